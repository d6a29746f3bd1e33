import { bootMachine, KERNELS, type Kernel, type KernelName, runInstruction } from '../src/kernel/index.ts'
import type { Instruction, Machine } from '../src/machine/index.ts'
import { collect, type Measurement, median, nanoseconds } from './measurement.ts'

/** P1 stores into each of its pages, and forks until there are so many processes. */
interface Size {
  readonly name: string
  readonly pages: number
  readonly processes: number
  /** How many such machines make a round: one small one is done before the clock has moved. */
  readonly machines: number
}

const BY_PAGES: readonly Size[] = [
  { name: '10 pages', pages: 10, processes: 2, machines: 4000 },
  { name: '1,000 pages', pages: 1000, processes: 2, machines: 100 },
  { name: '100,000 pages', pages: 100_000, processes: 2, machines: 1 },
]
const BY_PROCESSES: readonly Size[] = [
  { name: '10 processes of 100 pages', pages: 100, processes: 10, machines: 100 },
  { name: '1,000 processes of 100 pages', pages: 100, processes: 1000, machines: 1 },
]
const SIZES = [...BY_PAGES, ...BY_PROCESSES]
const BESIDE: readonly KernelName[] = ['eager', 'xv6']
const WARM_UP = 4
const ROUNDS = 11
/** The most pages of one region (spec/workloads.md). */
const REGION_PAGES = 65_536
const FORK_NS_A_PAGE = 120
const FAULT_NS = 1000
/** Memory that the CPU's caches do not hold takes its time on any machine. */
const GROWTH = 2

/** ns a page, and ns a fault, of every round. */
interface Times {
  readonly fork: number[]
  readonly fault: number[]
}

const regionsOf = (pages: number): { readonly region: string; readonly pages: number }[] =>
  Array.from({ length: Math.ceil(pages / REGION_PAGES) }, (_, index) => ({
    region: `heap${index}`,
    pages: Math.min(REGION_PAGES, pages - index * REGION_PAGES),
  }))

const mapsOf = (pages: number): Instruction[] =>
  regionsOf(pages).map(region => ({
    ...region,
    by: 1,
    do: 'map',
    kind: 'anon',
    share: 'private',
    rights: 'rw',
  }))

const storesOf = (by: number, pages: number): Instruction[] =>
  regionsOf(pages).flatMap(({ region, pages: length }) =>
    Array.from({ length }, (_, page): Instruction => ({ by, do: 'store', region, page, value: 'X' })),
  )

/** @returns how many page faults the program took */
function run(machine: Machine, kernel: Kernel, program: readonly Instruction[]): number {
  let faults = 0
  for (const instruction of program) faults += runInstruction(machine, kernel, instruction).faults
  return faults
}

/** Every fork first; then each child stores into every page, which makes as many COW faults as pages were forked. */
function round(kernel: Kernel, { pages, processes, machines }: Size, times: Times): void {
  const setup = [...mapsOf(pages), ...storesOf(1, pages)]
  const booted = Array.from({ length: machines }, () => bootMachine(kernel, pages * processes))
  for (const machine of booted) run(machine, kernel, setup)
  const children = Array.from({ length: processes - 1 }, (_, index) => 2 + index)
  const forks = children.map((child): Instruction => ({ by: 1, do: 'fork', child }))
  collect()
  const forking = nanoseconds(() => {
    for (const machine of booted) run(machine, kernel, forks)
  })
  let faults = 0
  let faulting = 0
  for (const child of children) {
    const stores = storesOf(child, pages)
    faulting += nanoseconds(() => {
      for (const machine of booted) faults += run(machine, kernel, stores)
    })
  }
  const shared = pages * children.length * machines
  if (faults !== shared) throw new Error(`${faults} faults, and not ${shared}`)
  times.fork.push(forking / shared)
  times.fault.push(faulting / shared)
}

/** The medians of one kernel, by size. Rounds of all kernels and sizes take turns, so that all meet the same machine. */
type Medians = (kernel: KernelName, size: Size | undefined, what: keyof Times) => number

function measureAll(): Medians {
  const cells = (['linux', ...BESIDE] as const).flatMap(kernel =>
    SIZES.map(size => ({ kernel, size, times: { fork: [], fault: [] } satisfies Times as Times })),
  )
  for (let index = -WARM_UP; index < ROUNDS; index++)
    for (const { kernel, size, times } of cells)
      round(KERNELS[kernel], size, index < 0 ? { fork: [], fault: [] } : times)
  return (kernel, size, what) =>
    median(cells.find(cell => cell.kernel === kernel && cell.size === size)?.times[what] ?? [])
}

const besides = (value: (kernel: KernelName) => number, digits: number): string =>
  BESIDE.map(kernel => `${kernel} ${value(kernel).toFixed(digits)}`).join(', ')

function row(medians: Medians, size: Size, what: keyof Times): Measurement {
  const value = medians('linux', size, what)
  const most = what === 'fork' ? FORK_NS_A_PAGE : FAULT_NS
  // Ten pages cost less than what a fork costs without any.
  const judged = what === 'fault' || size.pages > 10
  return {
    name: `${what === 'fork' ? 'fork' : 'COW fault'}, ${size.name}`,
    value,
    unit: what === 'fork' ? 'ns/page' : 'ns',
    aim: judged ? `under ${most}` : '',
    met: value < most,
    beside: besides(kernel => medians(kernel, size, what), 0),
  }
}

function growth(medians: Medians, name: string, sizes: readonly Size[]): Measurement {
  const times = (kernel: KernelName): number =>
    medians(kernel, sizes.at(-1), 'fault') / medians(kernel, sizes[0], 'fault')
  const value = times('linux')
  return {
    name: `COW fault, ${name}`,
    value,
    unit: 'times',
    aim: `at most ${GROWTH}`,
    met: value <= GROWTH,
    beside: besides(times, 2),
  }
}

/** What a fork costs a page and a COW store fault costs, by pages and by processes: on linux, and beside it on others. */
export async function measure(): Promise<Measurement[]> {
  const medians = measureAll()
  return [
    ...SIZES.map(size => row(medians, size, 'fork')),
    ...SIZES.map(size => row(medians, size, 'fault')),
    growth(medians, '100,000 pages against 10', BY_PAGES),
    growth(medians, '1,000 processes against 10', BY_PROCESSES),
  ]
}
