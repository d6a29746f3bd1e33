import { texts } from '../../text/index.ts'
import { type CommandOf, type Context, EVERYWHERE, type EverywhereCommand, KEYMAP } from '../keymap.ts'
import { type KeyPress, nameOf } from '../keys.ts'
import type { ContextKeys } from './binding.ts'

/** A command as it is listed and found. */
export interface Entry {
  readonly id: string
  /** As in the table; the first is shown, and pressed where the command is done without a key. */
  readonly keys: readonly string[]
  readonly title: string
  /** What it does, in a sentence. */
  readonly what: string
  /** Why it cannot be done now; null where it can. */
  readonly why: string | null
}

/** A command that can be done from anywhere. */
export interface EverywhereEntry extends Entry {
  readonly id: EverywhereCommand
}

interface Words {
  readonly title: string
  readonly what: string
}

/** What every command of the table is called: the compiler says which has no words. */
type KeyTexts = { readonly [C in Context]: { readonly [Id in CommandOf<C>]: Words } } & {
  readonly everywhere: { readonly [Id in EverywhereCommand]: Words }
}

const keyTexts = (): KeyTexts => texts().keys

/** @returns the table's entry of a context. */
export const keysOfContext = (context: Context): ContextKeys => KEYMAP[context]

const wordsIn = (context: Context | 'everywhere'): Readonly<Record<string, Words>> => keyTexts()[context]

function entry(
  context: Context | 'everywhere',
  id: string,
  keys: readonly string[],
  why: string | null,
): Entry {
  const { title, what } = wordsIn(context)[id] ?? { title: id, what: '' }
  return { id, keys, title, what, why }
}

/**
 * @param refuses why a command cannot be done now, or null
 * @returns the commands of a context, in the table's order
 */
export const entriesOf = (context: Context, refuses: (id: string) => string | null = () => null): Entry[] =>
  Object.entries(keysOfContext(context).commands).map(([id, keys]) => entry(context, id, keys, refuses(id)))

const keysEverywhere: Readonly<Record<EverywhereCommand, readonly string[]>> = EVERYWHERE

/** Where one can go to, by the command that goes there. */
const GOES_TO: Readonly<Partial<Record<EverywhereCommand, Context>>> = {
  help: 'keysHere',
  title: 'title',
  levels: 'levels',
  drills: 'drills',
  progress: 'progress',
  settings: 'settings',
  howToPlay: 'howToPlay',
}

/** Where a key is pressed: the context's name, and what would be lost by going somewhere else. */
interface Here {
  readonly context: string
  readonly within: ContextKeys['within'] | null
}

/** What leads to no other screen, or asks before it does. */
const STAYING: readonly EverywhereCommand[] = ['find', 'help', 'suspend', 'quit']

/** Why one cannot go somewhere else now. */
function stays({ context, within }: Here, id: EverywhereCommand): string | null {
  const said = texts().keymap
  if (GOES_TO[id] === context) return said.isHere
  if (STAYING.includes(id)) return null
  switch (within) {
    case 'run':
      return said.inRun
    case 'sandbox':
      return said.inSandbox
    case 'contest':
      return said.inContest
    case undefined:
    case null:
      return null
  }
}

const EVERYWHERE_IDS: readonly EverywhereCommand[] = [
  'find',
  'help',
  'title',
  'levels',
  'drills',
  'sandbox',
  'progress',
  'settings',
  'howToPlay',
  'suspend',
  'quit',
]

/** @returns the command from anywhere that a key stands for; null where it stands for none. */
export const everywhereOf = (key: KeyPress): EverywhereCommand | null =>
  EVERYWHERE_IDS.find(id => keysEverywhere[id].includes(nameOf(key))) ?? null

/**
 * @param own the commands of the context, which come first: what it does by itself is not listed twice
 * @returns what can be done from anywhere, as it stands there
 */
export const entriesEverywhere = (here: Here, own: readonly Entry[]): EverywhereEntry[] =>
  EVERYWHERE_IDS.filter(id => !own.some(other => other.id === id)).map(id => ({
    ...entry('everywhere', id, keysEverywhere[id], stays(here, id)),
    id,
  }))

const isOf = <C extends Context>(context: C, id: string): id is CommandOf<C> =>
  id in keysOfContext(context).commands

/** @returns the command of a context that a key stands for; null where it stands for none. */
export function commandOf<C extends Context>(context: C, key: KeyPress): CommandOf<C> | null {
  const name = nameOf(key)
  const found = Object.entries(keysOfContext(context).commands).find(([, keys]) => keys.includes(name))
  return found !== undefined && isOf(context, found[0]) ? found[0] : null
}
