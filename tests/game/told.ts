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
export type Row<Name extends string = SceneName> = readonly [
  what: string,
  scene: Name,
  steps: readonly Primitive[],
  verdict: `${Verdict['kind']} ${string}`,
  ...remarks: string[],
]

export const times = (count: number, step: Primitive): Primitive[] =>
  Array.from({ length: count }, () => step)

/** The trap that a scene comes to. */
function trapOf(scene: Scene) {
  const game = gameOfLines(scene.lines, scene.plot)
  const play = atFirstTrap(game)
  if (play.trap === null) throw new Error('the scene has no trap')
  const { trap, before } = play.trap
  return { game, kernel: game.kernel, play, trap, before, ideal: play.ideal }
}

/** @returns the verdict on the steps, and whose machine the level goes on from. */
function judged(scene: Scene, steps: readonly Primitive[]) {
  const { game, play, ...trapped } = trapOf(scene)
  const { trap, before } = trapped
  const reference = referenceFor(trapped)
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

/** Declares one test for each row of these scenes. */
export function testRowsOf<Name extends string>(
  scenes: Readonly<Record<Name, Scene>>,
  rows: readonly Row<Name>[],
): void {
  for (const [what, scene, steps, expected, ...remarks] of rows) {
    const [kind = ''] = expected.split(' ')
    test(`${what} is ${kind}`, () => {
      const { verdict, goesOnFrom } = judged(scenes[scene], steps)
      expect([verdict.kind, verdict.points, ...verdict.misconceptions].join(' ')).toBe(expected)
      expect(verdict.remarks.map(remarkText)).toEqual(remarks)
      const keeps = kind === 'clean' || kind === 'wasteful'
      expect(goesOnFrom[keeps ? 'own' : 'reference']).toBe(true)
    })
  }
}

export const testRows = (rows: readonly Row[]): void => testRowsOf(SCENES, rows)

/** Declares one test for each scene: what the reference handler does there is clean. */
export function testReference(scenes: Readonly<Record<string, Scene>>): void {
  for (const [name, scene] of Object.entries(scenes))
    test(`what the reference does in the scene ${name} is clean`, () => {
      const { steps } = referenceFor(trapOf(scene))
      const { verdict, goesOnFrom } = judged(scene, steps)
      expect(verdict).toEqual({
        kind: 'clean',
        points: 100,
        remarks: [],
        consequences: [],
        misconceptions: [],
        reference: steps,
      })
      expect(goesOnFrom).toEqual({ own: true, reference: true })
    })
}
