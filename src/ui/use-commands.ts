import { createContext, useContext, useLayoutEffect, useRef } from 'react'
import { texts } from '../text/index.ts'
import type { ContextKeys } from './keymap/binding.ts'
import { commandOf, type Entry, entriesOf, keysOfContext } from './keymap/entries.ts'
import type { CommandOf, Context } from './keymap.ts'
import type { KeyPress } from './keys.ts'
import type { Hit, Pointed } from './mouse/hit.ts'

/** What came of a key: something, nothing since it means nothing here, or nothing for a reason. */
export type Answer = 'done' | 'unknown' | { readonly why: string }

/** A screen that has the keys. */
export interface Listener {
  /** Where the keys mean one thing. */
  readonly context: string
  /** What that is called. */
  readonly called: () => string
  /** Whether characters are text there. */
  readonly typed: boolean
  /** What would be lost if the player went somewhere else. */
  readonly within: ContextKeys['within'] | null
  /** The commands that there are now, for the finder. */
  readonly entries: () => readonly Entry[]
  readonly press: (key: KeyPress) => Answer
  /** Puts its cursor where a click was. */
  readonly point?: (hit: Hit) => Pointed
}

/** Where listeners sign on; the last one has the keys. */
export interface Switchboard {
  readonly listen: (listener: { readonly current: Listener }) => () => void
  /** The listener's context is another than before. */
  readonly turned: () => void
}

export const SwitchboardContext = createContext<Switchboard | null>(null)

/** Has the keys while it is mounted, unless another signs on after it. */
export function useListener(listener: Listener): void {
  const switchboard = useContext(SwitchboardContext)
  const latest = useRef(listener)
  useLayoutEffect(() => {
    latest.current = listener
  })
  const { context } = listener
  // With the frame, not after it: a key that is typed at the sight of a screen is that screen's.
  useLayoutEffect(() => switchboard?.listen(latest), [switchboard])
  const last = useRef(context)
  useLayoutEffect(() => {
    if (last.current === context) return
    last.current = context
    switchboard?.turned()
  }, [switchboard, context])
}

/** @returns what a listener says of itself in a context of the table. */
export function heardIn(
  context: Context,
  refuses: (id: string) => string | null = () => null,
): Omit<Listener, 'press'> {
  const { typed = false, within = null } = keysOfContext(context)
  return {
    context,
    called: () => texts().keymap.contexts[context],
    typed,
    within,
    entries: () => entriesOf(context, refuses),
  }
}

/** @returns what a click does where there is a list: `point` puts the cursor on an entry; false where it was there. */
export const pointing =
  (point: (entry: number) => boolean) =>
  (hit: Hit): Pointed =>
    !('entry' in hit) ? 'nothing' : point(hit.entry) ? 'moved' : 'there'

interface Options {
  /** Why a command cannot be done now; null where it can. */
  readonly refuses?: (id: string) => string | null
  /** What a key does that stands for no command. */
  readonly otherwise?: (key: KeyPress) => Answer
  /** Where there is a list with a cursor: puts it on an entry; false where it was there. */
  readonly point?: (entry: number) => boolean
}

/** The keys of a context as its table has them: `run` gets the command, and the key that it came by. */
export function useCommands<C extends Context>(
  context: C,
  run: (id: CommandOf<C>, key: KeyPress) => void,
  { refuses = () => null, otherwise = () => 'unknown', point }: Options = {},
): void {
  useListener({
    ...heardIn(context, refuses),
    ...(point === undefined ? {} : { point: pointing(point) }),
    press: key => {
      const id = commandOf(context, key)
      if (id === null) return otherwise(key)
      const why = refuses(id)
      if (why !== null) return { why }
      run(id, key)
      return 'done'
    },
  })
}
