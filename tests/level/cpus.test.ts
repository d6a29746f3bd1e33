import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { loadLevel } from '../../src/level/index.ts'

const TEXT = readFileSync('levels/two-cpus.yaml', 'utf8')

/** The level with some of its pieces replaced, each of which must be there. */
function withPieces(...pieces: readonly (readonly [string, string])[]): string {
  return pieces.reduce((text, [piece, by]) => {
    if (!text.includes(piece)) throw new Error(`the level holds no ${piece}`)
    return text.replace(piece, () => by)
  }, TEXT)
}

/** What stands against a level, each with the line that it blames. */
function problemsOf(text: string): string[] {
  const loaded = loadLevel(text, 'two-cpus.yaml')
  if (loaded.ok) return []
  const lines = text.split('\n')
  return loaded.problems.map(({ line, message }) => `${lines[(line ?? 0) - 1]?.trim()} | ${message}`)
}

const FORKED = '  - P1 fork P2\n'
const STORES = '  - P1 store heap[0] B\n  - P2 store heap[0] C\n'
const NEEDED = 'two CPUs need a program of two stores, by two processes, to pages that map the same COW frame'

describe('a level of two CPUs', () => {
  test('says so, and one of one CPU does not', () => {
    const two = loadLevel(TEXT, 'two-cpus.yaml')
    const one = loadLevel(withPieces([', cpus: 2', '']), 'two-cpus.yaml')
    if (!two.ok || !one.ok) throw new Error('both are right')
    expect(two.level.cpus).toBe(2)
    expect('cpus' in one.level).toBe(false)
    expect(two.level.content).not.toBe(one.level.content)
  })

  test.each<readonly [string, readonly (readonly [string, string])[], string]>([
    [
      'three CPUs',
      [['cpus: 2', 'cpus: 3']],
      'machine: {frames: 4, cpus: 3} | machine.cpus: found 3; cpus: 2 would do; one CPU is there without it',
    ],
    [
      'one store',
      [[STORES, '  - P1 store heap[0] B\n']],
      `program: | program: ${NEEDED}; this one has 1 instruction`,
    ],
    [
      'a third instruction',
      [[STORES, `${STORES}  - P1 load heap[0]\n`]],
      `program: | program: ${NEEDED}; this one has 3 instructions`,
    ],
    [
      'a load beside a store',
      [[STORES, '  - P1 store heap[0] B\n  - P2 load heap[0]\n']],
      `- P2 load heap[0] | program[1]: ${NEEDED}; this is no store to a COW page`,
    ],
    [
      'two stores of one process',
      [[STORES, '  - P1 store heap[0] B\n  - P1 store heap[0] C\n']],
      `program: | program: ${NEEDED}; both are P1's`,
    ],
    [
      'stores to two frames',
      [
        ['anon private 1', 'anon private 2'],
        [STORES, '  - P1 store heap[0] B\n  - P2 store heap[1] C\n'],
      ],
      `program: | program: ${NEEDED}; these map two frames`,
    ],
    [
      'a store that needs no kernel',
      [[FORKED, `${FORKED}  - P2 store heap[0] D\n`]],
      `- P2 store heap[0] C | program[1]: ${NEEDED}; this is no store to a COW page`,
    ],
    [
      'a kernel whose counts are atomic',
      [['kernel: xv6', 'kernel: linux']],
      'machine: {frames: 4, cpus: 2} | machine.cpus: two CPUs are known on xv6 alone, where a count is a plain number; this kernel is linux',
    ],
    [
      'one free frame',
      [['frames: 4', 'frames: 2']],
      'machine: {frames: 2, cpus: 2} | machine.frames: both CPUs may copy at once: 2 frames must be free after the setup, but 1 is',
    ],
  ])('with %s is refused with one problem', (_, pieces, problem) => {
    expect(problemsOf(withPieces(...pieces))).toEqual([problem])
  })
})
