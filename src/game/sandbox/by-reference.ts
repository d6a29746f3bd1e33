import { produce } from 'immer'
import {
  apply,
  copiedIn,
  type Kernel,
  noteSystemCall,
  noteWait,
  type Outcome,
  type Primitive,
  resultOf,
  returnToUser,
} from '../../kernel/index.ts'
import { type Content, freeFrames, type Instruction, isPageFault, type Machine } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { trapText } from '../advance.ts'
import type { LogEntry, OpenTrap } from '../play.ts'
import { primitiveText } from '../tell.ts'
import type { VerdictKind } from '../verdict.ts'
import { misread, overwritten, refusedLawful } from './access-symptoms.ts'
import { withStep, withTrap } from './account.ts'
import { countsOf, lost, misusedFrames, panicSymptom, shortOfFrames } from './frame-symptoms.ts'
import { trail } from './ledger.ts'
import type { Cause, Moment, Retry, Symptom } from './moment.ts'
import { onDamaged, referenceSteps } from './sound.ts'
import { symptom } from './symptom.ts'

/** @returns most frames in use so far. */
export const framesAtMost = ({ framesAtMost: before }: Moment, machine: Machine): number =>
  Math.max(before, machine.limit - freeFrames(machine))

/** The answer to a trap as it leaves the kernel. */
interface Left {
  readonly machine: Machine
  readonly result: Outcome['result']
  /** What copyin found, where the trap was a write(2) that went well. */
  readonly saw: Content | undefined
}

/** The return to user space. @param answered the machine with its answer */
export function leave(answered: Machine, kernel: Kernel, { trap }: Pick<OpenTrap, 'trap'>): Left {
  const result = resultOf(answered, trap.by)
  const saw = trap.kind === 'write' && result === null ? copiedIn(answered, trap.by, trap.page) : undefined
  const machine = produce(answered, draft => {
    noteWait(draft, trap)
    returnToUser(draft, kernel, trap.by)
  })
  return { machine, result, saw }
}

/** What is left to do of an instruction whose trap is over. */
export const retryOf = (
  { trap, instruction }: Pick<OpenTrap, 'trap' | 'instruction'>,
  result: Outcome['result'],
  by: Retry['by'],
  returned: number,
): Retry | null =>
  instruction !== null && result === null && isPageFault(trap.kind)
    ? { instruction, trap, by, returned }
    : null

/** The log's line of a trap that is over. */
export const trapLog = (
  { trap, instruction }: Pick<OpenTrap, 'trap' | 'instruction'>,
  how: 'you' | 'kernel',
  { result, saw }: Pick<Left, 'result' | 'saw'>,
  verdict?: VerdictKind,
): LogEntry => {
  const judged = verdict === undefined ? null : texts().verdict.kinds[verdict]
  const both = result === null || judged === null ? null : texts().sandboxEvents.both(result, judged)
  const said = both ?? result ?? judged
  return {
    by: trap.by,
    text: trapText(trap, instruction),
    how,
    ...(saw === undefined ? {} : { saw }),
    ...(said === null ? {} : { result: said }),
  }
}

/** What a handler's answer shows of earlier mistakes. */
export function answerSymptoms(
  moment: Moment,
  { machine, result, saw }: Left,
  instruction: Instruction | null,
): Symptom[] {
  const { open } = moment
  const page = open !== null && 'page' in open.trap && isPageFault(open.trap.kind) ? open.trap.page : null
  return [
    ...(saw === undefined || instruction === null
      ? []
      : misread(machine, moment.ideal, instruction, saw, moment)),
    ...refusedLawful(machine, instruction, result, page, moment),
    ...(result === 'ENOMEM' || result === 'killed' ? shortOfFrames(moment) : []),
  ]
}

interface Work {
  readonly machine: Machine
  readonly account: Moment['account']
  readonly symptoms: Symptom[]
  readonly panic: string | null
}

const frameOf = (step: Primitive): number | undefined => ('frame' in step ? step.frame : undefined)

/** The reference's steps, taken one by one: a panic ends them. */
function work(moment: Moment, steps: readonly Primitive[]): Work {
  const symptoms: Symptom[] = []
  const causes: readonly Cause[] = moment.causes
  let { account } = moment
  let panic: string | null = null
  const machine = produce(moment.machine, draft => {
    for (const step of steps) {
      const counts = causes.length === 0 ? null : countsOf(draft)
      const applied = apply(draft, step)
      if (!applied.ok && applied.kind === 'panic') {
        panic = applied.message
        symptoms.push(panicSymptom(applied.message, frameOf(step), moment))
        return
      }
      if (!applied.ok) {
        const text = texts().sandboxSymptoms.stepCannot(primitiveText(step, draft), applied.message)
        symptoms.push(symptom('stuck', text, 'process' in step ? { process: step.process } : {}, moment))
        continue
      }
      account = withStep(account, step, (applied.frame ?? null) !== null)
      if (counts !== null) symptoms.push(...misusedFrames(draft, counts, moment))
    }
  })
  return { machine, account, symptoms, panic }
}

/**
 * The reference handler answers the open trap. What it does is found out on a copy, then done step by step, since on a
 * machine that the player has damaged it may panic half-way.
 * @param moment with an open trap; steps of the player's in it stand
 * @param index the new moment's
 */
export function answerByReference(kernel: Kernel, moment: Moment, index: number): Moment {
  const { open, causes } = moment
  if (open === null) return moment
  const { trap, instruction } = open
  const damaged = causes.length > 0
  const { steps, stopped } = referenceSteps(moment.machine, kernel, trap, damaged)
  const done = work(moment, steps)
  const panic = done.panic ?? (stopped === null ? null : `panic: ${stopped}`)
  if (panic !== null) {
    const last = done.panic === null ? [panicSymptom(panic, undefined, moment)] : []
    const log: LogEntry = { by: trap.by, text: trapText(trap, instruction), how: 'kernel', result: 'panic' }
    const symptoms = [...done.symptoms, ...last]
    const { machine, account } = done
    return { ...moment, event: { kind: 'halted' }, machine, account, panic, log, symptoms }
  }
  const noted = onDamaged(damaged, () =>
    produce(moment.ideal, draft => noteSystemCall(draft, done.machine, trap, steps)),
  )
  const ideal = noted.ok ? noted.value : moment.ideal
  const account = withTrap(done.account, kernel, done.machine, trap)
  const left = leave(done.machine, kernel, open)
  const { broken, fresh } = trail(moment.broken, causes, left.machine, ideal)
  const known = { ...moment, broken, ideal }
  const leaks = damaged ? lost(left.machine, moment.told, known) : { symptoms: [], told: moment.told }
  return {
    ...moment,
    event: { kind: 'handled' },
    machine: left.machine,
    ideal,
    retry: retryOf(open, left.result, 'kernel', index),
    open: null,
    opened: null,
    log: trapLog(open, 'kernel', left),
    broken,
    told: leaks.told,
    account,
    framesAtMost: framesAtMost(moment, done.machine),
    symptoms: damaged
      ? [
          ...done.symptoms,
          ...answerSymptoms(known, left, instruction),
          ...overwritten(fresh, left.machine),
          ...leaks.symptoms,
        ]
      : [],
  }
}
