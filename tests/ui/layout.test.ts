import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HELPS } from '../../src/game/index.ts'
import { COMMANDS, commandsOf, TREE_KEY } from '../../src/ui/commands.ts'
import { type KeyPress, NAMED_KEYS } from '../../src/ui/keys.ts'
import { pressInTrap, send } from '../../src/ui/play/press.ts'
import type { PlayView } from '../../src/ui/play/view.ts'
import { HEADER_HEIGHT } from '../../src/ui/presentation/header.ts'
import {
  LAYOUTS,
  type Layout,
  layoutFor,
  type PanelName,
  panelsOf,
  roomsFor,
  type Size,
} from '../../src/ui/presentation/layout.ts'
import { columnsIn, paletteColumns, paletteRows } from '../../src/ui/presentation/palette.ts'
import { playRows } from '../../src/ui/presentation/play.ts'
import { solutionRows } from '../../src/ui/presentation/solution.ts'
import { verdictRows } from '../../src/ui/presentation/verdict.ts'
import { themeFor } from '../../src/ui/theme.ts'
import { gameOfLines, gameOn } from '../game/stage.ts'
import { atFirstTrap, LEVELS, levelView, runView, sceneView, textOf, type, widthsOf } from './stage.ts'

const theme = themeFor({ glyphs: 'unicode', colour: 'full' })
const ascii = themeFor({ glyphs: 'ascii', colour: 'none' })

const SMALL = ['trap', 'machine', 'handler', 'commands', 'message'] as const
const LARGE = [
  'trap',
  'machine',
  'handler',
  'counts',
  'commands',
  'message',
  'run',
  'happened',
  'coming',
  'tree',
  'tlb',
] as const

/** What there is at each size: said here again, so that nothing goes from a screen unnoticed. */
const PANELS_AT: readonly (readonly [columns: number, rows: number, panels: readonly PanelName[]])[] = [
  [60, 20, SMALL],
  [80, 24, SMALL],
  [80, 40, [...SMALL, 'run', 'tree', 'happened']],
  [100, 30, LARGE.filter(panel => panel !== 'tlb' && panel !== 'coming')],
  [120, 40, LARGE.filter(panel => panel !== 'coming')],
  [160, 50, LARGE],
  [200, 60, LARGE],
]

const sizeOf = (columns: number, rows: number): Size => ({ width: columns, height: rows - HEADER_HEIGHT })

/** How a panel that has a title is known on the screen. */
const TITLES: Readonly<Partial<Record<PanelName, string>>> = {
  machine: '── page tables ──',
  handler: 'handler ──',
  counts: '── reference counts ──',
  run: '── the run ──',
  happened: '── what happened ──',
  coming: '── what comes next ──',
  tree: '── processes ──',
  tlb: '── TLB ──',
}

const linesAt = (view: PlayView, size: Size): string[] => playRows(view, theme, size, 0).map(textOf)

/** The panels whose titles are on the screen. */
const seenOf = (lines: readonly string[]): PanelName[] =>
  LARGE.filter(panel => {
    const title = TITLES[panel]
    return title !== undefined && lines.some(line => line.includes(title))
  })

const titled = (panels: readonly PanelName[]): PanelName[] =>
  LARGE.filter(panel => panels.includes(panel) && TITLES[panel] !== undefined)

const anyKey: fc.Arbitrary<KeyPress> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...COMMANDS.map(({ key }) => ({ char: key }))) },
  { weight: 3, arbitrary: fc.constantFrom(...NAMED_KEYS.map(name => ({ name }))) },
)

/** A key anywhere in a level, and what the screens around it then do. */
function pressAnywhere(view: PlayView, key: KeyPress, width: number): PlayView {
  const at = view.session.play.clock.last + 150
  if (view.session.play.phase === 'verdict') return runView(send(view, { do: 'next', at }), at)
  if (view.session.play.phase !== 'trap') return view
  const { view: next, wish } = pressInTrap(view, key, columnsIn(view, width), at)
  return wish === null ? next : send(next, { do: 'resume', at: at + 50 })
}

const anywhere = (width: number, check: (view: PlayView) => void): void =>
  fc.assert(
    fc.property(
      fc.constantFrom(...LEVELS),
      fc.constantFrom(...HELPS),
      fc.array(anyKey, { maxLength: 50 }),
      (level, help, keys) => {
        let view = atFirstTrap({ ...gameOn(level), help })
        for (const [index, key] of keys.entries()) {
          view = pressAnywhere(view, key, width)
          if (index % 8 === 7) check(view)
        }
        check(view)
      },
    ),
    { numRuns: 40 },
  )

