import { commandOf } from '../keymap/entries.ts'
import type { KeyPress } from '../keys.ts'
import type { Row } from '../text.ts'
import type { PlayView } from './view.ts'

/** No list of a run is longer than so many pages. */
const MOST_PAGES = 500

/** Whether two screens say the same. */
export const sameRows = (one: readonly Row[], other: readonly Row[]): boolean =>
  one.length === other.length &&
  one.every((row, at) => {
    const others = other[at] ?? []
    return row.length === others.length && row.every(({ text }, index) => text === others[index]?.text)
  })

/** One page further, unless nothing else would be in sight then. */
function turned(view: PlayView, step: 1 | -1, draw: (view: PlayView) => readonly Row[]): PlayView {
  const next = { ...view, page: view.page + step }
  return sameRows(draw(view), draw(next)) ? view : next
}

/**
 * A key that turns the lists which do not fit: what happened, the run, the steps, the counts, the tree, a verdict.
 * @param draw the screen of a view
 * @returns null where the key does something else
 */
export function turnPages(
  view: PlayView,
  key: KeyPress,
  draw: (view: PlayView) => readonly Row[],
): PlayView | null {
  switch (commandOf('lists', key)) {
    case 'earlier':
      return turned(view, 1, draw)
    case 'later':
      return turned(view, -1, draw)
    case 'first': {
      let next = view
      for (let pages = 0; pages < MOST_PAGES; pages++) {
        const further = turned(next, 1, draw)
        if (further === next) return next
        next = further
      }
      return next
    }
    case 'last':
      return { ...view, page: 0 }
    case null:
      return null
  }
}

/** The view with its lists at their ends again, where they were turned. */
export const unturned = (view: PlayView): PlayView => (view.page === 0 ? view : { ...view, page: 0 })
