import { expect, test } from 'vitest'
import type { Primitive } from '../../src/kernel/index.ts'
import * as s from '../kernel/steps.ts'
import { SCENES } from './scenes.ts'
import { atFirstTrap, gameOfLines, must } from './stage.ts'

const { a, b, alloc, back } = s

test.each<[string, keyof typeof SCENES, readonly Primitive[], readonly string[]]>([
  [
    'a store into a shared frame changes what the other one reads',
    'shared',
    [s.permit(2, 0), back],
    ["P1 reads 'B' at heap[0]; it should read 'A'."],
  ],
  [
    'of three sharers both others are told of',
    'three',
    [s.permit(2, 0), back],
    ["P1 reads 'B' at heap[0]; it should read 'A'.", "P3 reads 'B' at heap[0]; it should read 'A'."],
  ],
  [
    'one frame too few copied is no change of anybody’s memory yet',
    'shared',
    [alloc, s.copy(a, b), s.map(2, 0, b, 'rw'), back],
    [],
  ],
  [
    'what was wrong at the return already is not told twice',
    'shared',
    [alloc, s.copy(a, b), s.map(2, 0, b, 'rw'), s.put(a), s.put(a), back],
    [],
  ],
  ['where the process is told no, nothing is stored', 'shared', [s.segv(2), back], []],
  [
    'right steps have no consequences',
    'shared',
    [alloc, s.copy(a, b), s.map(2, 0, b, 'rw'), s.put(a), back],
    [],
  ],
])('%s', (_what, scene, steps, told) => {
  const { lines, ...rest } = SCENES[scene]
  const game = gameOfLines(lines, 'plot' in rest ? rest.plot : {})
  const play = atFirstTrap(game)
  must(play, game, { do: 'use', primitives: [...steps], at: 1000 })
  expect(play.handled.at(-1)?.verdict.consequences).toEqual(told)
})
