import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acceptRace, type Race } from '../../src/game/race/index.ts'
import { EMPTY_RACE_HAND, pressRace, type RaceHand } from '../../src/ui/play/press-race.ts'
import { raceRows } from '../../src/ui/presentation/race.ts'
import { raceStatus } from '../../src/ui/presentation/race-words.ts'
import { themeFor } from '../../src/ui/theme.ts'
import { freshRace, LOST_UPDATE, ONE_AFTER_THE_OTHER, raceOn, twoCpus } from '../game/race-stage.ts'
import { keysFrom, textOf, widthsOf } from './stage.ts'

const theme = themeFor({ glyphs: 'unicode', colour: 'full' })
const plain = themeFor({ glyphs: 'ascii', colour: 'none' })

const SIZES = [
  { width: 60, height: 19 },
  { width: 60, height: 20 },
  { width: 80, height: 24 },
  { width: 120, height: 40 },
  { width: 200, height: 60 },
] as const

/** What a player has before the eyes. */
interface Seen {
  readonly race: Race
  readonly hand: RaceHand
  readonly message: string
  readonly wishes: readonly string[]
}

/** Presses keys as the screen does. "0 1 Down Enter" */
function pressed(keys: string, race: Race = freshRace()): Seen {
  let hand = EMPTY_RACE_HAND
  let message = ''
  const wishes: string[] = []
  for (const key of keysFrom(keys)) {
    const next = pressRace(race, hand, key)
    if (next === null) continue
    hand = next.hand
    if (next.input !== null) message = acceptRace(race, next.input) ?? ''
    if (next.wish !== null) wishes.push(next.wish)
  }
  return { race, hand, message, wishes }
}

const keysOf = (schedule: string): string => [...schedule].join(' ')
const FOUND = keysOf(LOST_UPDATE)
const down = (times: number): string => 'Down '.repeat(times)
/** From step 1: the lock over load to store. */
const LOCKED = `${FOUND} ${down(5)} Enter ${down(2)} Enter`

const linesOf = ({ race, hand, message }: Seen, size: (typeof SIZES)[number] = SIZES[0]): string[] =>
  raceRows(race, hand, theme, size, message).map(row => textOf(row).trimEnd())

describe('a race on the screen', () => {
  it('shows both handlers, the lock between them, the count and the PTEs', () => {
    expect(linesOf(pressed(`${LOCKED} ${keysOf('00000011111')} 1`))).toEqual([
      '── close the race ──────────────────────────────────────────',
      " CPU 0  P1 stores 'B'      lock    CPU 1  P2 stores 'C'",
      ' ✓1 look     r ← count a           ✓1 look     r ← count a',
      ' ✓2 decide   r=1? permit           ✓2 decide   r=1? permit',
      ' ✓3 alloc    b ← free              ✓3 alloc    c ← free',
      ' ✓4 copy     a → b                 ✓4 copy     a → c',
      ' ✓5 map      PTE → b rw            ✓5 map      PTE → c rw',
      ' ✓6 load     r ← count a   acquire ▸6 load     r ← count a',
      ' ▸7 subtract r ← r - 1        │     7 subtract r ← r - 1',
      '  8 store    count a ← r ▸ release  8 store    count a ← r',
      '  9 free     r=0? free a            9 free     r=0? free a',
      '  r = 2                    CPU 0    r = 2  waits for lock',
      '  heap[0] →  b  rw-                 heap[0] →  c  rw-',
      " frame  a  'A'   count 2 ●●   0 PTEs map it",
      ' CPU 1 waits: CPU 0 holds the lock.',
      ' order 000000 11111',
      " CPU 1  copy      copies 'A' from a to c.",
      " CPU 1  map       P2's heap[0] → c, W on.",
      ' ↑↓ move  Enter lock  p prove  ←→ run  ? help     Esc pause',
    ])
  })

  it('has the count large where there is room', () => {
    const lines = linesOf(pressed('0'), SIZES[2])
    const at = lines.findIndex(line => line.startsWith('   _ '))
    expect(lines.slice(at, at + 3)).toEqual([
      "   _    frame  a  'A'",
      '   _|   count 2 ●●',
      '  |_    2 PTEs map it: P1 heap[0], P2 heap[0]',
    ])
  })

  it.each<readonly [string, string, RegExp]>([
    ['at the start', '', /You choose which CPU takes the next step: 0 or 1\./],
    ['half-way', '0', /Whose step is next: 0 or 1\?/],
    [
      'after a run that went well',
      keysOf(ONE_AFTER_THE_OTHER),
      /This time nothing went wrong\. n starts again/,
    ],
    ['once it is found', FOUND, /Found\. Frame a counts 1 reference but 0 PTEs map it/],
    ['given up', '!', /Such an order is ahead: → takes its steps/],
    ['shown to its end', `! ${'Right '.repeat(18)}`, /^(?!.*Found).*Frame a counts 1 reference/],
    ['with half a lock', `${FOUND} ${down(5)} Enter`, /The lock is taken before load\. Enter again/],
    ['with a lock', LOCKED, /A lock over load to store\. p tries every order/],
    [
      'with a lock that a run went well with',
      `${LOCKED} ${keysOf(ONE_AFTER_THE_OTHER)}`,
      /p tries every order with this/,
    ],
    [
      'with a lock that a run broke',
      `${FOUND} Enter Enter ${FOUND}`,
      /it can never be freed\. A lock over look alone does not close the race\./,
    ],
    [
      'refuted',
      `${FOUND} Enter Enter p`,
      /Refuted: with this lock 34320 of 48606 orders still break a rule\./,
    ],
    [
      'refuted, gone through',
      `${FOUND} Enter Enter p ${'Right '.repeat(18)}`,
      /never be freed\. With this lock 34320 of/,
    ],
    ['closed', `${LOCKED} p`, /Closed by a lock over load to store\. None of the 14286 orders/],
    [
      'closed too widely',
      `${FOUND} Enter ${down(8)} Enter p`,
      /while a whole page is filled or copied\. None of the 2/,
    ],
    ['shown closed', '! !', /The lock was shown: load to store\./],
    ['asked for help', '?', /Both CPUs run the same nine steps/],
    ['refused', 'u', /Nothing has run yet\./],
  ])('%s says what is so', (_, keys, told) => {
    for (const size of SIZES) expect(linesOf(pressed(keys), size).join(' ').replace(/ +/g, ' ')).toMatch(told)
  })
})

