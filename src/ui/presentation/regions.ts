import { addressOf, type Machine, type Process, processName, type Region } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { columnsOf } from '../play/target.ts'
import { pad, type Row, rowWidth, span, widthOf } from '../text.ts'
import type { Theme } from '../theme.ts'

/** The regions of a machine's address spaces, a row each, all as wide as `width` says. */
interface Regions {
  readonly rows: readonly Row[]
  readonly width: number
}

const RANGE = 15

/** The last byte of a region: the one before its end. */
const lastOf = ({ start, pages }: Region): string =>
  `0x${(Number.parseInt(addressOf(start + pages), 16) - 1).toString(16)}`

const presentIn = ({ pages: table }: Process, { start, pages }: Region): number =>
  Object.keys(table).filter(page => Number(page) >= start && Number(page) < start + pages).length

function regionChanged(owner: Process, region: Region, previous: Machine | null): boolean {
  if (previous === null) return false
  const known = previous.processes[owner.id]?.regions.find(({ name }) => name === region.name)
  return known === undefined || known.pages !== region.pages || known.rights !== region.rights
}

/** How much is said of each: with what it is, with how much of it is present, with its place alone. */
const STYLES = ['kind', 'present', 'place'] as const

function rowsIn(
  style: (typeof STYLES)[number],
  machine: Machine,
  previous: Machine | null,
  theme: Theme,
): Regions {
  const owners = columnsOf(machine).filter(({ id, mm }) => mm === id)
  const name = Math.max(4, ...owners.flatMap(({ regions }) => regions.map(region => widthOf(region.name))))
  const words = texts().machine.regions
  const rows = owners.flatMap(owner =>
    owner.regions.map((region, index): Row => {
      const changed = regionChanged(owner, region, previous)
      return [
        span(` ${pad(index === 0 ? processName(owner.id) : '', 4)}`, 'text'),
        span(`${pad(region.name, name)}${changed ? theme.glyphs.changed : ' '} `, changed ? 'warn' : 'text'),
        span(pad(`${addressOf(region.start)}-${lastOf(region)}`, RANGE), 'dim'),
        span(` ${pad(region.rights, 2)}  `, 'text'),
        ...(style === 'kind' ? [span(pad(`${region.share} ${region.kind}`, 14), 'dim')] : []),
        span(words.pages(region.pages, style === 'place' ? null : presentIn(owner, region)), 'dim'),
      ]
    }),
  )
  return { rows, width: Math.max(...rows.map(rowWidth)) }
}

/**
 * Every region of every address space: where it is, what it allows and is, and how much of it is present.
 * @returns null where there is none, or no room
 */
export function regionRows(
  machine: Machine,
  previous: Machine | null,
  theme: Theme,
  room: number,
): Regions | null {
  const fitting = STYLES.map(style => rowsIn(style, machine, previous, theme)).find(
    ({ width }) => width <= room,
  )
  return fitting === undefined || fitting.rows.length === 0 ? null : fitting
}
