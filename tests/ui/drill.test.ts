import { describe, expect, test } from 'vitest'
import { createSession, newGame, type Session, stormLevel } from '../../src/game/index.ts'
import type { KernelName } from '../../src/kernel/index.ts'
import { send } from '../../src/ui/play/press.ts'
import { createView, type Ghost, type PlayView } from '../../src/ui/play/view.ts'
import {
  drillBriefRows,
  drillCommand,
  drillEndRows,
  leadText,
  stormHeaderRow,
} from '../../src/ui/presentation/drill.ts'
import { fitRow, rowWidth } from '../../src/ui/text.ts'
import { themeFor } from '../../src/ui/theme.ts'
import { cowhand } from '../cli/test-world.ts'
import { reference } from '../level/played.ts'
import { runView, textOf } from './stage.ts'

const theme = themeFor({ glyphs: 'unicode', colour: 'full' })
const ghost: Ghost = { seed: 7, pace: [100, 180, 280] }

const begun = (kernel: KernelName = 'xv6', seed = 7, whom: Ghost | null = null): PlayView =>
  runView(
    send(createView(createSession(newGame(stormLevel(kernel), { storm: true, seed })), whom), {
      do: 'start',
      at: 0,
    }),
    0,
  )

const at = ({ session }: PlayView): number => session.play.clock.last + 1000
const goOn = (view: PlayView): PlayView => runView(send(view, { do: 'next', at: at(view) }), at(view))
const giveUp = (view: PlayView): PlayView => goOn(send(view, { do: 'give-up', at: at(view) }))
const solve = (view: PlayView): PlayView => {
  const { trap } = view.session.play
  if (trap === null) throw new Error('no trap is open')
  return goOn(send(view, { do: 'use', primitives: reference(view.session.game, trap), at: at(view) }))
}

const stormOf = ({ play }: Session) => {
  if (play.storm === null) throw new Error('no storm')
  return play.storm
}
const headerOf = (view: PlayView, width: number, now: number): string =>
  textOf(fitRow(stormHeaderRow(view.session, stormOf(view.session), view.ghost, now, width, theme), width))

describe('the header of a drill', () => {
  test.each([60, 80, 120, 200])(
    'says kernel, seed, tier, lives, points and time left at %i columns',
    width => {
      const view = giveUp(solve(begun('linux', 4711, ghost)))
      const text = headerOf(view, width, view.session.play.clock.last)
      expect(text).toMatch(/drill linux seed 4711/)
      expect(text).toMatch(/tier 1/)
      expect(text).toMatch(/lives 2 ●● {3}100/)
      expect(text).toMatch(/0:\d\d/)
      expect(text.endsWith('…')).toBe(false)
    },
  )

  test('counts the time for a trap down to nothing', () => {
    const view = begun()
    const due = view.session.play.trap?.due ?? 0
    const left = (after: number): string => /(\d+:\d\d) left/.exec(headerOf(view, 80, after))?.[1] ?? ''
    expect(left(due - 61_000)).toBe(due > 61_000 ? '1:01' : left(0))
    expect([left(due - 1000), left(due - 1), left(due), left(due + 5000)]).toEqual([
      '0:01',
      '0:01',
      '0:00',
      '0:00',
    ])
  })
})

test.each<[string, readonly number[], Ghost | null, string]>([
  ['without a ghost', [100], null, ''],
  ['before the first trap', [], ghost, ''],
  ['behind it', [80], ghost, '-20'],
  ['beside it', [100], ghost, '+0'],
  ['before it', [100, 200], ghost, '+20'],
  ['beyond its end', [100, 200, 300, 400], ghost, '+120'],
])('the lead over a ghost, %s', (_what, pace, whom, lead) => {
  expect(leadText({ ...stormOf(begun().session), pace: [...pace] }, whom)).toBe(lead)
})

const endText = (view: PlayView, whom: Ghost | null, best: number | null): string =>
  drillEndRows(view.session, whom, best, 76).map(textOf).join('\n')

test('the end card tells tier, points, what went wrong most, and the line for a friend', () => {
  const over = giveUp(giveUp(giveUp(solve(begun()))))
  expect(over.session.play.phase).toBe('result')
  const text = endText(over, null, null)
  expect(text).toContain('Tier 1  100 points  4 traps, 1 of them clean')
  expect(text).toContain('3 times: traps that were given up.')
  expect(text).toContain('cowhand drill --seed 7 --kernel xv6')
  expect(endText(over, ghost, 90)).toContain('A new best: 90 before.')
  expect(endText(over, { ...ghost, seed: 9 }, 200)).toContain('Your best, on seed 9: 200.')
})

test('the line for a friend is one that the command line takes', async () => {
  const { status, err } = await cowhand(drillCommand('linux', 4711).split(' ').slice(1))
  expect([status, err]).toEqual([1, expect.stringMatching(/needs a terminal/)])
})

test.each([56, 76])('the brief fits %i columns, and says whom one plays against', width => {
  for (const whom of [null, ghost, { ...ghost, seed: 9 }]) {
    const rows = drillBriefRows('xv6', 7, whom, whom === null ? null : 280, width)
    expect(Math.max(...rows.map(rowWidth))).toBeLessThanOrEqual(width)
  }
})
