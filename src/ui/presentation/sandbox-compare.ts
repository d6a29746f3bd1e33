import { type Comparison, compareKernels, type Sandbox, type Side, viewed } from '../../game/sandbox/index.ts'
import type { KernelName } from '../../kernel/index.ts'
import type { Trap } from '../../machine/index.ts'
import { beside, pad, type Row, span, wrap } from '../text.ts'
import type { Theme } from '../theme.ts'
import type { MachineShown } from './frames.ts'
import { machineHeight, machineRows } from './machine.ts'

/** What is compared, in the order of the table. */
const METRICS: readonly (readonly [title: string, of: (side: Side) => number])[] = [
  ['page faults', ({ account }) => account.faults],
  ['system calls', ({ account }) => account.systemCalls],
  ['frames allocated', ({ account }) => account.framesAllocated],
  ['frames at most', ({ framesAtMost }) => framesAtMost],
  ['pages copied', ({ account }) => account.pagesCopied],
  ['of a full copy', ({ account }) => account.pagesOfFullCopy],
  ['PTEs written', ({ account }) => account.ptesWritten],
  ['TLB flushes', ({ account }) => account.tlbFlushes],
  ['… on the return', ({ account }) => account.tlbFlushesOnReturn],
]

const NAME = 17
const NUMBER = 6
const CELL = NAME + 2 * NUMBER

/** Two accounts beside each other: as many metrics on a row as there is room for. */
function tableRows({ here, there, stopped }: Comparison, width: number): Row[] {
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
    const [title, of] = metric
    const [one, other] = [of(here), of(there)]
    const tone = one === other ? 'dim' : 'strong'
    // What has not come as far is not the better for having done less.
    const fewer = stopped === null ? 'good' : tone
    return [
      span(` ${pad(title, NAME - 1)}`, 'text'),
      span(String(one).padStart(NUMBER), one < other ? fewer : tone),
      span(String(other).padStart(NUMBER), other < one ? fewer : tone),
      span(' '),
    ]
  }
  const rows = Array.from(
    { length: each },
    (_, row): Row => Array.from({ length: used }, (__, column) => cell(column * each + row)).flat(),
  )
  return [Array.from({ length: used }, head).flat(), ...rows]
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

const lines = (count: number): string => (count === 1 ? 'one line' : `${count} lines`)

/** The same program on two kernels: their machines, and what they cost. */
export function compareRows(
  sandbox: Sandbox,
  other: KernelName,
  keys: Row,
  theme: Theme,
  { width, height }: { readonly width: number; readonly height: number },
): Row[] {
  const comparison = compareKernels(sandbox, other)
  const { here, there, stopped } = comparison
  const trap = viewed(sandbox).open?.trap ?? null
  const table = tableRows(comparison, width)
  const why =
    stopped === null
      ? []
      : wrap(`${other} stops at line ${stopped.line}, ${stopped.text}: ${stopped.why}.`, width - 2)
          .slice(0, 2)
          .map((line): Row => [span(` ${line}`, 'warn')])
  const label = (side: Side, what: string): Row => [
    span(` ${side.kernel}`, 'accent', true),
    span(`  ${what}, after ${lines(side.lines)}`, 'dim'),
  ]
  const mine = label(here, 'here, as it stands')
  const theirs = label(there, 'by the reference')
  const room = height - table.length - why.length - 1
  const wide = width >= SIDE_BY_SIDE
  const left = Math.floor(width / 2)
  const needed = Math.max(machineHeight(here.machine), machineHeight(there.machine))
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
  const body = [...machines, ...table, ...why]
  return [...Array.from({ length: height - 1 }, (_, index) => body[index] ?? []), keys]
}
