import { HEADER_HEIGHT } from './header.ts'

export interface Size {
  readonly width: number
  readonly height: number
}

/** A panel that a small screen has no room for. */
export type LowerPanel = 'happened' | 'coming' | 'tree' | 'tlb'

/** What the play screen is made of, from top to bottom. */
export type PanelName =
  | 'trap'
  | 'machine'
  | 'handler'
  | 'counts'
  | 'commands'
  | 'message'
  | 'run'
  | LowerPanel

/** What there is on a terminal of at least so many columns and rows. */
export interface Layout {
  readonly columns: number
  readonly rows: number
  /** The rows of the handler at the least and at the most, and whether each step has one of its own. */
  readonly handler: {
    readonly least: number
    readonly most: number
    readonly style: 'flowing' | 'listed'
  }
  /** Whether the reference counts stand beside the handler, and beside a verdict. */
  readonly counts: boolean
  /** The rows of the run's line; 3 where the marks have names below them. */
  readonly run: 0 | 1 | 3
  /** The panels at the bottom: columns beside each other, panels one under the other. */
  readonly below: readonly (readonly LowerPanel[])[]
  /** Whether the signs of the page tables are explained. */
  readonly legend: boolean
  /** Whether the regions are spelled out between the page tables and the frames. */
  readonly regions: boolean
  /** Whether there is a blank line before each part, where there are rows to spare. */
  readonly airy: boolean
  /** Whether and how a verdict shows the machine before and after; above each other only where all else fits too. */
  readonly twoMachines: 'above' | 'beside' | 'no'
}

/** Every arrangement of the play screen, the largest first; the first that a terminal has room for is its own. */
export const LAYOUTS: readonly Layout[] = [
  {
    columns: 160,
    rows: 58,
    handler: { least: 7, most: 14, style: 'listed' },
    counts: true,
    run: 3,
    below: [
      ['happened', 'coming'],
      ['tree', 'tlb'],
    ],
    legend: true,
    regions: true,
    airy: true,
    twoMachines: 'above',
  },
  {
    columns: 160,
    rows: 48,
    handler: { least: 6, most: 10, style: 'listed' },
    counts: true,
    run: 3,
    below: [
      ['happened', 'coming'],
      ['tree', 'tlb'],
    ],
    legend: true,
    regions: true,
    airy: true,
    twoMachines: 'beside',
  },
  {
    columns: 100,
    rows: 38,
    handler: { least: 4, most: 7, style: 'flowing' },
    counts: true,
    run: 3,
    below: [['happened'], ['tree', 'tlb']],
    legend: true,
    regions: false,
    airy: false,
    twoMachines: 'no',
  },
  {
    columns: 100,
    rows: 28,
    handler: { least: 2, most: 4, style: 'flowing' },
    counts: true,
    run: 1,
    below: [['happened'], ['tree']],
    legend: true,
    regions: false,
    airy: false,
    twoMachines: 'no',
  },
  {
    columns: 60,
    rows: 38,
    handler: { least: 2, most: 4, style: 'flowing' },
    counts: false,
    run: 1,
    below: [['tree', 'happened']],
    legend: false,
    regions: false,
    airy: false,
    twoMachines: 'no',
  },
  {
    columns: 0,
    rows: 0,
    handler: { least: 1, most: 4, style: 'flowing' },
    counts: false,
    run: 0,
    below: [],
    legend: false,
    regions: false,
    airy: false,
    twoMachines: 'no',
  },
]

const SMALLEST = LAYOUTS[LAYOUTS.length - 1]

/** @returns the arrangement for what is below the header. */
export function layoutFor({ width, height }: Size): Layout {
  const fits = ({ columns, rows }: Layout): boolean => width >= columns && height + HEADER_HEIGHT >= rows
  const found = LAYOUTS.find(fits) ?? SMALLEST
  if (found === undefined) throw new Error('there are no layouts')
  return found
}

