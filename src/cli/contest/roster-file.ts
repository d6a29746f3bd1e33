import Papa from 'papaparse'
import type { RosterColumn, RosterStudent } from '../../game/contest/index.ts'
import { cleanText, quote } from '../../workload/index.ts'
import { readText } from '../files.ts'
import { Trouble } from '../trouble.ts'
import type { World } from '../world.ts'

const LONGEST_ROSTER = 4 * 1024 * 1024
const LONGEST_CELL = 200

/** Headings as Canvas (gradebook export), Moodle (participants, grade export) and people write them, in lower case. */
const HEADINGS: ReadonlyMap<string, RosterColumn> = new Map([
  ['student', 'student'],
  ['name', 'student'],
  ['student name', 'student'],
  ['full name', 'student'],
  ['first name', 'first'],
  ['given name', 'first'],
  ['last name', 'last'],
  ['surname', 'last'],
  ['family name', 'last'],
  ['id', 'id'],
  ['student id', 'id'],
  ['sis user id', 'sis-user'],
  ['sis login id', 'sis-login'],
  ['login', 'sis-login'],
  ['username', 'sis-login'],
  ['section', 'section'],
  ['id number', 'id-number'],
  ['student number', 'id-number'],
  ['email', 'email'],
  ['e-mail', 'email'],
  ['email address', 'email'],
])

const cellOf = (text: string): string => cleanText(text).trim().slice(0, LONGEST_CELL)

/** Canvas puts a line with the points of each assignment below the headings. */
const isStudent = ({ student }: RosterStudent): boolean => !/^Points Possible$/i.test(student ?? '')

function columnsIn(headings: readonly string[]): (RosterColumn | undefined)[] {
  const columns = headings.map(heading => HEADINGS.get(cellOf(heading).toLowerCase()))
  // Where two headings mean the same, the first does.
  return columns.map((column, index) => (columns.indexOf(column) === index ? column : undefined))
}

/**
 * Reads a class list: CSV with headings, in any order, of which some must be known.
 * @returns those who are to play, in the order of the file
 * @throws Trouble where it is no such list
 */
export async function readRoster(file: string, world: World): Promise<RosterStudent[]> {
  const text = await readText(file, LONGEST_ROSTER, world)
  const no = (message: string): Trouble => new Trouble(`${cleanText(file)}: ${message}`)
  if (text.length > LONGEST_ROSTER) throw no('too large for a roster')
  const { data, errors } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' })
  const quotes = errors.find(({ type }) => type === 'Quotes')
  if (quotes !== undefined) throw no(`row ${(quotes.row ?? 0) + 1}: a quoted cell does not end as it should`)
  const [headings = [], ...rows] = data
  const columns = columnsIn(headings)
  if (columns.every(column => column === undefined || column === 'section'))
    throw no(
      `its first line holds no heading that is known: ${quote(headings.join(', '), 80)}; Name and ID, or an export of Canvas or Moodle, would do`,
    )
  return rows
    .map(
      (row): RosterStudent =>
        Object.fromEntries(
          columns.flatMap((column, index) => {
            const cell = cellOf(row[index] ?? '')
            return column === undefined || cell === '' ? [] : [[column, cell]]
          }),
        ),
    )
    .filter(row => Object.keys(row).length > 0 && isStudent(row))
}
