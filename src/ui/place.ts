import type { PlayView } from './play/view.ts'

/** Which screen is shown. A level in play keeps its view wherever the player goes from it. */
export type Place =
  | { readonly at: 'damaged' }
  | { readonly at: 'title' }
  | { readonly at: 'levels' }
  | { readonly at: 'settings' }
  | { readonly at: 'name' }
  | { readonly at: 'help' }
  | { readonly at: 'brief' | 'play' | 'pause' | 'pause-help' | 'result' | 'debrief'; readonly view: PlayView }
