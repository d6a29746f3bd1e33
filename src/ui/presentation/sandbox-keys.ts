import { texts } from '../../text/index.ts'
import { COMMANDS } from '../commands.ts'
import type { Entry } from '../keymap/entries.ts'
import { keyLabel, keysLabel } from '../keymap/labels.ts'
import { SANDBOX_KEYMAP, type SandboxContext, type SandboxFooterItem } from '../sandbox/keymap.ts'
import { entriesIn } from '../sandbox/keys.ts'
import type { SandboxView } from '../sandbox/view.ts'
import { type Row, rowWidth, span } from '../text.ts'
import { type KeyPair, keysRow, pressing } from './footer.ts'

/** A command in a footer: grey where it can do nothing now. */
function itemRow(item: SandboxFooterItem, entries: readonly Entry[]): Row {
  const of = typeof item === 'string' ? [item] : item.of
  const meant = entries.filter(({ id }) => of.includes(id))
  const keys = meant.flatMap(({ keys: [first] }) => (first === undefined ? [] : [first]))
  const off = meant.every(({ why }) => why !== null)
  const title = typeof item === 'string' ? (meant[0]?.title ?? '') : texts().sandboxKeys.groups[item.says]
  const row = [span(` ${keysLabel(keys)}`, off ? 'dim' : 'key', !off), span(` ${title} `, 'dim')]
  return pressing(row, keys.length === 1 ? keys[0] : undefined)
}

/** What the keys of a context do: one row where all fit, else a row for each part; then more, as far as there is room. */
export function sandboxFooter(context: SandboxContext, view: SandboxView, width: number): Row[] {
  const entries = entriesIn(context, view)
  const {
    footer,
    spare = [],
  }: (typeof SANDBOX_KEYMAP)[SandboxContext] & {
    readonly spare?: readonly SandboxFooterItem[]
  } = SANDBOX_KEYMAP[context]
  const rowOf = (items: readonly SandboxFooterItem[]): Row => items.flatMap(item => itemRow(item, entries))
  const one = rowOf(footer.flat())
  const rows = rowWidth(one) <= width ? [one] : footer.map(rowOf)
  for (const item of spare) {
    const more = itemRow(item, entries)
    const at = rows.findIndex(row => rowWidth(row) + rowWidth(more) <= width)
    const row = rows[at]
    if (row === undefined) break
    rows[at] = [...row, ...more]
  }
  return rows
}

function commandPair(id: (typeof COMMANDS)[number]['id'], what: string): KeyPair {
  const { key = '' } = COMMANDS.find(command => command.id === id) ?? {}
  return [keyLabel(key), what, key]
}

/** The keys of a trap in hand, besides its primitives. */
export function handFooter(): Row {
  const words = texts().sandboxKeys.hand
  return keysRow([
    ['←↑↓→', words.move],
    commandPair('return', 'return'),
    commandPair('give-up', words.reference),
    commandPair('help', texts().sandboxKeys.time.help.title),
    [keyLabel('escape'), words.time, 'escape'],
  ])
}

/** The keys of a question that a primitive asks. */
export function askFooter(): Row {
  const words = texts().sandboxKeys.hand
  return keysRow([
    ['←→', words.move],
    [keyLabel('enter'), words.choose, 'enter'],
    [keyLabel('escape'), words.enough, 'escape'],
  ])
}
