import * as z from 'zod'
import { canonicalJson, type Problem, parseJson, whole } from '../../workload/index.ts'
import { ENGINE_VERSION } from '../engine.ts'
import { type Replay, replayOf, replaySchema } from '../replay.ts'
import type { Session } from '../session.ts'
import { type Contest, hash, levelId, MOST_LEVELS, moment } from './contest.ts'
import { firstObjection } from './objection.ts'
import { slugOf } from './slug.ts'
import { cleanStudent, type Student } from './student.ts'

const SUBMISSION_FORMAT = 1

/** The largest submission, in bytes: some ten times what fifty levels take. */
export const LONGEST_SUBMISSION = 2 * 1024 * 1024

const runSchema = z.strictObject({
  level: levelId,
  begun: moment,
  finished: moment,
  replay: replaySchema,
})

/** A longer name than anybody's is no name; a shorter one is cleaned and cut. */
const named = z.string({ error: 'a text would do' }).max(4000, { error: 'a shorter text would do' })

const submissionSchema = z.strictObject({
  format: whole(1, 1_000_000),
  contest: hash,
  student: z.strictObject({ name: named, id: named.nullable() }),
  engine: whole(1, 1_000_000),
  runs: z
    .array(z.unknown(), { error: 'a list of runs would do' })
    .max(2 * MOST_LEVELS, { error: `at most ${2 * MOST_LEVELS} runs would do` }),
})

/**
 * One level as a student played it. The times are those of his machine's clock: nobody can check them, and the ones in
 * the replay no more.
 */
export interface ContestRun {
  readonly level: string
  /** In UTC, to the second. */
  readonly begun: string
  readonly finished: string
  /** With the score that it claims. */
  readonly replay: Replay
}

/** What a student hands in: plain data, the contest by its hash. */
export interface Submission {
  readonly format: number
  readonly contest: string
  readonly student: Student
  readonly engine: number
  /** In the order in which they were played. */
  readonly runs: readonly ContestRun[]
}

/** A submission without runs. @returns null where nothing is left of the name once it is cleaned */
export function beginSubmission(contest: Contest, { name, id }: Student): Submission | null {
  const student = studentOf({ name, id })
  return student.name === ''
    ? null
    : { format: SUBMISSION_FORMAT, contest: contest.hash, student, engine: ENGINE_VERSION, runs: [] }
}

const studentOf = ({ name, id }: Student): Student => ({
  name: cleanStudent(name),
  id: id === null || cleanStudent(id) === '' ? null : cleanStudent(id),
})

/**
 * A finished level for the submission.
 * @param session at its result
 * @param begun when it was opened, and `finished` when it was over: as Date.toISOString writes it
 * @throws Error where the level is not finished
 */
export const contestRun = (session: Session, begun: string, finished: string): ContestRun => ({
  level: session.game.level.id,
  begun: toTheSecond(begun),
  finished: toTheSecond(finished),
  replay: replayOf(session),
})

const toTheSecond = (time: string): string => `${time.slice(0, 19)}Z`

/** The submission with one more run. The first run of a level stays: a second one of it changes nothing. */
export const withRun = (submission: Submission, run: ContestRun): Submission =>
  submission.runs.some(({ level }) => level === run.level)
    ? submission
    : { ...submission, runs: [...submission.runs, run] }

/** @returns the index of the contest's next level that has no run yet; null where all have one. */
export function nextLevel({ levels }: Contest, { runs }: Submission): number | null {
  const index = levels.findIndex(({ level }) => runs.every(run => run.level !== level))
  return index < 0 ? null : index
}

/** @returns the submission as its file holds it: the same submission gives the same bytes. */
export const submissionText = (submission: Submission): string =>
  `${JSON.stringify(JSON.parse(canonicalJson(submission)), null, 1)}\n`

/** @returns a name for the file: contest and student in lower-case letters, digits and hyphens. */
export function submissionName({ contest, student: { name, id } }: Submission): string {
  const who = slugOf(`${name} ${id ?? ''}`)
  return `cowhand-${contest.slice(0, 8)}-${who === '' ? 'submission' : who}.json`
}

/** A run that was read, or in a clause why it is none; `level` is null where it does not even say which it is of. */
export type ReadRun =
  | { readonly ok: true; readonly run: ContestRun }
  | { readonly ok: false; readonly level: string | null; readonly message: string }

/** A submission as somebody handed it in: of its runs each may be bad by itself. */
export type ReadSubmission =
  | {
      readonly ok: true
      readonly submission: Omit<Submission, 'runs'>
      readonly runs: readonly ReadRun[]
      /** Whether name and id stand in the file as they were cleaned. */
      readonly clean: boolean
    }
  | { readonly ok: false; readonly message: string }

function readRun(value: unknown): ReadRun {
  const parsed = runSchema.safeParse(value)
  if (parsed.success) return { ok: true, run: parsed.data }
  const level = z.object({ level: levelId }).safeParse(value)
  return {
    ok: false,
    level: level.success ? level.data.level : null,
    message: firstObjection(parsed.error, value, 'a run'),
  }
}

const placed = ({ line, message }: Problem): string => (line === null ? message : `line ${line}: ${message}`)

/**
 * Reads a submission's text.
 * @param file what messages call it
 * @returns the submission, or one message: not JSON, no submission, of another format. Never throws for a bad file.
 */
export function readSubmission(text: string, file: string): ReadSubmission {
  const json = parseJson(text, file)
  if (!json.ok) return { ok: false, message: placed(json.problem) }
  const parsed = submissionSchema.safeParse(json.value)
  if (!parsed.success) return { ok: false, message: firstObjection(parsed.error, json.value, 'a submission') }
  const { runs, student: raw, ...rest } = parsed.data
  if (rest.format !== SUBMISSION_FORMAT)
    return { ok: false, message: `format: found ${rest.format}; this program reads ${SUBMISSION_FORMAT}` }
  const student = studentOf(raw)
  if (student.name === '')
    return { ok: false, message: 'student.name: there is nothing in it that can be shown' }
  const clean = student.name === raw.name && student.id === raw.id
  return { ok: true, submission: { ...rest, student }, runs: runs.map(readRun), clean }
}
