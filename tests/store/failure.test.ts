import { expect, test } from 'vitest'
import { describeFailure, isIoFailure } from '../../src/store/failure.ts'

const failure = (code: string) => Object.assign(new Error('told by the system'), { code })

test.each([
  ['ENOSPC', 'is full', 'free some space'],
  ['EDQUOT', 'is full', 'free some space'],
  ['EROFS', 'is read-only', 'allow writing'],
  ['EACCES', 'is read-only', 'allow writing'],
  ['ENOTDIR', 'is a file', 'move that away'],
  ['EEXIST', 'is not a folder', 'move that away'],
  ['ELOOP', 'leads back to itself', 'mend the link'],
  ['EIO', 'failed', 'check the disk'],
  ['ENAMETOOLONG', 'too long', 'choose a shorter one'],
  ['EMFILE', 'too many files', 'close some programs'],
  ['ESTALE', 'cannot be used', 'mend that'],
])('%s is told as one line with place, finding and remedy', (code, found, remedy) => {
  const line = describeFailure(failure(code), '/saves\u001b[2J\nhere')
  expect(line).toContain('/saves?[2J?here')
  expect(line).toContain(found)
  expect(line).toContain(code)
  expect(line).toContain(remedy)
  expect(line).not.toMatch(/\p{Cc}/u)
})

test('a bug is not taken for a failure of the disk', () => {
  expect(isIoFailure(failure('ENOSPC'))).toBe(true)
  expect(isIoFailure(failure('ERR_INVALID_ARG_TYPE'))).toBe(false)
  expect(isIoFailure(new TypeError('bug'))).toBe(false)
})
