import { texts } from '../../text/index.ts'
import type { FooterItem } from '../keymap/binding.ts'
import { entriesOf, keysOfContext } from '../keymap/entries.ts'
import { keyLabel, keysLabel } from '../keymap/labels.ts'
import { type Context, EVERYWHERE } from '../keymap.ts'
import { type Row, rowWidth, sides, span } from '../text.ts'
import { type KeyPair, keysRow, pressing } from './footer.ts'

interface Asked {
  /** Whether there is room for all that the table has for a footer. */
  readonly roomy?: boolean
  /** What does nothing now. */
  readonly without?: readonly string[]
}

/**
 * @returns what a context's footer names, as the table has it: keys, and what they do
 */
export function footerPairs(context: Context, { roomy = false, without = [] }: Asked = {}): KeyPair[] {
  const { footer, wide } = keysOfContext(context)
  const entries = entriesOf(context)
  const first = (id: string): string => entries.find(entry => entry.id === id)?.keys[0] ?? ''
  const pair = (item: FooterItem): KeyPair =>
    typeof item === 'string'
      ? [keyLabel(first(item)), entries.find(({ id }) => id === item)?.title ?? '', first(item)]
      : [keysLabel(item.of.map(first)), texts().keymap.footer[item.says]]
  const items = roomy ? (wide ?? footer) : footer
  return items.filter(item => typeof item !== 'string' || !without.includes(item)).map(pair)
}

/** The footer with what helps everywhere at its right end, where there is room for it. */
export function withHints(keys: Row, width: number, typed = false): Row {
  const { find, help } = texts().keys.everywhere
  const hints = keysRow([
    ...(typed ? [] : [['?', help.title, '?'] as const]),
    [keyLabel(EVERYWHERE.find[typed ? 1 : 0]), find.title, EVERYWHERE.find[typed ? 1 : 0]],
  ])
  return rowWidth(keys) + rowWidth(hints) + 1 < width ? sides(keys, hints, width) : keys
}

/** A context's footer. */
export const footerRow = (context: Context, width: number): Row =>
  withHints(keysRow(footerPairs(context)), width, keysOfContext(context).typed ?? false)

/** The same below a menu, which begins where its entries do; what helps everywhere where there is room for it. */
export function menuKeys(context: Context, width: number): Row {
  const { find, help } = texts().keys.everywhere
  const rowOf = (pairs: readonly KeyPair[]): Row =>
    pairs.flatMap(([keys, what, press]) =>
      pressing([span(keys, 'key', true), span(` ${what}  `, 'dim')], press),
    )
  const keys = rowOf(footerPairs(context))
  const all: Row = [
    ...keys,
    ...rowOf([
      ['?', help.title, '?'],
      [keyLabel(EVERYWHERE.find[0]), find.title, EVERYWHERE.find[0]],
    ]),
  ]
  return rowWidth(all) <= width ? all : keys
}
