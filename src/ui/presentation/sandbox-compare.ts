import { type Comparison, compareKernels, type Sandbox, type Side, viewed } from '../../game/sandbox/index.ts'
import type { KernelName } from '../../kernel/index.ts'
import type { Trap } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { beside, pad, type Row, span, wrap } from '../text.ts'
import type { Theme, Tone } from '../theme.ts'
import type { MachineShown } from './frames.ts'
import { machineHeight, machineRows } from './machine.ts'
import { lineCostRows } from './sandbox-line-costs.ts'

interface Costs extends Pick<Side, 'account' | 'framesAtMost'> {}

/** What is counted, in the order of the tables. */
const METRICS: readonly (readonly [
  name: keyof ReturnType<typeof texts>['sandbox']['compare']['metrics'],
  of: (costs: Costs) => number,
])[] = [
  ['faults', ({ account }) => account.faults],
  ['systemCalls', ({ account }) => account.systemCalls],
  ['framesAllocated', ({ account }) => account.framesAllocated],
  ['framesAtMost', ({ framesAtMost }) => framesAtMost],
  ['pagesCopied', ({ account }) => account.pagesCopied],
  ['pagesOfFullCopy', ({ account }) => account.pagesOfFullCopy],
  ['ptesWritten', ({ account }) => account.ptesWritten],
  ['tlbFlushes', ({ account }) => account.tlbFlushes],
  ['tlbFlushesOnReturn', ({ account }) => account.tlbFlushesOnReturn],
]

const NAME = 17
const NUMBER = 6
const CELL = NAME + 2 * NUMBER

type Tones = readonly [here: Tone, there: Tone]

/** The smaller number is the better one; but what has not come as far is not the better for having done less. */
function tonesOf(one: number, other: number, { stopped }: Comparison): Tones {
  const tone = one === other ? 'dim' : 'strong'
  const fewer = stopped === null ? 'good' : tone
  return [one < other ? fewer : tone, other < one ? fewer : tone]
}

const titleOf = (name: (typeof METRICS)[number][0]): string =>
  ` ${pad(texts().sandbox.compare.metrics[name], NAME - 1)}`

/** Two accounts beside each other: as many metrics on a row as there is room for. */
function tableRows(comparison: Comparison, width: number): Row[] {
  const { here, there } = comparison
  const columns = Math.max(1, Math.floor(width / (CELL + 1)))
  const each = Math.ceil(METRICS.length / columns)
  const used = Math.ceil(METRICS.length / each)
  const head = (): Row => [
    span(' '.repeat(NAME)),
    span(here.kernel.padStart(NUMBER), 'strong'),
    span(there.kernel.padStart(NUMBER), 'strong'),
    span(' '),
  ]
  const cell = (index: number): Row => {
    const metric = METRICS[index]
    if (metric === undefined) return [span(' '.repeat(CELL + 1))]
    const [name, of] = metric
    const [one, other] = [of(here), of(there)]
    const [mine, theirs] = tonesOf(one, other, comparison)
    return [
      span(titleOf(name), 'text'),
      span(String(one).padStart(NUMBER), mine),
      span(String(other).padStart(NUMBER), theirs),
      span(' '),
    ]
  }
  const rows = Array.from(
    { length: each },
    (_, row): Row => Array.from({ length: used }, (__, column) => cell(column * each + row)).flat(),
  )
  return [Array.from({ length: used }, head).flat(), ...rows]
}

/** The same with a row for each metric, and a bar for each number. */
function barRows(comparison: Comparison, theme: Theme, width: number): Row[] {
  const { here, there } = comparison
  const bar = Math.floor((width - CELL - 6) / 2)
  const most = Math.max(1, ...METRICS.flatMap(([, of]) => [of(here), of(there)]))
  const barOf = (count: number, tone: Tone) =>
    span(pad(theme.glyphs.dot.repeat(Math.ceil((count * Math.min(bar, most)) / most)), bar), tone)
  const head: Row = [
    span(' '.repeat(NAME)),
    span(pad(here.kernel.padStart(NUMBER), NUMBER + 2 + bar), 'strong'),
    span(there.kernel.padStart(NUMBER), 'strong'),
  ]
  const rows = METRICS.map(([name, of]): Row => {
    const [one, other] = [of(here), of(there)]
    const [mine, theirs] = tonesOf(one, other, comparison)
    return [
      span(titleOf(name), 'text'),
      span(`${String(one).padStart(NUMBER)} `, mine),
      barOf(one, mine),
      span(` ${String(other).padStart(NUMBER)} `, theirs),
      barOf(other, theirs),
    ]
  })
  return [head, ...rows]
}

const shownOf = (machine: Side['machine'], trap: Trap | null): MachineShown => ({
  machine,
  previous: null,
  trap,
  target: null,
  focused: false,
  marks: [],
})

/** Where two machines fit beside each other. */
const SIDE_BY_SIDE = 150
/** Fewer rows are not worth a table of the lines. */
const LEAST_LINES = 6
/** Bars need no more. */
const WIDEST_TABLE = 130

/** The same program on two kernels: their machines, and what they cost. */
export function compareRows(
  sandbox: Sandbox,
  other: KernelName,
  keys: readonly Row[],
  theme: Theme,
  { width, height }: { readonly width: number; readonly height: number },
): Row[] {
  const comparison = compareKernels(sandbox, other)
  const { here, there, stopped } = comparison
  const trap = viewed(sandbox).open?.trap ?? null
  const words = texts().sandbox.compare
  const why =
    stopped === null
      ? []
      : wrap(words.stops(other, stopped.line, stopped.text, stopped.why), width - 2)
          .slice(0, 2)
          .map((line): Row => [span(` ${line}`, 'warn')])
  const label = (side: Side, what: string): Row => [
    span(` ${side.kernel}`, 'accent', true),
    span(`  ${what}`, 'dim'),
  ]
  const mine = label(here, words.here(here.lines))
  const theirs = label(there, words.there(there.lines))
  const wide = width >= SIDE_BY_SIDE
  const left = Math.floor(width / 2)
  const needed = Math.max(machineHeight(here.machine), machineHeight(there.machine))
  const spare = height - (wide ? needed : 2 * needed) - 4 - why.length - METRICS.length - 2
  const flat = tableRows(comparison, width)
  const table = spare < 0 ? flat : [[], ...barRows(comparison, theme, Math.min(width, WIDEST_TABLE))]
  const room = height - table.length - why.length - 1
  const each = Math.max(1, Math.min(needed, (wide ? room : Math.floor(room / 2)) - 2))
  const own = (side: Side, at: Trap | null, room: number): Row[] =>
    machineRows(shownOf(side.machine, at), theme, room, each)
  const machines = wide
    ? beside(
        [
          [mine, ...own(here, trap, left - 1)],
          [theirs, ...own(there, null, left - 1)],
        ],
        [left, width - left],
        each + 2,
      )
    : [mine, ...own(here, trap, width), theirs, ...own(there, null, width)]
  const above = [...machines, ...table, ...why]
  const below = height - keys.length - above.length - 1
  const lines = below >= LEAST_LINES ? [[], ...lineCostRows(comparison, theme, width, below)] : []
  const body = [...above, ...lines]
  return [...Array.from({ length: height - keys.length }, (_, index) => body[index] ?? []), ...keys]
}
