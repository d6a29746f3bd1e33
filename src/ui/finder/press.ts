import { cleanText } from '../../workload/index.ts'
import type { Entry } from '../keymap/entries.ts'
import { type KeyPress, nameOf } from '../keys.ts'
import { matching } from './match.ts'

/** What is typed into the finder, and where its cursor is among what goes by that. */
export interface FinderView {
  readonly typed: string
  readonly at: number
  /** Whether Enter was pressed on a command that cannot be done now: its reason is then said aloud. */
  readonly refused: boolean
}

export const EMPTY_FINDER: FinderView = { typed: '', at: 0, refused: false }

/** The view after a key; null where the finder closes. `run`: what is to be done then. */
export interface PressedFinder {
  readonly view: FinderView | null
  readonly run: Entry | null
}

const LONGEST = 60
const PAGE = 8

const MOVES: Readonly<Record<string, number>> = {
  up: -1,
  down: 1,
  'page-up': -PAGE,
  'page-down': PAGE,
  home: Number.NEGATIVE_INFINITY,
  end: Number.POSITIVE_INFINITY,
}

const typing = (typed: string): PressedFinder => ({ view: { ...EMPTY_FINDER, typed }, run: null })

/** One key in the finder. Letters are text; arrows move, Enter does what the cursor is on, Esc closes. */
export function pressInFinder(view: FinderView, key: KeyPress, entries: readonly Entry[]): PressedFinder {
  if ('char' in key) return typing([...cleanText(view.typed + key.char)].slice(0, LONGEST).join(''))
  const found = matching(entries, view.typed)
  const move = MOVES[nameOf(key)]
  if (move !== undefined) {
    const at = Math.max(0, Math.min(found.length - 1, view.at + move))
    return { view: { ...view, at, refused: false }, run: null }
  }
  switch (key.name) {
    case 'backspace':
      return typing([...view.typed].slice(0, -1).join(''))
    case 'enter': {
      const chosen = found[view.at]
      if (chosen === undefined) return { view, run: null }
      return chosen.why === null
        ? { view: null, run: chosen }
        : { view: { ...view, refused: true }, run: null }
    }
    case 'escape':
    case 'find':
      return { view: null, run: null }
    default:
      return { view, run: null }
  }
}