describe('the table of layouts', () => {
  it.each(PANELS_AT)('gives %i x %i its panels', (columns, rows, panels) => {
    expect(panelsOf(layoutFor(sizeOf(columns, rows))).toSorted()).toEqual([...panels].toSorted())
  })

  it('gives a larger terminal every panel of a smaller one, and each layout is some terminal’s', () => {
    for (const { columns, rows } of LAYOUTS)
      expect(layoutFor(sizeOf(columns, rows))).toMatchObject({ columns, rows })
    for (const [columns, rows, panels] of PANELS_AT)
      for (const [wider, higher, others] of PANELS_AT)
        if (wider >= columns && higher >= rows) expect(others).toEqual(expect.arrayContaining([...panels]))
  })

  it('has room for all that it promises, from the least terminal on, with the whole palette and a long message', () => {
    for (const layout of LAYOUTS) {
      if (layout.below.length === 0) continue
      for (const machine of [4, 9, 30]) {
        const commands = Math.ceil(commandsOf({ demand: true }).length / paletteColumns(layout.columns))
        const needs = { machine, steps: 4, commands, message: 3 }
        const rooms = roomsFor(layout, needs, layout.rows - HEADER_HEIGHT)
        expect(rooms.run).toBe(layout.run + 1)
        expect(rooms.below).toBeGreaterThan(0)
        expect(rooms.machine).toBeGreaterThan(3)
        expect(rowsOf(layout, rooms, needs)).toBe(layout.rows - HEADER_HEIGHT)
      }
    }
  })
})

/** All rows of a trap's screen, where each part has what it was given. */
const rowsOf = (
  { handler }: Layout,
  rooms: ReturnType<typeof roomsFor>,
  { commands, message }: { readonly commands: number; readonly message: number },
): number => {
  expect(rooms.handler).toBeGreaterThanOrEqual(handler.least)
  expect(rooms.handler).toBeLessThanOrEqual(handler.most)
  const titles = 2 + rooms.rule
  const frame = 1 + rooms.sentence + 1
  return (
    frame +
    titles +
    rooms.machine +
    rooms.handler +
    commands +
    message +
    rooms.run +
    rooms.below +
    4 * rooms.gap
  )
}

