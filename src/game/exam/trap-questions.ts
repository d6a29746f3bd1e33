import { MISCONCEPTION_IDS, type MisconceptionId, type Primitive } from '../../kernel/index.ts'
import type { Draws } from '../../level/index.ts'
import { processName } from '../../machine/index.ts'
import { referenceFor } from '../judge.ts'
import { type Met, tryOut } from '../open-trap.ts'
import type { Verdict } from '../verdict.ts'
import { type Believed, offered } from './choices.ts'
import { differingIn, memoryAfter } from './memory-after.ts'
import { mistakenSteps } from './mistaken.ts'
import {
  type BrokenRule,
  type BugQuestion,
  type Flaw,
  NOTHING_BROKEN,
  type Scenario,
  TOGETHER,
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

/**
 * A handler with somebody's mistake in it, and which rule it breaks first. Another wrong answer is the rule that the
 * handler of another belief breaks first.
 * @returns null where it breaks none, or several at once
 */
function ruleChoices(draws: Draws, met: Met, { right, shown, target }: Bug) {
  const rule = firstBroken(tryOut(met, shown))
  if (rule === null || rule === NOTHING_BROKEN) return null
  const believed = MISCONCEPTION_IDS.flatMap((id): Believed[number][] => {
    if (id === target) return [[id, NOTHING_BROKEN]]
    const other = firstBroken(triedAs(met, right, id))
    return other === null || other === NOTHING_BROKEN ? [] : [[id, other]]
  })
  return offered(draws, rule, believed, target)
}

/**
 * Who sees what he should not after that handler. Another wrong answer is whose memory differs from what it is after
 * the handler of another belief: he takes that for what it should be.
 * @returns null where it misleads nobody, or the machine does not go on
 */
function seesChoices(draws: Draws, met: Met, { right, shown, target }: Bug) {
  const seen = memoryAfter(met, shown)
  if (seen === null) return null
  const misled = (steps: readonly Primitive[]): string | null => {
    const due = memoryAfter(met, steps)
    if (due === null) return null
    const ids = differingIn(seen, due)
    return ids.length === 0 ? NOTHING_BROKEN : ids.map(processName).join(TOGETHER)
  }
  const truth = misled(right)
  if (truth === null || truth === NOTHING_BROKEN) return null
  const believed = MISCONCEPTION_IDS.flatMap((id): Believed[number][] => {
    const steps = mistakenSteps(met, right, id)
    const answer = steps === null ? null : misled(steps)
    return answer === null ? [] : [[id, answer]]
  })
  return offered(draws, truth, believed, target)
}

/** A trap's right handler, and the one that is shown: of who holds `target`. */
interface Bug {
  readonly right: readonly Primitive[]
  readonly shown: readonly Primitive[]
  readonly target: MisconceptionId
}

/** Of two answers the right one is too easily guessed: a handler that is shown has its mistake. */
const FEWEST_ANSWERS = 3

/** @returns a question about a handler with a mistake in it; null where none can be asked about it */
export function bugQuestion(draws: Draws, scenario: Scenario, target: MisconceptionId): BugQuestion | null {
  const met = lastTrap(scenario)
  if (met === null) return null
  const right = referenceFor(met).steps
  const steps = mistakenSteps(met, right, target)
  if (steps === null) return null
  const bug: Bug = { right, shown: steps, target }
  // Most mistakes mislead nobody at once: where one does it is asked for.
  const sees = draws.oneIn(4) ? null : seesChoices(draws, met, bug)
  const seen = sees !== null && sees.choices.length >= FEWEST_ANSWERS
  const choices = seen ? sees : ruleChoices(draws, met, bug)
  if (choices === null || choices.choices.length < FEWEST_ANSWERS) return null
  const flaw: Flaw = { of: seen ? 'sees' : 'rule' }
  return { kind: 'bug', topic: topicOf(target), target, scenario, steps, flaw, ...choices }
}
