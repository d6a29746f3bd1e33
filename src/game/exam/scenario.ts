import { bootMachine, KERNELS, type MisconceptionId, runInstruction } from '../../kernel/index.ts'
import { type Draws, type GeneratorState, nextInstruction } from '../../level/index.ts'
import { copyMachine, type Instruction, type Machine } from '../../machine/index.ts'
import { objectionTo } from '../../workload/index.ts'
import type { Scenario } from './question.ts'

/** How much there is to keep in mind. */
export interface Hardness {
  /** Live processes at most. */
  readonly processes: number
  /** Pages of all their regions together at most. */
  readonly pages: number
  /** How many instructions there are before the question, and in it, at the least and at the most. */
  readonly setup: readonly [least: number, most: number]
  readonly run: readonly [least: number, most: number]
}

/** A scenario with its machine. */
export interface Drawn {
  readonly scenario: Scenario
  /** The machine after the setup; nobody changes it. */
  readonly start: Machine
  /** What would come next. */
  readonly next: Instruction | null
}

const between = (draws: Draws, [least, most]: readonly [number, number]): number =>
  least + draws.below(most - least + 1)

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

const REGIONS = ['heap', 'data', 'buf']

/** P1 with a few pages that it has stored to, and one or two forks: what most questions are about. */
function drawFamily(draws: Draws, region: string, chain: boolean): Instruction[] {
  const pages = 1 + draws.below(2)
  const map: Instruction = { by: 1, do: 'map', region, kind: 'anon', share: 'private', pages, rights: 'rw' }
  const stores = Array.from(
    { length: pages },
    (_, page): Instruction => ({ by: 1, do: 'store', region, page, value: draws.among(LETTERS) }),
  )
  const forks: Instruction[] = [{ by: 1, do: 'fork', child: 2 }]
  if (chain || draws.oneIn(2)) forks.push({ by: chain ? 2 : 1 + draws.below(2), do: 'fork', child: 3 })
  return [map, ...stores, ...forks]
}

/** What some beliefs are about comes seldom by chance: with what the run begins, and whether a grandchild is needed. */
const OPENINGS: Readonly<
  Partial<
    Record<MisconceptionId, { readonly chain: boolean; readonly first: (region: string) => Instruction }>
  >
> = {
  M2: { chain: true, first: region => ({ by: 3, do: 'store', region, page: 0, value: 'Q' }) },
  M15: { chain: true, first: () => ({ by: 2, do: 'exit', status: 0 }) },
  M16: { chain: false, first: () => ({ by: 2, do: 'exec', program: 'ls' }) },
  M20: { chain: false, first: () => ({ by: 2, do: 'fork', child: 4 }) },
}

/**
 * @param target which belief it is wanted for
 * @returns a scenario of the generator's; null where nobody could run on
 */
export function drawScenario(
  draws: Draws,
  kernel: Scenario['kernel'],
  frames: number,
  target: MisconceptionId,
  { processes, pages, setup, run }: Hardness,
): Drawn | null {
  const room = { processes, pages }
  const lengths = [between(draws, setup), between(draws, run)] as const
  const state: GeneratorState = { random: draws.state(), focus: null }
  // The next scenario is another one.
  draws.below(2)
  const machine = bootMachine(KERNELS[kernel], frames)
  const region = draws.among(REGIONS)
  const opening = OPENINGS[target]
  const familiar = draws.oneIn(2)
  const family = familiar ? drawFamily(draws, region, opening?.chain ?? false) : []
  const openings = [family, familiar && opening !== undefined ? [opening.first(region)] : []]
  const drawn: Instruction[][] = []
  const starts: Machine[] = []
  for (const [index, length] of lengths.entries()) {
    starts.push(copyMachine(machine))
    const part = [...(openings[index] ?? [])]
    for (const instruction of part) {
      if (objectionTo(machine, KERNELS[kernel], instruction) !== null) return null
      runInstruction(machine, KERNELS[kernel], instruction)
    }
    while (part.length < length) {
      const instruction = nextInstruction(state, machine, KERNELS[kernel], room)
      if (instruction === null) return null
      part.push(instruction)
      runInstruction(machine, KERNELS[kernel], instruction)
    }
    drawn.push(part)
  }
  const [first = [], second = []] = drawn
  const start = starts[1]
  if (start === undefined) return null
  const next = nextInstruction(state, machine, KERNELS[kernel], room)
  return { scenario: { kernel, frames, setup: first, run: second }, start, next }
}
