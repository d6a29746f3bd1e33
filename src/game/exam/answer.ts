import type { MisconceptionId, Primitive } from '../../kernel/index.ts'
import { referenceFor } from '../judge.ts'
import { tryOut } from '../open-trap.ts'
import type { Verdict } from '../verdict.ts'
import { mistakenSteps } from './mistaken.ts'
import type { Question, TrapQuestion } from './question.ts'
import { lastTrap } from './traps.ts'

/** What a student has answered: one of the choices, by its index, or a handler's steps with the return. */
export type Answer =
  | { readonly of: 'choice'; readonly choice: number }
  | { readonly of: 'steps'; readonly steps: readonly Primitive[] }

/** What an answer comes to. */
export interface Marked {
  readonly right: boolean
  /** The beliefs that a wrong one speaks for. */
  readonly beliefs: readonly MisconceptionId[]
  /** Of a trap that was handled; null where choices were offered, or nothing that could be tried. */
  readonly verdict: Verdict | null
}

const WRONG: Marked = { right: false, beliefs: [], verdict: null }

/** @returns the verdict on a handler at the question's trap; null where one of its steps cannot exist */
export function verdictOn(
  { scenario }: Pick<TrapQuestion, 'scenario'>,
  steps: readonly Primitive[],
): Verdict | null {
  const met = lastTrap(scenario)
  return met === null ? null : tryOut(met, steps)
}

/** Every safe order is right, and so is one that wastes something: nothing is broken by it. */
const isRight = ({ kind }: Verdict): boolean => kind === 'clean' || kind === 'wasteful'

/** @param answer null where there is none */
export function mark(question: Question, answer: Answer | null): Marked {
  if (answer === null) return WRONG
  if (question.kind === 'order' || question.kind === 'by-hand') {
    const verdict = answer.of === 'steps' ? verdictOn(question, answer.steps) : null
    if (verdict === null) return WRONG
    const right = isRight(verdict)
    return { right, beliefs: right ? [] : verdict.misconceptions, verdict }
  }
  if (answer.of !== 'choice') return WRONG
  const beliefs = question.choices[answer.choice]?.beliefs ?? []
  return { right: answer.choice === question.right, beliefs, verdict: null }
}

/** @returns what somebody does at the question's trap who holds a belief; null where the machine has no answer to it */
export function stepsOfBeliever(
  { scenario }: Pick<TrapQuestion, 'scenario'>,
  belief: MisconceptionId,
): readonly Primitive[] | null {
  const met = lastTrap(scenario)
  return met === null ? null : mistakenSteps(met, referenceFor(met).steps, belief)
}
