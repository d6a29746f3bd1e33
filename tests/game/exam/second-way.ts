import { createPlay } from '../../../src/game/advance.ts'
import { atReturn } from '../../../src/game/at-return.ts'
import {
  type BugQuestion,
  type ChoiceQuestion,
  type DetectiveQuestion,
  type PredictQuestion,
  type Scenario,
  TOGETHER,
  UNTOLD,
} from '../../../src/game/exam/question.ts'
import { lastTrap, trapGame } from '../../../src/game/exam/traps.ts'
import { createSession, reduce, type Session } from '../../../src/game/index.ts'
import { referenceFor } from '../../../src/game/judge.ts'
import { handledWith } from '../../../src/game/open-trap.ts'
import { answerFindings } from '../../../src/game/owed.ts'
import { owedAt } from '../../../src/kernel/ideal.ts'
import {
  apply,
  auditReturn,
  auditStep,
  bootMachine,
  copyIdeal,
  KERNELS,
  noteStore,
  type Outcome,
  type Primitive,
  runInstruction,
} from '../../../src/kernel/index.ts'
import {
  attempt,
  contentName,
  copyMachine,
  findSpace,
  frameName,
  type Instruction,
  isPageFault,
  type Machine,
  pageNamed,
  processesOf,
  processName,
  regionAt,
  rightsOf,
  spaceOf,
} from '../../../src/machine/index.ts'
import { objectionTo } from '../../../src/workload/index.ts'

/** What a run comes to by the kernel's own loop, which knows nothing of exams. */
interface Ran {
  readonly machine: Machine
  readonly last: Outcome | null
  readonly copies: number
  /** Of each instruction of the run. */
  readonly results: readonly Outcome['result'][]
}

function ranBy({ scenario }: Pick<PredictQuestion, 'scenario'>): Ran {
  const kernel = KERNELS[scenario.kernel]
  const machine = bootMachine(kernel, scenario.frames)
  for (const instruction of scenario.setup) runInstruction(machine, kernel, instruction)
  let copies = 0
  const outcomes = scenario.run.map(instruction =>
    runInstruction(machine, kernel, instruction, (_, steps) => {
      copies += steps.filter(step => step.do === 'copy').length
    }),
  )
  return { machine, last: outcomes.at(-1) ?? null, copies, results: outcomes.map(({ result }) => result) }
}

/** Every frame that a page table or the page cache leads to, once for each reference. */
const references = (machine: Machine): number[] => [
  ...processesOf(machine).flatMap(({ pages }) => Object.values(pages).map(({ frame }) => frame)),
  ...Object.values(machine.demand?.cache ?? {}).flatMap(({ frames }) => Object.values(frames)),
]

/** What the ideal memory owes to the last instruction of a run, a load. */
function owedToLast(question: PredictQuestion): string {
  const { scenario } = question
  const game = trapGame({
    kind: 'by-hand',
    scenario: { ...scenario, run: [...scenario.run, ...scenario.run.slice(-1)] },
  })
  const play = createPlay(game)
  const last = scenario.run.at(-1)
  if (last?.do !== 'load') throw new Error('no load')
  const space = spaceOf(play.machine, last.by)
  const page = pageNamed(space, last.region, last.page)
  const region = regionAt(space.regions, page)
  if (region === undefined) throw new Error('no region')
  return contentName(owedAt(play.ideal, space, region, page))
}

/** Whether an access traps, as the page table and the TLB say. */
function trapsBy({ machine }: Ran, { ask }: PredictQuestion): string | null {
  if (ask.of !== 'trap') throw new Error('not asked')
  const { next } = ask
  if (next.do !== 'load' && next.do !== 'store') return null
  const space = spaceOf(machine, next.by)
  const pte = space.pages[pageNamed(space, next.region, next.page)]
  if (next.do === 'load') return pte === undefined ? 'load-page-fault' : 'none'
  return pte?.w === true ? 'none' : 'store-page-fault'
}

