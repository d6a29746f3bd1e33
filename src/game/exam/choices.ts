import type { MisconceptionId } from '../../kernel/index.ts'
import type { Draws } from '../../level/index.ts'
import type { Choice } from './question.ts'

/** Wrong answers beside the right one. */
const MOST_WRONG = 3

/** What each belief leads to. */
export type Believed = readonly (readonly [MisconceptionId, string])[]

export function shuffled<T>(items: readonly T[], draws: Draws): T[] {
  const left = [...items]
  const order: T[] = []
  while (left.length > 0) order.push(...left.splice(draws.below(left.length), 1))
  return order
}

/**
 * The answers that are offered: the right one, the one of `target`, and up to two more that others would give.
 * @returns null where `target` leads to the right answer
 */
export function offered(
  draws: Draws,
  right: string,
  believed: Believed,
  target: MisconceptionId,
): { readonly choices: readonly Choice[]; readonly right: number } | null {
  const wrong = new Map<string, MisconceptionId[]>()
  for (const [id, answer] of believed)
    if (answer !== right) wrong.set(answer, [...(wrong.get(answer) ?? []), id])
  const all = [...wrong].map(([answer, beliefs]): Choice => ({ answer, beliefs }))
  const targets = all.filter(({ beliefs }) => beliefs.includes(target))
  if (targets.length === 0) return null
  const others = shuffled(
    all.filter(choice => !targets.includes(choice)),
    draws,
  )
  const kept = [...targets, ...others].slice(0, MOST_WRONG)
  const choices = inOrder([{ answer: right, beliefs: [] }, ...kept], draws)
  return { choices, right: choices.findIndex(({ beliefs }) => beliefs.length === 0) }
}

/** Numbers and letters in their order, so that their place says nothing; all else shuffled. */
function inOrder(choices: readonly Choice[], draws: Draws): Choice[] {
  const numbers = choices.every(({ answer }) => /^\d+$/.test(answer))
  if (numbers) return choices.toSorted((one, other) => Number(one.answer) - Number(other.answer))
  const letters = choices.every(({ answer }) => /^[A-Za-z]\d*$/.test(answer))
  if (letters) return choices.toSorted((one, other) => (one.answer < other.answer ? -1 : 1))
  return shuffled(choices, draws)
}
