import { type Student, studentKey } from './student.ts'

/** What a roster may say of a student: the columns of Canvas, of Moodle, and plain ones. */
export const ROSTER_COLUMNS = [
  'student',
  'first',
  'last',
  'id',
  'sis-user',
  'sis-login',
  'section',
  'id-number',
  'email',
] as const
export type RosterColumn = (typeof ROSTER_COLUMNS)[number]

/** One of those who are to play; texts as the roster has them. */
export type RosterStudent = Readonly<Partial<Record<RosterColumn, string>>>

const IDS = ['id', 'sis-user', 'sis-login', 'id-number', 'email'] as const satisfies readonly RosterColumn[]

/** @returns the name to show: as the roster writes it, else first and last name, else the first id. */
export function rosterName(row: RosterStudent): string {
  const parts = [row.first, row.last].filter(part => part !== undefined && part.trim() !== '')
  return row.student ?? (parts.length > 0 ? parts.join(' ') : (idsOf(row)[0] ?? ''))
}

const idsOf = (row: RosterStudent): string[] =>
  IDS.map(column => row[column] ?? '').filter(id => id.trim() !== '')

/** Canvas writes "Last, First"; a student of that name may write it either way. */
function namesOf(row: RosterStudent): string[] {
  const name = studentKey(rosterName(row))
  const [last, first, ...more] = name.split(/, ?/)
  return first === undefined || more.length > 0 ? [name] : [name, `${first} ${last}`]
}

/** Where a student stands on the roster, and by what he was found. */
export interface Found {
  readonly row: number
  readonly by: 'id' | 'name'
}

/** The keys that lead to one row only. */
function unique(rows: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  const shared = new Set<string>()
  for (const [row, keys] of rows.entries())
    for (const key of new Set(keys)) {
      if (found.has(key)) shared.add(key)
      else found.set(key, row)
    }
  for (const key of shared) found.delete(key)
  return found
}

/**
 * @returns what finds a student on the roster: by the id that he gave in any of its columns of ids, else by a name that
 * only one on it has
 */
export function finderOn(roster: readonly RosterStudent[]): (student: Student) => Found | null {
  const byId = unique(roster.map(row => idsOf(row).map(studentKey)))
  const byName = unique(roster.map(namesOf))
  return ({ name, id }) => {
    const row = id === null ? undefined : byId.get(studentKey(id))
    if (row !== undefined) return { row, by: 'id' }
    const named = byName.get(studentKey(name))
    return named === undefined ? null : { row: named, by: 'name' }
  }
}
