import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { processesOf, processName } from '../../src/machine/index.ts'
import { COMMANDS } from '../../src/ui/commands.ts'
import { send } from '../../src/ui/play/press.ts'
import type { PlayView } from '../../src/ui/play/view.ts'
import { type TreeShown, treeRows, treeWindow } from '../../src/ui/presentation/tree.ts'
import { themeFor } from '../../src/ui/theme.ts'
import { gameOfLines } from '../game/stage.ts'
import {
  atFirstTrap,
  LEVELS,
  levelView,
  press,
  runView,
  type SceneName,
  sceneView,
  textOf,
  type,
} from './stage.ts'

const theme = themeFor({ glyphs: 'unicode', colour: 'full' })
const ascii = themeFor({ glyphs: 'ascii', colour: 'none' })
const WIDTH = 80

function treeOf({ session, previous }: PlayView): TreeShown {
  const { machine, trap } = session.play
  return { machine, trap: trap?.trap ?? null, before: trap?.before ?? null, previous }
}

const linesOf = (view: PlayView, width = WIDTH): string[] =>
  treeRows(treeOf(view), theme, width).map(row => textOf(row).trimEnd())

const linux = (...lines: readonly string[]): PlayView => atFirstTrap(gameOfLines(lines, { kernel: 'linux' }))

const forked = ['P1 map heap anon private 1', 'P1 store heap[0] A', 'P1 fork P2']

describe('the process tree', () => {
  it.each<[string, SceneName, string, readonly string[]]>([
    [
      'draws who is whose child, in what state, with the frames of each',
      'grandchild',
      '',
      [
        ' init              takes in orphans',
        ' └─ ● P1 sh        runnable  a',
        '    └─ ● P2 sh     runnable  a',
        '       └─ ● P3 sh  trapped   a',
      ],
    ],
    [
      'keeps a zombie with its exit status, and the memory that it still has',
      'zombie',
      '',
      [
        ' init           takes in orphans',
        ' └─ ● P1 sh     runnable          a',
        '    ├─ ● P2 sh  trapped           a',
        '    └─ ✗ P3 sh  zombie, status 0  a',
      ],
    ],
    [
      'says who sleeps in wait',
      'sleeper',
      '',
      [
        ' init           takes in orphans',
        ' └─ ○ P1 sh     asleep in wait  a',
        '    └─ ● P2 sh  trapped         a',
      ],
    ],
    [
      'shows a child of a fork at hand as unborn, and as what has just changed',
      'fork',
      'S',
      [' init           takes in orphans', ' └─ ● P1 sh     trapped   a  b', '    └─ + P2 sh  unborn ◂'],
    ],
    [
      'marks an orphan that was given to init, while the trap lasts',
      'exit',
      'Down Up Right P i',
      [
        ' init           takes in orphans',
        ' ├─ ● P1 sh     runnable                                 a',
        ' │  └─ ● P2 sh  trapped                                  a',
        ' └─ ● P3 sh     runnable, orphan of P2, given to init ◂  a',
      ],
    ],
    [
      'says what is left to be done with one that is killed',
      'text',
      'K',
      [' init        takes in orphans', ' └─ ✗ P1 sh  killed, exits next ◂  a  b'],
    ],
  ])('%s', (_, scene, keys, expected) => {
    expect(linesOf(type(sceneView(scene), keys))).toEqual(expected)
  })
})

describe('a process that runs in another one’s memory', () => {
  const born = (): PlayView => linux(...forked.slice(0, 2), '|', 'P1 vfork P2')

  it('is said to, and its parent to be suspended', () => {
    expect(linesOf(type(born(), 'V U'))).toEqual([
      ' init           takes in orphans',
      ' └─ ━ P1 sh     suspended in vfork ◂    a',
      "    └─ + P2 sh  unborn, in P1's memory",
    ])
  })
})

describe('a tree that steps have broken', () => {
  it('still has each process once, where two are each other’s parents', () => {
    const view = sceneView('grandchild')
    const at = view.session.play.clock.last
    const circle = send(view, {
      do: 'use',
      primitives: [
        { do: 'reparent', process: 2, parent: 3 },
        { do: 'reparent', process: 3, parent: 2 },
      ],
      at,
    })
    expect(linesOf(circle)).toEqual([
      ' init        takes in orphans',
      ' └─ ● P1 sh  runnable                       a',
      ' ● P2 sh     runnable, given to P3 by P1 ◂  a',
      ' └─ ● P3 sh  trapped                        a',
    ])
  })

  it('says whose parent is gone', () => {
    const lines = linesOf(type(sceneView('exit'), 'R'))
    expect(lines).toContain(' ● P3 sh     runnable, parent P2 is gone  a')
    expect(lines.at(-1)).toBe(' gone: P2 removed')
  })
})