/** @returns the answer, found otherwise than the exam finds it; null where there is no second way */
function predicted(question: PredictQuestion): string | null {
  const { ask } = question
  const ran = ranBy(question)
  const { machine, last } = ran
  switch (ask.of) {
    case 'trap':
      return trapsBy(ran, question)
    case 'reads':
      return last?.result ?? owedToLast(question)
    case 'result':
      return last?.result ?? 'none'
    case 'frame':
    case 'bits': {
      const pte = findSpace(machine, ask.process)?.pages[ask.page]
      return pte === undefined ? 'none' : ask.of === 'frame' ? frameName(pte.frame) : rightsOf(pte)
    }
    case 'count': {
      const frame = findSpace(machine, ask.process)?.pages[ask.page]?.frame
      if (frame === undefined) return 'none'
      return String(references(machine).filter(other => other === frame).length)
    }
    case 'in-use':
      return String(new Set(references(machine).filter(frame => frame >= 0)).size)
    case 'copies':
      return String(ran.copies)
    case 'parent': {
      const process = machine.processes[ask.process]
      return process === undefined ? 'none' : processName(process.parent)
    }
    case 'state':
      return machine.processes[ask.process]?.state ?? 'none'
    case 'returned':
      return returnedBy(question.scenario, ran.results, ask.at)
  }
}

/** Who has forked has his answer at once, who has called vfork when the child calls exec or ends. */
function returnedBy({ run }: Scenario, results: readonly Outcome['result'][], at: number): string {
  const fork = run[at]
  if (fork === undefined || !('child' in fork)) throw new Error('no fork')
  if (results[at] !== null) return 'failed'
  const ended = run
    .slice(at)
    .some(
      ({ by, do: verb }, index) =>
        by === fork.child && (verb === 'exec' || verb === 'exit' || results[at + index] === 'killed'),
    )
  return fork.do === 'fork' || ended ? 'both' : 'child'
}

/** Sharing without a kernel: to each process's page, a name for the frame that it leads to. */
type Shared = Map<number, number[]>

function shareOn(shared: Shared, { by, ...step }: Instruction): void {
  const mine = shared.get(by) ?? []
  if (step.do === 'map') shared.set(by, Array(step.pages).fill(-1))
  if (step.do === 'fork') shared.set(step.child, [...mine])
  if (step.do !== 'store') return
  const others = [...shared].filter(([id, pages]) => id !== by && pages[step.page] === mine[step.page])
  // Whoever is alone stays where he is.
  const highest = Math.max(-1, ...[...shared.values()].flat())
  if (others.length > 0 || mine[step.page] === -1) shared.set(by, mine.with(step.page, highest + 1))
}

function sharedAfter(run: readonly Instruction[]): Shared {
  const shared: Shared = new Map()
  for (const instruction of run) shareOn(shared, instruction)
  return shared
}

/** The same for all who share in the same way, whatever the frames are called. */
function pattern(shared: Shared): string {
  const names: number[] = []
  const nameOf = (frame: number): number => {
    if (!names.includes(frame)) names.push(frame)
    return names.indexOf(frame)
  }
  const all = [...shared].toSorted(([one], [other]) => one - other)
  return JSON.stringify(all.map(([id, pages]) => [id, pages.map(nameOf)]))
}

const together = (ids: readonly number[]): string =>
  ids
    .toSorted((one, other) => one - other)
    .map(processName)
    .join(TOGETHER)

function movedBySets({ setup, run }: Scenario, page: number): string {
  const before = sharedAfter(setup)
  const after = sharedAfter([...setup, ...run])
  return together([...after.keys()].filter(id => before.get(id)?.[page] !== after.get(id)?.[page]))
}

/** Of all who may have done it, the one who leaves the same pattern. */
function onlyOne(question: DetectiveQuestion, ways: readonly (readonly [string, readonly Instruction[]])[]) {
  const { setup, run } = question.scenario
  const seen = pattern(sharedAfter([...setup, ...run]))
  const fitting = new Set(
    ways.filter(([, way]) => pattern(sharedAfter([...setup, ...way])) === seen).map(([answer]) => answer),
  )
  return fitting.size === 1 ? [...fitting].join() : UNTOLD
}

