import { describe, expect, it } from 'vitest'
import { keyNamed } from '../../src/ui/keys.ts'
import { turnPages, unturned } from '../../src/ui/play/pages.ts'
import { send } from '../../src/ui/play/press.ts'
import type { PlayView } from '../../src/ui/play/view.ts'
import { HEADER_HEIGHT } from '../../src/ui/presentation/header.ts'
import type { Size } from '../../src/ui/presentation/layout.ts'
import { playRows } from '../../src/ui/presentation/play.ts'
import { themeFor } from '../../src/ui/theme.ts'
import { gameOfLines } from '../game/stage.ts'
import { atFirstTrap, levelView, runView, sceneView, textOf, type } from './stage.ts'

const theme = themeFor({ glyphs: 'unicode', colour: 'full' })

const sizeOf = (columns: number, rows: number): Size => ({ width: columns, height: rows - HEADER_HEIGHT })

const drawnAt =
  (size: Size) =>
  (view: PlayView): ReturnType<typeof playRows> =>
    playRows(view, theme, size, 0)

const textAt = (view: PlayView, size: Size): string => drawnAt(size)(view).map(textOf).join('\n')

/** The view after keys that turn pages. */
function turn(view: PlayView, keys: string, size: Size): PlayView {
  let next = view
  for (const key of keys.split(' ')) next = turnPages(next, keyNamed(key), drawnAt(size)) ?? next
  return next
}

/** A level in which much has happened: `traps` traps of it are over, and the next is at hand. */
function longRun(traps: number): PlayView {
  let view = levelView('boss-fork')
  for (let over = 0; over < traps; over++) {
    const at = view.session.play.clock.last
    view = runView(send(send(view, { do: 'give-up', at }), { do: 'next', at }), at)
  }
  return view
}

/** A machine of many processes, of which the last has trapped. */
const crowd = (): PlayView =>
  atFirstTrap(
    gameOfLines(
      [
        'P1 map heap anon private 1',
        'P1 store heap[0] A',
        ...[2, 3, 4, 5, 6, 7, 8, 9].map(id => `P${id - 1} fork P${id}`),
        '|',
        'P5 store heap[0] B',
      ],
      { frames: 20 },
    ),
  )

/** A process with many pages, each in a frame of its own. */
const rich = (): PlayView =>
  atFirstTrap(
    gameOfLines(
      [
        'P1 map heap anon private 12',
        ...Array.from({ length: 12 }, (_, page) => `P1 store heap[${page}] A`),
        'P1 fork P2',
        '|',
        'P2 store heap[0] B',
      ],
      { frames: 20 },
    ),
  )

const manySteps = (): PlayView => type(sceneView('shared'), Array.from({ length: 60 }, () => 'g').join(' '))

/** A run of many events before its trap. */
const manyLoads = (): PlayView =>
  atFirstTrap(
    gameOfLines([
      'P1 map heap anon private 1',
      'P1 store heap[0] A',
      'P1 fork P2',
      '|',
      ...Array.from({ length: 30 }, () => 'P1 load heap[0]'),
      'P2 store heap[0] B',
    ]),
  )

/** What each list that does not fit says, and what the keys make of it. */
const LISTS: readonly (readonly [
  what: string,
  view: () => PlayView,
  size: Size,
  unturned: RegExp,
  keys: string,
  turned: RegExp,
])[] = [
  [
    'what happened',
    () => longRun(6),
    sizeOf(100, 30),
    /what happened ─+ \d+ earlier ↑ ──/,
    'page-up',
    /what happened ─+ (\d+ earlier ↑ {2})?\d+ later ↓ ──/,
  ],
  [
    'what happened, to its beginning',
    () => longRun(6),
    sizeOf(100, 30),
    /what happened ─+ \d+ earlier ↑ ──/,
    'home',
    /what happened ─+ \d+ later ↓ ──[\s\S]*P1 map .* before you came/,
  ],
  ['the run', manyLoads, sizeOf(100, 38), / \d+ earlier /, 'page-up', / \d+ later +\n/],
  [
    'the steps, behind each other',
    manySteps,
    sizeOf(80, 24),
    /handler ─+ \d+ earlier ↑ .* 61 _/s,
    'page-up',
    /handler ─+ \d+ earlier ↑ {3}\d+ later ↓/,
  ],
  [
    'the steps in lines of their own',
    manySteps,
    sizeOf(160, 50),
    /handler ─+ \d+ earlier ↑ {3}nothing.*\n.*\n[\s\S]* 61 _/,
    'home',
    /handler ─+ \d+ later ↓ {3}nothing.*\n {2}1 get/,
  ],
  [
    'the reference counts',
    rich,
    sizeOf(100, 30),
    /reference counts ─+ \d+ more ↓ ──/,
    'page-down',
    /reference counts ─+ 1 ↑ {2}9 more ↓ ──/,
  ],
  [
    'the processes, up',
    crowd,
    sizeOf(100, 30),
    /processes ─+ 4 more ↑ 3 more ↓ ──/,
    'page-up page-up page-up',
    /│ +init /,
  ],
  [
    'the processes, down',
    crowd,
    sizeOf(100, 30),
    /processes ─+ 4 more ↑ 3 more ↓ ──/,
    'page-down page-down page-down',
    /processes ─+ \d+ more ↑ ──[\s\S]*P9 sh/,
  ],
  [
    'a verdict',
    () => type(manySteps(), 'r'),
    sizeOf(60, 20),
    /verdict ─+ \d+ lines? more ↓/,
    'page-down page-down page-down page-down page-down page-down',
    /verdict ─+ \d+ lines? more ↑ +──[\s\S]*The machine goes on/,
  ],
]

describe.each(LISTS)('a list that does not fit: %s', (_, viewOf, size, before, keys, after) => {
  it('says what is hidden, and shows it after the keys', () => {
    const view = viewOf()
    expect(textAt(view, size)).toMatch(before)
    expect(textAt(turn(view, keys, size), size)).toMatch(after)
  })

  it('is as before after End, and after any move', () => {
    const view = viewOf()
    const turned = turn(view, keys, size)
    expect(turned).not.toEqual(view)
    expect(turn(turned, 'end', size)).toEqual(view)
    expect(unturned(turned)).toEqual(view)
  })
})

describe('pages', () => {
  it('are not turned beyond what there is, so that each key back is answered', () => {
    const view = longRun(6)
    const size = sizeOf(100, 30)
    const first = turn(view, 'home', size)
    expect(turn(first, 'page-up page-up page-up', size)).toEqual(first)
    expect(textAt(turn(first, 'page-down', size), size)).not.toBe(textAt(first, size))
    let back = first
    for (let pages = first.page; pages > 0; pages--) back = turn(back, 'page-down', size)
    expect(back).toEqual(view)
  })

  it('stay where everything is in sight', () => {
    const view = levelView('first-write')
    expect(turn(view, 'page-up page-down home', sizeOf(200, 60))).toEqual(view)
  })

  it('are at the end again where something new has happened, and at the next trap', () => {
    const view = turn(longRun(3), 'page-up', sizeOf(100, 30))
    expect(view.page).toBe(1)
    const at = view.session.play.clock.last
    const over = send(view, { do: 'give-up', at })
    expect(over.page).toBe(0)
    expect(runView(send({ ...over, page: 2 }, { do: 'next', at }), at).page).toBe(0)
  })

  it('are turned by no other key', () => {
    for (const key of ['up', 'left', 'enter', 'a', ' ', 'escape', '?'])
      expect(turnPages(longRun(1), keyNamed(key), drawnAt(sizeOf(80, 24)))).toBeNull()
  })
})
