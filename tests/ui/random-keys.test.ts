import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSession, type Game, HELPS, newGame, type Session, stormLevel } from '../../src/game/index.ts'
import { KERNEL_NAMES } from '../../src/kernel/index.ts'
import { COMMANDS } from '../../src/ui/commands.ts'
import { type KeyPress, NAMED_KEYS } from '../../src/ui/keys.ts'
import { CARD_KEYS } from '../../src/ui/play/cards.ts'
import { pressInTrap, send } from '../../src/ui/play/press.ts'
import { EMPTY_RACE_HAND, pressRace, type RaceHand } from '../../src/ui/play/press-race.ts'
import { createView, type PlayView } from '../../src/ui/play/view.ts'
import { columnsIn } from '../../src/ui/presentation/palette.ts'
import { playRows } from '../../src/ui/presentation/play.ts'
import { raceRows } from '../../src/ui/presentation/race.ts'
import { solutionLength, solutionRows } from '../../src/ui/presentation/solution.ts'
import { themeFor } from '../../src/ui/theme.ts'
import { gameOn } from '../game/stage.ts'
import { LEVELS, runView } from './stage.ts'

const theme = themeFor({ glyphs: 'unicode', colour: 'full' })
const SIZE = { width: 80, height: 23 }

const KEYS: readonly KeyPress[] = [
  ...COMMANDS.flatMap(({ key }) => [{ char: key }, { char: key }]),
  ...CARD_KEYS.map(char => ({ char })),
  ...NAMED_KEYS.flatMap(name => [{ name }, { name }]),
  ...[...'001npr~é'].map(char => ({ char })),
]

interface Hands {
  readonly view: PlayView
  readonly race: RaceHand
}

/** A key wherever a run is, and what the screens around it then do: a pause is left again, a verdict too. */
function press({ view, race }: Hands, key: KeyPress): Hands {
  const at = view.session.play.clock.last + 150
  const { play } = view.session
  switch (play.phase) {
    case 'brief':
      return { view: runView(send(view, { do: 'start', at }), at), race }
    case 'verdict':
      if ('char' in key && key.char === 's') return { view: send(view, { do: 'show', at }), race }
      return { view: runView(send(view, { do: 'next', at }), at), race }
    case 'race': {
      if (play.race === null) throw new Error('no race')
      const pressed = pressRace(play.race, race, key)
      if (pressed === null) return { view, race }
      const { hand, input, wish } = pressed
      if (wish === 'pause') return { view: resumed(send(view, { do: 'pause', at }), at), race: hand }
      if (wish === 'hint') return { view: send(view, { do: 'hint', at }), race: hand }
      if (wish === 'done') return { view: send(view, { do: 'next', at }), race: hand }
      return { view: input === null ? view : send(view, { do: 'race', input, at }), race: hand }
    }
    case 'trap': {
      const { view: next, wish } = pressInTrap(view, key, columnsIn(view, SIZE.width), at)
      return { view: wish === null ? next : resumed(next, at), race }
    }
    default:
      return { view, race }
  }
}

const resumed = (view: PlayView, at: number): PlayView =>
  view.session.play.paused ? send(view, { do: 'resume', at: at + 50 }) : view

function draw({ view, race }: Hands): void {
  const { play, game } = view.session
  const rows =
    play.race === null
      ? playRows(view, theme, SIZE, 0)
      : raceRows(play.race, race, theme, SIZE, view.message.text)
  expect(rows).toHaveLength(SIZE.height)
  const last = play.handled.at(-1)
  if (play.phase === 'verdict' && last !== undefined)
    for (let at = 0; at <= solutionLength(last); at++)
      expect(solutionRows(last, game.kernel, at, theme, SIZE)).toHaveLength(SIZE.height)
}

/** The most traps that can be left of a level or of a storm's lives, each given up. */
const MOST_LEFT = 40

/** Gives up whatever is at hand until the run has its result. */
function leave(session: Session): Session {
  let view = createView(session)
  for (let left = 0; left < MOST_LEFT && view.session.play.phase !== 'result'; left++) {
    const { play } = view.session
    const at = play.clock.last
    if (play.phase === 'trap') view = send(view, { do: 'give-up', at })
    else if (play.phase === 'race' && play.race?.phase !== 'done')
      view = send(view, { do: 'race', input: { do: 'give-up' }, at })
    else view = runView(send(view, { do: play.phase === 'brief' ? 'start' : 'next', at }), at)
  }
  return view.session
}

/** Presses keys; a run that comes to its result begins anew. @returns how many times that was */
function mash(game: Game, keys: readonly KeyPress[]): number {
  const fresh = (): Hands => ({ view: createView(createSession(game)), race: EMPTY_RACE_HAND })
  let hands = fresh()
  let ended = 0
  for (const [index, key] of keys.entries()) {
    hands = press(hands, key)
    if (index % 50 === 49) draw(hands)
    if (index % 250 === 249) expect(leave(hands.view.session).play.phase).toBe('result')
    if (hands.view.session.play.phase !== 'result') continue
    ended += 1
    hands = fresh()
  }
  return ended
}

const keys = (count: number, seed: number): KeyPress[] =>
  fc.sample(fc.constantFrom(...KEYS), { numRuns: count, seed })

const KEYS_A_LEVEL = 600
const KEYS_A_STORM = 4000

const GAMES = LEVELS.flatMap(id => {
  const game = gameOn(id)
  return HELPS.map((help, index) => [id, help, { ...game, help, practised: index % 2 === 0 }] as const)
})

test.each(GAMES)(
  '%s (%s) survives random keys, and can be left from wherever they lead',
  (id, help, game) => {
    const ended = mash(game, keys(KEYS_A_LEVEL, LEVELS.indexOf(id) * HELPS.length + HELPS.indexOf(help)))
    if (help === 'watch' && game.level.cpus === undefined && !game.level.boss)
      expect(ended).toBeGreaterThan(0)
  },
)

test.each(KERNEL_NAMES)('a storm on %s survives random keys, and always ends', kernel => {
  const game = newGame(stormLevel(kernel), { storm: true, seed: 11 })
  expect(mash(game, keys(KEYS_A_STORM, 1))).toBeGreaterThan(0)
})

test('that makes more than 100000 keys', () => {
  expect(GAMES.length * KEYS_A_LEVEL + KERNEL_NAMES.length * KEYS_A_STORM).toBeGreaterThan(100_000)
})