function detected(question: DetectiveQuestion): string {
  const { clue, scenario } = question
  if (clue.of === 'copy') return movedBySets(scenario, clue.page)
  if (clue.of === 'forker') {
    const ways = Array.from({ length: clue.child - 1 }, (_, index): readonly [string, Instruction[]] => [
      processName(index + 1),
      scenario.run.map(one =>
        one.do === 'fork' && one.child === clue.child ? { ...one, by: index + 1 } : one,
      ),
    ])
    return onlyOne(question, ways)
  }
  const everybody = [...sharedAfter(scenario.setup).keys()]
  const store = (by: number): Instruction => ({
    by,
    do: 'store',
    region: 'heap',
    page: clue.page,
    value: 'Z',
  })
  const pairs = everybody.flatMap(one => everybody.map(other => [...new Set([one, other])]))
  return onlyOne(
    question,
    pairs.map(ids => [together(ids), ids.map(store)]),
  )
}

/** The auditor, once the instruction has run again: whose memory is not what the reference's makes of the ideal one. */
function misledIn({ scenario, steps }: Pick<BugQuestion, 'scenario' | 'steps'>): string {
  const met = lastTrap(scenario)
  const handled = met === null ? null : handledWith(met, steps)
  if (met === null || handled === null) throw new Error('no trap')
  const reference = referenceFor(met)
  const ideal = copyIdeal(reference.ideal)
  const again = (machine: Machine): number => {
    const { instruction, kernel, trap } = met
    if (!isPageFault(trap.kind) || instruction === null) return 0
    if (machine.answer.signalled !== null || machine.answer.errno !== null) return 0
    return objectionTo(machine, kernel, instruction) === null ? attempt(machine, instruction).stored : 0
  }
  const right = copyMachine(reference.machine)
  const stored = again(right)
  if (met.instruction !== null) noteStore(ideal, right, met.instruction, stored)
  const machine = copyMachine(atReturn(handled))
  again(machine)
  const wrong = auditReturn(machine, ideal).flatMap(one => (one.rule === 'B4' ? [one.process] : []))
  // The auditor names whose memory it is; a vfork child sees the same.
  return together(
    processesOf(machine).flatMap(({ id, mm, state }) =>
      state !== 'zombie' && wrong.includes(mm) ? [id] : [],
    ),
  )
}

/** Plays the question's trap in a session, and gives the handler's steps. */
export function handledIn(question: Parameters<typeof trapGame>[0], steps: readonly Primitive[]): Session {
  let session = createSession({ ...trapGame(question), help: 'solo' })
  session = reduce(session, { type: 'input', input: { do: 'start', at: 0 } })
  while (session.play.phase === 'running') session = reduce(session, { type: 'advance', at: 0 })
  for (const primitive of steps)
    session = reduce(session, { type: 'input', input: { do: 'use', at: 1, primitives: [primitive] } })
  return session
}

/**
 * The auditor alone, step by step, then at the return.
 * @returns all rules that are broken at the first moment at which any is
 */
export function brokenFirst({ scenario, steps }: Pick<BugQuestion, 'scenario' | 'steps'>): string {
  const met = lastTrap(scenario)
  if (met === null) throw new Error('no trap')
  const machine = copyMachine(met.before)
  const watch = { givenUp: [] }
  for (const step of steps) {
    const applied = apply(machine, step)
    if (!applied.ok) return 'halted'
    const found = auditStep(machine, met.kernel, met.trap, watch, step, applied.frame ?? null)
    if (found.length > 0) return [...new Set(found.map(({ rule }) => rule))].join('+')
  }
  const reference = referenceFor(met)
  const handled = { ...met, machine, steps, findings: [], panic: null }
  const owed = answerFindings(handled, reference.machine)
  const found = auditReturn(atReturn(handled), reference.ideal)
  return [...new Set([...owed.map(({ finding }) => finding), ...found].map(({ rule }) => rule))].join('+')
}

/** @returns the right answer, found in another way; null where there is none */
export function secondAnswer(question: ChoiceQuestion): string | null {
  switch (question.kind) {
    case 'predict':
      return predicted(question)
    case 'detective':
      return detected(question)
    case 'bug':
      return question.flaw.of === 'sees' ? misledIn(question) : brokenFirst(question)
  }
}
