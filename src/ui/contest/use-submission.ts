import { resolve } from 'node:path'
import { useRef } from 'react'
import {
  beginSubmission,
  type Contest,
  type ContestRun,
  type Student,
  type Submission,
  submissionName,
  withRun,
} from '../../game/contest/index.ts'
import { keepSubmission, openSubmission } from '../../store/index.ts'
import { texts } from '../../text/index.ts'
import { useHeld } from '../use-held.ts'
import type { Entry } from './standing.ts'

/** What was opened, or why nothing was, in one line. */
export type OpenedEntry =
  | { readonly ok: true; readonly entry: Entry }
  | { readonly ok: false; readonly why: string }

/**
 * A student's submission and its file.
 * @param out the file; null: it is named after contest and student
 * @param onKept called with what is in the file, whenever that is known
 */
export function useSubmission(
  contest: Contest,
  out: string | null,
  onKept: (file: string, submission: Submission) => void,
) {
  const [entry, now, show] = useHeld<Entry | null>(null)
  const last = useRef<Promise<void>>(Promise.resolve())

  const begin = async (student: Student): Promise<OpenedEntry> => {
    const begun = beginSubmission(contest, student)
    if (begun === null) return { ok: false, why: texts().contest.student.noName }
    const file = resolve(out ?? submissionName(begun))
    const opened = await openSubmission(file, contest, student)
    if (!opened.ok) return opened
    const { submission, isNew } = opened
    const first: Entry = { file, submission, written: { is: isNew ? 'nothing' : 'kept' } }
    show(first)
    if (!isNew) onKept(file, submission)
    return { ok: true, entry: first }
  }

  const write = async (): Promise<void> => {
    const before = now()
    if (before === null) return
    const outcome = await keepSubmission(before.file, before.submission)
    const current = now()
    if (current === null) return
    if (!outcome.ok) {
      show({ ...current, written: { is: 'not', why: outcome.why } })
      return
    }
    onKept(current.file, outcome.submission)
    // What is in the file comes first, and behind it what was played while it was written.
    const submission = current.submission.runs.reduce(withRun, outcome.submission)
    const all = submission.runs.length === outcome.submission.runs.length
    show({ ...current, submission, written: { is: all ? 'kept' : 'writing' } })
  }

  /** Writes the submission, one time after the other. */
  const keep = (): void => {
    const current = now()
    if (current === null) return
    show({ ...current, written: { is: 'writing' } })
    last.current = last.current.then(write)
  }

  const add = (run: ContestRun): void => {
    const current = now()
    if (current === null) return
    show({ ...current, submission: withRun(current.submission, run) })
    keep()
  }
  return { entry, now, begin, keep, add }
}
