import fc from 'fast-check'
import { expect, it } from 'vitest'
import { pressOverview, pressQuestion, refusedAtQuestion } from '../../src/ui/exam/press-question.ts'
import { createSetup, pressSetup, recipeOf } from '../../src/ui/exam/setup.ts'
import { createExamView, type ExamView, questionOf } from '../../src/ui/exam/view.ts'
import { commandOf } from '../../src/ui/keymap/entries.ts'
import { type Context, KEYMAP } from '../../src/ui/keymap.ts'
import { keyNamed, nameOf } from '../../src/ui/keys.ts'
import { overviewRows } from '../../src/ui/presentation/exam-overview.ts'
import { questionPage, questionRows } from '../../src/ui/presentation/exam-question.ts'
import { setupScreenRows } from '../../src/ui/presentation/exam-setup.ts'
import { themeFor } from '../../src/ui/theme.ts'
import { sittingOf, TWO_OF_EACH } from './exam-stage.ts'
import { SIZES } from './sizes.ts'
import { widthsOf } from './stage.ts'

const theme = themeFor({ glyphs: 'unicode', colour: 'full' })

const keysIn = (context: Context) =>
  fc.array(fc.constantFrom(...Object.values(KEYMAP[context].commands).flat()).map(keyNamed), {
    maxLength: 60,
  })

const size = fc.constantFrom(...SIZES)

it('keys at random leave a question that is there, a choice that it has, and rows that fit', () => {
  fc.assert(
    fc.property(keysIn('examQuestion'), size, fc.constantFrom('exam', 'practice'), (keys, where, mode) => {
      let view: ExamView = createExamView(sittingOf(TWO_OF_EACH), mode)
      for (const key of keys) {
        const id = commandOf('examQuestion', key)
        if (id === null || refusedAtQuestion(view, id, nameOf(key)) !== null) continue
        view = pressQuestion(view, id, nameOf(key), questionPage(view, theme, where)).view
        const question = questionOf(view)
        const choices = 'choices' in question ? question.choices.length : 1
        expect(view.choice).toBeLessThan(Math.max(1, choices))
        expect(view.sitting.questions).toEqual(TWO_OF_EACH)
      }
      const rows = questionRows(view, theme, where)
      expect(rows).toHaveLength(where.height)
      expect(widthsOf(rows)).toEqual([where.width])
    }),
    { numRuns: 40 },
  )
})

it('keys at random leave the overview within its questions', () => {
  fc.assert(
    fc.property(keysIn('examOverview'), size, fc.integer({ min: 1, max: 10 }), (keys, where, columns) => {
      let view: ExamView = createExamView(sittingOf(TWO_OF_EACH), 'exam')
      for (const key of keys) {
        const id = commandOf('examOverview', key)
        if (id !== null) view = pressOverview(view, id, columns).view
        expect(view.cell).toBeGreaterThanOrEqual(0)
        expect(view.cell).toBeLessThanOrEqual(TWO_OF_EACH.length)
      }
      expect(overviewRows(view, theme, where)).toHaveLength(where.height)
    }),
    { numRuns: 100 },
  )
})

it('keys at random leave an exam that can be made', () => {
  fc.assert(
    fc.property(keysIn('examSetup'), size, fc.integer({ min: 1, max: 5 }), (keys, where, columns) => {
      let view = createSetup(4711)
      for (const key of keys) {
        const id = commandOf('examSetup', key)
        if (id !== null) view = pressSetup(view, id, nameOf(key), columns, () => 1234).view
      }
      const { seed, questions, minutes, kernels } = recipeOf(view)
      expect(Number.isSafeInteger(seed) && seed >= 0).toBe(true)
      expect([10, 20, 30]).toContain(questions)
      expect(minutes).toBeGreaterThanOrEqual(5)
      expect(kernels.length).toBeGreaterThan(0)
      expect(view.topics.length).toBeGreaterThan(0)
      const rows = setupScreenRows(view, null, theme, where)
      expect(rows).toHaveLength(where.height)
      expect(widthsOf(rows)).toEqual([where.width])
    }),
    { numRuns: 200 },
  )
})
