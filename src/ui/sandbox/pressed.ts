import type { SandboxView } from './view.ts'

/** What a key asks of the world around the screen. */
export type Effect =
  /** `quit`: the program itself is left. */
  | { readonly do: 'leave' | 'quit' }
  | { readonly do: 'read'; readonly path: string }
  | { readonly do: 'write'; readonly path: string; readonly text: string }

export interface Pressed {
  readonly view: SandboxView
  readonly effect: Effect | null
}

export const stay = (view: SandboxView): Pressed => ({ view, effect: null })
