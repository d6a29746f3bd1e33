import {
  auditReturn,
  explain,
  type Finding,
  handleByReference,
  type Ideal,
  noteSystemCall,
} from '../kernel/index.ts'
import { attempt, copyMachine, isPageFault, type Machine, processName } from '../machine/index.ts'
import { blame } from './blame.ts'
import { diagnose } from './diagnosis.ts'
import { differenceText } from './difference-text.ts'
import type { Handled, Reference } from './handled.ts'
import { answerFindings } from './owed.ts'
import { memoryDifferences } from './same-state.ts'
import { POINTS, type Remark, type Verdict } from './verdict.ts'
import { type Waste, wastefulPoints, wasteOf } from './waste.ts'

/** A verdict, and the state that the level goes on from: the player's after clean and wasteful, else the reference's. */
export interface Judged {
  readonly verdict: Verdict
  /** Before the return to user space. */
  readonly machine: Machine
  readonly ideal: Ideal
}

/** Runs the reference handler on the same trap. Source of the rule: spec/kernel.md, section 6. */
export function referenceFor(handled: Pick<Handled, 'kernel' | 'trap' | 'before' | 'ideal'>): Reference {
  const machine = copyMachine(handled.before)
  const steps = handleByReference(machine, handled.kernel, handled.trap)
  const ideal: Ideal = {}
  for (const [id, pages] of Object.entries(handled.ideal)) ideal[Number(id)] = { ...pages }
  noteSystemCall(ideal, machine, handled.trap, steps)
  return { steps, machine, ideal }
}

/** The machine as the auditor sees it at the return: the hardware's flush done, the hand as it was left. */
function atReturn({ kernel, trap, machine }: Handled): Machine {
  const settled = copyMachine(machine)
  const process = settled.processes[trap.by]
  if (kernel.flushOnReturn && process !== undefined) process.tlb = {}
  return settled
}

/** Whether the instruction, run again, would trap again with nobody having been told no. */
function faultsAgain(handled: Handled, settled: Machine): boolean {
  const { trap, instruction } = handled
  if (!isPageFault(trap.kind) || instruction === null) return false
  const process = settled.processes[trap.by]
  if (
    process === undefined ||
    process.state === 'zombie' ||
    process.killed ||
    settled.answer.signalled !== null ||
    settled.answer.errno !== null
  )
    return false
  return !attempt(copyMachine(settled), instruction).done
}

function stepRemarks(handled: Handled): Remark[] {
  return handled.findings.map(({ step, finding }) => ({
    rule: finding.rule,
    step,
    text: explain(finding, handled.machine),
  }))
}

/** The remark on what came first, first; what comes from a missing step last. */
function returnRemarks(
  handled: Handled,
  reference: Reference,
  settled: Machine,
  findings: readonly Finding[],
): Remark[] {
  const steps = blame(findings, handled.before, reference.ideal, handled.steps)
  return findings
    .map(
      (finding, index): Remark => ({
        rule: finding.rule,
        step: steps[index] ?? null,
        text: explain(finding, settled),
      }),
    )
    .sort(
      (one, other) => (one.step ?? Number.POSITIVE_INFINITY) - (other.step ?? Number.POSITIVE_INFINITY) || 0,
    )
}

const WASTE_TEXT: Readonly<Partial<Record<Waste['name'], string>>> = {
  flush: "xv6's return to user space empties the TLB",
  copy: 'nobody else needs the old page: it could have been reused',
  alloc: 'no new frame was needed',
}

function wasteRemark({ name, times }: Waste): Remark {
  const why = WASTE_TEXT[name]
  const count = times === 1 ? `One ${name}` : `${times} × ${name}`
  return { rule: null, step: null, text: `${count} more than needed${why === undefined ? '' : `: ${why}`}.` }
}

function refaultRemark({ trap }: Handled): Remark {
  const who = processName(trap.by)
  return {
    rule: null,
    step: null,
    text: `${who}'s instruction ran again and trapped again: its cause was still there.`,
  }
}

function decide(handled: Handled, reference: Reference): Pick<Verdict, 'kind' | 'points' | 'remarks'> {
  const { machine, trap } = handled
  const settled = atReturn(handled)
  const onTheWay = stepRemarks(handled)
  if (handled.panic !== null) {
    const step = handled.steps.length - 1
    const halted: Remark = { rule: null, step, text: `Kernel ${handled.panic}. The machine stands still.` }
    return { kind: 'wrong', points: POINTS.wrong, remarks: [halted, ...onTheWay] }
  }
  const findings = [
    ...answerFindings(machine, reference.machine, trap),
    ...auditReturn(settled, reference.ideal),
  ]
  if (faultsAgain(handled, settled)) {
    const rest = findings.filter(finding => finding.rule !== 'B8')
    const remarks = [refaultRemark(handled), ...returnRemarks(handled, reference, settled, rest), ...onTheWay]
    return { kind: 'refault', points: POINTS.refault, remarks }
  }
  if (findings.length > 0)
    return {
      kind: 'wrong',
      points: POINTS.wrong,
      remarks: [...returnRemarks(handled, reference, settled, findings), ...onTheWay],
    }
  if (onTheWay.length > 0) return { kind: 'unsafe', points: POINTS.unsafe, remarks: onTheWay }
  const [difference] = memoryDifferences(machine, reference.machine)
  if (difference !== undefined) {
    const text = differenceText(difference, machine, trap)
    return { kind: 'different', points: POINTS.different, remarks: [{ rule: null, step: null, text }] }
  }
  const waste = wasteOf(handled.steps, reference.steps)
  if (waste.length === 0) return { kind: 'clean', points: POINTS.clean, remarks: [] }
  return { kind: 'wasteful', points: wastefulPoints(waste), remarks: waste.map(wasteRemark) }
}

/**
 * The verdict on a trap. The player's order is never called wrong because it differs, only because of what it did.
 * @param handled what the player was given and left, all plain objects; nothing in it is changed
 * @returns the verdict, and fresh objects from which the level goes on
 */
export function judge(handled: Handled): Judged {
  const reference = referenceFor(handled)
  const decided = decide(handled, reference)
  const keeps = decided.kind === 'clean' || decided.kind === 'wasteful'
  const misconceptions = decided.kind === 'clean' ? [] : diagnose(handled, reference)
  return {
    verdict: { ...decided, misconceptions, reference: reference.steps },
    machine: keeps ? copyMachine(handled.machine) : reference.machine,
    ideal: reference.ideal,
  }
}
