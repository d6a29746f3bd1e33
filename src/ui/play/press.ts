import { type Input, reduce } from '../../game/index.ts'
import { type Command, commandsOf, disabled, type GameAct } from '../commands.ts'
import type { KeyPress } from '../keys.ts'
import type { Choice, Plan } from './meant.ts'
import { type Move, moveTarget, pageList, settleTarget } from './target.ts'
import { follow, type PlayView } from './view.ts'

/** What a key asks of the screens around the play screen. */
export type Wish = 'pause' | 'help' | null

export interface Pressed {
  readonly view: PlayView
  readonly wish: Wish
}

const stay = (view: PlayView): Pressed => ({ view, wish: null })

const say = (view: PlayView, text: string, tone: PlayView['message']['tone'] = 'warn'): PlayView => ({
  ...view,
  message: { text, tone },
})

/** Sends an input to the session. @returns the view of what came of it, or of why it was not taken */
export function send(view: PlayView, input: Input): PlayView {
  const session = reduce(view.session, { type: 'input', input })
  const next = follow(view, session)
  if (session.refusal !== null) return say(next, session.refusal)
  const settled = { ...next, target: settleTarget(session.play.machine, next.target) }
  const notes = session.play.trap?.notes
  if (input.do === 'use') return say(settled, notes?.at(-1) ?? '', 'text')
  if (input.do === 'hint') return say(settled, session.play.hints.said.at(-1) ?? '', 'accent')
  if (input.do === 'undo') return say(settled, 'Taken back.', 'text')
  if (input.do === 'redo') return say(settled, 'Done again.', 'text')
  return settled
}

/** Lets the machine go on by one event. */
export const advanceView = (view: PlayView, at: number): PlayView =>
  follow(view, reduce(view.session, { type: 'advance', at }))

function carryOut(view: PlayView, plan: Plan, at: number): PlayView {
  switch (plan.kind) {
    case 'no':
      return say(view, plan.why)
    case 'ask':
      return { ...view, ask: { prompt: plan.prompt, choices: plan.choices, at: 0 } }
    case 'use':
      return send(view, { do: 'use', primitives: plan.primitives, at })
  }
}

function toggleMark(view: PlayView): PlayView {
  const { target, marks } = view
  if (target.on !== 'page') return say(view, 'Move the cursor to a page to mark it.')
  const { process, page } = target
  const without = marks.filter(mark => mark.process !== process || mark.page !== page)
  return { ...view, marks: without.length < marks.length ? without : [...marks, { process, page }] }
}

function toggleAll(view: PlayView): PlayView {
  const { target, marks } = view
  if (target.on === 'frame') return say(view, 'Move the cursor to a process to mark its pages.')
  const process = view.session.play.machine.processes[target.process]
  const pages = process === undefined ? [] : pageList(process)
  const others = marks.filter(mark => mark.process !== target.process)
  const all = marks.length - others.length === pages.length
  return {
    ...view,
    marks: all ? others : [...others, ...pages.map(page => ({ process: target.process, page }))],
  }
}

function actOn(view: PlayView, act: GameAct, at: number): Pressed {
  switch (act) {
    case 'undo':
    case 'redo':
    case 'hint':
    case 'give-up':
      return stay(send(view, { do: act, at }))
    case 'mark':
      return stay(toggleMark(view))
    case 'mark-all':
      return stay(toggleAll(view))
    case 'pause':
    case 'help':
      return { view: send(view, { do: 'pause', at }), wish: act }
  }
}

/** Carries out a command as if its letter had been pressed. */
function perform(view: PlayView, command: Command, at: number): Pressed {
  return command.kind === 'game' ? actOn(view, command.id, at) : stay(carryOut(view, command.plan(view), at))
}

const MOVES: Readonly<Record<string, Move>> = {
  h: 'left',
  j: 'down',
  k: 'up',
  l: 'right',
  left: 'left',
  down: 'down',
  up: 'up',
  right: 'right',
}

const commandsIn = (view: PlayView): readonly Command[] => commandsOf(view.session.game.kernel)

/** Says what the command under the cursor does, or why it can do nothing now. */
function explained(view: PlayView): PlayView {
  const command = commandsIn(view)[view.command]
  if (command === undefined) return view
  const why = disabled(command, view)
  return say(view, why ?? command.what, why === null ? 'text' : 'warn')
}

function movePalette(view: PlayView, move: Move, columns: number): PlayView {
  const step = { up: -columns, down: columns, left: -1, right: 1 }[move]
  const next = view.command + step
  if (next < 0 && move === 'up') return { ...view, focus: 'machine' }
  return next < 0 || next >= commandsIn(view).length ? view : explained({ ...view, command: next })
}

function moveMachine(view: PlayView, move: Move): PlayView {
  const target = moveTarget(view.session.play.machine, view.target, move)
  return target === null ? explained({ ...view, focus: 'palette' }) : { ...view, focus: 'machine', target }
}

/** Answers the question that a command asked. */
function answer(view: PlayView, key: KeyPress, at: number): PlayView {
  const { ask } = view
  if (ask === null) return view
  const choose = (choice: Choice | undefined): PlayView =>
    choice === undefined
      ? view
      : send({ ...view, ask: null }, { do: 'use', primitives: choice.primitives, at })
  if ('char' in key) return choose(ask.choices.find(choice => choice.key === key.char))
  if (key.name === 'enter') return choose(ask.choices[ask.at])
  if (key.name === 'escape') return { ...view, ask: null }
  const step =
    key.name === 'up' || key.name === 'left' ? -1 : key.name === 'down' || key.name === 'right' ? 1 : 0
  const next = (ask.at + step + ask.choices.length) % ask.choices.length
  return { ...view, ask: { ...ask, at: next } }
}

/**
 * A key on the play screen while a trap is the player's.
 * @param columns how many columns the palette has, for the arrows
 * @param at whole milliseconds since the level was opened
 */
export function pressInTrap(view: PlayView, key: KeyPress, columns: number, at: number): Pressed {
  if (view.ask !== null) return stay(answer(view, key, at))
  if ('char' in key) {
    const command = commandsIn(view).find(candidate => candidate.key === key.char)
    if (command !== undefined) return perform(view, command, at)
  }
  const name = 'char' in key ? key.char : key.name
  const move = MOVES[name]
  if (move !== undefined)
    return stay(
      view.focus === 'machine' || 'char' in key ? moveMachine(view, move) : movePalette(view, move, columns),
    )
  if (name === 'tab')
    return stay(
      view.focus === 'machine' ? explained({ ...view, focus: 'palette' }) : { ...view, focus: 'machine' },
    )
  if (name === 'escape') return { view: send(view, { do: 'pause', at }), wish: 'pause' }
  if (name !== 'enter') return stay(view)
  const command = commandsIn(view)[view.command]
  if (view.focus === 'machine' || command === undefined) return stay(explained({ ...view, focus: 'palette' }))
  return perform(view, command, at)
}
