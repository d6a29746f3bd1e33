import { type Input, reduce } from '../../game/index.ts'
import { texts } from '../../text/index.ts'
import { type GameAct, TREE_KEY } from '../commands.ts'
import { commandOf } from '../keymap/entries.ts'
import type { KeyPress } from '../keys.ts'
import type { Hit, Pointed } from '../mouse/hit.ts'
import { pointHand, pressHand, say } from './hand.ts'
import { unturned } from './pages.ts'
import { settleTarget } from './target.ts'
import { follow, type PlayView } from './view.ts'

/** What a key asks of the screens around the play screen. */
export type Wish = 'pause' | 'help' | null

export interface Pressed {
  readonly view: PlayView
  readonly wish: Wish
}

const stay = (view: PlayView): Pressed => ({ view, wish: null })

/** Sends an input to the session. @returns the view of what came of it, or of why it was not taken */
export function send(view: PlayView, input: Input): PlayView {
  const session = reduce(view.session, { type: 'input', input })
  const next = follow(view, session)
  if (session.refusal !== null) return say(next, session.refusal)
  const settled = { ...next, target: settleTarget(session.play.machine, next.target) }
  const notes = session.play.trap?.notes
  if (input.do === 'use') return say(settled, notes?.at(-1) ?? '', 'text')
  if (input.do === 'hint') return say(settled, session.play.hints.said.at(-1) ?? '', 'accent')
  if (input.do === 'race') return say(settled, '', 'text')
  if (input.do === 'step') return say(settled, notes?.at(-1) ?? '', 'text')
  if (input.do === 'undo') return say(settled, texts().play.takenBack, 'text')
  if (input.do === 'redo') return say(settled, texts().play.doneAgain, 'text')
  return settled
}

/** Lets the machine go on by one event. */
export const advanceView = (view: PlayView, at: number): PlayView =>
  follow(view, reduce(view.session, { type: 'advance', at }))

function actOn(view: PlayView, act: Exclude<GameAct, 'mark' | 'mark-all'>, at: number): Pressed {
  const barred = view.barred?.[act]
  if (barred !== undefined) return stay(say(view, barred))
  switch (act) {
    case 'undo':
    case 'redo':
    case 'hint':
    case 'give-up':
      return stay(send(view, { do: act, at }))
    case 'tree':
      return stay({ ...view, tree: true })
    case 'pause':
    case 'help':
      return { view: send(view, { do: 'pause', at }), wish: act }
  }
}

/** A key where the player watches: every key that goes on takes the reference's next step. */
function pressWatching(view: PlayView, key: KeyPress, at: number): Pressed {
  switch (commandOf('watch', key)) {
    case 'step':
      return stay(send(view, { do: 'step', at }))
    case 'giveUp':
      return stay(send(view, { do: 'give-up', at }))
    case 'tree':
      return actOn(view, 'tree', at)
    case 'pause':
      return actOn(view, 'pause', at)
    case 'help':
      return actOn(view, 'help', at)
    case null:
      return stay(view)
  }
}

/**
 * A key on the play screen while a trap is the player's. The process tree goes with the next key, which does besides
 * what it does.
 * @param columns how many columns the palette has, for the arrows
 * @param at whole milliseconds since the level was opened
 */
export function pressInTrap(before: PlayView, key: KeyPress, columns: number, at: number): Pressed {
  const view = before.tree ? { ...before, tree: false } : before
  const pressed = 'char' in key ? key.char : key.name
  if (view.ask === null && pressed === TREE_KEY) return before.tree ? stay(view) : actOn(view, 'tree', at)
  if (before.tree && pressed === 'escape') return stay(view)
  if (view.session.game.help === 'watch') return pressWatching(view, key, at)
  return pressHand(view, key, columns, {
    use: (hand, primitives) => send(hand, { do: 'use', primitives, at }),
    act: (hand, act) => actOn(hand, act, at),
    stay,
  })
}

/**
 * A click on the machine; where the player watches there is no cursor to move.
 * @param change what changes the view of the moment
 */
export function pointInTrap(hit: Hit, change: (step: (view: PlayView) => Pressed) => void): Pointed {
  if (!('target' in hit)) return 'nothing'
  const { target } = hit
  let answer: Pointed = 'nothing'
  change(view => {
    if (view.session.play.phase !== 'trap' || view.session.game.help === 'watch') return stay(view)
    const pointed = pointHand(view, target)
    answer = typeof pointed === 'string' ? pointed : 'moved'
    return stay(typeof pointed === 'string' ? view : unturned({ ...pointed, tree: false }))
  })
  return answer
}
