import { MISCONCEPTION_IDS, type MisconceptionId, type Primitive } from '../../kernel/index.ts'
import type { Draws } from '../../level/index.ts'
import { referenceFor } from '../judge.ts'
import { type Met, tryOut } from '../open-trap.ts'
import type { Verdict } from '../verdict.ts'
import { type Believed, offered } from './choices.ts'
import { mistakenSteps } from './mistaken.ts'
import {
  type BrokenRule,
  type BugQuestion,
  NOTHING_BROKEN,
  type Scenario,
  type TrapQuestion,
} from './question.ts'
import { topicOf } from './topics.ts'
import { lastTrap } from './traps.ts'

const kept = ({ kind }: Verdict): boolean => kind === 'clean' || kind === 'wasteful'

const triedAs = (met: Met, right: readonly Primitive[], belief: MisconceptionId): Verdict | null => {
  const steps = mistakenSteps(met, right, belief)
  return steps === null ? null : tryOut(met, steps)
}

/** A page table that only one card could go into needs no order. */
const FEWEST_CARDS = 3
const MOST_CARDS = 9

/**
 * A trap to be resolved by hand, in which the belief is committed and named.
 * @returns null where that trap is none, or is nothing to this belief
 */
export function byHandQuestion(scenario: Scenario, target: MisconceptionId): TrapQuestion | null {
  const met = lastTrap(scenario)
  if (met === null) return null
  const right = referenceFor(met).steps
  const verdict = triedAs(met, right, target)
  if (verdict === null || kept(verdict) || verdict.misconceptions.join() !== target) return null
  return { kind: 'by-hand', topic: topicOf(target), target, scenario }
}

/** A trap whose steps are to be put in order. */
export function orderQuestion(scenario: Scenario, target: MisconceptionId): TrapQuestion | null {
  const met = lastTrap(scenario)
  if (met === null) return null
  const right = referenceFor(met).steps.filter(step => step.do !== 'return')
  if (right.length < FEWEST_CARDS || right.length > MOST_CARDS) return null
  const steps = mistakenSteps(met, [...right, { do: 'return' }], target)
  const spoiled = steps === null ? null : tryOut(met, steps)
  if (spoiled === null || kept(spoiled)) return null
  return { kind: 'order', topic: topicOf(target), target, scenario }
}

/**
 * The rule that a handler breaks first: rules A stand at every step, rules B at the return.
 * @returns null where several break at once, or where the handler came to no end
 */
function firstBroken(verdict: Verdict | null): BrokenRule | null {
  if (verdict === null) return null
  const broken = verdict.remarks.flatMap(({ rule, step }) => (rule === null ? [] : [{ rule, step }]))
  const onTheWay = broken.filter(({ rule }) => rule.startsWith('A'))
  const soonest = Math.min(...onTheWay.map(({ step }) => step ?? 0))
  if (onTheWay.length === 0 && verdict.kind === 'refault') return null
  const first = onTheWay.length === 0 ? broken : onTheWay.filter(({ step }) => (step ?? 0) === soonest)
  const [rule, ...others] = new Set(first.map(one => one.rule))
  if (others.length > 0) return null
  return rule ?? (kept(verdict) ? NOTHING_BROKEN : null)
}

/** A handler with somebody's mistake in it, and which rule it breaks first. @returns null where it breaks none, or several at once */
export function bugQuestion(draws: Draws, scenario: Scenario, target: MisconceptionId): BugQuestion | null {
  const met = lastTrap(scenario)
  if (met === null) return null
  const right = referenceFor(met).steps
  const steps = mistakenSteps(met, right, target)
  const verdict = steps === null ? null : tryOut(met, steps)
  const rule = firstBroken(verdict)
  if (steps === null || rule === null || rule === NOTHING_BROKEN) return null
  const believed = MISCONCEPTION_IDS.flatMap((id): Believed[number][] => {
    if (id === target) return [[id, NOTHING_BROKEN]]
    const other = firstBroken(triedAs(met, right, id))
    return other === null || other === NOTHING_BROKEN ? [] : [[id, other]]
  })
  const choices = offered(draws, rule, believed, target)
  if (choices === null || choices.choices.length < 3) return null
  return { kind: 'bug', topic: topicOf(target), target, scenario, steps, flaw: { of: 'rule' }, ...choices }
}
