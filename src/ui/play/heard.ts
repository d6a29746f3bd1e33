import { COMMANDS, disabled, TREE_KEY } from '../commands.ts'
import { commandOf, type Entry, entriesOf } from '../keymap/entries.ts'
import { type KeyPress, nameOf } from '../keys.ts'
import { commandsIn } from './cards.ts'
import type { HandView, PlayView } from './view.ts'

/** The contexts of a run whose keys come from its view. */
type PlayContext = 'running' | 'trap' | 'ask' | 'watch' | 'verdict'

/** @returns the context of the table that a run's keys are in. */
export function playContext(view: PlayView): PlayContext {
  const { phase } = view.session.play
  if (phase === 'verdict' || phase === 'running') return phase
  if (view.ask !== null) return 'ask'
  return view.session.game.help === 'watch' ? 'watch' : 'trap'
}

/** Answers by their keys, of a question that a command or the sandbox asks. */
export const answerEntries = (
  choices: readonly { readonly key: string; readonly label: string }[],
): Entry[] =>
  choices.map(({ key, label }) => ({ id: label, keys: [key], title: label, what: label, why: null }))

/** @returns what a hand can do in a trap, by the commands' own words; of a question its answers. */
export function handEntries(view: HandView): Entry[] {
  if (view.ask !== null) return [...answerEntries(view.ask.choices), ...entriesOf('ask')]
  const commands = commandsIn(view).map(command => ({
    id: command.id,
    keys: [command.key],
    title: command.title,
    what: command.what,
    why: disabled(command, view),
  }))
  return [...commands, ...entriesOf('trap')]
}

/** The process tree, which has a key and no place in the palette. */
const treeEntry = (): Entry[] =>
  COMMANDS.filter(({ id }) => id === 'tree').map(({ id, key, title, what }) => ({
    id,
    keys: [key],
    title,
    what,
    why: null,
  }))

/** @returns what can be done in a run now. */
export function playEntries(view: PlayView): Entry[] {
  const context = playContext(view)
  const own =
    context === 'ask' || context === 'trap'
      ? [...handEntries(view), ...(context === 'trap' ? treeEntry() : [])]
      : entriesOf(context)
  return [...own, ...entriesOf('lists')]
}

/** Whether a key means something to a hand in a trap. */
export function isHandKey(view: HandView, key: KeyPress): boolean {
  const name = nameOf(key)
  if (view.ask !== null)
    return commandOf('ask', key) !== null || view.ask.choices.some(choice => choice.key === name)
  return commandOf('trap', key) !== null || commandsIn(view).some(command => command.key === name)
}

/** Whether a key means something in a run now. */
export function isPlayKey(view: PlayView, key: KeyPress): boolean {
  const context = playContext(view)
  if (context !== 'ask' && context !== 'trap') return commandOf(context, key) !== null
  return isHandKey(view, key) || (context === 'trap' && nameOf(key) === TREE_KEY)
}
