import Papa from 'papaparse'
import type { Grading, NoticeKind, Placed, RosterColumn, RosterStudent } from '../../game/contest/index.ts'
import { rosterName } from '../../game/contest/index.ts'
import { NOTICE_TEXT } from './notice-text.ts'
import { secondsOf } from './words.ts'

/** Whose columns a gradebook has. */
export type Columns = 'plain' | 'canvas' | 'moodle'

type Cell = string | number

/** What a spreadsheet would take for a formula, also behind blanks and in full width (OWASP, "CSV Injection"). */
const FORMULA = /^[\s\p{Z}]*[=+\-@\t\r＝＋－＠]/u

/** Every cell in quotes: then a spreadsheet that parts cells at other marks finds no formula inside one. */
const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  `${Papa.unparse(
    rows.map(row => [...row]),
    { quotes: true, escapeFormulae: FORMULA, newline: '\r\n' },
  )}\r\n`

const column = (row: RosterStudent | undefined, name: RosterColumn): string => row?.[name] ?? ''

const idOf = (roster: RosterStudent | undefined, own: string | null): string =>
  roster?.['id-number'] ??
  roster?.['sis-user'] ??
  roster?.id ??
  roster?.['sis-login'] ??
  roster?.email ??
  own ??
  ''

type Row = Grading['strangers'][number]

function plainRows(grading: Grading, roster: readonly RosterStudent[]): Cell[][] {
  const { contest, placed, strangers, absent, notices, most, mostInAll } = grading
  const remarks = (file: string): string => {
    const kinds = new Set<NoticeKind>(notices.filter(notice => notice.file === file).map(({ kind }) => kind))
    return [...kinds].map(kind => NOTICE_TEXT[kind]).join('; ')
  }
  const remarkOf = new Map([...placed, ...strangers].map(({ file }) => [file, remarks(file)]))
  const rowOf = (one: Row, place: Cell): Cell[] => [
    place,
    one.student.name,
    idOf(one.row === null ? undefined : roster[one.row], one.student.id),
    one.points,
    mostInAll ?? '',
    one.wasted,
    secondsOf(one.elapsed),
    ...contest.levels.map((_, index) => one.results[index]?.points ?? ''),
    remarkOf.get(one.file) ?? '',
  ]
  const nobody = (row: number): Cell[] => [
    '',
    rosterName(roster[row] ?? {}),
    idOf(roster[row], null),
    '',
    mostInAll ?? '',
    '',
    '',
    ...contest.levels.map(() => ''),
    'no submission',
  ]
  return [
    [
      'Place',
      'Name',
      'ID',
      'Points',
      'Points possible',
      'Wasted steps',
      'Time in s (reported)',
      ...contest.levels.map(
        ({ level }, index) => `${level}${most[index] === null ? '' : ` (of ${most[index]})`}`,
      ),
      'Remarks',
    ],
    ...placed.map(one => rowOf(one, one.place)),
    ...strangers.map(one => rowOf(one, '')),
    ...absent.map(nobody),
  ]
}

/** In the order of the roster, so that the file says nothing that the marks do not say. */
const inRosterOrder = (placed: readonly Placed[]): Placed[] =>
  placed.toSorted((one, other) => (one.row ?? 0) - (other.row ?? 0))

/** Canvas would take a number in brackets at the end of a heading for the id of an assignment. */
const canvasTitle = (title: string): string => title.replace(/\s*\(\d+\)$/, '')

/**
 * Headings and the line below them as Canvas exports them, and wants them back: gradebook_importer.rb asks for Student,
 * ID, SIS User ID, SIS Login ID and Section, in this order, and finds a student by the first of the ids that is there.
 */
function canvasRows({ contest, placed, mostInAll }: Grading, roster: readonly RosterStudent[]): Cell[][] {
  const best = Math.max(0, ...placed.map(({ points }) => points))
  return [
    ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', canvasTitle(contest.title)],
    ['    Points Possible', '', '', '', '', mostInAll ?? best],
    ...inRosterOrder(placed).map(({ student, row, points }): Cell[] => {
      const on = row === null ? undefined : roster[row]
      const sisUser = on === undefined ? (student.id ?? '') : (on['sis-user'] ?? on['id-number'] ?? '')
      const login = column(on, 'sis-login') || column(on, 'email')
      return [student.name, column(on, 'id'), sisUser, login, column(on, 'section'), points]
    }),
  ]
}

/** Moodle lets its user say which column is what; one of ID number and Email address finds the student. */
function moodleRows({ contest, placed, mostInAll }: Grading, roster: readonly RosterStudent[]): Cell[][] {
  return [
    ['First name', 'Last name', 'ID number', 'Email address', contest.title, `${contest.title} (feedback)`],
    ...inRosterOrder(placed).map(({ student, row, place, points, wasted, elapsed }): Cell[] => {
      const on = row === null ? undefined : roster[row]
      const number = on === undefined ? student.id : (on['id-number'] ?? on['sis-user'] ?? on.id)
      const said = `Place ${place} of ${placed.length}; ${points} points${mostInAll === null ? '' : ` of ${mostInAll}`}; ${wasted} wasted steps; ${secondsOf(elapsed)} s as reported`
      return [on?.first ?? student.name, column(on, 'last'), number ?? '', column(on, 'email'), points, said]
    }),
  ]
}

/**
 * @param roster empty where there is none
 * @returns the gradebook as CSV (RFC 4180). The plain one has a byte order mark, by which Excel knows UTF-8.
 */
export function gradebook(grading: Grading, roster: readonly RosterStudent[], columns: Columns): string {
  if (columns === 'canvas') return csvOf(canvasRows(grading, roster))
  if (columns === 'moodle') return csvOf(moodleRows(grading, roster))
  return `\uFEFF${csvOf(plainRows(grading, roster))}`
}
