import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mark, stepsOfBeliever } from '../../../src/game/exam/answer.ts'
import { lastTrap } from '../../../src/game/exam/traps.ts'
import { referenceFor } from '../../../src/game/judge.ts'
import { drawnQuestions } from './drawn.ts'
import { handledIn, secondAnswer } from './second-way.ts'

const RUNS = 200
const A_RUN = 50

describe('10,000 generated questions', () => {
  it('have one right answer each, which another way of finding it agrees with', () => {
    const asked = { all: 0, second: 0 }
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), seed => {
        for (const question of drawnQuestions(seed, A_RUN)) {
          asked.all += 1
          if (question.kind === 'order' || question.kind === 'by-hand') {
            const met = lastTrap(question.scenario)
            if (met === null) throw new Error('no trap')
            const { steps } = referenceFor(met)
            expect(mark(question, { of: 'steps', steps })).toMatchObject({ right: true, beliefs: [] })
            const session = handledIn(question, steps)
            expect(session.play.handled[0]?.verdict.kind).toBe('clean')
            const mistaken = stepsOfBeliever(question, question.target)
            const marked = mark(question, { of: 'steps', steps: mistaken ?? [] })
            expect(marked.right).toBe(false)
            if (question.kind === 'by-hand') expect(marked.beliefs).toEqual([question.target])
            continue
          }
          const { choices, right } = question
          expect(new Set(choices.map(({ answer }) => answer)).size).toBe(choices.length)
          expect(choices.length).toBeGreaterThanOrEqual(2)
          expect(choices.length).toBeLessThanOrEqual(4)
          for (const [index, { beliefs }] of choices.entries()) {
            expect(beliefs.length > 0).toBe(index !== right)
            expect(mark(question, { of: 'choice', choice: index })).toMatchObject({
              right: index === right,
              beliefs,
            })
          }
          // Whoever holds a belief gives one answer.
          const named = choices.flatMap(({ beliefs }) => beliefs)
          expect(new Set(named).size).toBe(named.length)
          expect(choices.some(({ beliefs }) => beliefs.includes(question.target))).toBe(true)
          const second = secondAnswer(question)
          if (second === null) continue
          asked.second += 1
          expect(choices[right]?.answer, JSON.stringify(question)).toBe(second)
        }
      }),
      { numRuns: RUNS, seed: 6 },
    )
    expect(asked.all).toBe(RUNS * A_RUN)
    expect(asked.second).toBeGreaterThan(asked.all / 3)
  }, 600_000)
})