describe('the orphans of a trap that is over', () => {
  it('are children of init like any other', () => {
    const done = type(levelView('parent-dies-first'), '!')
    const at = done.session.play.clock.last
    const view = runView(send(done, { do: 'next', at }), at)
    expect(view.session.play.machine.processes[3]?.parent).toBe(0)
    expect(linesOf(view)).toEqual([
      ' init           takes in orphans',
      ' ├─ ● P1 sh     runnable          a  b',
      ' │  └─ ✗ P2 sh  zombie, status 0  a  b',
      ' └─ ● P3 sh     trapped           a  b',
    ])
  })
})

/** P1 has ten children, the last of which is trapped. */
const family = (): PlayView =>
  atFirstTrap(
    gameOfLines([
      ...forked.slice(0, 2),
      ...Array.from({ length: 10 }, (_, index) => `P1 fork P${index + 2}`),
      '|',
      'P11 store heap[0] B',
    ]),
  )

describe('a tree that is higher than its place', () => {
  it.each([1, 2, 5, 11])('shows the trapped process in %i rows, and says how many more there are', height => {
    const { rows, above, below } = treeWindow(treeOf(family()), theme, WIDTH, height)
    expect(rows).toHaveLength(height)
    expect(rows.map(textOf).join()).toContain('P11 sh  trapped')
    expect(above + height + below).toBe(12)
  })

  it('says nothing of the kind where it fits', () => {
    expect(treeWindow(treeOf(family()), theme, WIDTH, 12)).toMatchObject({ above: 0, below: 0 })
  })
})

describe('the frames beside a process', () => {
  const heap = (): PlayView =>
    atFirstTrap(
      gameOfLines([
        'P1 map heap anon private 8',
        ...[...'ABCDEFGH'].map((value, page) => `P1 store heap[${page}] ${value}`),
        '|',
        'P1 fork P2',
      ]),
    )

  it.each([
    [60, ' └─ ● P1 sh  trapped  a  b  c  d  e  f  g  h'],
    [36, ' └─ ● P1 sh  trapped  a  b  c  +5'],
    [24, ' └─ ● P1 sh  trapped'],
  ])('are in %i cells as many as fit, the others counted', (width, expected) => {
    expect(linesOf(heap(), width)[1]).toBe(expected)
  })
})

describe('who is gone', () => {
  it('is said from the last one back, as far as there is room', () => {
    const view = family()
    const { machine } = view.session.play
    const shown = {
      ...treeOf(view),
      machine: { ...machine, departed: { 12: 'exited', 13: 'killed', 14: 'unborn' } as const },
    }
    const last = (width: number): string => textOf(treeRows(shown, theme, width).at(-1) ?? []).trimEnd()
    expect(last(WIDTH)).toBe(' gone: P12 exited, P13 was killed, P14 removed')
    expect(last(38)).toBe(' gone: …, P13 was killed, P14 removed')
    expect(last(20)).toBe(' gone: …, P14 removed')
  })
})

describe('wherever random keys lead', () => {
  const keys = fc.array(fc.constantFrom(...COMMANDS.map(({ key }) => ({ char: key }))), { maxLength: 40 })

  it('the tree has every process once, and ASCII alone where there is nothing else', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LEVELS), keys, (level, pressed) => {
        const view = press(levelView(level), pressed)
        const rows = treeRows(treeOf(view), ascii, WIDTH).map(row => ascii.show(textOf(row)))
        expect(rows.join('\n')).toMatch(/^[\x20-\x7e\n]*$/)
        for (const { id } of processesOf(view.session.play.machine)) {
          const named = rows.filter(row => /\b(init|P\d+)\b/.exec(row)?.[1] === processName(id))
          expect(named.filter(row => !row.startsWith(' gone:'))).toHaveLength(1)
        }
      }),
      { numRuns: 60 },
    )
  })
})
