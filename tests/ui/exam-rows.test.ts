import { describe, expect, it } from 'vitest'
import { type Answer, stepsOfBeliever } from '../../src/game/exam/answer.ts'
import type { Question } from '../../src/game/exam/question.ts'
import { reportOn } from '../../src/game/exam/report.ts'
import { lastsFor, sit } from '../../src/game/exam/sitting.ts'
import { answerWords } from '../../src/game/exam/words.ts'
import { reviewOf } from '../../src/ui/exam/press-review.ts'
import { EMPTY_REPORT, pressReport, type Reported, weakestTopic } from '../../src/ui/exam/report-view.ts'
import { answered, createExamView, goTo } from '../../src/ui/exam/view.ts'
import { examBriefRows } from '../../src/ui/presentation/exam-brief.ts'
import { examHeaderRow } from '../../src/ui/presentation/exam-header.ts'
import { makingRows } from '../../src/ui/presentation/exam-making.ts'
import { overviewRows } from '../../src/ui/presentation/exam-overview.ts'
import { questionPage, questionRows } from '../../src/ui/presentation/exam-question.ts'
import { reportLines, reportPage, reportRows } from '../../src/ui/presentation/exam-report.ts'
import { reviewedOf, reviewPage, reviewRows } from '../../src/ui/presentation/exam-review.ts'
import { type Row, rowWidth } from '../../src/ui/text.ts'
import { themeFor } from '../../src/ui/theme.ts'
import { instructionText } from '../../src/workload/index.ts'
import { drawnQuestions } from '../game/exam/drawn.ts'
import { gameOn } from '../game/stage.ts'
import { inChinese, oneOf, RECIPE, sittingOf, TWO_OF_EACH, wrongChoice } from './exam-stage.ts'
import { SIZES } from './sizes.ts'
import { LEVELS, textOf, widthsOf } from './stage.ts'

const theme = themeFor({ glyphs: 'unicode', colour: 'full' })
const QUESTIONS = drawnQuestions(2026, 200)
const levels = LEVELS.map(id => gameOn(id).level)

const WHERE = SIZES.flatMap(size => (['en', 'zh'] as const).map(language => ({ ...size, language })))

const textsOf = (rows: readonly Row[]): string => rows.map(textOf).join('\n')

/** Without blanks, as it is whatever lines it is broken into. */
const squeezed = (text: string): string => text.replace(/\s+/g, '')

/** What somebody answers who is wrong: the first wrong choice, or a believer's steps. */
function wrongAnswer(question: Question): Answer {
  if ('choices' in question) return { of: 'choice', choice: wrongChoice(question) }
  return { of: 'steps', steps: stepsOfBeliever(question, question.target) ?? [{ do: 'return' }] }
}

function expectFit(
  rows: readonly Row[],
  { width, height }: { readonly width: number; readonly height: number },
) {
  expect(rows).toHaveLength(height)
  expect(widthsOf(rows)).toEqual([width])
  expect(textsOf(rows)).not.toContain('…')
}

