/** What keys mean in one context: a screen, or a state of one in which each key means one thing. */
export interface ContextKeys {
  /** Each command with its keys, by their names (`up`, `enter`) or the character that they type; the first is shown. */
  readonly commands: Readonly<Record<string, readonly string[]>>
  /** What the footer names, in its order. */
  readonly footer: readonly FooterItem[]
  /** The same where there is room for more. */
  readonly wide?: readonly FooterItem[]
  /** Characters are text here, and no commands. */
  readonly typed?: true
  /** What would be lost if the player went somewhere else from here. */
  readonly within?: 'run' | 'sandbox' | 'contest'
}

/** A command by its title, or several side by side by a title of their own. */
export type FooterItem = string | { readonly of: readonly string[]; readonly says: FooterWord }

/** Titles of what several keys do together. */
export type FooterWord =
  | 'move'
  | 'scroll'
  | 'chapter'
  | 'look'
  | 'help'
  | 'run'
  | 'through'
  | 'step'
  | 'question'
  | 'change'

export const UP = ['up', 'k'] as const
export const DOWN = ['down', 'j'] as const
export const LEFT = ['left', 'h'] as const
export const RIGHT = ['right', 'l'] as const
export const LEAVE = ['escape', 'q'] as const

export const MOVE = { of: ['up', 'down'], says: 'move' } as const
export const SCROLL = { of: ['up', 'down'], says: 'scroll' } as const

/** A short menu. */
export const MENU = { choose: ['enter'], back: ['escape'], up: UP, down: DOWN } as const
export const MENU_FOOTER = [MOVE, 'choose', 'back'] as const

/** A text that scrolls; what Enter does there is its context's own business. */
export const READING = {
  up: UP,
  down: DOWN,
  pageUp: ['page-up'],
  pageDown: ['page-down', ' '],
  first: ['home'],
  last: ['end'],
} as const
