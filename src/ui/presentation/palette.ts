import { primitiveText } from '../../game/index.ts'
import { type Command, disabled, keyLabel } from '../commands.ts'
import { cardCount, commandsIn } from '../play/cards.ts'
import type { HandView } from '../play/view.ts'
import { cut, fitRow, hitting, pad, type Row, span, widthOf } from '../text.ts'
import type { Theme } from '../theme.ts'

const NARROW = 11
const WIDE = 24

/** @returns how many columns of primitives fit. */
export const paletteColumns = (width: number): number =>
  Math.max(1, Math.floor(width / (width >= 144 ? WIDE : NARROW)))

/** The least width of a card, and what stands before its text and behind it. */
const CARD = 20
const AROUND_CARD = 5

/** @returns the same for cards, where there are some: they have as much room as the longest needs. */
export function columnsIn(view: HandView, width: number): number {
  const cards = view.session.play.trap?.cards ?? null
  if (cards === null) return paletteColumns(width)
  const longest = Math.max(CARD, ...cards.map(({ text }) => widthOf(text) + AROUND_CARD))
  return Math.max(1, Math.floor(width / longest))
}

/** A part of the palette: where it begins among the commands, how many it has, in how many columns. */
interface Part {
  readonly from: number
  readonly count: number
  readonly columns: number
}

/** The cards, and below them what else there is; without cards all in one. */
function partsOf(view: HandView, width: number): Part[] {
  const cards = cardCount(view)
  const rest = commandsIn(view).length - cards
  const others: Part = { from: cards, count: rest, columns: paletteColumns(width) }
  return cards === 0 ? [others] : [{ from: 0, count: cards, columns: columnsIn(view, width) }, others]
}

/** @returns how many rows the whole palette takes. */
export const paletteHeight = (view: HandView, width: number): number =>
  partsOf(view, width).reduce((rows, { count, columns }) => rows + Math.ceil(count / columns), 0)

/** The command with its arguments as they would be now, where there is room to say so. */
function title(command: Command, view: HandView, wide: boolean): string {
  if (!wide || command.kind !== 'primitive' || command.id === 'card') return command.title
  const plan = command.plan(view)
  const [first, ...rest] = plan.kind === 'use' ? plan.primitives : []
  if (first === undefined) return command.title
  const text = primitiveText(first, view.session.play.machine)
  return rest.length === 0 ? text : `${command.title} ×${rest.length + 1}`
}

function cell(
  command: Command,
  index: number,
  view: HandView,
  theme: Theme,
  width: number,
  wide: boolean,
): Row {
  const here = view.focus === 'palette' && view.command === index
  const off = disabled(command, view) !== null
  return hitting(
    [
      span(here ? theme.glyphs.cursor : ' ', 'accent'),
      span(keyLabel(command), off ? 'dim' : 'key', !off),
      span(
        ` ${pad(cut(title(command, view, wide), width - 3), width - 3)}`,
        here ? 'cursor' : off ? 'dim' : 'text',
        here,
      ),
    ],
    { key: command.key },
  )
}

/** Every command, always: a palette of only lawful moves teaches nothing. */
export function paletteRows(view: HandView, theme: Theme, width: number): Row[] {
  const wide = width >= 144
  const commands = commandsIn(view)
  return partsOf(view, width).flatMap(({ from, count, columns }) => {
    const each = Math.floor(width / columns)
    return Array.from({ length: Math.ceil(count / columns) }, (_, row) => {
      const start = from + row * columns
      return commands
        .slice(start, Math.min(start + columns, from + count))
        .flatMap((command, column) => cell(command, start + column, view, theme, each, wide))
    })
  })
}

/** The question that a command asked, in the palette's place. */
export function askRows(view: HandView, theme: Theme, width: number, height: number): Row[] {
  const { ask } = view
  if (ask === null) return []
  const each = Math.min(width, Math.max(18, ...ask.choices.map(({ label }) => widthOf(label) + 6)))
  const columns = Math.max(1, Math.floor(width / each))
  const rows: Row[] = [[span(` ${ask.prompt}`, 'accent')]]
  for (let start = 0; start < ask.choices.length; start += columns)
    rows.push(
      ask.choices.slice(start, start + columns).flatMap((choice, index) => {
        const here = start + index === ask.at
        const row = [
          span(here ? theme.glyphs.cursor : ' ', 'accent'),
          span(choice.key, 'key', true),
          span(` ${choice.label}`, here ? 'cursor' : 'text', here),
        ]
        return fitRow(hitting(row, { key: choice.key }), each)
      }),
    )
  return rows.slice(0, height)
}