describe.each(PANELS_AT)('a trap at %i x %i, wherever random keys have led', (columns, rows, panels) => {
  const size = sizeOf(columns, rows)

  it('fills the screen exactly, row by row', () => {
    anywhere(columns, view => {
      const drawn = playRows(view, theme, size, 0)
      expect(drawn).toHaveLength(size.height)
      expect(widthsOf(drawn)).toEqual([columns])
    })
  })

  it('has the panels of the table, where the commands are the palette', () => {
    anywhere(columns, view => {
      if (view.session.play.phase !== 'trap' || view.tree || view.session.play.trap?.cards !== null) return
      const seen = seenOf(linesAt(view, size))
      if (rows > 24) expect(seen).toEqual(titled(panels))
      else expect(seen).toEqual(expect.arrayContaining(titled(panels)))
    })
  })

  it('never hides the handler with its next step, nor a command', () => {
    anywhere(columns, view => {
      const open = view.session.play.trap
      if (open === null) return
      const lines = linesAt(view, size)
      // A narrow title that has much to say besides has no rule left after its name.
      expect(lines.join('\n')).toMatch(/── [a-z' ]*handler /)
      expect(
        lines.some(line =>
          line.includes(` ${open.steps.length + 1} ${open.panic === null ? '_' : theme.glyphs.no}`),
        ),
      ).toBe(true)
      if (view.tree || view.ask !== null || view.session.game.help === 'watch') return
      for (const row of paletteRows(view, theme, columns))
        expect(lines).toContain(textOf(row).padEnd(columns))
    })
  })

  it('shows after every trap the whole beginning of its verdict', () => {
    anywhere(columns, view => {
      if (view.session.play.phase !== 'verdict') return
      const lines = linesAt(view, size)
      expect(lines.join('\n')).toContain('── verdict ──')
      expect(lines.join('\n')).toContain(` ${view.session.play.handled.at(-1)?.verdict.points} points`)
      const last = view.session.play.handled.at(-1)
      const length = last === undefined ? 0 : verdictRows(last, theme, Math.floor(columns * 0.55)).length
      const fits = length + 30 < rows
      const title = lines.find(line => line.includes('── verdict ──'))
      expect(title?.includes(' more ↓') && fits).toBe(false)
    })
  })

  it('is of ASCII alone where there is nothing else', () => {
    anywhere(columns, view => {
      const text = playRows(view, ascii, size, 0)
        .map(row => ascii.show(textOf(row)))
        .join('\n')
      expect(text).toMatch(/^[\x20-\x7e\n]*$/)
    })
  })
})

describe('the process tree where it has no place of its own', () => {
  const view = (): PlayView => levelView('grandchild-writes')
  const asked = (): PlayView => type(view(), TREE_KEY)

  it.each([
    [60, 20],
    [80, 24],
  ])(
    'stands at %i x %i in the palette’s place until the next key, which does what it does',
    (columns, rows) => {
      const size = sizeOf(columns, rows)
      const shown = linesAt(asked(), size).join('\n')
      expect(shown).toContain('└─ ● P3 sh  trapped')
      expect(shown).toContain('any key goes back')
      expect(shown).toContain('handler ──')
      expect(shown).not.toContain('put ref')
      expect(linesAt(type(asked(), TREE_KEY), size)).toEqual(linesAt(view(), size))
      expect(linesAt(type(asked(), 'Escape'), size)).toEqual(linesAt(view(), size))
      expect(type(asked(), 'Escape').session.play.paused).toBe(false)
      const next = type(asked(), 'a')
      expect(next.session.play.trap?.steps).toHaveLength(1)
      expect(linesAt(next, size).join('\n')).toContain('put ref')
    },
  )

  it.each(HELPS)('can be asked for with any help: %s', help => {
    const helped = type(atFirstTrap({ ...gameOn('grandchild-writes'), help }), TREE_KEY)
    expect(linesAt(helped, sizeOf(80, 24)).join('\n')).toContain('└─ ● P3 sh  trapped')
  })

  it('is offered beside the page tables, and where it is always there, is not', () => {
    expect(linesAt(view(), sizeOf(80, 24)).join('\n')).toContain(`${TREE_KEY} tree`)
    expect(linesAt(view(), sizeOf(120, 40)).join('\n')).not.toContain(`${TREE_KEY} tree`)
  })

  it('leaves the palette alone where the tree is there anyway', () => {
    expect(linesAt(asked(), sizeOf(120, 40))).toEqual(linesAt(view(), sizeOf(120, 40)))
  })

  it('is gone at the next trap, and keys of a question are the question’s', () => {
    const over = type(asked(), '!')
    const at = over.session.play.clock.last
    expect(runView(send({ ...over, tree: true }, { do: 'next', at }), at).tree).toBe(false)
    expect(type(view(), `M ${TREE_KEY}`)).toMatchObject({ tree: false, ask: { at: 0 } })
  })
})

describe('what does not fit', () => {
  const tall = (): PlayView =>
    atFirstTrap(
      gameOfLines(
        ['P1 map heap anon private 30', 'P1 store heap[9] A', 'P1 fork P2', '|', 'P2 store heap[9] B'],
        { frames: 40 },
      ),
    )

  it('is counted above and below in a process’s heading', () => {
    expect(linesAt(tall(), sizeOf(80, 24)).join('\n')).toMatch(
      /P1 child of init +↑5 ↓17 +P2 trapped, of P1 +↑5 ↓17/,
    )
    expect(linesAt(levelView('grandchild-writes'), sizeOf(80, 24)).join('\n')).not.toMatch(/[↑↓]\d/)
  })

  it('is said of the log', () => {
    let view = levelView('boss-fork')
    for (let traps = 0; traps < 6; traps++) {
      const at = view.session.play.clock.last
      view = runView(send(send(view, { do: 'give-up', at }), { do: 'next', at }), at)
    }
    const hidden = /── (\d+) earlier ↑ ──/.exec(linesAt(view, sizeOf(100, 30)).join('\n'))?.[1]
    expect(Number(hidden)).toBeGreaterThan(5)
  })

  it('is said of the steps', () => {
    const view = type(sceneView('shared'), Array.from({ length: 80 }, () => 'g').join(' '))
    for (const size of [sizeOf(80, 24), sizeOf(120, 40), sizeOf(200, 60)])
      expect(linesAt(view, size).join('\n')).toMatch(/\d+ earlier ↑ {3}nothing in hand/)
  })
})

describe('a large screen', () => {
  const huge = sizeOf(200, 60)

  it('spells the bits of four processes’ pages', () => {
    const view = atFirstTrap(
      gameOfLines([
        'P1 map text file private 1 rx',
        'P1 map heap anon private 1',
        'P1 store heap[0] A',
        'P1 fork P2',
        'P1 fork P3',
        'P1 fork P4',
        '|',
        'P4 store heap[0] B',
      ]),
    )
    const text = linesAt(type(view, 'a c m'), huge).join('\n')
    expect(text.match(/a {2}present executable/g)).toHaveLength(4)
    expect(text.match(/b {2}present COW/g)).toHaveLength(3)
    expect(text).toMatch(/c {2}present writable +◂'A'/)
  })

  it('has a line for each step, with what it did', () => {
    expect(linesAt(type(sceneView('shared'), 'a c'), huge).join('\n')).toMatch(
      / 1 alloc +Frame b is in your hand: count 1, content unknown, mapped nowhere\..*\n 2 copy a → b +Frame b holds 'A' too\./,
    )
  })

  it('says in what happened which steps the player took', () => {
    expect(linesAt(type(sceneView('shared'), 'a c m d r'), huge).join('\n')).toMatch(
      /P2 store heap\[0\] B +you, clean +alloc, copy, map, put, return/,
    )
  })

  it('has the regions between page tables and frames: where each is, what it allows, what is present', () => {
    const text = linesAt(levelView('boss-fork'), huge).join('\n')
    expect(text).toMatch(/── page tables ─.* address spaces ─.* frames ─.* who refers to them ──/)
    expect(text).toMatch(/│ P1 {2}text {2}0x4000-0x4fff {3}rx {2}private file {2}1 page, 1 present/)
    expect(text).toMatch(/│ {5}heap {2}0x5000-0x6fff {3}rw {2}private anon {2}2 pages, 2 present/)
    expect(text).toMatch(/│ {3}c {2}● +1 'B' +heap\[1\] P1/)
  })

  it('marks a region that was just born, and one that allows something else', () => {
    expect(linesAt(type(levelView('boss-fork'), 'S'), huge).join('\n')).toMatch(/P2 {2}text◂ 0x4000/)
  })

  it('lists the program’s next instructions, in their order, and when there are none', () => {
    const view = levelView('grandchild-writes')
    const listed = (shown: PlayView): string =>
      linesAt(shown, huge).join('\n').split('what comes next')[1] ?? ''
    expect(listed(view)).toMatch(/^ ─+.*\n P2 load heap\[0\].*\n P1 load heap\[0\].*\n P2 store heap\[0\] D/)
    const last = type(sceneView('shared'), 'p r')
    expect(listed(last)).toMatch(/^ ─+.*\n The program is over\./)
  })

  it('has two machines above each other at a verdict where there is room, and else beside', () => {
    const view = type(levelView('grandchild-writes'), 'p r')
    const titles = (size: Size): string[] =>
      linesAt(view, size).filter(
        line => line.includes('── at the trap ──') || line.includes('── as you left it ──'),
      )
    expect(titles(huge)).toHaveLength(2)
    expect(titles(sizeOf(160, 50))).toHaveLength(1)
  })

  it('lists the reference’s steps with the reasons of those that are done and of the next', () => {
    const over = type(levelView('grandchild-writes'), 'r')
    const last = over.session.play.handled.at(-1)
    if (last === undefined) throw new Error('no trap is over')
    const at = (steps: number, size: Size): string =>
      solutionRows(last, over.session.game.kernel, steps, theme, size).map(textOf).join('\n')
    expect(at(2, sizeOf(120, 40))).toMatch(
      /✓1 alloc +\n {5}Frame a has 3 references.*\n✓2 copy a → c +\n {5}.*\n▸3 map P3 heap\[0\] → c rw +\n {5}.*\n 4 put a +\n 5 return +\n +\n/,
    )
    expect(at(5, sizeOf(120, 40))).toContain('That is all: the trap is answered.')
    expect(at(2, sizeOf(80, 24))).toContain('1 alloc  2 copy a → c')
  })

  it('has at a verdict the machine before and after, the counts, the run and the tree', () => {
    for (const size of [sizeOf(160, 50), huge]) {
      const text = linesAt(type(sceneView('shared'), 'a c m d r'), size).join('\n')
      for (const title of [
        'at the trap',
        'as you left it',
        'verdict',
        'reference counts',
        'the run',
        'processes',
      ])
        expect(text).toContain(`── ${title} ──`)
      expect(text).toMatch(/a {2}2 → 1 {2}step 4/)
    }
  })
})
