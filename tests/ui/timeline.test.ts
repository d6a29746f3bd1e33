import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { send } from '../../src/ui/play/press.ts'
import type { PlayView } from '../../src/ui/play/view.ts'
import { happeningsOf, timelineLegend, timelineRows } from '../../src/ui/presentation/timeline.ts'
import { rowWidth } from '../../src/ui/text.ts'
import { themeFor } from '../../src/ui/theme.ts'
import { gameOfLines } from '../game/stage.ts'
import { atFirstTrap, LEVELS, levelView, runView, textOf, type } from './stage.ts'

const theme = themeFor({ glyphs: 'unicode', colour: 'full' })

/** Answers one trap after the other with the keys of each, and goes on. */
function played(first: PlayView, answers: readonly string[]): PlayView {
  let view = first
  for (const keys of answers) {
    const over = type(view, keys)
    const at = over.session.play.clock.last
    view = runView(send(over, { do: 'next', at }), at)
  }
  return view
}

const linesOf = ({ session, traps }: PlayView, width: number, height: 1 | 3 = 3): string[] =>
  timelineRows(session.play, traps, theme, width, height).map(row => textOf(row).trimEnd())

const marksOf = ({ session }: PlayView): string =>
  happeningsOf(session.play, theme)
    .map(({ mark }) => mark)
    .join('')

/** P1 and P2 share a and b; each line behind the bar is a store that faults, or a load that does not. */
const stores = (...lines: readonly string[]): PlayView =>
  atFirstTrap(
    gameOfLines(
      [
        'P1 map heap anon private 4',
        ...[...'ABCD'].map((value, page) => `P1 store heap[${page}] ${value}`),
        'P1 fork P2',
        '|',
        ...lines,
      ],
      { yours: ['store-page-fault'] },
    ),
  )

describe('the line of the run', () => {
  it('has the trap at hand, and what is to come', () => {
    const view = levelView('grandchild-writes')
    expect(linesOf(view, 60)).toEqual([' ▸       _       _', ' P3', ' store'])
  })

  it('has what ran without a trap, the kernel’s traps, and the player’s with their verdicts', () => {
    const view = played(
      stores(
        'P2 load heap[0]',
        'P2 store heap[0] E',
        'P2 store heap[1] F',
        'P2 fork P3',
        'P2 store heap[2] G',
        'P2 store heap[3] H',
        'P1 store heap[3] I',
      ),
      ['a c m d r', 'a c m d f r', 'p r', '!'],
    )
    expect(marksOf(view)).toBe('·✓~k✗!▸')
    expect(linesOf(view, 80)).toEqual([
      ' ·───────✓───────~───────k───────✗───────!───────▸',
      ' P2      P2      P2      P2      P2      P2      P1',
      ' load    store   store   fork    store   store   store',
    ])
  })

  it('is one row of marks where there is no room for names', () => {
    const view = played(levelView('grandchild-writes'), ['a c m d r', '!'])
    expect(linesOf(view, 60, 1)).toEqual([' ✓─·─·─!─·─▸'])
  })

  it('puts what is to come closer together before it leaves anything out', () => {
    const view = levelView('boss-fork')
    expect(linesOf(view, 100)[0]).toBe(` ▸       ${'_       '.repeat(8)}`.trimEnd())
    expect(linesOf(view, 60)[0]).toBe(` ▸       ${'_   '.repeat(8)}`.trimEnd())
    expect(linesOf(view, 40)[0]).toBe(` ▸       ${'_ '.repeat(8)}`.trimEnd())
  })

  it('keeps the last of a long run, and says how many came earlier', () => {
    const view = played(levelView('boss-fork'), ['!', '!', '!', '!', '!', '!'])
    const all = happeningsOf(view.session.play, theme).length
    const [marks = '', who = ''] = linesOf(view, 60)
    const shown = who.trim().split(/ +/).length
    expect(marks).toMatch(new RegExp(`^ ${all - shown} earlier `))
    expect(marks).toContain('▸')
    expect(shown).toBeLessThan(all)
  })

  it('ends at the trap that is over while its verdict is read, and knows nothing of what was before the brief', () => {
    const view = type(levelView('grandchild-writes'), 'p r')
    expect(marksOf(view)).toBe('✗')
    expect(view.session.play.log.length).toBeGreaterThan(1)
  })

  it('keeps within every width, at every trap of every level', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...LEVELS),
        fc.nat({ max: 12 }),
        fc.integer({ min: 60, max: 220 }),
        fc.constantFrom(1 as const, 3 as const),
        (level, traps, width, height) => {
          const view = played(
            levelView(level),
            Array.from({ length: traps }, () => '!'),
          )
          const rows = timelineRows(view.session.play, view.traps, theme, width, height)
          expect(rows).toHaveLength(height)
          for (const row of rows) expect(rowWidth(row)).toBeLessThanOrEqual(width)
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('what the marks mean', () => {
  it('is said as far as there is room', () => {
    expect(textOf(timelineLegend(theme, 100))).toBe(
      "· no trap   k the kernel's   ✓~✗! yours   ▸ now   _ yours to come",
    )
    for (const room of [0, 9, 20, 40, 62])
      expect(rowWidth(timelineLegend(theme, room))).toBeLessThanOrEqual(room)
  })
})
