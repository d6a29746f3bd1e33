import { isYours, viewed } from '../../game/sandbox/index.ts'
import { texts } from '../../text/index.ts'
import type { Entry } from '../keymap/entries.ts'
import { type KeyPress, nameOf } from '../keys.ts'
import { cannot } from './cannot.ts'
import { examplesLeft } from './examples.ts'
import { SANDBOX_KEYMAP, type SandboxCommand, type SandboxContext } from './keymap.ts'
import type { Panel, SandboxView } from './view.ts'

interface Words {
  readonly title: string
  readonly what: string
}

/** What every command of the table is called: the compiler says which has no words. */
type KeyTexts = { readonly [C in SandboxContext]: { readonly [Id in SandboxCommand<C>]: Words } }

const keyTexts = (): KeyTexts => texts().sandboxKeys

const commandsOf = (context: SandboxContext): Readonly<Record<string, readonly string[]>> =>
  SANDBOX_KEYMAP[context].commands

const isIn = <C extends SandboxContext>(context: C, id: string): id is SandboxCommand<C> & string =>
  id in commandsOf(context)

/** @returns the command that a key means in a context; null for none. */
export function commandFor<C extends SandboxContext>(
  context: C,
  key: KeyPress,
): (SandboxCommand<C> & string) | null {
  const name = nameOf(key)
  const [id] = Object.entries(commandsOf(context)).find(([, keys]) => keys.includes(name)) ?? []
  return id !== undefined && isIn(context, id) ? id : null
}

/** @returns the context whose keys mean something in a panel; null where keys are not the sandbox's own. */
export function contextOf({ at }: Panel): SandboxContext | null {
  if (at === 'main') return 'time'
  return at === 'hand' || at === 'help' || at === 'story' ? null : at
}

/** What a command is called where it is not called as usual. */
function titleNow(context: SandboxContext, id: string, { sandbox, panel }: SandboxView): string | null {
  const words = texts().sandboxKeys
  if (context === 'asking' && id === 'take')
    return panel.at === 'asking' && panel.what === 'save' ? words.askingSave : null
  if (context !== 'time') return null
  if (id === 'hand') return sandbox.mode === 'hand' ? words.handBack : null
  return id === 'step' && isYours(sandbox, viewed(sandbox)) ? words.stepInHand : null
}

function whyNot(context: SandboxContext, id: string, view: SandboxView): string | null {
  if (context === 'typing' && id === 'example')
    return examplesLeft(view.sandbox).length === 0 ? texts().sandbox.cannot.noExampleLeft : null
  return context === 'time' && isIn('time', id) ? cannot(id, view) : null
}

/** The key of the line that comes next, where one does. */
function exampleKeys({ sandbox }: SandboxView, keys: readonly string[]): readonly string[] {
  const { length } = examplesLeft(sandbox)
  return length === 0 ? keys : keys.slice(keys.length - length, keys.length - length + 1)
}

/** @returns the commands of a context as they stand now, in the table's order. */
export function entriesIn(context: SandboxContext, view: SandboxView): Entry[] {
  const words: Readonly<Record<string, Words>> = keyTexts()[context]
  return Object.entries(commandsOf(context)).map(([id, keys]) => {
    const { title, what } = words[id] ?? { title: id, what: '' }
    const now = context === 'time' && id === 'example' ? exampleKeys(view, keys) : keys
    const why = whyNot(context, id, view)
    return { id, keys: now, title: titleNow(context, id, view) ?? title, what, why }
  })
}