describe.each(WHERE)('at $width x $height in $language', ({ language, ...size }) => {
  it('each of 200 questions fits, with all its answers, and all of the run within reach', async () => {
    if (language === 'zh') await inChinese()
    for (const question of QUESTIONS) {
      const view = createExamView(sittingOf([question]), 'exam')
      const { most, room } = questionPage(view, theme, size)
      const shown: string[] = []
      for (let scroll = 0; scroll <= most; scroll += Math.max(1, room - 1)) {
        const rows = questionRows({ ...view, scroll: Math.min(scroll, most) }, theme, size)
        expectFit(rows, size)
        shown.push(textsOf(rows))
      }
      shown.push(textsOf(questionRows({ ...view, scroll: most }, theme, size)))
      if ('choices' in question)
        for (const { answer } of question.choices)
          expect(squeezed(shown[0] ?? '')).toContain(squeezed(answerWords(question, answer)))
      const hidden = question.kind === 'detective' ? question.scenario.run : []
      const story = [...question.scenario.setup, ...question.scenario.run].filter(
        one => !hidden.includes(one),
      )
      for (const instruction of story) expect(shown.join('\n')).toContain(instructionText(instruction))
    }
  })

  it('each of 200 answers fits, at the beginning of its run, in it, and at its end', async () => {
    if (language === 'zh') await inChinese()
    for (const question of QUESTIONS) {
      const sitting = sit(sittingOf([question]), { do: 'answer', answer: wrongAnswer(question) })
      const reviewed = reviewedOf(sitting, 0)
      if (reviewed === null) throw new Error('there is a question')
      const last = reviewed.moments.length - 1
      for (const moment of new Set([0, Math.floor(last / 2), last])) {
        const view = { ...reviewOf(0), moment }
        const { most } = reviewPage(reviewed, view, theme, size)
        expectFit(reviewRows(reviewed, view, 'exam', theme, size), size)
        if (most > 0)
          expectFit(reviewRows(reviewed, { ...view, scroll: most }, 'practice', theme, size), size)
      }
    }
  })

  it('the overview, the brief, the header and the making of an exam fit', async () => {
    if (language === 'zh') await inChinese()
    const questions = QUESTIONS.slice(0, 60)
    const sitting = sittingOf(questions, { ...RECIPE, questions: 60 })
    let view = createExamView(sitting, 'exam')
    for (const [index, question] of questions.entries())
      if (index % 2 === 0) view = answered(goTo(view, index), wrongAnswer(question))
    const rows = { ...size, height: size.height - 1 }
    for (const cell of [0, 33, 59, 60]) expectFit(overviewRows({ ...view, cell }, theme, rows), rows)
    expectFit(makingRows(3, 30, theme, size), size)
    const flagged = { ...view, sitting: sit(view.sitting, { do: 'flag' }) }
    for (const elapsed of [0, 5 * 60_000 + 1, 9 * 60_000 + 1, 10 * 60_000])
      for (const where of [null, 'Overview'])
        expect(rowWidth(examHeaderRow(flagged, where, elapsed, theme, size.width))).toBe(size.width)
    for (const mode of ['exam', 'practice'] as const)
      for (const row of examBriefRows(sitting, mode, theme, size.width - 4))
        expect(rowWidth(row)).toBeLessThanOrEqual(size.width - 4)
  })

  it('the report fits, and every line of it comes into sight', async () => {
    if (language === 'zh') await inChinese()
    let sitting = sittingOf(TWO_OF_EACH)
    for (const [at, question] of TWO_OF_EACH.entries()) {
      sitting = sit(sitting, { do: 'go', to: at })
      sitting = sit(sitting, { do: 'answer', answer: wrongAnswer(question) })
    }
    const report = reportOn(sitting, levels)
    const weakest = weakestTopic(report)
    const reported: Reported = {
      sitting,
      report,
      mode: 'exam',
      due: levels.slice(0, 3),
      weakest: weakest === null ? null : { ...weakest, topic: weakest.of, level: levels[0] ?? null },
    }
    const lines = reportLines(reported, theme, size.width)
    const page = reportPage(lines, size.height)
    const seen = new Set<string>()
    let view = EMPTY_REPORT
    for (let step = 0; step < lines.length + page.items.length; step++) {
      const rows = reportRows(reported, lines, view, theme, size)
      expectFit(rows, size)
      for (const row of rows) seen.add(textOf(row).trim().replace(/^▸/, '').trim())
      view = pressReport(view, 'down', page).view
    }
    for (const { row } of lines) expect(seen).toContain(textOf(row(false)).trim())
    expect(view.at).toBe(page.items.length - 1)
  })
})

describe('the header', () => {
  const view = createExamView(sittingOf([oneOf('predict')]), 'exam')
  const all = lastsFor(RECIPE)
  it.each([
    [10 * 60_000, '10:00 left'],
    [10 * 60_000 - 61_000, '8:59 left'],
    [5 * 60_000, '5:00 left'],
    [5 * 60_000 - 1, 'less than 5 minutes left  5:00'],
    [60_000, 'less than 5 minutes left  1:00'],
    [59_999, 'less than 1 minute left  1:00'],
    [1, 'less than 1 minute left  0:01'],
    [0, 'less than 1 minute left  0:00'],
  ])('with %i ms left says %s', (left, said) => {
    const elapsed = all - left
    expect(textOf(examHeaderRow(view, null, elapsed, theme, 80))).toContain(said)
  })

  it('says nothing of time in practice', () => {
    const header = textOf(examHeaderRow({ ...view, mode: 'practice' }, null, 0, theme, 80))
    expect(header).toContain('practice')
    expect(header).not.toContain('left')
  })
})

describe('what is said of a mistaken handler', () => {
  const size = { width: 200, height: 60 }
  const reasons = (question: Question): string[] => {
    const reviewed = reviewedOf(sittingOf([question]), 0)
    if (reviewed === null) throw new Error('there is a question')
    return reviewRows(reviewed, reviewOf(0), 'exam', theme, size)
      .map(textOf)
      .filter(row => row.startsWith(` ${theme.glyphs.mark} `))
  }
  const bugs = drawnQuestions(5, 40, ['bug']).flatMap(question => (question.kind === 'bug' ? [question] : []))

  it('begins with the rule that breaks first, where that is asked', () => {
    const asked = bugs.filter(({ flaw }) => flaw.of === 'rule')
    expect(asked.length).toBeGreaterThan(10)
    for (const question of asked)
      expect(reasons(question)[0]).toContain(`  ${question.choices[question.right]?.answer}: `)
  })

  it('begins with who reads what, where that is asked', () => {
    const asked = bugs.filter(({ flaw }) => flaw.of === 'sees')
    expect(asked.length).toBeGreaterThan(3)
    for (const question of asked) expect(reasons(question)[0]).toMatch(/B4: | reads | read\(2\) /)
  })
})
