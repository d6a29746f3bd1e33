import { createDraft, finishDraft } from 'immer'
import { type Kernel, noteStore, pendingTrap } from '../../kernel/index.ts'
import { attempt, INIT, type Instruction, type Trap } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { instructionText } from '../../workload/index.ts'
import { freshTrap } from '../open-trap.ts'
import type { LogEntry } from '../play.ts'
import { letThrough, misread, overwritten, stuck } from './access-symptoms.ts'
import { withCall } from './account.ts'
import { answerByReference } from './by-reference.ts'
import { leftAtEnd, panicSymptom } from './frame-symptoms.ts'
import { trail } from './ledger.ts'
import type { Moment, Symptom } from './moment.ts'
import { objectionIn } from './objection.ts'
import { onDamaged } from './sound.ts'
import { symptom } from './symptom.ts'

/** What runs: a kernel and a program. */
export interface Running {
  readonly kernel: Kernel
  readonly program: readonly Instruction[]
}

/** The moment after `moment`, with nothing new in it yet. */
const quiet = (moment: Moment): Moment => ({ ...moment, log: null, symptoms: [] })

const isCall = ({ do: verb }: Instruction): boolean => verb !== 'load' && verb !== 'store'

function skip(moment: Moment, instruction: Instruction, why: string, symptoms: readonly Symptom[]): Moment {
  const { by } = instruction
  const log: LogEntry = { by, text: instructionText(instruction), how: 'skipped', result: why }
  return { ...quiet(moment), event: { kind: 'skipped' }, retry: null, log, symptoms }
}

/** The kernel cannot go on, since the machine is not what it takes it to be. */
function halt(moment: Moment, by: number, text: string, why: string): Moment {
  const message = `panic: ${why}`
  return {
    ...quiet(moment),
    event: { kind: 'halted' },
    panic: message,
    log: { by, text, how: 'kernel', result: 'panic' },
    symptoms: [panicSymptom(message, undefined, moment)],
  }
}

/** A trap waits for its handler; init's own are nobody's to play, and the reference answers them at once. */
function meet(
  running: Running,
  moment: Moment,
  trap: Trap,
  instruction: Instruction | null,
  index: number,
): Moment {
  const { kernel } = running
  const { machine: before, ideal } = moment
  const open = freshTrap({ kernel, trap, instruction, before, ideal })
  const met: Moment = { ...moment, event: { kind: 'trap' }, log: null, open, opened: index }
  return trap.by === INIT ? answerByReference(kernel, met, index) : met
}

const sameFault = (one: Trap, other: Trap): boolean =>
  one.kind === other.kind &&
  one.by === other.by &&
  'page' in one &&
  'page' in other &&
  one.page === other.page

/** The instruction trapped where it had trapped before: its cause was left in place. */
function trappedAgain(moment: Moment, instruction: Instruction, trap: Trap): Symptom[] {
  const { retry, causes } = moment
  if (retry === null || !sameFault(retry.trap, trap)) return []
  const from = causes.filter(cause => cause.moment === retry.returned && cause.finding === null)
  const text = texts().sandboxSymptoms.again[retry.by](instructionText(instruction))
  return from.length > 0
    ? [{ kind: 'again', text, from }]
    : [symptom('again', text, { process: trap.by }, moment)]
}

/** The log's line of an instruction that is done; a store that ran again after its fault has had its line. */
function doneLog(instruction: Instruction, again: boolean, saw: LogEntry['saw']): LogEntry | null {
  const sees = instruction.do === 'load' || instruction.do === 'write'
  if (again && !sees) return null
  const { by } = instruction
  return { by, text: instructionText(instruction), how: 'no trap', ...(sees ? { saw: saw ?? null } : {}) }
}

function run(running: Running, moment: Moment, instruction: Instruction, index: number): Moment {
  const damaged = moment.causes.length > 0
  const again = moment.retry !== null
  const taken: Moment = {
    ...quiet(moment),
    next: again ? moment.next : moment.next + 1,
    account: again || !isCall(instruction) ? moment.account : withCall(moment.account),
  }
  const objection = objectionIn(moment.machine, running.kernel, instruction)
  if (objection !== null)
    return skip(
      { ...taken, account: moment.account },
      instruction,
      objection.message,
      stuck(instruction.by, objection.message, moment),
    )
  const tried = onDamaged(damaged, () => {
    const draft = createDraft({ machine: moment.machine, ideal: moment.ideal })
    const outcome = attempt(draft.machine, instruction)
    noteStore(draft.ideal, draft.machine, instruction, outcome.stored)
    return { outcome, after: finishDraft(draft) }
  })
  if (!tried.ok) return halt(taken, instruction.by, instructionText(instruction), tried.message)
  const { after, outcome } = tried.value
  const { broken, fresh } = trail(moment.broken, moment.causes, after.machine, after.ideal)
  const came: Moment = { ...taken, ...after, broken }
  const seen = overwritten(fresh, after.machine)
  if (!outcome.done) {
    const symptoms = [
      ...seen,
      ...(moment.retry === null ? [] : trappedAgain(moment, instruction, outcome.trap)),
    ]
    if (moment.retry?.by === 'kernel' && symptoms.some(({ kind }) => kind === 'again'))
      return skip(came, instruction, texts().sandboxSymptoms.forEver, symptoms)
    return meet(running, { ...came, retry: null, symptoms }, outcome.trap, instruction, index)
  }
  const known = { broken, causes: moment.causes }
  const wrong = damaged
    ? [
        ...misread(after.machine, after.ideal, instruction, outcome.saw, known),
        ...letThrough(after.machine, instruction, known),
      ]
    : []
  return {
    ...came,
    event: { kind: 'ran' },
    retry: null,
    log: doneLog(instruction, again, outcome.saw),
    symptoms: [...wrong, ...seen],
  }
}

/** What is told when nothing is left to run; null where there is nothing to tell. */
function end(moment: Moment): Moment | null {
  const { symptoms, told } = leftAtEnd(moment.machine, moment.told, moment)
  return symptoms.length === 0 ? null : { ...quiet(moment), event: { kind: 'end' }, symptoms, told }
}

/** @returns the trap that the kernel owes, met; null for none */
function owed(running: Running, moment: Moment, index: number): Moment | null {
  const trap = pendingTrap(moment.machine)
  return trap === null ? null : meet(running, quiet(moment), trap, null, index)
}

/**
 * One event: the reference's answer to the open trap, a trap that the kernel owes, an instruction that runs again after
 * its fault, or the next line of the program.
 * @param moment the last one, not after a panic
 * @param index the new moment's
 * @returns the new moment; null where nothing is left to happen
 */
export function goOn(running: Running, moment: Moment, index: number): Moment | null {
  if (moment.open !== null) return answerByReference(running.kernel, quiet(moment), index)
  const due = owed(running, moment, index)
  if (due !== null) return due
  const instruction = moment.retry?.instruction ?? running.program[moment.next]
  return instruction === undefined ? end(moment) : run(running, moment, instruction, index)
}
