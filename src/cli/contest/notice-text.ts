import type { NoticeKind } from '../../game/contest/index.ts'

/** What a notice is about, in a few words. */
export const NOTICE_TEXT: Readonly<Record<NoticeKind, string>> = {
  unreadable: 'not read',
  'not-a-submission': 'no submission',
  'other-contest': 'another contest',
  'edited-level': 'edited level',
  engine: 'another engine version',
  mode: 'not the mode of the contest',
  'not-allowed': 'undo or hint',
  impossible: 'impossible inputs',
  'bad-run': 'unreadable run',
  'other-level': 'no level of this contest',
  twice: 'a level twice',
  'false-claim': 'false claim',
  times: 'times that do not fit',
  late: 'late as reported',
  name: 'name cleaned',
  'same-inputs': 'same inputs as another student',
  repeated: 'several files',
  'not-on-roster': 'not on the roster',
  'by-name': 'found by name',
}
