import { texts } from '../../text/index.ts'
import { disabled } from '../commands.ts'
import { type Entry, entriesOf } from '../keymap/entries.ts'
import { type CommandOf, KEYMAP } from '../keymap.ts'
import { type KeyPress, nameOf } from '../keys.ts'
import { commandsIn } from '../play/cards.ts'
import { commandFor, contextOf, entriesIn } from './keys.ts'
import type { SandboxView } from './view.ts'

/** Of a trap's own keys Esc means something else here. */
const TRAP_MOVES: readonly CommandOf<'trap'>[] = ['left', 'up', 'down', 'right', 'choose', 'palette']

const TO_TIME: CommandOf<'trap'> = 'pause'

/** Answers by their keys, of a question that the sandbox or a primitive asks. */
const answers = (choices: readonly { readonly key: string; readonly label: string }[]): Entry[] =>
  choices.map(({ key, label }) => ({ id: label, keys: [key], title: label, what: label, why: null }))

/** The primitives of a trap in hand, and what moves the cursor there. */
function handEntries(view: SandboxView): Entry[] {
  if (view.ask !== null) return answers(view.ask.choices)
  const { time } = texts().sandboxKeys.hand
  const primitives = commandsIn(view).map(
    (command): Entry => ({
      id: command.id,
      keys: [command.key],
      title: command.title,
      what: command.what,
      why: disabled(command, view),
    }),
  )
  const moves = entriesOf('trap').filter(({ id }) => TRAP_MOVES.some(move => move === id))
  const keys = KEYMAP.trap.commands[TO_TIME]
  return [...primitives, ...moves, { id: 'time', keys, title: time, what: time, why: null }]
}

/** @returns what can be done in the sandbox now, for the finder and the list of keys. */
export function entriesNow(view: SandboxView): Entry[] {
  const { panel, sandbox } = view
  if (panel.at === 'hand') return handEntries(view)
  const context = contextOf(panel)
  if (context === null) return []
  const choices = context === 'question' ? answers(sandbox.question?.choices ?? []) : []
  return [...choices, ...entriesIn(context, view)]
}

/** @returns what the place is called in which the keys mean what they mean now. */
export const calledNow = ({ panel }: SandboxView): string => texts().sandboxKeys.contexts[panel.at]

/** Whether a key means something in a trap in hand, or to the question that a primitive asks there. */
function isMeantInHand(view: SandboxView, key: KeyPress): boolean {
  if (view.ask !== null) return nameOf(key) !== 'find'
  const { commands } = KEYMAP.trap
  const known = [
    ...Object.values<readonly string[]>(commands).flat(),
    ...commandsIn(view).map(one => one.key),
  ]
  return known.includes(nameOf(key))
}

/** Whether a key means something in the sandbox now. */
export function isMeant(view: SandboxView, key: KeyPress): boolean {
  const { panel, sandbox } = view
  switch (panel.at) {
    case 'hand':
      return isMeantInHand(view, key)
    case 'typing':
    case 'asking':
      return 'char' in key || key.name === 'backspace' || commandFor(panel.at, key) !== null
    case 'question':
      return (
        nameOf(key) === 'enter' ||
        commandFor('question', key) !== null ||
        (sandbox.question?.choices ?? []).some(choice => choice.key === nameOf(key))
      )
    case 'help':
    case 'story':
      return true
    default: {
      const context = contextOf(panel)
      return context !== null && commandFor(context, key) !== null
    }
  }
}
