import { expect, test } from 'vitest'
import { accept } from '../../src/game/accept.ts'
import { primitiveText } from '../../src/game/index.ts'
import type { Primitive } from '../../src/kernel/index.ts'
import * as s from '../kernel/steps.ts'
import { SCENES, type Scene, type SceneName } from './scenes.ts'
import { HEAP, LINUX_SCENES, type LinuxSceneName } from './scenes-linux.ts'
import { atFirstTrap, gameOfLines } from './stage.ts'

const { a, b, zeros, alloc } = s

type Told<Name> = readonly [scene: Name, steps: readonly Primitive[], text: string, note: string]

const rows: readonly Told<SceneName>[] = [
  ['shared', [alloc], 'alloc', 'Frame b is in your hand: count 1, content unknown, mapped nowhere.'],
  [
    'last',
    [s.put(a), alloc],
    'alloc',
    'Frame a is in your hand: count 1, content unknown, and P1 still maps it.',
  ],
  ['full', [alloc], 'alloc', 'No frame is free.'],
  ['shared', [alloc, s.copy(a, b)], 'copy a → b', "Frame b holds 'A' too."],
  ['shared', [alloc, s.zero(b)], 'zero b', "Frame b holds '0'."],
  ['shared', [s.put(a)], 'put a', 'Frame a: count 1.'],
  ['last', [s.put(a)], 'put a', 'Frame a: count 0, free.'],
  ['shared', [s.get(b)], 'get b', 'panic: get: frame b is free'],
  ['shared', [s.permit(2, 0)], 'permit P2 heap[0]', "P2's heap[0] → a, read and write. Frame a: count 2."],
  ['shared', [s.unmap(2, 0)], 'unmap P2 heap[0]', "P2's heap[0] is not present any more."],
  ['shared', [s.flush(2)], 'flush P2', "P2's TLB: empty."],
  ['shared', [s.flush(2, 0)], 'flush P2 heap[0]', "P2's TLB: no entry for heap[0]."],
  ['shared', [s.sleep(2)], 'sleep P2', 'P2 sleeps until it is woken.'],
  ['wait', [s.sleep(2)], 'sleep P2', 'P2 has ended and cannot sleep.'],
  ['exitAwaited', [s.wake(1)], 'wake P1', 'P1 is awake.'],
  ['wait', [s.wake(2)], 'wake P2', 'P2 is not asleep.'],
  [
    'sbrk',
    [s.grow(2, s.anon('bss', 1))],
    'grow P2 bss, 1 page',
    'P2 has a region bss, with no page in it yet.',
  ],
  [
    'sbrk',
    [s.grow(2, s.anon('bss', 3))],
    'grow P2 bss, 3 pages',
    'P2 has a region bss, with no page in it yet.',
  ],
  ['exit', [s.reparent(3, 0)], 'reparent P3 → init', "P3's parent is init now."],
  ['readText', [s.fail('EFAULT')], 'fail EFAULT', 'The call will return -1 (EFAULT).'],
]

const linuxRows: readonly Told<LinuxSceneName>[] = [
  [
    'freshLoad',
    [s.map(1, HEAP, zeros, 'r')],
    'map P1 heap[0] → zero r',
    "P1's heap[0] → zero, read-only. The zero frame is not counted.",
  ],
  ['freshLoad', [s.get(zeros)], 'get zero', 'The zero frame was counted, and should not be.'],
  ['freshLoad', [s.poke(zeros, 'A')], "poke 'A' into zero", 'panic: poke: the zero frame is never written'],
  [
    'sharedLoad',
    [alloc, s.cache(1, HEAP, a)],
    'cache P1 shm[0] → a',
    'The page cache holds shm[0] in frame a. Frame a: count 1.',
  ],
  ['vfork', [s.share(1, 2)], 'share P1 → P2', "P2 is born, and runs in P1's address space."],
  ['vfork', [s.suspend(1)], 'suspend P1', 'P1 stands still until its child calls exec or exits.'],
  ['vfork', [s.suspend(1), s.sleep(1)], 'sleep P1', 'P1 stands still already.'],
  ['wait', [s.suspend(2)], 'suspend P2', 'P2 does not run, and cannot be suspended.'],
  ['vforkExec', [s.wake(1)], 'wake P1', 'P1 is awake.'],
  [
    'vforkStore',
    [s.permit(2, HEAP)],
    'permit P2 heap[0]',
    "P2's heap[0] → a, read and write. Frame a: count 2.",
  ],
  [
    'protectR',
    [s.rights(1, 'heap', 'r')],
    'rights P1 heap r',
    "P1's heap may be read now; its PTEs are as they were.",
  ],
  ['fork', [s.protect(1, HEAP)], 'protect P1 heap[0]', "P1's heap[0] → a, W off, COW on. Frame a: count 1."],
]

const told = [
  ...rows.map(row => [...row, SCENES[row[0]]] as const),
  ...linuxRows.map(row => [...row, LINUX_SCENES[row[0]]] as const),
]

test.each(told)('in the scene %s, %j reads "%s" and says: %s', (_, steps, text, note, scene) => {
  const found: Scene = scene
  const game = gameOfLines(found.lines, found.plot)
  const play = atFirstTrap(game)
  const last = steps.at(-1) ?? alloc
  for (const step of steps.slice(0, -1)) accept(play, game, { do: 'use', primitives: [step], at: 0 })
  expect(primitiveText(last, play.machine)).toBe(text)
  expect(accept(play, game, { do: 'use', primitives: [last], at: 0 })).toBe(null)
  expect(play.trap?.notes.at(-1)).toBe(note)
})
