import { describe, expect, it } from 'vitest'
import type { HandledTrap } from '../../src/game/index.ts'
import { send } from '../../src/ui/play/press.ts'
import type { PlayView } from '../../src/ui/play/view.ts'
import { handlerRows } from '../../src/ui/presentation/handler.ts'
import { clockText, headerRow } from '../../src/ui/presentation/header.ts'
import { levelRows } from '../../src/ui/presentation/levels.ts'
import { resultRows } from '../../src/ui/presentation/result.ts'
import { trapRow } from '../../src/ui/presentation/trap.ts'
import { verdictRows } from '../../src/ui/presentation/verdict.ts'
import { beside, cut, fitRow, pad, type Row, sides, span, wrap } from '../../src/ui/text.ts'
import { themeFor } from '../../src/ui/theme.ts'
import { gameOn } from '../game/stage.ts'
import { levelView, runView, type SceneName, sceneView, textOf, type, widthsOf } from './stage.ts'

const theme = themeFor({ glyphs: 'unicode', colour: 'full' })

const lines = (rows: readonly Row[]): string[] => rows.map(row => textOf(row).trimEnd())

function openTrap(view: PlayView) {
  const { trap } = view.session.play
  if (trap === null) throw new Error('no trap is open')
  return trap
}

function handled(view: PlayView): HandledTrap {
  const last = view.session.play.handled.at(-1)
  if (last === undefined) throw new Error('no trap was handled')
  return last
}

describe('text in cells', () => {
  it.each([
    ['heap[0]', 7, 'heap[0]'],
    ['heap[0]', 4, 'hea…'],
    ['heap[0]', 1, '…'],
    ['heap[0]', 0, ''],
    ['日本語', 5, '日本…'],
    ['日本語', 4, '日…'],
  ])('%s is cut to %i cells as "%s"', (text, width, expected) => {
    expect(cut(text, width)).toBe(expected)
  })

  it('is filled up to exactly the width, wide characters too', () => {
    expect(pad('ab', 4)).toBe('ab  ')
    expect(pad('日本語', 4)).toBe('日… ')
    for (const width of [1, 2, 3, 7, 12]) {
      expect(widthsOf([fitRow([span('日本'), span('heap[0]')], width)])).toEqual([width])
      expect(widthsOf([fitRow([], width)])).toEqual([width])
    }
  })

  it('keeps the right side whole and cuts the left one', () => {
    expect(textOf(sides([span('a long title')], [span('0:07')], 10))).toBe('a lon…0:07')
    expect(textOf(sides([span('title')], [span('0:07')], 12))).toBe('title   0:07')
  })

  it('stands side by side in columns of their widths', () => {
    expect(beside([[[span('a')]], [[span('bcd')], [span('e')]]], [3, 2], 2).map(textOf)).toEqual([
      'a  b…',
      '   e ',
    ])
  })

  it.each([
    ['one two three', 7, ['one two', 'three']],
    ['one\n\ntwo', 9, ['one', '', 'two']],
    ['  one\n two  ', 9, ['one two']],
    ['unbreakable', 5, ['unbr…']],
    ['', 5, []],
  ])('%j is wrapped at %i cells', (text, width, expected) => {
    expect(wrap(text, width)).toEqual(expected)
  })
})

describe('the row about the trap', () => {
  it.each<[SceneName, number, string]>([
    ['shared', 80, ' store page fault   P2 store heap[0] B                   scause 15  stval 0x4000'],
    ['shared', 60, ' store page fault   P2 store heap[0] B          stval 0x4000'],
    ['fork', 60, ' system call fork   P1 fork P2                      scause 8'],
    ['read', 60, ' system call read   P2 read heap[0..1] KL           scause 8'],
    ['exit', 60, ' system call exit   P2 exit 7                       scause 8'],
  ])('of %s says at %i columns who did what, whole', (scene, width, expected) => {
    expect(textOf(trapRow(openTrap(sceneView(scene)), width))).toBe(expected)
  })
})

