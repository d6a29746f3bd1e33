import { cleanText } from '../workload/clean-text.ts'

const TROUBLE = Symbol.for('cowhand: trouble')

/**
 * Something that the user can mend: told in one line, never with a stack. Known by a mark of its own: the command line
 * and the commands are bundled apart, each with this class in it (scripts/bundle.mjs).
 */
export class Trouble extends Error {
  readonly [TROUBLE] = true

  static override [Symbol.hasInstance](thrown: unknown): boolean {
    return thrown instanceof Error && TROUBLE in thrown
  }
}

/** `text` without the space around it, as one clean line. */
export const oneLine = (text: string): string => cleanText(text.replaceAll('\n', ' ')).trim()

const SAID: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file; is the name right, and the folder?',
  ENOTDIR: 'something on the way to it is a file, not a folder; is the path right?',
  EISDIR: 'this is a folder; the name of a file would do',
  EACCES: 'it may not be read; ask for the right to read it',
  EPERM: 'it may not be read; ask for the right to read it',
  ELOOP: 'its links lead back to themselves; mend the link',
  ENAMETOOLONG: 'the name is too long',
  ENXIO: 'this is no file that can be read',
  EMFILE: 'too many files are open; close some programs',
}

const codeOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null

/** @returns the failure of the file system as trouble with `file`; a bug stays what it is. */
export function fileTrouble(file: string, error: unknown): unknown {
  const code = codeOf(error)
  if (error instanceof Trouble || code === null || !/^E[A-Z0-9]+$/.test(code)) return error
  return new Trouble(`${cleanText(file)}: ${SAID[code] ?? `it cannot be read (${code})`}`)
}

/** @returns why nothing could be written, in one line. */
export function outputTrouble(error: NodeJS.ErrnoException): string {
  const why =
    error.code === 'ENOSPC' || error.code === 'EDQUOT'
      ? 'the disk is full'
      : oneLine(error.code ?? error.message)
  return `the output could not be written: ${why}`
}
