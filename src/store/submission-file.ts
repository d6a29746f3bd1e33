import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { resolve } from 'node:path'
import {
  beginSubmission,
  type Contest,
  LONGEST_SUBMISSION,
  readSubmission,
  type Student,
  type Submission,
  submissionText,
  withRun,
} from '../game/contest/index.ts'
import { closing } from './atomic.ts'
import { type Exported, writeOver } from './export-file.ts'
import { failedWith, isIoFailure } from './failure.ts'
import { printable } from './printable.ts'

/** A student's submission as it stands: a new one, or the one that is in the file already. */
export type OpenedSubmission =
  | { readonly ok: true; readonly submission: Submission; readonly isNew: boolean }
  /** `why` is one line; the file was left alone. */
  | { readonly ok: false; readonly why: string }

type Held =
  | { readonly kind: 'absent' }
  | { readonly kind: 'submission'; readonly submission: Submission }
  | { readonly kind: 'other'; readonly why: string }

/** Neither follows a link nor waits for a pipe. */
const PLAINLY = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

async function textIn(path: string): Promise<string | null> {
  const file = await open(path, PLAINLY)
  return closing(file, async () => {
    const stat = await file.stat()
    return stat.isFile() && stat.size <= LONGEST_SUBMISSION ? file.readFile('utf8') : null
  })
}

async function heldIn(path: string): Promise<Held> {
  const other = (why: string): Held => ({
    kind: 'other',
    why: `${printable(path)}: ${why}; name another file`,
  })
  try {
    const text = await textIn(path)
    if (text === null) return other('it is there already, and no submission')
    const read = readSubmission(text, printable(path))
    if (!read.ok) return other(`it is there already, and no submission: ${read.message}`)
    const runs = read.runs.flatMap(run => (run.ok ? [run.run] : []))
    if (runs.length < read.runs.length) return other('a run in it cannot be read')
    return { kind: 'submission', submission: { ...read.submission, runs } }
  } catch (error) {
    if (failedWith(error, 'ENOENT')) return { kind: 'absent' }
    if (failedWith(error, 'ELOOP', 'ENXIO', 'EISDIR')) return other('it is there already, and no plain file')
    if (isIoFailure(error)) return other(`it cannot be read (${error.code})`)
    throw error
  }
}

const isSame = (one: Submission, other: Submission): boolean =>
  one.contest === other.contest &&
  one.engine === other.engine &&
  one.student.name === other.student.name &&
  one.student.id === other.student.id

/**
 * Opens a student's submission to a contest, so that he goes on where he was. Writes nothing; never throws on I/O.
 * @returns a new submission where the file is not there yet; why not where the file is another's
 */
export async function openSubmission(
  file: string,
  contest: Contest,
  student: Student,
): Promise<OpenedSubmission> {
  const path = resolve(file)
  const begun = beginSubmission(contest, student)
  if (begun === null) return { ok: false, why: 'the name is empty; any name would do' }
  const held = await heldIn(path)
  if (held.kind === 'other') return { ok: false, why: held.why }
  if (held.kind === 'absent') return { ok: true, submission: begun, isNew: true }
  return isSame(held.submission, begun)
    ? { ok: true, submission: held.submission, isNew: false }
    : { ok: false, why: anotherIs(path, held.submission) }
}

const anotherIs = (path: string, { student }: Submission): string =>
  `${printable(path)} holds the submission of ${student.name}, or one to another contest; name another file`

/**
 * Writes a submission, whole or not at all. Runs that another program has added to the file meanwhile stay, and of two
 * runs of one level the one in the file. Never throws on I/O.
 * @returns what is in the file now; why not where nothing was written
 */
export async function keepSubmission(file: string, submission: Submission): Promise<OpenedSubmission> {
  const path = resolve(file)
  const held = await heldIn(path)
  if (held.kind === 'other') return { ok: false, why: held.why }
  if (held.kind === 'submission' && !isSame(held.submission, submission))
    return { ok: false, why: anotherIs(path, held.submission) }
  const merged = held.kind === 'absent' ? submission : submission.runs.reduce(withRun, held.submission)
  const written: Exported = await writeOver(path, submissionText(merged))
  return written.ok ? { ok: true, submission: merged, isNew: held.kind === 'absent' } : written
}
