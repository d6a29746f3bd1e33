import { printable } from './printable.ts'

/** A failure of the file system, to be told and lived with; anything else thrown is a bug. */
export interface IoFailure extends Error {
  readonly code: string
}

/** Tells a failure of the file system (`ENOSPC`, `ELOCKED`) from a bug (`ERR_INVALID_ARG_TYPE`). */
export function isIoFailure(error: unknown): error is IoFailure {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^E[A-Z0-9]+$/.test(error.code)
  )
}

/** Whether `error` is a failure of the file system with one of `codes`. */
export function failedWith(error: unknown, ...codes: readonly string[]): error is IoFailure {
  return isIoFailure(error) && codes.includes(error.code)
}

const elsewhere = 'or choose another folder with --saves DIR'

/** One line: where (`path`), what was found, and what would do. */
export function describeFailure(failure: IoFailure, path: string): string {
  const where = printable(path)
  switch (failure.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `the disk with ${where} is full (${failure.code}); free some space ${elsewhere}`
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return `${where} is read-only (${failure.code}); allow writing to it ${elsewhere}`
    case 'ENOTDIR':
    case 'EEXIST':
      return `${where} is not a folder, or something above it is a file (${failure.code}); move that away ${elsewhere}`
    case 'ELOOP':
      return `${where} goes through a link that leads back to itself (ELOOP); mend the link ${elsewhere}`
    case 'EIO':
      return `the disk with ${where} failed (EIO); check the disk ${elsewhere}`
    case 'ENAMETOOLONG':
      return `the path ${where.slice(0, 40)}… is too long (ENAMETOOLONG); choose a shorter one with --saves DIR`
    case 'EMFILE':
    case 'ENFILE':
      return `too many files are open to write in ${where} (${failure.code}); close some programs`
    default:
      return `${where} cannot be used (${failure.code}); mend that ${elsewhere}`
  }
}
