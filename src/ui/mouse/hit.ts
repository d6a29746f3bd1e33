import type { Target } from '../play/target.ts'

/** What a click on a span means: plain data, and never a rule of its own. */
export type Hit =
  /** The same as this key, by its name in the table of keys. */
  | { readonly key: string }
  /** The cursor of a machine goes there. */
  | { readonly target: Target }
  /** The cursor of a menu or list goes to this entry. */
  | { readonly entry: number }
  /** The cursor of the finder goes to this one of what it lists. */
  | { readonly found: number }

/** What came of a click: the cursor has gone there, it was there already, or nothing is there to point at. */
export type Pointed = 'moved' | 'there' | 'nothing'
