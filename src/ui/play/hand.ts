import type { Primitive } from '../../kernel/index.ts'
import { texts } from '../../text/index.ts'
import { type Command, disabled, type GameAct } from '../commands.ts'
import { commandOf } from '../keymap/entries.ts'
import type { KeyPress } from '../keys.ts'
import { cardCount, commandsIn } from './cards.ts'
import type { Choice, Plan } from './meant.ts'
import { type Move, moveTarget, pageList, sameTarget, type Target } from './target.ts'
import type { HandView } from './view.ts'

/** How what the hand does in a trap reaches the machine, and what its other commands come to. */
export interface Reach<V extends HandView, Done> {
  readonly use: (view: V, primitives: readonly Primitive[]) => V
  readonly act: (view: V, act: Exclude<GameAct, 'mark' | 'mark-all'>) => Done
  /** Only the view has changed. */
  readonly stay: (view: V) => Done
}

/** @returns the view with something said. */
export const say = <V extends HandView>(
  view: V,
  text: string,
  tone: HandView['message']['tone'] = 'warn',
): V => ({ ...view, message: { text, tone } })

function carryOut<V extends HandView, Done>(view: V, plan: Plan, reach: Reach<V, Done>): V {
  switch (plan.kind) {
    case 'no':
      return say(view, plan.why)
    case 'ask':
      return { ...view, ask: { prompt: plan.prompt, choices: plan.choices, at: 0 } }
    case 'use':
      return reach.use(view, plan.primitives)
  }
}

function toggleMark<V extends HandView>(view: V): V {
  const { target, marks } = view
  if (target.on !== 'page') return say(view, texts().play.toPageToMark)
  const { process, page } = target
  const without = marks.filter(mark => mark.process !== process || mark.page !== page)
  return { ...view, marks: without.length < marks.length ? without : [...marks, { process, page }] }
}

function toggleAll<V extends HandView>(view: V): V {
  const { target, marks } = view
  if (target.on === 'frame') return say(view, texts().play.toProcessToMark)
  const process = view.session.play.machine.processes[target.process]
  const pages = process === undefined ? [] : pageList(process)
  const others = marks.filter(mark => mark.process !== target.process)
  const all = marks.length - others.length === pages.length
  return {
    ...view,
    marks: all ? others : [...others, ...pages.map(page => ({ process: target.process, page }))],
  }
}

/** Carries out a command as if its letter had been pressed. */
function perform<V extends HandView, Done>(view: V, command: Command, reach: Reach<V, Done>): Done {
  if (command.kind === 'primitive') return reach.stay(carryOut(view, command.plan(view), reach))
  switch (command.id) {
    case 'mark':
      return reach.stay(toggleMark(view))
    case 'mark-all':
      return reach.stay(toggleAll(view))
    default:
      return reach.act(view, command.id)
  }
}

/** Says what the command under the cursor does, or why it can do nothing now. */
function explained<V extends HandView>(view: V): V {
  const command = commandsIn(view)[view.command]
  if (command === undefined) return view
  const why = disabled(command, view)
  return say(view, why ?? command.what, why === null ? 'text' : 'warn')
}

/** Up and down go over the cards by their columns, and from them to what stands below as if that were one row. */
function commandTowards(view: HandView, move: Move, columns: number): number {
  const at = view.command
  const cards = cardCount(view)
  if (move === 'left' || move === 'right') return at + (move === 'left' ? -1 : 1)
  if (cards === 0) return at + (move === 'up' ? -columns : columns)
  if (at >= cards) return move === 'up' ? cards - 1 : at
  const next = at + (move === 'up' ? -columns : columns)
  return Math.min(next, cards)
}

function movePalette<V extends HandView>(view: V, move: Move, columns: number): V {
  const next = commandTowards(view, move, columns)
  if (next < 0 && move === 'up') return { ...view, focus: 'machine' }
  return next < 0 || next >= commandsIn(view).length ? view : explained({ ...view, command: next })
}

function moveMachine<V extends HandView>(view: V, move: Move): V {
  const target = moveTarget(view.session.play.machine, view.target, move)
  return target === null ? explained({ ...view, focus: 'palette' }) : { ...view, focus: 'machine', target }
}

/** Answers the question that a command asked. */
function answer<V extends HandView, Done>(view: V, key: KeyPress, reach: Reach<V, Done>): V {
  const { ask } = view
  if (ask === null) return view
  const choose = (choice: Choice | undefined): V =>
    choice === undefined ? view : reach.use({ ...view, ask: null }, choice.primitives)
  const move = (step: number): V => {
    const at = (ask.at + step + ask.choices.length) % ask.choices.length
    return { ...view, ask: { ...ask, at } }
  }
  if ('char' in key) return choose(ask.choices.find(choice => choice.key === key.char))
  switch (commandOf('ask', key)) {
    case 'choose':
      return choose(ask.choices[ask.at])
    case 'back':
      return { ...view, ask: null }
    case 'previous':
      return move(-1)
    case 'next':
      return move(1)
    case null:
      return view
  }
}

/**
 * A key while a trap is in the player's hand: cursor, marks, palette, questions.
 * @param columns how many columns the palette has, for the arrows
 */
export function pressHand<V extends HandView, Done>(
  view: V,
  key: KeyPress,
  columns: number,
  reach: Reach<V, Done>,
): Done {
  if (view.ask !== null) return reach.stay(answer(view, key, reach))
  if ('char' in key) {
    const command = commandsIn(view).find(candidate => candidate.key === key.char)
    if (command !== undefined) return perform(view, command, reach)
  }
  const does = commandOf('trap', key)
  switch (does) {
    case 'left':
    case 'up':
    case 'down':
    case 'right':
      return reach.stay(
        view.focus === 'machine' || 'char' in key
          ? moveMachine(view, does)
          : movePalette(view, does, columns),
      )
    case 'palette':
      return reach.stay(
        view.focus === 'machine' ? explained({ ...view, focus: 'palette' }) : { ...view, focus: 'machine' },
      )
    case 'pause':
      return reach.act(view, 'pause')
    case 'choose': {
      const command = commandsIn(view)[view.command]
      return view.focus === 'machine' || command === undefined
        ? reach.stay(explained({ ...view, focus: 'palette' }))
        : perform(view, command, reach)
    }
    case null:
      return reach.stay(view)
  }
}

/**
 * A click on the machine: the cursor goes there.
 * @returns `there` where it is already, `nothing` where there is no cursor now
 */
export function pointHand<V extends HandView>(view: V, target: Target): V | 'there' | 'nothing' {
  if (view.ask !== null || view.session.play.trap === null) return 'nothing'
  return view.focus === 'machine' && sameTarget(view.target, target)
    ? 'there'
    : { ...view, focus: 'machine', target }
}
