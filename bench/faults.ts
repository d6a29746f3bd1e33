import { KERNELS, type Kernel, runInstruction } from '../src/kernel/index.ts'
import { createMachine, type Instruction, type Machine } from '../src/machine/index.ts'
import { type Measurement, median, NS_A_SECOND, nanoseconds } from './measurement.ts'

/** A heap of 1 MiB. */
const PAGES = 256
const WARM_UP = 500
const ROUNDS = 1001
const FAULTS_A_SECOND = 1_000_000
const FORK_NS_A_PAGE = 1000

const HEAP: Instruction = {
  by: 1,
  do: 'map',
  region: 'heap',
  kind: 'anon',
  share: 'private',
  pages: PAGES,
  rights: 'rw',
}
const WAIT: Instruction = { by: 1, do: 'wait' }

const storesOf = (by: number): Instruction[] =>
  Array.from({ length: PAGES }, (_, page) => ({ by, do: 'store', region: 'heap', page, value: 'X' }))

function run(machine: Machine, kernel: Kernel, program: readonly Instruction[]): void {
  for (const instruction of program) runInstruction(machine, kernel, instruction)
}

/** Forks P2, lets it store into every page (each a fault and a copy), and ends it. @returns the times of both, in ns */
function round(
  kernel: Kernel,
  stores: readonly Instruction[],
): { readonly fork: number; readonly faults: number } {
  const machine = createMachine(2 * PAGES)
  run(machine, kernel, [HEAP])
  const fork = nanoseconds(() => run(machine, kernel, [{ by: 1, do: 'fork', child: 2 }]))
  let faulted = 0
  const faults = nanoseconds(() => {
    for (const store of stores) faulted += runInstruction(machine, kernel, store).faults
  })
  if (faulted !== PAGES) throw new Error(`${faulted} faults, and not ${PAGES}`)
  run(machine, kernel, [{ by: 2, do: 'exit', status: 0 }, WAIT])
  return { fork, faults }
}

/** Measures COW store faults, each a trap, the reference handler's copy, the return and the store again; and fork. */
export async function measure(): Promise<Measurement[]> {
  const stores = storesOf(2)
  for (let index = 0; index < WARM_UP; index++) round(KERNELS.xv6, stores)
  const rounds = Array.from({ length: ROUNDS }, () => round(KERNELS.xv6, stores))
  const faults = Math.round((PAGES * NS_A_SECOND) / median(rounds.map(one => one.faults)))
  const fork = Math.round(median(rounds.map(one => one.fork)) / PAGES)
  return [
    {
      name: 'COW store faults',
      value: faults,
      unit: 'faults/s',
      aim: `at least ${FAULTS_A_SECOND}`,
      met: faults >= FAULTS_A_SECOND,
    },
    {
      name: 'fork',
      value: fork,
      unit: 'ns/page',
      aim: `at most ${FORK_NS_A_PAGE}`,
      met: fork <= FORK_NS_A_PAGE,
    },
  ]
}