describe('the keys of a race', () => {
  it.each<readonly [string, string, string]>([
    ['arrows are the CPUs on their sides until the race is found', 'Left Left Right', '001'],
    ['u takes back', '0 0 1 u', '00'],
    ['n starts again', '0 0 1 n', ''],
    ['arrows go through the run afterwards', `${FOUND} Left Left Right`, LOST_UPDATE.slice(0, 17)],
    ['nothing but ? and Enter is heard in the help', '? 0 1 Enter 0', '0'],
  ])('%s', (_, keys, schedule) => {
    expect(pressed(keys).race.run.schedule.join('')).toBe(schedule)
  })

  it.each<readonly [string, string, { from: number; to: number } | null]>([
    ['Enter twice on one step', 'Enter Enter', { from: 0, to: 0 }],
    ['Enter at the first and at the last', `${down(5)} Enter j j Enter`, { from: 5, to: 7 }],
    [
      'a second Enter above the first, which begins there',
      `${down(5)} Enter k k Enter Down Enter`,
      { from: 3, to: 4 },
    ],
    ['Esc before the second', `Enter Escape`, null],
    ['the last step and no further', `${down(20)} Enter Enter`, { from: 8, to: 8 }],
  ])('%s makes the lock', (_, keys, lock) => {
    expect(pressed(`${FOUND} ${keys}`).race.lock).toEqual(lock)
  })

  it('Esc pauses, and Enter goes on once all is closed', () => {
    expect(pressed('Escape').wishes).toEqual(['pause'])
    expect(pressed(`${FOUND} Enter Escape Escape`).wishes).toEqual(['pause'])
    expect(pressed(`${FOUND} Enter Enter`).wishes).toEqual([])
    expect(pressed(`${LOCKED} p Enter`).wishes).toEqual(['done'])
  })
})

const KEYS = ['0', '1', 'Left', 'Right', 'u', 'n', 'p', '!', '?', 'Up', 'Down', 'Enter', 'Escape', 'x']

describe('the rows of a race', () => {
  it('fill every size exactly, with nothing cut, wherever keys lead', () => {
    const level = twoCpus()
    const phases = new Set<string>()
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom('0', '1') }, fc.constantFrom(...KEYS)), {
          maxLength: 60,
        }),
        keys => {
          const seen = pressed(keys.join(' '), raceOn(level))
          phases.add(seen.race.phase)
          for (const size of SIZES)
            for (const look of [theme, plain]) {
              const rows = raceRows(seen.race, seen.hand, look, size, seen.message)
              expect(rows).toHaveLength(size.height)
              expect(widthsOf(rows)).toEqual([size.width])
              const text = rows.map(textOf).join(' ').replace(/ +/g, ' ')
              expect(text).not.toContain('…')
              const said = seen.message === '' ? raceStatus(seen.race, seen.hand).text : seen.message
              if (!seen.hand.help) expect(text).toContain(said)
              expect(look.show === theme.show || /^[\x20-\x7e]*$/.test(look.show(text))).toBe(true)
            }
        },
      ),
      { numRuns: 150, seed: 5 },
    )
    expect([...phases].sort()).toEqual(['close', 'done', 'find'])
  })
})