describe('the steps of a handler', () => {
  it('name the pages as they were called when the step was done', () => {
    const open = type(sceneView('fork'), 'S Down m')
    const shown = lines(handlerRows(openTrap(open), open.session.play.machine, theme, 80, 2))
    expect(shown[1]).toBe(' 1 spawn P1 → P2  2 map P2 text[0] → a rx  3 _')
  })

  it('keep those names after the process is gone', () => {
    const gone = type(sceneView('shared'), 'f R')
    const shown = lines(handlerRows(openTrap(gone), gone.session.play.machine, theme, 80, 2))
    expect(shown[1]).toBe(' 1 flush P2 heap[0]  2 reap P2  3 _')
  })

  it('show the last ones where there are more than fit', () => {
    const many = type(sceneView('shared'), 'g g g g g g g g g g g g')
    const shown = lines(handlerRows(openTrap(many), many.session.play.machine, theme, 60, 1))
    expect(shown).toHaveLength(2)
    expect(shown[1]).toContain('12 get a  13 _')
  })
})

describe('a verdict', () => {
  it('names the pages of a child that was born in the trap', () => {
    const shown = lines(verdictRows(handled(type(sceneView('fork'), 'S A m r')), theme, 80)).join('\n')
    expect(shown).toContain('map P2 heap[0]')
    expect(shown).not.toContain('page 0x')
  })

  it.each([
    ['shared', 'a c m d r', '✓ clean  100 points'],
    ['shared', 'p r', '✗ wrong  0 points'],
    ['shared', 'r', '✗ refault  0 points'],
    ['shared', '!', '◆ shown  0 points'],
  ] as const)('on %s after %s begins with %s, at every width within it', (scene, keys, expected) => {
    const trap = handled(type(sceneView(scene), keys))
    for (const width of [60, 80, 120]) {
      const rows = verdictRows(trap, theme, width)
      expect(textOf(rows[0] ?? [])).toContain(expected)
      for (const row of rows) expect(widthsOf([row])[0]).toBeLessThanOrEqual(width)
    }
  })
})

describe('the header', () => {
  it.each([
    [0, '0:00'],
    [999, '0:00'],
    [61_000, '1:01'],
    [3_599_999, '59:59'],
  ])('%i ms is %s', (milliseconds, text) => {
    expect(clockText(milliseconds)).toBe(text)
  })

  it('tells the level, the trap of how many, and the time against par', () => {
    const view = levelView('grandchild-writes')
    expect(textOf(headerRow(view, 61_000, 80, theme))).toBe(
      'cowhand  Grandchild writes          xv6   trap 1/3   ━━━━┿━────── 1:01 par 0:35 ',
    )
  })

  it.each([
    [0, '────┿───────'],
    [18_000, '━━──┿───────'],
    [70_000, '━━━━┿━━━────'],
    [999_000, '━━━━┿━━━━━━━'],
  ])('draws the time at %i ms up to the limit, with a mark at par', (at, bar) => {
    expect(textOf(headerRow(levelView('grandchild-writes'), at, 80, theme))).toContain(` ${bar} `)
  })
})

describe('the list of levels', () => {
  it('shows the chapters, the cursor, stars and best', () => {
    const levels = ['first-write', 'grandchild-writes'].map(id => gameOn(id).level)
    const best = { stars: 2, bestScore: 321, bestReplay: null, plays: 1, asksAgain: false, seeds: 0 } as const
    const records = { 'grandchild-writes': best }
    const { rows, selectedRow } = levelRows(levels, records, 1, theme, 60)
    expect(lines(rows)).toEqual([
      ' 1 One fault',
      '   First write                              ☆☆☆  not played',
      '',
      ' 2 You are fork',
      ' ▸ Grandchild writes                        ★★☆  best 321',
    ])
    expect(selectedRow).toBe(4)
  })
})

describe('the result', () => {
  it('has stars, points, the time, and each verdict beside the reference’s steps', () => {
    let view = levelView('grandchild-writes')
    for (const keys of ['p r', 'a c m d r', 'p r']) {
      const done = type(view, keys)
      const at = done.session.play.clock.last + 100
      view = runView(send(done, { do: 'next', at }), at)
    }
    const rows = lines(resultRows(view.session, 500, theme, 110, 20))
    expect(rows[0]).toMatch(/^★☆☆ {2}\d+ points {2}best 500$/)
    expect(rows[1]).toMatch(/^200 for the traps, \d+ for time {3}0:0\d of par 0:35$/)
    expect(rows.slice(3)).toEqual([
      'P3 store heap[0] C     wrong       0  reference: alloc, copy a → c, map P3 heap[0] → c rw, put a, return',
      'P2 store heap[0] D     clean     100  as the reference',
      'P1 store heap[0] E     clean     100  as the reference',
    ])
  })
})
