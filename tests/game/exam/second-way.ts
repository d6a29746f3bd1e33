import { createPlay } from '../../../src/game/advance.ts'
import { atReturn } from '../../../src/game/at-return.ts'
import {
  type BugQuestion,
  type ChoiceQuestion,
  type DetectiveQuestion,
  type PredictQuestion,
  TOGETHER,
} from '../../../src/game/exam/question.ts'
import { lastTrap, trapGame } from '../../../src/game/exam/traps.ts'
import { createSession, reduce, type Session } from '../../../src/game/index.ts'
import { referenceFor } from '../../../src/game/judge.ts'
import { answerFindings } from '../../../src/game/owed.ts'
import { owedAt } from '../../../src/kernel/ideal.ts'
import {
  apply,
  auditReturn,
  auditStep,
  bootMachine,
  KERNELS,
  type Outcome,
  type Primitive,
  runInstruction,
} from '../../../src/kernel/index.ts'
import {
  contentName,
  copyMachine,
  findSpace,
  frameName,
  type Machine,
  pageNamed,
  processesOf,
  processName,
  regionAt,
  rightsOf,
  spaceOf,
} from '../../../src/machine/index.ts'

/** What a run comes to by the kernel's own loop, which knows nothing of exams. */
interface Ran {
  readonly machine: Machine
  readonly last: Outcome | null
  readonly copies: number
}

function ranBy({ scenario }: Pick<PredictQuestion, 'scenario'>): Ran {
  const kernel = KERNELS[scenario.kernel]
  const machine = bootMachine(kernel, scenario.frames)
  for (const instruction of scenario.setup) runInstruction(machine, kernel, instruction)
  let copies = 0
  let last: Outcome | null = null
  for (const instruction of scenario.run)
    last = runInstruction(machine, kernel, instruction, (_, steps) => {
      copies += steps.filter(step => step.do === 'copy').length
    })
  return { machine, last, copies }
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
  }
}

/** Sharing as sets: who stores leaves the set, the last one in it stays where he is. */
function movedBySets({ scenario: { setup, run } }: DetectiveQuestion): string {
  const sharing = new Set([1, ...setup.flatMap(one => ('child' in one ? [one.child] : []))])
  const moved: number[] = []
  for (const { by } of run) {
    if (!sharing.has(by) || sharing.size === 1) continue
    sharing.delete(by)
    moved.push(by)
  }
  return moved
    .sort((one, other) => one - other)
    .map(processName)
    .join(TOGETHER)
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
      return movedBySets(question)
    case 'bug':
      return brokenFirst(question)
  }
}
