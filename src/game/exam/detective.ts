import { KERNELS, MISCONCEPTION_IDS, type MisconceptionId } from '../../kernel/index.ts'
import type { Draws } from '../../level/index.ts'
import {
  findSpace,
  type Instruction,
  liveProcesses,
  type Machine,
  type ProcessId,
  pageNamed,
  processName,
} from '../../machine/index.ts'
import { type Believed, offered } from './choices.ts'
import { Deduction, type Possible } from './deduce.ts'
import { type Clue, type DetectiveQuestion, type Scenario, TOGETHER, UNTOLD } from './question.ts'
import { startOf } from './start.ts'
import { topicOf } from './topics.ts'
import { Worlds } from './world.ts'

/** Files like /proc/PID/pagemap are Linux's. */
const KERNEL = 'linux'
const REGION = 'heap'
/** A Z is what is stored after the forks. */
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXY']
/** A question about who has forked comes of few of the cases that are drawn for it. */
const CLUES = [
  ['copy', 1],
  ['writer', 1],
  ['forker', 4],
] as const
/** How many answers are offered at the least: who stored or forked is one of few. */
const FEWEST: Readonly<Record<Clue['of'], number>> = { copy: 3, writer: 2, forker: 2 }

/** The beliefs by which somebody reads such a table otherwise: they are about what a fork or a store leaves behind. */
const READERS: readonly MisconceptionId[] = ['M1', 'M2', 'M3', 'M4', 'M9', 'M11', 'M23']

interface Room {
  readonly processes: number
  readonly pages: number
  readonly frames: number
}

/** What happened, what is asked about it, and what else may have happened as far as is told. */
interface Case {
  readonly scenario: Scenario
  readonly clue: Clue
  readonly possible: readonly Possible[]
}

/** P1 with some pages, each stored to. */
function drawPages(draws: Draws, pages: number): Instruction[] {
  const map: Instruction = {
    by: 1,
    do: 'map',
    region: REGION,
    kind: 'anon',
    share: 'private',
    pages,
    rights: 'rw',
  }
  const stores = Array.from(
    { length: pages },
    (_, page): Instruction => ({ by: 1, do: 'store', region: REGION, page, value: draws.among(LETTERS) }),
  )
  return [map, ...stores]
}

const drawFork = (draws: Draws, child: ProcessId): Instruction => ({
  by: 1 + draws.below(child - 1),
  do: 'fork',
  child,
})

/** The processes of a family, P1 first. */
const family = (processes: number): ProcessId[] => Array.from({ length: processes }, (_, index) => index + 1)

const storeOf =
  (page: number) =>
  (by: ProcessId): Instruction => ({ by, do: 'store', region: REGION, page, value: 'Z' })

/** One or two of a family, in every order. */
const oneOrTwo = (ids: readonly ProcessId[]): ProcessId[][] => [
  ...ids.map(id => [id]),
  ...ids.flatMap(one => ids.filter(other => other !== one).map(other => [one, other])),
]

/** P1+P3; `none` for nobody. */
const together = (ids: readonly ProcessId[]): string =>
  ids.length === 0
    ? 'none'
    : ids
        .toSorted((one, other) => one - other)
        .map(processName)
        .join(TOGETHER)

/** Whose page leads to another frame than before. */
function movedIn(before: Machine, after: Machine, page: number): string {
  const frameOf = (machine: Machine, id: ProcessId): number | undefined => {
    const space = findSpace(machine, id)
    return space?.pages[space === undefined ? 0 : pageNamed(space, REGION, page)]?.frame
  }
  const moved = liveProcesses(after).filter(({ id }) => frameOf(before, id) !== frameOf(after, id))
  return together(moved.map(({ id }) => id))
}

/** All share everything, and one or two of them store into a page, each once; who they are is not told. */
function storesCase(draws: Draws, of: 'copy' | 'writer', { processes, pages, frames }: Room): Case {
  const forks = family(processes)
    .slice(1)
    .map(child => drawFork(draws, child))
  const setup = [...drawPages(draws, pages), ...forks]
  const page = draws.below(pages)
  const ways = oneOrTwo(family(processes))
  const count = 1 + draws.below(2)
  const writers = draws.among(ways.filter(({ length }) => length === count))
  const scenario: Scenario = { kernel: KERNEL, frames, setup, run: writers.map(storeOf(page)) }
  const start = startOf(scenario)
  const possible = ways.map((way): Possible => {
    const run = way.map(storeOf(page))
    return {
      run,
      answer:
        of === 'writer' ? together(way) : movedIn(start, startOf({ ...scenario, run }, run.length), page),
    }
  })
  return { scenario, clue: { of, page }, possible }
}

/** A family that grows and stores by turns; who has forked the youngest is not told. */
function forkerCase(draws: Draws, { processes, pages: most, frames }: Room): Case {
  const child = 3 + draws.below(processes - 2)
  // Of three who have more pages than one the table tells nearly always.
  const pages = child === 3 ? 1 : most
  const setup = drawPages(draws, pages)
  const store = (elders: number): Instruction => storeOf(draws.below(pages))(1 + draws.below(elders))
  const before = family(child - 1)
    .slice(1)
    .flatMap(elder => [drawFork(draws, elder), store(elder)])
  const after = draws.oneIn(2) ? [store(child)] : []
  const runBy = (by: ProcessId): Instruction[] => [...before, { by, do: 'fork', child }, ...after]
  const possible = family(child - 1).map(by => ({ run: runBy(by), answer: processName(by) }))
  const { run } = draws.among(possible)
  return { scenario: { kernel: KERNEL, frames, setup, run }, clue: { of: 'forker', child }, possible }
}

/**
 * A table of what /proc shows, from which can be told whose page is a copy, who has stored or who has forked whom.
 * @param room 3 processes or more: of two who store into a page the table does not tell which
 * @returns null where the table leaves open whose page is a copy, or where `target` would say what is right
 */
export function detectiveQuestion(
  draws: Draws,
  target: MisconceptionId,
  room: Room,
): DetectiveQuestion | null {
  const of = draws.weighted(CLUES)
  if (of !== 'copy' && !READERS.includes(target)) return null
  const { scenario, clue, possible } = of === 'forker' ? forkerCase(draws, room) : storesCase(draws, of, room)
  const kernel = KERNELS[KERNEL]
  const start = startOf(scenario)
  const worlds = new Worlds(start, kernel, scenario.run)
  const { truth } = worlds
  if (truth === null) return null
  const deduction = new Deduction(start, kernel, possible, truth.machine)
  const right = deduction.by(null)
  if (right === null || (clue.of === 'copy' && right === UNTOLD)) return null
  const answerBy = (belief: MisconceptionId): string | null => {
    if (clue.of !== 'copy') return READERS.includes(belief) ? deduction.by(belief) : null
    const world = worlds.of(belief)
    return world === null || world === truth ? null : movedIn(start, world.machine, clue.page)
  }
  const taken = answerBy(target)
  if (taken === null || taken === right) return null
  const believed = MISCONCEPTION_IDS.flatMap((id): Believed[number][] => {
    const answer = answerBy(id)
    return answer === null ? [] : [[id, answer]]
  })
  const choices = offered(draws, right, believed, target)
  if (choices === null || choices.choices.length < FEWEST[clue.of]) return null
  return { kind: 'detective', topic: topicOf(target), target, scenario, clue, ...choices }
}