/** @returns the panels that an arrangement always has; the smallest has what happened and the TLBs where rows are left. */
export const panelsOf = ({ counts, run, below }: Layout): PanelName[] => [
  'trap',
  'machine',
  'handler',
  ...(counts ? (['counts'] as const) : []),
  'commands',
  'message',
  ...(run === 0 ? [] : (['run'] as const)),
  ...below.flat(),
]

const LEFT = 0.6

/** @returns the widths of what stands beside each other: one, or the left and the right. */
export const columnWidths = (columns: number, width: number): number[] =>
  columns < 2 ? [width] : [Math.floor(width * LEFT), width - Math.floor(width * LEFT)]

/** The least rows of each panel at the bottom, its title among them. */
export const LEAST_ROWS: Readonly<Record<LowerPanel, number>> = {
  happened: 4,
  coming: 3,
  tree: 4,
  tlb: 2,
}

const leastBelow = ({ below }: Layout): number =>
  Math.max(0, ...below.map(panels => panels.reduce((sum, panel) => sum + LEAST_ROWS[panel], 0)))

/** How many rows the parts need that take what they need. */
export interface Needs {
  readonly machine: number
  /** A row for each step and the next, and as many as the counts beside them. */
  readonly steps: number
  readonly commands: number
  /** At least 1. */
  readonly message: number
}

/** How many rows each part gets, titles not counted but for `run` and `below`. */
export interface Rooms {
  readonly sentence: 0 | 1
  readonly machine: number
  readonly handler: number
  /** Whether the commands have a title. */
  readonly rule: 0 | 1
  readonly run: number
  readonly below: number
  /** Blank lines before each part. */
  readonly gap: 0 | 1
}

const FOOTER_ROWS = 1
const LEAST_MACHINE = 3
const CALM_MACHINE = 5

/** The smallest screens: what the machine needs comes first, then the handler, and below what is left. */
function tightRooms({ machine, commands, message }: Needs, height: number): Rooms {
  const sentence = height >= 21 ? 1 : 0
  const steps = Math.max(1, (height >= 22 ? 2 : 1) - (message - 1))
  const rule = height >= 22 && message < 3 ? 1 : 0
  const fixed = 1 + sentence + 1 + 1 + steps + rule + commands + message + FOOTER_ROWS
  const rows = Math.max(LEAST_MACHINE, Math.min(machine, height - fixed))
  const spare = Math.max(0, height - fixed - rows)
  const more = spare < 3 ? spare : spare >= 12 ? 2 : 0
  return { sentence, machine: rows, handler: steps + more, rule, run: 0, below: spare - more, gap: 0 }
}

const PARTS = 4
/** Blank lines only where as many rows again are left for the panels. */
const ROWS_TO_SPARE = 2 * PARTS

/** @returns the rows of each part of a trap's screen. Commands and handler come first, and the machine before what is below. */
export function roomsFor(layout: Layout, needs: Needs, height: number): Rooms {
  if (layout.below.length === 0) return tightRooms(needs, height)
  const { least, most } = layout.handler
  const fixed = 1 + 1 + 1 + 1 + least + 1 + needs.commands + needs.message + FOOTER_ROWS
  const calm = Math.min(needs.machine, CALM_MACHINE)
  const fitting = (rows: number): number => (height - fixed - rows >= calm ? rows : 0)
  const under = fitting(leastBelow(layout))
  const line = layout.run === 0 ? 0 : layout.run + 1
  const run = fitting(under + line) === 0 ? 0 : line
  const machine = Math.max(LEAST_MACHINE, Math.min(needs.machine, height - fixed - under - run))
  const left = Math.max(0, height - fixed - under - run - machine)
  const gap = layout.airy && left >= ROWS_TO_SPARE ? 1 : 0
  const spare = left - gap * PARTS
  const wanted = layout.handler.style === 'flowing' ? most : Math.min(most, needs.steps)
  const more = Math.max(0, Math.min(wanted - least, Math.floor(spare / 3)))
  const below = under === 0 ? 0 : under + spare - more
  return { sentence: 1, machine, handler: least + more, rule: 1, run, below, gap }
}
