import { type Grading, type RosterStudent, rosterName } from '../../game/contest/index.ts'
import { NOT_PROVED, PROVED } from './words.ts'

/** @returns all that a contest came to, as JSON: the same grading gives the same bytes. */
export function resultJson(grading: Grading, roster: readonly RosterStudent[]): string {
  const { contest, most, mostInAll, placed, strangers, absent, traps, beliefs, notices, files } = grading
  const runs = (results: Grading['strangers'][number]['results']) =>
    results.map((result, index) => {
      const { level } = contest.levels[index] ?? { level: '' }
      if (result === null) return { level, run: null }
      const { points, wasted, elapsed, finished, traps: handled } = result
      return { level, run: { points, wasted, reported: { elapsed, finished }, traps: handled } }
    })
  const graded = ({ student, file, points, wasted, elapsed, results }: Grading['strangers'][number]) => ({
    name: student.name,
    id: student.id,
    file,
    points,
    wasted,
    reported: { elapsed },
    levels: runs(results),
  })
  const all = {
    contest,
    proved: PROVED,
    notProved: NOT_PROVED,
    files,
    most: { levels: most, inAll: mostInAll },
    placed: placed.map(one => ({ place: one.place, ...graded(one) })),
    notOnRoster: strangers.map(graded),
    absent: absent.map(row => rosterName(roster[row] ?? {})),
    traps: traps.map(({ level, ...trap }) => ({ level: contest.levels[level]?.level, ...trap })),
    beliefs,
    notices,
  }
  return `${JSON.stringify(all, null, 1)}\n`
}
