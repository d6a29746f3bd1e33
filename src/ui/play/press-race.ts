import { type Race, type RaceInput, STEP_NAMES } from '../../game/race/index.ts'
import { commandOf } from '../keymap/entries.ts'
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

/** Enter at a step: first where the lock is taken, then where it is let go; above the first it is taken there instead. */
function enter(hand: RaceHand): RacePressed {
  const { cursor, acquire } = hand
  return acquire === null || cursor < acquire
    ? { hand: { ...hand, acquire: cursor }, input: null, wish: null }
    : { hand: { ...hand, acquire: null }, input: { do: 'lock', from: acquire, to: cursor }, wish: null }
}

type RaceContext = 'raceFind' | 'raceClose' | 'raceDone' | 'raceHelp'

const CONTEXTS: Readonly<Record<Race['phase'], RaceContext>> = {
  find: 'raceFind',
  close: 'raceClose',
  done: 'raceDone',
}

/** @returns the context of the table that the keys of a race are in. */
export const raceContext = ({ phase }: Pick<Race, 'phase'>, { help }: RaceHand): RaceContext =>
  help ? 'raceHelp' : CONTEXTS[phase]

/** Moves the cursor over the steps. */
const moved = (hand: RaceHand, step: number): RaceHand => ({
  ...hand,
  cursor: Math.max(0, Math.min(STEP_NAMES.length - 1, hand.cursor + step)),
})

/**
 * What a key means on the screen of a race. Pure: the input is the caller's to give.
 * @returns null where it means nothing
 */
export function pressRace(race: Pick<Race, 'phase'>, hand: RaceHand, press: KeyPress): RacePressed | null {
  const context = raceContext(race, hand)
  const just = (changed: RaceHand): RacePressed => ({ hand: changed, input: null, wish: null })
  const give = (input: RaceInput): RacePressed => ({ hand, input, wish: null })
  const wish = (wanted: RacePressed['wish']): RacePressed => ({ hand, input: null, wish: wanted })
  const command = commandOf(context, press)
  if (context === 'raceHelp') return command === null ? null : just({ ...hand, help: false })
  switch (command) {
    case 'cpu0':
      return give({ do: 'step', cpu: 0 })
    case 'cpu1':
      return give({ do: 'step', cpu: 1 })
    case 'back':
    case 'forward':
    case 'again':
    case 'prove':
      return give({ do: command })
    case 'giveUp':
      return give({ do: 'give-up' })
    case 'tip':
      return wish('hint')
    case 'help':
      return just({ ...hand, help: true })
    case 'pause':
      return hand.acquire === null ? wish('pause') : just({ ...hand, acquire: null })
    case 'lock':
      return enter(hand)
    case 'goOn':
      return wish('done')
    case 'up':
      return just(moved(hand, -1))
    case 'down':
      return just(moved(hand, 1))
    case null:
      return null
  }
}
