import type { Kernel } from '../../kernel/index.ts'
import {
  type Instruction,
  type Machine,
  mayWrite,
  type Region,
  VERBS,
  type Verb,
} from '../../machine/index.ts'
import { randomState, type Weighted } from './draws.ts'
import { drawMap } from './mappings.ts'
import { type Focus, nextChild, type Room, type Turn, takeTurn } from './turn.ts'
import { protectable, WEIGHTS } from './weights.ts'

/** What the generator keeps from one instruction to the next: plain data that JSON can hold. */
export interface GeneratorState {
  random: number[]
  focus: Focus | null
}

/**
 * The generator at its beginning.
 * @param seed a whole number from 0 to HIGHEST_SEED
 * @throws RangeError for any other
 */
export const seededGenerator = (seed: number): GeneratorState => ({ random: randomState(seed), focus: null })

/** What a student can still take in at one time. */
export const USUAL_ROOM: Room = { processes: 6, pages: 40 }

const PROGRAMS = ['sh', 'ls', 'cat', 'sort', 'make', 'grep'] as const
const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
/** A store, or a read(2), goes where it is not allowed once in so many times, where there is such a place. */
const MISTAKE = 8
const STATUSES: readonly Weighted<number>[] = [
  [0, 4],
  [1, 1],
  [2, 1],
]

const drawValue = ({ draws }: Turn): string => CAPITALS.charAt(draws.below(CAPITALS.length))

/** Half of the time the page that was last spoken of, where these regions have it; else any. */
function drawPage({ draws, focus }: Turn, regions: readonly Region[]): Focus {
  const last = regions.find(({ name }) => name === focus?.region)
  if (last !== undefined && focus !== null && focus.page < last.pages && draws.oneIn(2)) return focus
  const { name, pages } = draws.among(regions)
  return { region: name, page: draws.below(pages) }
}

/** A page to store into: one that may be written, but for a mistake now and then. */
function drawTarget(turn: Turn): Focus {
  const allowed = turn.regions.filter(mayWrite)
  const forbidden = turn.regions.filter(region => !mayWrite(region))
  const mistaken = allowed.length === 0 || (forbidden.length > 0 && turn.draws.oneIn(MISTAKE))
  return drawPage(turn, mistaken ? forbidden : allowed)
}

/** One character a page, for one page or, now and then, for some behind it too. */
function drawValues(turn: Turn, { region, page }: Focus): string {
  const pages = turn.regions.find(({ name }) => name === region)?.pages ?? 0
  const length = turn.draws.oneIn(3) ? 1 + turn.draws.below(pages - page) : 1
  return Array.from({ length }, () => drawValue(turn)).join('')
}

function drawProtect(turn: Turn): Instruction {
  const { name, rights } = turn.draws.among(protectable(turn.regions))
  return { by: turn.process.id, do: 'protect', region: name, to: rights === 'rw' ? 'r' : 'rw' }
}

function drawArguments(turn: Turn, verb: Verb): Instruction {
  const { draws, machine, process, regions } = turn
  const by = process.id
  switch (verb) {
    case 'map':
      return drawMap(turn)
    case 'fork':
    case 'vfork':
      return { by, do: verb, child: nextChild(machine) }
    case 'store':
      return { by, do: verb, ...drawTarget(turn), value: drawValue(turn) }
    case 'read': {
      const target = drawTarget(turn)
      return { by, do: verb, ...target, value: drawValues(turn, target) }
    }
    case 'load':
    case 'write':
    case 'dontneed':
      return { by, do: verb, ...drawPage(turn, regions) }
    case 'protect':
      return drawProtect(turn)
    case 'unmap':
      return { by, do: verb, region: draws.among(regions).name }
    case 'exec':
      return { by, do: verb, program: draws.among(PROGRAMS) }
    case 'exit':
      return { by, do: verb, status: draws.weighted(STATUSES) }
    case 'wait':
      return { by, do: verb }
  }
}

/**
 * Makes the next instruction, one that the machine can carry out as it stands and after which somebody can run on. The
 * machine is only looked at: whoever calls runs the instruction on it before the next.
 * @param state changed
 * @param room how much there may be; where there is more, processes end and regions go first
 * @returns null where no process can run
 */
export function nextInstruction(
  state: GeneratorState,
  machine: Machine,
  kernel: Kernel,
  room: Room = USUAL_ROOM,
): Instruction | null {
  const turn = takeTurn(state.random, machine, kernel, room, state.focus)
  if (turn === null) return null
  const known = VERBS.filter(verb => kernel.verbs.has(verb))
  const instruction = drawArguments(
    turn,
    turn.draws.weighted(known.map(verb => [verb, WEIGHTS[verb](turn)] as const)),
  )
  state.random = turn.draws.state()
  if ('page' in instruction) state.focus = { region: instruction.region, page: instruction.page }
  return instruction
}
