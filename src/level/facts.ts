import { KERNELS, type Outcome, runInstruction } from '../kernel/index.ts'
import {
  contentName,
  findFrame,
  findSpace,
  freeFrames,
  isEverybodys,
  type Machine,
  type Pte,
  processName,
  regionAt,
  rightsOf,
  ZERO_FRAME,
} from '../machine/index.ts'
import { instructionText, objectionTo } from '../workload/index.ts'
import { machineOf, type Programs } from './walk.ts'

/** What a level's texts say of the machine, after one of its instructions or (null) at the start of the program. */
export interface Facts {
  readonly after: string | null
  readonly is: readonly string[]
}

/** What holds, or what does instead. */
type Answer = { readonly ok: true } | { readonly ok: false; readonly message: string }

/** The machine after an instruction, and what the instruction took. */
interface Moment {
  readonly machine: Machine
  readonly faults: number
  readonly copies: number
  readonly result: string
}

const HOLDS: Answer = { ok: true }
const wrong = (message: string): Answer => ({ ok: false, message })
const same = (found: string | number, said: string): Answer =>
  String(found) === said ? HOLDS : wrong(`it is ${found}`)

interface Place {
  readonly pte: Pte | null
  /** What the PTE allows, or what kind of frame that is nobody's own it maps. */
  readonly words: readonly string[]
}

/** @returns the page that P1.heap[0] names; null where there is none. */
function placeOf(machine: Machine, name: string): Place | null {
  const [, who, region, index] = /^P(\d+)\.([\w-]+)\[(\d+)\]$/.exec(name) ?? []
  const space = findSpace(machine, Number(who))
  const found = space?.regions.find(candidate => candidate.name === region)
  if (space === undefined || found === undefined || Number(index) >= found.pages) return null
  const page = found.start + Number(index)
  const pte = space.pages[page] ?? null
  if (pte === null) return { pte, words: ['absent'] }
  const shared = isEverybodys(machine, regionAt(space.regions, page), page, pte.frame)
  const kind = pte.frame === ZERO_FRAME ? ['zero'] : shared ? ['cached'] : []
  return { pte, words: [rightsOf(pte), ...kind] }
}

/** What a fact about a page may say: each takes the page and the last word. */
const OF_PAGE: Readonly<Record<string, (machine: Machine, place: Place, word: string) => Answer>> = {
  reads: (machine, { pte }, word) =>
    same(pte === null ? 'absent' : contentName(findFrame(machine, pte.frame)?.content ?? null), word),
  counts: (machine, { pte }, word) =>
    same(pte === null ? 'absent' : (findFrame(machine, pte.frame)?.count ?? 0), word),
  is: (_, { words }, word) => (words.includes(word) ? HOLDS : wrong(`it is ${words.join(', ')}`)),
  shares: (machine, { pte }, word) => {
    const other = placeOf(machine, word)?.pte ?? null
    return pte !== null && pte.frame === other?.frame ? HOLDS : wrong('they map different frames')
  },
  apart: (machine, { pte }, word) => {
    const other = placeOf(machine, word)?.pte ?? null
    return pte !== null && other !== null && pte.frame !== other.frame
      ? HOLDS
      : wrong('they do not map two frames')
  },
}

const OF_PROCESS: Readonly<Record<string, (machine: Machine, id: number, word: string) => Answer>> = {
  is: (machine, id, word) => same(machine.processes[id]?.state ?? 'gone', word),
  parent: (machine, id, word) => {
    const parent = machine.processes[id]?.parent
    return same(parent === undefined ? 'gone' : processName(parent), word)
  },
}

const OF_MOMENT: Readonly<Record<string, (moment: Moment) => string | number>> = {
  faults: ({ faults }) => faults,
  copies: ({ copies }) => copies,
  free: ({ machine }) => freeFrames(machine),
  result: ({ result }) => result,
}

const FORMS =
  'P1.heap[0] reads A, P1.heap[0] counts 2, P1.heap[0] is rw (r, rx, cow, absent, zero, cached), P1.heap[0] shares P2.heap[0], P1.heap[0] apart P2.heap[0], P2 is zombie, P3 parent init, faults 1, copies 1, free 4 or result SIGSEGV'

function holds(moment: Moment, fact: string): Answer {
  const words = fact.trim().split(/\s+/)
  const [first = '', second = '', third = ''] = words
  const { machine } = moment
  const ofMoment = OF_MOMENT[first]
  if (words.length === 2 && ofMoment !== undefined) return same(ofMoment(moment), second)
  if (words.length !== 3) return wrong(`this is no fact; ${FORMS} would do`)
  const process = /^P(\d+)$/.exec(first)?.[1]
  const ofProcess = OF_PROCESS[second]
  if (process !== undefined && ofProcess !== undefined) return ofProcess(machine, Number(process), third)
  const ofPage = OF_PAGE[second]
  if (ofPage === undefined) return wrong(`this is no fact; ${FORMS} would do`)
  const place = placeOf(machine, first)
  return place === null ? wrong(`there is no ${first} then`) : ofPage(machine, place, third)
}

/** A fact that does not hold: which of the level's, and why. */
export interface Untrue {
  readonly facts: number
  /** Null where the instruction itself is not found. */
  readonly fact: number | null
  readonly message: string
}

function untrueAt(moment: Moment, { is }: Facts, facts: number): Untrue[] {
  return is.flatMap((text, fact) => {
    const answer = holds(moment, text)
    return answer.ok ? [] : [{ facts, fact, message: `"${text}" does not hold: ${answer.message}` }]
  })
}

/**
 * Holds what a level says against a run by the reference handler.
 * @param facts in the order of the program; two about the same text mean its first and its second time
 * @returns every fact that does not hold
 */
export function untrueFacts(programs: Programs, facts: readonly Facts[]): Untrue[] {
  const kernel = KERNELS[programs.kernel]
  const machine = machineOf(programs)
  const untrue: Untrue[] = []
  let next = 0
  const look = (text: string | null, moment: Omit<Moment, 'machine'>): void => {
    const one = facts[next]
    if (one === undefined || one.after !== text) return
    untrue.push(...untrueAt({ machine, ...moment }, one, next))
    next += 1
  }
  look(null, { faults: 0, copies: 0, result: 'none' })
  for (const instruction of programs.program) {
    if (objectionTo(machine, kernel, instruction) !== null) continue
    let copies = 0
    const outcome: Outcome = runInstruction(machine, kernel, instruction, (_, steps) => {
      copies += steps.filter(step => step.do === 'copy').length
    })
    look(instructionText(instruction), { faults: outcome.faults, copies, result: outcome.result ?? 'none' })
  }
  if (next < facts.length)
    untrue.push({
      facts: next,
      fact: null,
      message: `no "${facts[next]?.after ?? 'start'}" comes here in the program; facts stand in its order`,
    })
  return untrue
}
