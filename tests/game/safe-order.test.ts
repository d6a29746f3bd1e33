import fc from 'fast-check'
import { expect, test } from 'vitest'
import { referenceFor } from '../../src/game/judge.ts'
import { KERNEL_NAMES, KERNELS, type Primitive } from '../../src/kernel/index.ts'
import { boots, programFrom, wishes } from '../random-program.ts'
import { chooser, safeOrder } from './safe-order.ts'
import { SITUATIONS, situationsOf } from './situation.ts'
import { atFirstTrap, gameOf, handle } from './stage.ts'

const verbs = (some: readonly Primitive[]): string => some.map(step => step.do).join()

test.each(KERNEL_NAMES)('on %s every safe order of the reference is clean, with any frames', name => {
  const kernel = KERNELS[name]
  const met = new Set<string>()
  let reordered = 0
  let renamed = 0
  fc.assert(
    fc.property(wishes(90), fc.integer(), boots, (list, seed, { frames, overcommit }) => {
      const program = programFrom(list, kernel, frames, overcommit)
      const game = gameOf({ kernel: name, frames, overcommit, program, limit: 1000 })
      const choose = chooser(seed)
      const play = atFirstTrap(game)
      while (play.trap !== null) {
        const { trap, before } = play.trap
        const reference = referenceFor({ kernel, trap, before, ideal: play.ideal })
        for (const situation of situationsOf(kernel, before, trap, reference.steps)) met.add(situation)
        const steps = safeOrder({ kernel, trap, before }, reference.steps, choose)
        if (verbs(steps) !== verbs(reference.steps)) reordered += 1
        else if (JSON.stringify(steps) !== JSON.stringify(reference.steps)) renamed += 1
        const verdict = handle(play, game, steps)
        expect({ ...verdict, steps, trap }).toEqual({
          kind: 'clean',
          points: 100,
          remarks: [],
          consequences: [],
          misconceptions: [],
          reference: reference.steps,
          steps,
          trap,
        })
      }
      expect(play.phase).toBe('result')
    }),
    { numRuns: kernel.demand ? 600 : 300 },
  )
  expect([...met]).toEqual(expect.arrayContaining([...SITUATIONS[name]]))
  expect(reordered).toBeGreaterThan(500)
  expect(renamed).toBeGreaterThan(20)
})
