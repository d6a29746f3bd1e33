import { texts } from '../../text/index.ts'
import type { Entry } from '../keymap/entries.ts'
import { type KeyPress, nameOf } from '../keys.ts'
import { answerEntries, handEntries, isHandKey } from '../play/heard.ts'
import { commandFor, contextOf, entriesIn } from './keys.ts'
import type { SandboxView } from './view.ts'

/** What a trap in hand has, as in play; but Esc leads back to time. */
function trapEntries(view: SandboxView): Entry[] {
  if (view.ask !== null) return handEntries(view)
  const { time } = texts().sandboxKeys.hand
  return handEntries(view).map(entry =>
    entry.id === 'pause' ? { ...entry, id: 'time', title: time, what: time } : entry,
  )
}

/** @returns what can be done in the sandbox now, for the finder and the list of keys. */
export function entriesNow(view: SandboxView): Entry[] {
  const { panel, sandbox } = view
  if (panel.at === 'hand') return trapEntries(view)
  const context = contextOf(panel)
  if (context === null) return []
  const choices = context === 'question' ? answerEntries(sandbox.question?.choices ?? []) : []
  return [...choices, ...entriesIn(context, view)]
}

/** @returns what the place is called in which the keys mean what they mean now. */
export const calledNow = ({ panel }: SandboxView): string => texts().sandboxKeys.contexts[panel.at]

/** Whether a key means something in the sandbox now. */
export function isMeant(view: SandboxView, key: KeyPress): boolean {
  const { panel, sandbox } = view
  switch (panel.at) {
    case 'hand':
      return isHandKey(view, key)
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
