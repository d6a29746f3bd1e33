import { applyPatches, enablePatches, type Patch, produce, produceWithPatches } from 'immer'
import { texts } from '../text/index.ts'
import { accept, type Refusal } from './accept.ts'
import { advance, createPlay } from './advance.ts'
import type { Input } from './input.ts'
import type { Game, Play } from './play.ts'

enablePatches()

interface Change {
  readonly forth: readonly Patch[]
  readonly back: readonly Patch[]
}

/** A level in play with all that the screen and a replay need: plain data, never changed in place. */
export interface Session {
  readonly game: Game
  readonly play: Play
  /** Every input taken so far. */
  readonly inputs: readonly Input[]
  /** What undo takes back, the last change last. Only the trap at hand can be undone. */
  readonly past: readonly Change[]
  readonly future: readonly Change[]
  /** Why the last input was not taken, for the player; null where it was. */
  readonly refusal: Refusal
}

export type Action =
  /** The machine goes on by one event; `at` counts only where that is a trap of the player's. */
  { readonly type: 'advance'; readonly at: number } | { readonly type: 'input'; readonly input: Input }

/** @returns a session that shows the brief of `game`'s level. */
export const createSession = (game: Game): Session => ({
  game,
  play: createPlay(game),
  inputs: [],
  past: [],
  future: [],
  refusal: null,
})

const refuse = (session: Session, refusal: string): Session => ({ ...session, refusal })

function take(session: Session, input: Input): Session {
  let refusal: Refusal = null
  const [play, forth, back] = produceWithPatches(session.play, draft => {
    refusal = accept(draft, session.game, input)
  })
  if (refusal !== null) return refuse(session, refusal)
  const taken = { ...session, play, inputs: [...session.inputs, input], refusal: null }
  if (play.phase !== 'trap') return { ...taken, past: [], future: [] }
  return input.do === 'use' ? { ...taken, past: [...session.past, { forth, back }], future: [] } : taken
}

/** Moves one change between past and future; that it was moved is an input of its own. */
function travel(session: Session, input: Input & { readonly do: 'undo' | 'redo' }): Session {
  const undo = input.do === 'undo'
  const change = undo ? session.past.at(-1) : session.future.at(-1)
  if (change === undefined) return refuse(session, undo ? texts().inputs.noUndo : texts().inputs.noRedo)
  const taken = take(session, input)
  if (taken.refusal !== null || taken.play.phase !== 'trap') return taken
  const { clock, undone } = taken.play
  const moved = applyPatches(taken.play, undo ? [...change.back] : [...change.forth])
  const { past, future } = session
  return {
    ...taken,
    play: { ...moved, clock, undone },
    past: undo ? past.slice(0, -1) : [...past, change],
    future: undo ? [...future, change] : future.slice(0, -1),
  }
}

/**
 * The game: state and action in, state out. Pure; time comes in with the action.
 * @returns the next session; where the action cannot be taken, the same one with a `refusal`
 */
export function reduce(session: Session, action: Action): Session {
  if (action.type === 'advance') {
    if (session.play.phase !== 'running') return session
    const play = produce(session.play, draft => advance(draft, session.game))
    const next = { ...session, play, refusal: null }
    return play.phase === 'trap' ? take(next, { do: 'trap', at: Math.max(action.at, play.clock.last) }) : next
  }
  const { input } = action
  return input.do === 'undo' || input.do === 'redo'
    ? travel(session, { ...input, do: input.do })
    : take(session, input)
}
