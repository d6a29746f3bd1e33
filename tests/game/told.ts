import { isDeepStrictEqual } from 'node:util'
import { expect, test } from 'vitest'
import { referenceFor } from '../../src/game/judge.ts'
import type { Verdict } from '../../src/game/verdict.ts'
import { apply, noteWait, type Primitive, returnToUser } from '../../src/kernel/index.ts'
import { copyMachine, type Machine } from '../../src/machine/index.ts'
import { SCENES, type Scene, type SceneName } from './scenes.ts'
import { atFirstTrap, gameOfLines, must } from './stage.ts'

/**
 * What a player does in a scene, and what he is told: "wrong 0 M1" for kind, points and misconceptions, then each
 * remark as "B6 0: text", the rule and the step (0-based), a dash where there is none.
 */
export type Row = readonly [
  what: string,
  scene: SceneName,
  steps: readonly Primitive[],
  verdict: `${Verdict['kind']} ${string}`,
  ...remarks: string[],
]

export const times = (count: number, step: Primitive): Primitive[] =>
  Array.from({ length: count }, () => step)

/** @returns the verdict on the steps, and whose machine the level goes on from. */
function judged(scene: Scene, steps: readonly Primitive[]) {
  const game = gameOfLines(scene.lines, scene.plot)
  const play = atFirstTrap(game)
  if (play.trap === null) throw new Error('the scene has no trap')
  const { trap, before } = play.trap
  const reference = referenceFor({ kernel: game.kernel, trap, before, ideal: play.ideal })
  const own = copyMachine(before)
  for (const step of steps) apply(own, step)
  const after = (machine: Machine): Machine => {
    noteWait(machine, trap)
    returnToUser(machine, game.kernel, trap.by)
    return machine
  }
  must(play, game, { do: 'use', primitives: steps, at: 1 })
  const verdict = play.handled[0]?.verdict
  if (verdict === undefined) throw new Error('these steps do not return')
  const goesOnFrom = {
    own: isDeepStrictEqual(play.machine, after(own)),
    reference: isDeepStrictEqual(play.machine, after(reference.machine)),
  }
  return { verdict, goesOnFrom }
}

const remarkText = ({ rule, step, text }: Verdict['remarks'][number]): string =>
  `${rule ?? '-'} ${step ?? '-'}: ${text}`

/** Declares one test for each row. */
export function testRows(rows: readonly Row[]): void {
  for (const [what, scene, steps, expected, ...remarks] of rows) {
    const [kind = ''] = expected.split(' ')
    test(`${what} is ${kind}`, () => {
      const { verdict, goesOnFrom } = judged(SCENES[scene], steps)
      expect([verdict.kind, verdict.points, ...verdict.misconceptions].join(' ')).toBe(expected)
      expect(verdict.remarks.map(remarkText)).toEqual(remarks)
      const keeps = kind === 'clean' || kind === 'wasteful'
      expect(goesOnFrom[keeps ? 'own' : 'reference']).toBe(true)
    })
  }
}
