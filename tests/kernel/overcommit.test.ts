import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bootMachine, KERNELS, type Outcome, runInstruction } from '../../src/kernel/index.ts'
import { copyMachine, type Overcommit } from '../../src/machine/index.ts'
import { instructionFor, wishes } from '../random-program.ts'
import { answerOf, instructions } from './scene.ts'
import { back, fail, share, suspend } from './steps.ts'

const { linux, eager, xv6 } = KERNELS
const FRAMES = 8

/** What the last of these lines comes to, on a machine of 8 frames. */
function lastOf(lines: readonly string[], overcommit: Overcommit, kernel = linux): Outcome['result'] {
  const machine = bootMachine(kernel, FRAMES, overcommit)
  const all = instructions(kernel, lines, FRAMES, overcommit)
  return all.map(instruction => runInstruction(machine, kernel, instruction).result).at(-1) ?? null
}

/** `never` promises fewer than half of 8 frames; `heuristic` no more than 8 in one request; `always` anything. */
type Row = readonly [sentence: string, lines: readonly string[], enough: Record<Overcommit, boolean>]

const yes = { heuristic: true, always: true, never: true }
const big = { heuristic: false, always: true, never: false }
const strict = { heuristic: true, always: true, never: false }

const rows: readonly Row[] = [
  ['mmap of less than half of the frames', ['P1 map heap anon private 3'], yes],
  ['mmap of half of the frames', ['P1 map heap anon private 4'], strict],
  ['mmap of all frames', ['P1 map heap anon private 8'], strict],
  ['mmap of more frames than there are', ['P1 map heap anon private 9'], big],
  ['mmap of so much shared memory', ['P1 map shm anon shared 9'], big],
  ['mmap of so much that may only be read', ['P1 map ro anon private 9 r'], yes],
  ['mmap of half of the frames in two parts', ['P1 map a anon private 2', 'P1 map b anon private 2'], strict],
  ['mmap of twice the frames in two parts', ['P1 map a anon private 8', 'P1 map b anon private 8'], strict],
  ['mmap of a private file that may be written', ['P1 map data file private 4'], strict],
  ['mmap of a private file that may not', ['P1 map text file private 4 rx'], yes],
  ['mmap of a shared file', ['P1 map log file shared 4'], yes],
  ['mmap after munmap', ['P1 map a anon private 3', 'P1 unmap a', 'P1 map b anon private 3'], yes],
  ['mmap after exec', ['P1 map a anon private 3', 'P1 exec ls', 'P1 map b anon private 3'], yes],
  ['fork of 1 page', ['P1 map heap anon private 1', 'P1 fork P2'], yes],
  ['fork of 2 pages, which makes 4', ['P1 map heap anon private 2', 'P1 fork P2'], strict],
  ['fork of shared memory, which is promised already', ['P1 map shm anon shared 3', 'P1 fork P2'], yes],
  [
    'mmap beside shared memory of two',
    ['P1 map shm anon shared 2', 'P1 fork P2', 'P2 map a anon private 1'],
    yes,
  ],
  ['fork of what may only be read', ['P1 map ro anon private 9 r', 'P1 fork P2'], yes],
  [
    'fork after the exit of a first child',
    ['P1 map a anon private 1', 'P1 fork P2', 'P2 exit', 'P1 fork P3'],
    yes,
  ],
  [
    'a second fork, which makes 4 with the first',
    ['P1 map a anon private 1', 'P1 fork P2', 'P1 map b anon private 1', 'P1 fork P3'],
    strict,
  ],
  ['vfork of 3 pages, which promises nothing', ['P1 map heap anon private 3', 'P1 vfork P2'], yes],
  ['mprotect to rw of more than there is', ['P1 map ro anon private 9 r', 'P1 protect ro rw'], big],
  ['mprotect to rw of half', ['P1 map ro anon private 4 r', 'P1 protect ro rw'], strict],
  [
    'mprotect back to rw, which is promised already',
    ['P1 map a anon private 3', 'P1 protect a r', 'P1 protect a rw'],
    yes,
  ],
  ['mprotect of shared memory to rw', ['P1 map log file shared 8 r', 'P1 protect log rw'], yes],
  [
    'fork after mprotect to r: a promise is kept',
    ['P1 map a anon private 2', 'P1 protect a r', 'P1 fork P2'],
    strict,
  ],
]

const cases = rows.flatMap(([sentence, lines, enough]) =>
  (['heuristic', 'always', 'never'] as const).map(
    policy => [policy, sentence, lines, enough[policy]] as const,
  ),
)

test.each(cases)('%s: %s', (policy, _, lines, enough) => {
  for (const kernel of [linux, eager]) expect(lastOf(lines, policy, kernel)).toBe(enough ? null : 'ENOMEM')
})

test('a refusal is the only thing that happens', () => {
  const refused = [fail('ENOMEM'), back]
  expect(answerOf(linux, ['P1 map heap anon private 9'], FRAMES)).toEqual(refused)
  expect(answerOf(linux, ['P1 map heap anon private 2', 'P1 fork P2'], FRAMES, 'never')).toEqual(refused)
  expect(answerOf(linux, ['P1 map ro anon private 9 r', 'P1 protect ro rw'], FRAMES)).toEqual(refused)
  const vfork = ['P1 map heap anon private 3', 'P1 vfork P2']
  expect(answerOf(linux, vfork, FRAMES, 'never')).toEqual([share(1, 2), suspend(1), back])
})

test('what was promised and is not there is paid for at the fault: the process is killed', () => {
  const stores = Array.from({ length: FRAMES }, (_, page) => `P1 store heap[${page}] A`)
  const lines = ['P1 map heap anon private 9', ...stores]
  expect(lastOf(lines, 'always')).toBeNull()
  expect(lastOf([...lines, 'P1 store heap[8] A'], 'always')).toBe('killed')
})

test('xv6 promises nothing: it gives frames at once, or says no', () => {
  for (const policy of ['heuristic', 'always', 'never'] as const) {
    expect(lastOf(['P1 map heap anon private 8'], policy, xv6)).toBeNull()
    expect(lastOf(['P1 map heap anon private 9'], policy, xv6)).toBe('ENOMEM')
  }
})

test.each([linux, eager])(
  'under the policy never, without files, nobody is killed for want of a frame on $name',
  kernel => {
    let refused = 0
    let killedOtherwise = 0
    fc.assert(
      fc.property(wishes(), fc.integer({ min: 4, max: 40 }), (list, frames) => {
        const machine = bootMachine(kernel, frames, 'never')
        const trusting = bootMachine(kernel, frames, 'always')
        for (const wish of list)
          for (const one of [machine, trusting]) {
            const instruction = instructionFor(one, wish)
            if (instruction === null || (instruction.do === 'map' && instruction.kind === 'file')) continue
            const before = copyMachine(one)
            const { result } = runInstruction(one, kernel, instruction)
            if (one === trusting) killedOtherwise += result === 'killed' ? 1 : 0
            else if (result === 'killed') expect({ instruction, before }).toBe('an access that is not killed')
            else if (result === 'ENOMEM') refused += 1
          }
      }),
      { numRuns: 300 },
    )
    expect(refused).toBeGreaterThan(100)
    expect(killedOtherwise).toBeGreaterThan(10)
  },
)
