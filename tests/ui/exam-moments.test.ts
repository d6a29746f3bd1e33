import { describe, expect, it } from 'vitest'
import type { Question } from '../../src/game/exam/question.ts'
import { startOf } from '../../src/game/exam/start.ts'
import { contentName, type Machine } from '../../src/machine/index.ts'
import { momentsOf } from '../../src/ui/exam/moments.ts'
import { momentRows } from '../../src/ui/presentation/exam-moment.ts'
import { themeFor } from '../../src/ui/theme.ts'
import { drawnQuestions } from '../game/exam/drawn.ts'
import { textOf } from './stage.ts'

const theme = themeFor({ glyphs: 'unicode', colour: 'full' })
const QUESTIONS = drawnQuestions(99, 300)

/** A machine as it is in memory, without what only a trap at hand has. */
const memoryOf = ({ processes, frames, free }: Machine) => ({ processes, frames, free })

const lastOf = (question: Question) => {
  const moments = momentsOf(question)
  const last = moments.at(-1)
  if (last === undefined) throw new Error('a run has a beginning')
  return { moments, last }
}

describe('the run of a question, moment by moment', () => {
  it('begins where the question does, and ends where the model ends', () => {
    for (const question of QUESTIONS) {
      const { moments, last } = lastOf(question)
      expect(moments[0]?.what).toEqual({ of: 'begins' })
      expect(memoryOf(moments[0]?.machine ?? startOf(question.scenario, 1))).toEqual(
        memoryOf(startOf(question.scenario)),
      )
      expect(memoryOf(last.machine)).toEqual(
        memoryOf(startOf(question.scenario, question.scenario.run.length)),
      )
      expect(last.begun).toBe(question.scenario.run.length)
    }
  })

  it('has each machine as the one before the next', () => {
    for (const question of QUESTIONS) {
      const { moments } = lastOf(question)
      for (const [index, { previous }] of moments.entries())
        expect(previous).toBe(index === 0 ? null : moments[index - 1]?.machine)
    }
  })

  it('shows at its end what the right answer says', () => {
    let shown = 0
    for (const question of drawnQuestions(3, 200, ['predict'])) {
      if (question.kind !== 'predict') continue
      const right = question.choices[question.right]?.answer
      const { last } = lastOf(question)
      if (question.ask.of === 'trap') {
        expect(last.what.of === 'next' ? (last.what.trap?.kind ?? 'none') : null).toBe(right)
        shown += 1
      }
      if (question.ask.of === 'reads' && last.what.of === 'done') {
        expect(last.what.result ?? contentName(last.what.saw)).toBe(right)
        shown += 1
      }
    }
    expect(shown).toBeGreaterThan(10)
  })

  it('has a sentence for each of its moments', () => {
    for (const question of QUESTIONS.slice(0, 60)) {
      const { moments } = lastOf(question)
      for (const [at, moment] of moments.entries()) {
        const rows = momentRows(
          moment,
          [],
          question.scenario.kernel,
          { at, of: moments.length },
          theme,
          80,
          24,
        )
        const text = rows.map(textOf).join('\n')
        expect(text).toMatch(/[.)]\s*\n/)
        expect(text).not.toMatch(/undefined|\[object|NaN/)
      }
    }
  })
})
