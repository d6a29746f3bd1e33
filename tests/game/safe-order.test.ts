import fc from 'fast-check'
import { expect, test } from 'vitest'
import { referenceFor } from '../../src/game/judge.ts'
import { KERNEL_NAMES, KERNELS, type KernelName, type Primitive } from '../../src/kernel/index.ts'
import { frameAt, type Machine, processAt, type Trap } from '../../src/machine/index.ts'
import { programFrom, wishes } from '../random-program.ts'
import { chooser, safeOrder } from './safe-order.ts'
import { atFirstTrap, gameOf, handle } from './stage.ts'

/** What kind of situation a trap is, so that the test can say which it has met. */
function situationOf(machine: Machine, trap: Trap, reference: readonly Primitive[]): string[] {
  const has = (verb: Primitive['do']): boolean => reference.some(step => step.do === verb)
  const { pages } = processAt(machine, trap.by)
  switch (trap.kind) {
    case 'store-page-fault': {
      const pte = pages[trap.page]
      if (pte === undefined || !pte.cow) return ['store: not allowed']
      if (has('kill')) return ['store: no frame']
      return [frameAt(machine, pte.frame).count > 1 ? 'store: several sharers' : 'store: last sharer']
    }
    case 'fork': {
      const bits = Object.values(pages).map(pte => (pte.w ? 'rw' : pte.cow ? 'COW' : 'read-only'))
      return has('fail') ? ['fork: no frame'] : [...new Set(bits)].map(kind => `fork: ${kind} pages`)
    }
    case 'read':
      return [`read: ${trap.values.length} pages${has('fail') ? ', not allowed' : ''}`]
    case 'exit':
      return [`exit: ${has('reparent') ? 'with' : 'without'} children${has('wake') ? ', wakes' : ''}`]
    case 'wait':
      return [`wait: ${has('reap') ? 'reaps' : has('sleep') ? 'sleeps' : 'no children'}`]
    case 'sbrk':
      return [`sbrk${has('fail') ? ': no frame' : ''}`]
    default:
      return [trap.kind]
  }
}

const COMMON = [
  'store: not allowed',
  'store: no frame',
  'fork: rw pages',
  'fork: read-only pages',
  'read: 1 pages',
  'read: 2 pages',
  'read: 1 pages, not allowed',
  'exit: with children',
  'exit: without children',
  'exit: with children, wakes',
  'wait: reaps',
  'wait: sleeps',
  'wait: no children',
  'sbrk',
  'sbrk: no frame',
  'unmap',
  'exec',
]
const SITUATIONS: Readonly<Record<KernelName, readonly string[]>> = {
  xv6: [...COMMON, 'store: several sharers', 'store: last sharer', 'fork: COW pages'],
  naive: [...COMMON.filter(name => name !== 'store: no frame'), 'fork: no frame'],
}

test.each(KERNEL_NAMES)('on %s every safe order of the reference is clean, with any frames', name => {
  const met = new Set<string>()
  let reordered = 0
  let renamed = 0
  fc.assert(
    fc.property(
      wishes(90),
      fc.integer(),
      fc.oneof(fc.constant(64), fc.integer({ min: 3, max: 12 })),
      (list, seed, frames) => {
        const program = programFrom(list, KERNELS[name], frames)
        const game = gameOf({ kernel: name, frames, program, limit: 1000 })
        const choose = chooser(seed)
        const play = atFirstTrap(game)
        while (play.trap !== null) {
          const { trap, before } = play.trap
          const reference = referenceFor({ kernel: game.kernel, trap, before, ideal: play.ideal })
          for (const situation of situationOf(before, trap, reference.steps)) met.add(situation)
          const steps = safeOrder(before, reference.steps, choose)
          const verbs = (some: readonly Primitive[]): string => some.map(step => step.do).join()
          if (verbs(steps) !== verbs(reference.steps)) reordered += 1
          else if (JSON.stringify(steps) !== JSON.stringify(reference.steps)) renamed += 1
          const verdict = handle(play, game, steps)
          expect({ ...verdict, steps, trap }).toEqual({
            kind: 'clean',
            points: 100,
            remarks: [],
            misconceptions: [],
            reference: reference.steps,
            steps,
            trap,
          })
        }
        expect(play.phase).toBe('result')
      },
    ),
    { numRuns: 300 },
  )
  expect([...met]).toEqual(expect.arrayContaining([...SITUATIONS[name]]))
  expect(reordered).toBeGreaterThan(500)
  expect(renamed).toBeGreaterThan(20)
})
