import { randomBytes } from 'node:crypto'
import {
  type Contest,
  contestGames,
  contestLevel,
  contestText,
  makeContest,
  slugOf,
} from '../../game/contest/index.ts'
import { quote } from '../../workload/index.ts'
import { deadlineOf } from '../contest/deadline.ts'
import { writeResult } from '../contest/results.ts'
import { Trouble } from '../trouble.ts'
import { OK, type World } from '../world.ts'
import { programLevels } from './level-files.ts'
import { table } from './table.ts'

interface Choices extends Pick<Contest['rules'], 'repeated' | 'ties' | 'late'> {
  readonly title: string
  /** Ids with commas between them. */
  readonly levels: string
  readonly seed: number
  readonly deadline?: string
  readonly help: Contest['levels'][number]['help']
  readonly out?: string
  readonly force?: boolean
}

const fileFor = ({ title, contest }: Contest): string =>
  `${slugOf(title) || contest.slice(0, 8)}.contest.json`

/** `cowhand contest new`: writes the file of a contest. @returns the exit status @throws Trouble where it cannot */
export async function newContest(choices: Choices, world: World): Promise<number> {
  const { title, seed, help, repeated, ties, late, out, force = false } = choices
  const { levels: own } = await programLevels(world)
  const ids = choices.levels.split(',').map(id => id.trim())
  const levels = ids.map(id => {
    const entry = contestLevel(id, seed, help, own)
    if (entry !== null) return entry
    throw new Trouble(
      `--levels: there is no level "${quote(id)}"; cowhand levels lists them, and drill-xv6 is a drill`,
    )
  })
  const made = makeContest({
    contest: randomBytes(16).toString('hex'),
    title,
    levels,
    deadline: choices.deadline === undefined ? null : deadlineOf(choices.deadline),
    rules: { repeated, ties, late },
  })
  if (!made.ok) throw new Trouble(`--${made.message}`)
  const { contest } = made
  const games = contestGames(contest, own)
  if (!games.ok) throw new Error(games.message)
  const written = await writeResult(out ?? fileFor(contest), contestText(contest), force)
  await world.out.line(`${written}: written: ${contest.title}`)
  for (const line of table(games.games.map(({ level }) => [`    ${level.id}`, level.kernel, level.title])))
    await world.out.line(line)
  if (contest.deadline !== null)
    await world.out.line(`    deadline ${contest.deadline}, by the time that students report`)
  await world.out.line(`Hand it out. Everybody plays it with: cowhand contest play ${written}`)
  return OK
}
