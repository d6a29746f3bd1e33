import { type Race, type RaceInput, STEP_NAMES } from '../../game/race/index.ts'
import type { KeyPress } from '../keys.ts'

/** What is on the screen of a race besides the race: the player's hand, never a rule. */
export interface RaceHand {
  /** The step under the cursor, while the lock is put. */
  readonly cursor: number
  /** The step before which the lock is to be taken, until it is said where it is let go. */
  readonly acquire: number | null
  readonly help: boolean
}

export const EMPTY_RACE_HAND: RaceHand = { cursor: 0, acquire: null, help: false }

/** What a key comes to: the hand after it, an input to the race, or a wish to leave the screen. */
export interface RacePressed {
  readonly hand: RaceHand
  readonly input: RaceInput | null
  readonly wish: 'pause' | 'done' | 'hint' | null
}

const INPUTS: Readonly<Record<string, RaceInput>> = {
  '0': { do: 'step', cpu: 0 },
  '1': { do: 'step', cpu: 1 },
  u: { do: 'back' },
  n: { do: 'again' },
  p: { do: 'prove' },
  '!': { do: 'give-up' },
}

/** In `find` an arrow is the CPU on its side; later it goes through the run. */
const ARROWS: Readonly<Record<string, readonly [find: RaceInput, later: RaceInput]>> = {
  left: [{ do: 'step', cpu: 0 }, { do: 'back' }],
  right: [{ do: 'step', cpu: 1 }, { do: 'forward' }],
}

/** Enter at a step: first where the lock is taken, then where it is let go; above the first it is taken there instead. */
function enter(hand: RaceHand): RacePressed {
  const { cursor, acquire } = hand
  return acquire === null || cursor < acquire
    ? { hand: { ...hand, acquire: cursor }, input: null, wish: null }
    : { hand: { ...hand, acquire: null }, input: { do: 'lock', from: acquire, to: cursor }, wish: null }
}

/** @returns what a key means on the screen of a race. Pure: the input is the caller's to give. */
export function pressRace({ phase }: Pick<Race, 'phase'>, hand: RaceHand, press: KeyPress): RacePressed {
  const name = 'name' in press ? press.name : press.char
  const just = (changed: RaceHand): RacePressed => ({ hand: changed, input: null, wish: null })
  if (hand.help) return just(['?', 'enter', 'escape', 'q'].includes(name) ? { ...hand, help: false } : hand)
  if (name === '?') return just({ ...hand, help: true })
  if (name === 'escape')
    return hand.acquire === null ? { hand, input: null, wish: 'pause' } : just({ ...hand, acquire: null })
  const arrow = ARROWS[name]
  const input = arrow?.[phase === 'find' ? 0 : 1] ?? INPUTS[name]
  if (input !== undefined) return { hand, input, wish: null }
  if (name === 't' && phase !== 'done') return { hand, input: null, wish: 'hint' }
  if (phase === 'done') return { hand, input: null, wish: name === 'enter' ? 'done' : null }
  if (phase === 'find') return just(hand)
  if (name === 'enter') return enter(hand)
  const step = name === 'down' || name === 'j' ? 1 : name === 'up' || name === 'k' ? -1 : 0
  const cursor = Math.max(0, Math.min(STEP_NAMES.length - 1, hand.cursor + step))
  return just({ ...hand, cursor })
}
