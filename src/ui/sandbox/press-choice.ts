import { KERNEL_NAMES } from '../../kernel/index.ts'
import { type KeyPress, nameOf } from '../keys.ts'
import { entriesOf } from './entries.ts'
import { commandFor } from './keys.ts'
import { handOn } from './press-hand.ts'
import { cleared, unlessUnsaved } from './press-main.ts'
import { ranLine } from './press-text.ts'
import { type Pressed, stay } from './pressed.ts'
import { isUnsaved, loaded, MAIN, type Panel, type SandboxView, send } from './view.ts'

type Choosing = Extract<Panel, { at: 'choosing' }>

const MOVES = {
  up: -1,
  down: 1,
  tenUp: -10,
  tenDown: 10,
  first: Number.NEGATIVE_INFINITY,
  last: Number.POSITIVE_INFINITY,
} as const

function openEntry(view: SandboxView, index: number): Pressed {
  const entry = entriesOf(view.levels)[index]
  if (entry === undefined) return stay(view)
  if (entry.kind === 'path')
    return stay({ ...view, panel: { at: 'asking', what: 'path', text: '', why: null, busy: false } })
  const { title, loadable } = entry
  return unlessUnsaved(view, { do: 'load', name: title, loadable }, current =>
    stay(loaded(current, title, loadable)),
  )
}

function choose(view: SandboxView, { what, index }: Choosing): Pressed {
  if (what === 'open') return openEntry(view, index)
  const kernel = KERNEL_NAMES[index]
  return kernel === undefined ? stay(view) : stay(handOn(send(view, { do: 'kernel', kernel })))
}

/** A key in a list: of the kernels, or of what can be opened. */
export function pressInChoosing(view: SandboxView, panel: Choosing, key: KeyPress): Pressed {
  const command = commandFor('choosing', key)
  if (command === null) return stay(view)
  if (command === 'enough') return stay({ ...view, panel: MAIN })
  if (command === 'choose') return choose(view, panel)
  const last = (panel.what === 'kernel' ? KERNEL_NAMES.length : entriesOf(view.levels).length) - 1
  const to = panel.index + MOVES[command]
  return stay({ ...view, panel: { ...panel, index: Math.max(0, Math.min(last, to)) } })
}

/** A key to the sandbox's own question: something of the history would go. */
export function pressInQuestion(view: SandboxView, key: KeyPress): Pressed {
  const { question } = view.sandbox
  const name = nameOf(key)
  if (question === null) return stay(handOn(view))
  const [only, another] = question.choices
  const chosen =
    question.choices.find(choice => choice.key === name) ??
    (name === 'enter' && another === undefined ? only : undefined)
  if (chosen !== undefined) {
    const answered = send(view, { do: 'answer', consent: chosen.consent })
    return stay(question.input.do === 'type' ? ranLine(answered) : handOn(answered))
  }
  return commandFor('question', key) === 'no'
    ? stay(handOn(send(view, { do: 'answer', consent: null })))
    : stay(view)
}

/** Ctrl-C: it leaves the program, and asks first where what was typed is not saved. */
export function pressInterrupt(view: SandboxView): Pressed {
  const { panel } = view
  const asked = panel.at === 'losing' && panel.next.do === 'quit'
  return asked || !isUnsaved(view)
    ? { view, effect: { do: 'quit' } }
    : stay({ ...view, panel: { at: 'losing', next: { do: 'quit' } } })
}

/** A key to the question whether an unsaved program may go. */
export function pressInLosing(
  view: SandboxView,
  { next }: Extract<Panel, { at: 'losing' }>,
  key: KeyPress,
): Pressed {
  const command = commandFor('losing', key)
  if (command === 'save')
    return stay({ ...view, panel: { at: 'asking', what: 'save', text: '', why: null, busy: false } })
  if (command === 'no') return stay(next.do === 'quit' ? handOn(view) : { ...view, panel: MAIN })
  if (command !== 'go') return stay(view)
  switch (next.do) {
    case 'leave':
    case 'quit':
      return { view, effect: { do: next.do } }
    case 'clear':
      return cleared(view)
    case 'load':
      return stay(loaded(view, next.name, next.loadable))
  }
}

/** A key while two kernels are side by side. */
export function pressInCompare(
  view: SandboxView,
  panel: Extract<Panel, { at: 'compare' }>,
  key: KeyPress,
): Pressed {
  const others = KERNEL_NAMES.filter(kernel => kernel !== view.sandbox.kernel)
  const at = others.indexOf(panel.other)
  const other = (step: number): Pressed =>
    stay({ ...view, panel: { ...panel, other: others.at((at + step) % others.length) ?? panel.other } })
  switch (commandFor('compare', key)) {
    case 'other':
      return other(1)
    case 'otherBack':
      return other(-1)
    case 'back':
      return stay(send(view, { do: 'go', to: view.sandbox.at - 1 }))
    case 'forth':
      return stay(send(view, { do: 'go', to: view.sandbox.at + 1 }))
    case 'leave':
      return stay({ ...view, panel: MAIN })
    case null:
      return stay(view)
  }
}
