import { expect, test } from 'vitest'
import { mark } from '../../../src/game/exam/answer.ts'
import { cardsOf, neededCards, trapOf } from '../../../src/game/exam/paper/handler.ts'
import type { TrapQuestion } from '../../../src/game/exam/question.ts'
import type { Primitive } from '../../../src/kernel/index.ts'
import { drawnQuestions } from './drawn.ts'
import { brokenFirst } from './second-way.ts'

const MOST_CARDS = 5

function orders<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]]
  return items.flatMap((first, index) => orders(items.toSpliced(index, 1)).map(rest => [first, ...rest]))
}

const CHANGES: readonly Primitive['do'][] = ['map', 'unmap', 'protect', 'permit']

/** Whether a flush has a change of a PTE behind it that no flush follows: then it came too early. */
const flushesEarly = (steps: readonly Primitive[]): boolean => {
  const lastFlush = steps.findLastIndex(({ do: verb }) => verb === 'flush')
  const lastChange = steps.findLastIndex(({ do: verb }) => CHANGES.includes(verb))
  return lastFlush >= 0 && lastFlush < lastChange
}

const questions = drawnQuestions(21, 60, ['order']).flatMap((question): TrapQuestion[] =>
  question.kind === 'order' ? [question] : [],
)

test('of all orders of the cards exactly those are right in which the auditor finds nothing', () => {
  const seen = { right: 0, wrong: 0, early: 0 }
  for (const question of questions) {
    const cards = cardsOf(question)
    const needed = neededCards(cards, trapOf(question).steps)
    if (needed.length > MOST_CARDS) continue
    for (const order of orders(needed)) {
      const steps: Primitive[] = [...order.flatMap(card => cards[card]?.primitives ?? []), { do: 'return' }]
      const { right } = mark(question, { of: 'steps', steps })
      const found = brokenFirst({ scenario: question.scenario, steps })
      if (found === '' && flushesEarly(steps)) {
        seen.early += 1
        continue
      }
      seen[right ? 'right' : 'wrong'] += 1
      expect(right, `${found}: ${JSON.stringify([question.scenario, steps])}`).toBe(found === '')
    }
  }
  expect(seen.right).toBeGreaterThan(100)
  expect(seen.wrong).toBeGreaterThan(500)
  expect(seen.early).toBeLessThan(seen.right)
})
