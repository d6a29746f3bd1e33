import { primitiveText } from '../../game/index.ts'
import { type Command, disabled, keyLabel } from '../commands.ts'
import { commandsIn } from '../play/cards.ts'
import type { HandView } from '../play/view.ts'
import { cut, fitRow, pad, type Row, span } from '../text.ts'
import type { Theme } from '../theme.ts'

const NARROW = 11
const WIDE = 24

/** @returns how many columns of primitives fit. */
export const paletteColumns = (width: number): number =>
  Math.max(1, Math.floor(width / (width >= 144 ? WIDE : NARROW)))

const CARD = 30

/** @returns the same for what stands there now: cards need more room than the names of primitives. */
export const columnsIn = (view: HandView, width: number): number =>
  (view.session.play.trap?.cards ?? null) === null
    ? paletteColumns(width)
    : Math.max(1, Math.floor(width / CARD))

/** @returns how many rows the whole palette takes. */
export const paletteHeight = (view: HandView, width: number): number =>
  Math.ceil(commandsIn(view).length / columnsIn(view, width))

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
  return [
    span(here ? theme.glyphs.cursor : ' ', 'accent'),
    span(keyLabel(command), off ? 'dim' : 'key', !off),
    span(
      ` ${pad(cut(title(command, view, wide), width - 3), width - 3)}`,
      here ? 'cursor' : off ? 'dim' : 'text',
      here,
    ),
  ]
}

/** Every command, always: a palette of only lawful moves teaches nothing. */
export function paletteRows(view: HandView, theme: Theme, width: number): Row[] {
  const columns = columnsIn(view, width)
  const wide = width >= 144
  const each = Math.floor(width / columns)
  const commands = commandsIn(view)
  return Array.from({ length: paletteHeight(view, width) }, (_, row) =>
    commands
      .slice(row * columns, (row + 1) * columns)
      .flatMap((command, column) => cell(command, row * columns + column, view, theme, each, wide)),
  )
}

/** The question that a command asked, in the palette's place. */
export function askRows(view: HandView, theme: Theme, width: number, height: number): Row[] {
  const { ask } = view
  if (ask === null) return []
  const each = Math.min(width, Math.max(18, ...ask.choices.map(({ label }) => label.length + 6)))
  const columns = Math.max(1, Math.floor(width / each))
  const rows: Row[] = [[span(` ${ask.prompt}`, 'accent')]]
  for (let start = 0; start < ask.choices.length; start += columns)
    rows.push(
      ask.choices.slice(start, start + columns).flatMap((choice, index) => {
        const here = start + index === ask.at
        return fitRow(
          [
            span(here ? theme.glyphs.cursor : ' ', 'accent'),
            span(choice.key, 'key', true),
            span(` ${choice.label}`, here ? 'cursor' : 'text', here),
          ],
          each,
        )
      }),
    )
  return rows.slice(0, height)
}
