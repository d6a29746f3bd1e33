import { expect, test } from 'vitest'
import { gameOfLines } from '../game/stage.ts'
import { atFirstTrap, type } from './stage.ts'

const HEAP = ['P1 map heap anon private 2', 'P1 store heap[0] A', 'P1 store heap[1] B']
const FILE = ['P1 map lib file private 3']
const SHARED = ['P1 map shm anon shared 2']

/** What has happened, the trap's instruction, and keys that handle it. */
const TRAPS: readonly (readonly [what: string, setup: readonly string[], line: string, keys: string])[] = [
  ['a load of fresh memory', ['P1 map heap anon private 1'], 'P1 load heap[0]', 'm 0'],
  ['the same with bits of choice', ['P1 map heap anon private 1'], 'P1 load heap[0]', 'M r'],
  ['a store to fresh memory', ['P1 map heap anon private 1'], 'P1 store heap[0] A', 'a z m'],
  [
    'a store to the zero frame',
    ['P1 map heap anon private 1', 'P1 load heap[0]'],
    'P1 store heap[0] A',
    'a z m f',
  ],
  ['a load of a file, with its neighbours', FILE, 'P1 load lib[1]', 'A g m'],
  ['the same beside a page that is there already', [...FILE, 'P1 store lib[0] X'], 'P1 load lib[1]', 'A g m'],
  ['the same in the other order', [...FILE, 'P1 store lib[0] X'], 'P1 load lib[1]', 'A m g'],
  ['fork beside a file that nobody has touched', [...HEAP, ...FILE], 'P1 fork P2', 'S A w m g A f'],
  ['a first store to a private file page', FILE, 'P1 store lib[0] X', 'a c m'],
  ['a store to a page-cache frame', [...FILE, 'P1 load lib[0]'], 'P1 store lib[0] X', 'a c m f d'],
  ['a first store to shared memory', SHARED, 'P1 store shm[0] S', 'a z C g m'],
  [
    'a later load of shared memory by a child',
    [...SHARED, 'P1 store shm[0] S', 'P1 fork P2'],
    'P2 load shm[0]',
    'g m',
  ],
  ['a COW store', [...HEAP, 'P1 fork P2'], 'P2 store heap[0] C', 'a c m f d'],
  ["a last sharer's store", [...HEAP, 'P1 fork P2', 'P2 exit'], 'P1 store heap[0] C', 'p'],
  ['the store of read(2)', [...HEAP, 'P1 fork P2'], 'P2 read heap[1] K', 'a c m f d'],
  ['a bad pointer to read(2)', [...HEAP, 'P1 protect heap r'], 'P1 read heap[0] K', 'E f'],
  ['a store to a read-only region', [...HEAP, 'P1 protect heap r'], 'P1 store heap[0] C', 's'],
  ['fork', HEAP, 'P1 fork P2', 'S A w m g A f'],
  ['vfork', HEAP, 'P1 vfork P2', 'V U'],
  ["a vfork child's exec", [...HEAP, 'P1 vfork P2'], 'P2 exec ls', 'X Left W'],
  ["a vfork child's exit", [...HEAP, 'P1 vfork P2'], 'P2 exit', 'Z Left W'],
  ['mprotect to read-only', HEAP, 'P1 protect heap r', 'T A M r A Up f'],
  ['mprotect back', [...HEAP, 'P1 protect heap r'], 'P1 protect heap rw', 'T A p'],
  ['madvise', [...HEAP, 'P1 fork P2'], 'P2 dontneed heap[0]', 'n f d'],
  ['munmap', [...HEAP, 'P1 fork P2'], 'P2 unmap heap', 'A n A Up f A d H'],
  ['mmap', [], 'P1 map heap anon private 1', 'G'],
  ['exit', [...HEAP, 'P1 fork P2'], 'P2 exit', 'A n A f A d Z'],
  ['exec', [...HEAP, 'P1 fork P2'], 'P2 exec ls', 'A n A f A d X'],
]

test.each(TRAPS)('%s is handled clean by keys', (_, setup, line, keys) => {
  const view = atFirstTrap(gameOfLines([...setup, '|', line], { kernel: 'linux', frames: 10 }))
  const after = type(view, `${keys} r`)
  const handled = after.session.play.handled[0]
  expect(after.message.text).not.toMatch(/no |not /i)
  expect({ kind: handled?.verdict.kind, remarks: handled?.verdict.remarks, steps: handled?.steps }).toEqual({
    kind: 'clean',
    remarks: [],
    steps: handled?.steps,
  })
})
