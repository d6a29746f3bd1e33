import { RUN_FAULTS } from './verify-run.ts'

export const NOTICE_KINDS = [
  'unreadable',
  'not-a-submission',
  'other-contest',
  ...RUN_FAULTS,
  'bad-run',
  'other-level',
  'twice',
  'false-claim',
  'times',
  'late',
  'name',
  'same-inputs',
  'repeated',
  'not-on-roster',
  'by-name',
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

/** Something that the teacher is to know of a file; nothing here stops the rest. */
export interface Notice {
  /** Its name, clean for a terminal. */
  readonly file: string
  /** What it says of whose it is, cleaned; null where it could not be read so far. */
  readonly student: string | null
  readonly kind: NoticeKind
  /** What it is, and what counts in spite of it, in one sentence without its full stop. */
  readonly reason: string
}
