import {
  auditReturn,
  copyIdeal,
  type Finding,
  handleByReference,
  type Ideal,
  noteSystemCall,
  type Primitive,
  sentenceKey,
} from '../kernel/index.ts'
import { copyMachine, type Machine, processName, ZERO_FRAME } from '../machine/index.ts'
import { texts } from '../text/index.ts'
import { atReturn, faultsAgain } from './at-return.ts'
import { blame } from './blame.ts'
import { consequencesOf } from './consequences.ts'
import { diagnose } from './diagnosis.ts'
import { differenceText } from './difference-text.ts'
import { earlyFlushes } from './early-flush.ts'
import { earlyPokeText, findingText } from './finding-text.ts'
import type { Handled, Reference } from './handled.ts'
import { answerFindings } from './owed.ts'
import { memoryDifferences } from './same-state.ts'
import { POINTS, type Remark, type Verdict } from './verdict.ts'
import { type Waste, wastefulPoints, wasteOf } from './waste.ts'

/** A verdict, and what the level goes on from. */
export interface Judged {
  readonly verdict: Verdict
  /** The reference's, before the return to user space; null after clean and wasteful, where the player's own goes on. */
  readonly machine: Machine | null
  readonly ideal: Ideal
}

/** Runs the reference handler on the same trap. Source of the rule: spec/kernel.md, section 6. */
export function referenceFor(handled: Pick<Handled, 'kernel' | 'trap' | 'before' | 'ideal'>): Reference {
  const machine = copyMachine(handled.before)
  const steps = handleByReference(machine, handled.kernel, handled.trap)
  const ideal = copyIdeal(handled.ideal)
  noteSystemCall(ideal, machine, handled.trap, steps)
  return { steps, machine, ideal }
}

/** What stays broken from step to step is said once. */
function stepRemarks({ findings, machine, before }: Handled): Remark[] {
  const said = new Set<string>()
  return findings.flatMap(({ step, finding }): Remark[] => {
    const key = sentenceKey(finding)
    if (said.has(key)) return []
    said.add(key)
    return [{ rule: finding.rule, step, text: findingText(finding, machine, before) }]
  })
}

function inOrder(remarks: readonly Remark[]): Remark[] {
  const last = Number.MAX_SAFE_INTEGER
  return remarks.toSorted((one, other) => (one.step ?? last) - (other.step ?? last))
}

/** What is broken at the return: what came first, first; what comes from a missing step last. */
function returnRemarks(
  handled: Handled,
  reference: Reference,
  settled: Machine,
  found: readonly Finding[],
): Remark[] {
  const owed = answerFindings(handled, reference.machine)
  const steps = found.length === 0 ? [] : blame(found, handled.before, reference.ideal, handled.steps)
  const broken = [...owed, ...found.map((finding, index) => ({ finding, step: steps[index] ?? null }))]
  return inOrder(
    broken.map(({ finding, step }) => ({
      rule: finding.rule,
      step,
      text: earlyPokeText(finding, step, handled) ?? findingText(finding, settled, handled.before),
    })),
  )
}

type Why = Parameters<ReturnType<typeof texts>['verdicts']['needless']>[2]

/** Why what was used too often was not needed; null where there is more to it than one clause says. */
function whyNeedless(name: Waste['name'], { kernel, trap, steps }: Handled, reference: Reference): Why {
  const times = (list: readonly Primitive[], verb: Primitive['do']): number =>
    list.filter(step => step.do === verb).length
  switch (name) {
    case 'flush':
      return kernel.flushOnReturn && steps.every(step => step.do !== 'flush' || step.process === trap.by)
        ? 'flushed at return'
        : null
    case 'copy':
      if (steps.some(step => step.do === 'copy' && step.from === ZERO_FRAME)) return 'zeroing does'
      return times(steps, 'permit') < times(reference.steps, 'permit') ? 'reusable' : null
    case 'alloc':
      return times(reference.steps, 'alloc') === 0 ? 'no frame needed' : null
    default:
      return null
  }
}

function wasteRemark({ name, times }: Waste, handled: Handled, reference: Reference): Remark {
  const why = whyNeedless(name, handled, reference)
  return { rule: null, step: null, text: texts().verdicts.needless(name, times, why) }
}

function refaultRemark({ trap }: Handled): Remark {
  return { rule: null, step: null, text: texts().verdicts.refault(processName(trap.by)) }
}

function decide(
  handled: Handled,
  reference: Reference,
  settled: Machine,
  found: readonly Finding[],
): Pick<Verdict, 'kind' | 'points' | 'remarks'> {
  const onTheWay = inOrder([...stepRemarks(handled), ...earlyFlushes(handled)])
  if (handled.panic !== null) {
    const step = handled.steps.findLastIndex(({ do: name }) => name !== 'return')
    const halted: Remark = { rule: null, step, text: texts().verdicts.halted(handled.panic) }
    return { kind: 'wrong', points: POINTS.wrong, remarks: [halted, ...onTheWay] }
  }
  const broken = returnRemarks(handled, reference, settled, found)
  if (faultsAgain(handled, settled)) {
    const rest = broken.filter(({ rule }) => rule !== 'B8')
    const remarks = [refaultRemark(handled), ...rest, ...onTheWay]
    return { kind: 'refault', points: POINTS.refault, remarks }
  }
  if (broken.length > 0) return { kind: 'wrong', points: POINTS.wrong, remarks: [...broken, ...onTheWay] }
  if (onTheWay.length > 0) return { kind: 'unsafe', points: POINTS.unsafe, remarks: onTheWay }
  const differences = memoryDifferences(handled.machine, reference.machine)
  if (differences.length > 0) {
    const text = differenceText(handled, reference, differences)
    return { kind: 'different', points: POINTS.different, remarks: [{ rule: null, step: null, text }] }
  }
  const waste = wasteOf(handled, reference.steps)
  if (waste.length === 0) return { kind: 'clean', points: POINTS.clean, remarks: [] }
  const remarks = waste.map(one => wasteRemark(one, handled, reference))
  return { kind: 'wasteful', points: wastefulPoints(waste), remarks }
}

/**
 * The verdict on a trap. The player's order is never called wrong because it differs, only because of what it did.
 * @param handled what the player was given and left, all plain objects; nothing in it is changed
 * @returns the verdict, and fresh objects from which the level goes on
 */
export function judge(handled: Handled): Judged {
  const reference = referenceFor(handled)
  const settled = atReturn(handled)
  const found = auditReturn(settled, reference.ideal)
  const decided = decide(handled, reference, settled, found)
  const consequences = found.length === 0 ? [] : consequencesOf(handled, reference, settled, found)
  const keeps = decided.kind === 'clean' || decided.kind === 'wasteful'
  const misconceptions = decided.kind === 'clean' ? [] : diagnose(handled, reference)
  return {
    verdict: { ...decided, consequences, misconceptions, reference: reference.steps },
    machine: keeps ? null : reference.machine,
    ideal: reference.ideal,
  }
}
