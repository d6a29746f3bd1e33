import { KERNELS, MISCONCEPTION_IDS, type MisconceptionId } from '../../kernel/index.ts'
import type { Draws } from '../../level/index.ts'
import type { Instruction, ProcessId } from '../../machine/index.ts'
import { askableOn } from './askable.ts'
import { type Believed, offered } from './choices.ts'
import { Deduction, family, HEAP, movedIn, oneOrTwo, storeOf } from './deduce.ts'
import { type Clue, type DetectiveQuestion, UNTOLD } from './question.ts'
import { startOf } from './start.ts'
import { topicOf } from './topics.ts'
import { Worlds } from './world.ts'

/** Files like /proc/PID/pagemap are Linux's. */
const KERNEL = 'linux'
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

/** Whether who holds a belief reads such a table otherwise: it is about what a fork or a store leaves behind. */
const readsOtherwise = (belief: MisconceptionId): boolean => askableOn('detective', belief).length > 0

interface Room {
  readonly processes: number
  readonly pages: number
  readonly frames: number
}

type Case = Pick<DetectiveQuestion, 'scenario' | 'clue'>

/** P1 with some pages, each stored to. */
function drawPages(draws: Draws, pages: number): Instruction[] {
  const map: Instruction = {
    by: 1,
    do: 'map',
    region: HEAP,
    kind: 'anon',
    share: 'private',
    pages,
    rights: 'rw',
  }
  const stores = Array.from(
    { length: pages },
    (_, page): Instruction => ({ by: 1, do: 'store', region: HEAP, page, value: draws.among(LETTERS) }),
  )
  return [map, ...stores]
}

const drawFork = (draws: Draws, child: ProcessId): Instruction => ({
  by: 1 + draws.below(child - 1),
  do: 'fork',
  child,
})

/** All share everything, and one or two of them store into a page, each once; who they are is not told. */
function drawStores(draws: Draws, of: 'copy' | 'writer', { processes, pages, frames }: Room): Case {
  const forks = family(processes)
    .slice(1)
    .map(child => drawFork(draws, child))
  const page = draws.below(pages)
  const setup = [...drawPages(draws, pages), ...forks]
  const count = 1 + draws.below(2)
  const writers = draws.among(oneOrTwo(family(processes)).filter(({ length }) => length === count))
  return {
    scenario: { kernel: KERNEL, frames, setup, run: writers.map(by => storeOf(by, page)) },
    clue: { of, page },
  }
}

/** A family that grows and stores by turns; who has forked the youngest is not told. */
function drawForks(draws: Draws, { processes, pages: most, frames }: Room): Case {
  const child = 3 + draws.below(processes - 2)
  // Of three who have more pages than one the table tells nearly always.
  const pages = child === 3 ? 1 : most
  const setup = drawPages(draws, pages)
  const drawStore = (elders: number): Instruction => storeOf(1 + draws.below(elders), draws.below(pages))
  const before = family(child - 1)
    .slice(1)
    .flatMap(elder => [drawFork(draws, elder), drawStore(elder)])
  const run = [...before, drawFork(draws, child), ...(draws.oneIn(2) ? [drawStore(child)] : [])]
  return { scenario: { kernel: KERNEL, frames, setup, run }, clue: { of: 'forker', child } }
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
  if (of !== 'copy' && !readsOtherwise(target)) return null
  const { scenario, clue } = of === 'forker' ? drawForks(draws, room) : drawStores(draws, of, room)
  const kernel = KERNELS[KERNEL]
  const start = startOf(scenario)
  const worlds = new Worlds(start, kernel, scenario.run)
  const { truth } = worlds
  if (truth === null) return null
  const deduction = new Deduction({ scenario, clue })
  const right = deduction.by(null)
  if (right === null || (clue.of === 'copy' && right === UNTOLD)) return null
  const answerBy = (belief: MisconceptionId): string | null => {
    if (clue.of !== 'copy') return readsOtherwise(belief) ? deduction.by(belief) : null
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
