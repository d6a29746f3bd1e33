import type { Game } from '../play.ts'
import { type BeliefCount, classFaults, type TrapCount } from './class-faults.ts'
import type { Contest } from './contest.ts'
import { mostPoints } from './contest-game.ts'
import type { GradedFile } from './grade-submission.ts'
import type { Notice } from './notice.ts'
import { byMarks, byText, chosenOf, type Marks, marksOf } from './rank.ts'
import { finderOn, type RosterStudent, rosterName } from './roster.ts'
import { type Owned, sameInputs } from './same-inputs.ts'
import { cleanStudent, type Student, studentKey } from './student.ts'

/** A student with the file that counts for him. */
export interface Graded extends Marks {
  /** The name as the roster has it, where he is on one. */
  readonly student: Student
  /** His row on the roster, 0-based; null where there is none, or he is not on it. */
  readonly row: number | null
  readonly file: string
  readonly results: GradedFile['results']
}

/** One with a place: as many are better as the place says, less one. */
export interface Placed extends Graded {
  readonly place: number
}

/** All that a contest came to: plain data, the same for the same files in whatever order they were read. */
export interface Grading {
  readonly contest: Contest
  /** The points that there are to be had by level, null for a drill; and in all, null with a drill among them. */
  readonly most: readonly (number | null)[]
  readonly mostInAll: number | null
  /** The best first. */
  readonly placed: readonly Placed[]
  /** Not on the roster, and so without a place, the best first. */
  readonly strangers: readonly Graded[]
  /** Rows of the roster for whom there is no file. */
  readonly absent: readonly number[]
  readonly traps: readonly TrapCount[]
  readonly beliefs: readonly BeliefCount[]
  readonly notices: readonly Notice[]
  /** How many files were looked at. */
  readonly files: number
}

interface Handed {
  readonly file: GradedFile
  readonly student: Student
  readonly row: number | null
  readonly owner: string
}

function handedIn(
  files: readonly GradedFile[],
  roster: readonly RosterStudent[] | null,
  notices: Notice[],
): Handed[] {
  const find = roster === null ? null : finderOn(roster)
  return files.flatMap((file): Handed[] => {
    const { student } = file
    if (student === null) return []
    const own = student.id === null ? `name ${studentKey(student.name)}` : `id ${studentKey(student.id)}`
    const found = find?.(student) ?? null
    const tell = (kind: Notice['kind'], reason: string): void =>
      void notices.push({ file: file.file, student: student.name, kind, reason })
    if (find !== null && found === null)
      tell(
        'not-on-roster',
        `not on the roster${student.id === null ? '' : `, neither by the id ${student.id} nor by name`}; it has no place`,
      )
    if (found?.by === 'name' && student.id !== null)
      tell(
        'by-name',
        `the id ${student.id} is not on the roster; the name is, and it counts for that student`,
      )
    const row = found?.row ?? null
    return [{ file, student, row, owner: row === null ? own : `row ${row}` }]
  })
}

const RULE_TEXT = { first: 'the first counts', last: 'the last counts', best: 'the best counts' } as const

function chooseFor(handed: readonly Handed[], { rules }: Contest, notices: Notice[]): Handed[] {
  const byOwner = Map.groupBy(handed, ({ owner }) => owner)
  return [...byOwner.values()].flatMap(([first, ...more]): Handed[] => {
    if (first === undefined) return []
    const all = [first, ...more]
    const chosen = chosenOf([first.file, ...more.map(({ file }) => file)], rules)
    if (more.length > 0)
      for (const { file, student } of all)
        notices.push({
          file: file.file,
          student: student.name,
          kind: 'repeated',
          reason: `one of ${all.length} files of one student; ${RULE_TEXT[rules.repeated]}: ${file === chosen ? 'this one' : chosen.file}`,
        })
    return all.filter(({ file }) => file === chosen)
  })
}

function gradedOf({ file, student, row }: Handed, roster: readonly RosterStudent[] | null): Graded {
  const onRoster = row === null ? undefined : roster?.[row]
  const name = onRoster === undefined ? '' : cleanStudent(rosterName(onRoster))
  return {
    student: name === '' ? student : { ...student, name },
    row,
    file: file.file,
    results: file.results,
    ...marksOf(file),
  }
}

/** Who shares a place stands in it by name. */
function inOrder(graded: readonly Graded[], compare: (one: Marks, other: Marks) => number): Placed[] {
  const sorted = graded.toSorted(
    (one, other) =>
      compare(one, other) ||
      byText(studentKey(one.student.name), studentKey(other.student.name)) ||
      byText(one.file, other.file),
  )
  let place = 0
  return sorted.map((one, index): Placed => {
    const before = sorted[index - 1]
    if (before === undefined || compare(before, one) !== 0) place = index + 1
    return { ...one, place }
  })
}

const sum = (points: readonly (number | null)[]): number | null =>
  points.reduce((total, some) => (total === null || some === null ? null : total + some), 0)

/**
 * Puts a class in order.
 * @param games the contest's, from `contestGames`
 * @param graded every file of the folder, each under a name of its own, in any order
 * @param roster null: everybody who hands something in takes part
 */
export function gradeContest(
  contest: Contest,
  games: readonly Game[],
  graded: readonly GradedFile[],
  roster: readonly RosterStudent[] | null,
): Grading {
  const files = graded.toSorted((one, other) => byText(one.file, other.file))
  const notices = files.flatMap(file => file.notices)
  const handed = handedIn(files, roster, notices)
  const owned = handed.map(({ owner, file }): Owned => ({ owner, file }))
  notices.push(
    ...sameInputs(
      owned,
      contest.levels.map(({ level }) => level),
    ),
  )
  const chosen = chooseFor(handed, contest, notices)
  const all = inOrder(
    chosen.map(one => gradedOf(one, roster)),
    byMarks(contest.rules.ties),
  )
  const takesPart = ({ row }: Graded): boolean => roster === null || row !== null
  const placed = inOrder(all.filter(takesPart), byMarks(contest.rules.ties))
  const present = new Set(placed.map(({ row }) => row))
  const most = games.map(mostPoints)
  return {
    contest,
    most,
    mostInAll: sum(most),
    placed,
    strangers: all.filter(one => !takesPart(one)).map(({ place: _, ...one }) => one),
    absent: [...(roster ?? []).keys()].filter(row => !present.has(row)),
    ...classFaults(
      placed,
      contest.levels.map(({ kind }) => kind === 'drill'),
    ),
    notices: notices.toSorted((one, other) => byText(one.file, other.file)),
    files: files.length,
  }
}
