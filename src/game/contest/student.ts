import { cleanText } from '../../workload/index.ts'

/** Who played, as he says himself; nobody has checked it. */
export interface Student {
  /** Cleaned, at most LONGEST_STUDENT characters. */
  readonly name: string
  /** What the roster knows him by: a student number, a login, an address; null where he gave none. */
  readonly id: string | null
}

/** The longest name and the longest id of a student, in code points. */
export const LONGEST_STUDENT = 60

/** Letters that draw nothing: Hangul fillers and the empty Braille cell. */
const BLANKS = /[\s\u115F\u1160\u2800\u3164\uFFA0]+/g

/**
 * @returns a name or an id as it is kept and shown: one line, no control or bidi characters, two marks on a letter, and
 * none at the beginning, where they would stand on what is shown before it
 */
export const cleanStudent = (text: string): string =>
  [
    ...cleanText(text.normalize('NFC').replace(BLANKS, ' '))
      .trim()
      .replace(/^\p{M}+/u, ''),
  ]
    .slice(0, LONGEST_STUDENT)
    .join('')
    .trim()

/** @returns what two spellings of one name or id have in common: case and blanks do not count. */
export const studentKey = (text: string): string =>
  cleanStudent(text).normalize('NFKC').toLowerCase().replace(/\s+/g, ' ')
