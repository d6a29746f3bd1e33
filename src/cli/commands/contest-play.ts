import {
  beginSubmission,
  cleanStudent,
  nextLevel,
  type Submission,
  submissionName,
} from '../../game/contest/index.ts'
import { openSubmission } from '../../store/index.ts'
import { cleanText } from '../../workload/index.ts'
import { contestIn } from '../contest/contest-file.ts'
import { Trouble } from '../trouble.ts'
import { FAILED, OK, type World } from '../world.ts'
import { hasTerminal, playAt } from './play.ts'

interface Who {
  readonly name?: string
  readonly id?: string
  readonly out?: string
  readonly saves?: string
}

/** What the submission's file holds. */
interface Kept {
  readonly file: string
  readonly submission: Submission
}

/**
 * `cowhand contest play`: a contest on the screen. Behind it, what there is to be handed in is told.
 * @returns the exit status
 * @throws Trouble where the contest cannot be read, or the file of whom the command line names is not his
 */
export async function playContest(
  file: string,
  { name, id, out, saves }: Who,
  world: World,
): Promise<number> {
  if (!(await hasTerminal(world))) return FAILED
  if (file === '-') throw new Trouble('-: standard input is your keyboard here; the name of a file would do')
  const { contest } = await contestIn(file, world)
  if (name !== undefined && cleanStudent(name) === '')
    throw new Trouble('--name: there is nothing in it that can be shown; any name would do')
  const student = { name: name ?? '', id: id ?? null }
  const begun = beginSubmission(contest, student)
  if (begun !== null && id !== undefined) {
    const opened = await openSubmission(out ?? submissionName(begun), contest, student)
    if (!opened.ok) throw new Trouble(opened.why)
  }
  const kept: { last: Kept | null } = { last: null }
  const status = await playAt(
    {
      mode: 'contest',
      contest,
      name: name ?? null,
      id: id ?? null,
      out: out ?? null,
      onKept: (path, submission) => {
        kept.last = { file: path, submission }
      },
    },
    saves,
    world,
  )
  if (status === OK && kept.last !== null) {
    const { submission, file: path } = kept.last
    const done = nextLevel(contest, submission) === null
    const counted = `${submission.runs.length} of ${contest.levels.length} levels`
    await world.out.line(
      `${cleanText(path)}: ${counted}; ${done ? 'hand it in' : 'the same command goes on'}`,
    )
  }
  return status
}
