import {
  apply,
  auditReturn,
  copyIdeal,
  type Finding,
  findingKey,
  type Ideal,
  noteSystemCall,
} from '../../kernel/index.ts'
import { copyMachine, type Machine } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { atReturn, faultsAgain } from '../at-return.ts'
import { blame } from '../blame.ts'
import { findingText } from '../finding-text.ts'
import type { Handled, Reference } from '../handled.ts'
import { judge, referenceFor } from '../judge.ts'
import { answerFindings } from '../owed.ts'
import { memoryDifferences } from '../same-state.ts'
import { primitiveText } from '../tell.ts'
import type { Remark, VerdictKind } from '../verdict.ts'
import { wasteOf } from '../waste.ts'
import type { Cause, Judgement, Moment } from './moment.ts'
import { onDamaged } from './sound.ts'
import { whoseTrap } from './words.ts'

/** What a return of the player's came to. */
export interface Returned {
  readonly judgement: Judgement
  /** What everybody should read from now on. */
  readonly ideal: Ideal
  /** The mistakes that were made in this trap. */
  readonly made: readonly Cause[]
}

/** A rule that this handler broke, and the step (0-based) behind it; null where one is missing. */
interface Fault {
  readonly finding: Finding
  readonly step: number | null
}

/** What is broken at the return and was not before the trap. */
function faultsOf(
  handled: Handled,
  reference: Reference | null,
  ideal: Ideal,
  settled: Machine,
  before: Moment,
): Fault[] {
  const known = new Set(before.broken.map(({ finding }) => findingKey(finding)))
  const fresh = auditReturn(settled, ideal).filter(finding => !known.has(findingKey(finding)))
  const steps = fresh.length === 0 ? [] : blame(fresh, handled.before, ideal, handled.steps)
  return [
    ...(reference === null ? [] : answerFindings(handled, reference.machine)),
    ...fresh.map((finding, index) => ({ finding, step: steps[index] ?? null })),
  ]
}

/** How a step reads, with the names of its own moment: before fork's child is born its pages have none. */
function stepText({ before, steps }: Handled, at: number): string {
  const machine = copyMachine(before)
  for (const step of steps.slice(0, at)) apply(machine, step)
  const step = steps[at]
  return step === undefined ? 'return' : primitiveText(step, machine)
}

/** The judgement where earlier mistakes are still about: only what this handler added counts. */
function judgeAmid(
  handled: Handled,
  reference: Reference | null,
  faults: readonly Fault[],
  left: boolean,
  settled: Machine,
): Judgement {
  const text = (finding: Finding): string => findingText(finding, settled, handled.before)
  const broken = faults.map(
    ({ finding, step }): Remark => ({ rule: finding.rule, step, text: text(finding) }),
  )
  const unsafe = handled.findings.map(
    ({ finding, step }): Remark => ({ rule: finding.rule, step, text: text(finding) }),
  )
  const judged = (kind: VerdictKind, remarks: readonly Remark[]): Judgement => ({
    kind,
    remarks,
    misconceptions: [],
    reference: reference?.steps ?? [],
  })
  if (left) return judged('refault', broken)
  if (broken.length > 0) return judged('wrong', [...broken, ...unsafe])
  if (unsafe.length > 0) return judged('unsafe', unsafe)
  const say = (kind: VerdictKind, words: string): Judgement =>
    judged(kind, [{ rule: null, step: null, text: words }])
  if (reference === null) return say('different', texts().sandboxSymptoms.referenceStops)
  if (memoryDifferences(handled.machine, reference.machine).length > 0)
    return say('different', texts().sandboxSymptoms.otherState(handled.kernel.called()))
  const [waste] = wasteOf(handled, reference.steps)
  return waste === undefined
    ? judged('clean', [])
    : say('wasteful', texts().sandboxSymptoms.needless(waste.times, waste.name))
}

function judgeAlone(handled: Handled): Judgement {
  const { kind, remarks, misconceptions, reference } = judge(handled).verdict
  return { kind, remarks, misconceptions, reference }
}

/** What the call does to the ideal memory where no reference can be asked: by what the player did. */
function idealAfter({ trap, ideal, machine, steps }: Handled): Ideal {
  const copy = copyIdeal(ideal)
  const noted = onDamaged(true, () => noteSystemCall(copy, machine, trap, steps))
  return noted.ok ? copy : ideal
}

/**
 * Judges a return of the player's: on a sound machine as in a level, on a damaged one by what was not broken before.
 * @param handled the machine after `return`, before the way back to user space
 * @param before the last moment, with what is broken and by whom
 * @param index of the moment of the return
 */
export function judgeReturn(handled: Handled, before: Moment, index: number): Returned {
  const damaged = before.causes.length > 0
  const asked = onDamaged(damaged, () => referenceFor(handled))
  const reference = asked.ok ? asked.value : null
  const ideal = reference?.ideal ?? idealAfter(handled)
  const settled = atReturn(handled)
  const left = faultsAgain(handled, settled)
  const faults = faultsOf(handled, reference, ideal, settled, before)
  const trap = whoseTrap(handled.trap, handled.instruction)
  const opened = before.opened ?? index
  const mistakes = faults.map(
    ({ finding, step }): Cause => ({
      finding,
      text: findingText(finding, settled, handled.before),
      step: step === null ? null : { number: step + 1, text: stepText(handled, step) },
      trap,
      moment: step === null ? index : opened + 1 + step,
    }),
  )
  const refault: Cause = {
    finding: null,
    text: texts().sandboxSymptoms.causeLeft(trap),
    step: null,
    trap,
    moment: index,
  }
  const judgement = damaged ? judgeAmid(handled, reference, faults, left, settled) : judgeAlone(handled)
  return { judgement, ideal, made: left ? [...mistakes, refault] : mistakes }
}
