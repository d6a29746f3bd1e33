import { readFileSync, writeFileSync } from 'node:fs'
import { afterEach, describe, expect, it, test } from 'vitest'
import { mark } from '../../../src/game/exam/answer.ts'
import { type ExamRecipe, makeExam, USUAL_EXAM } from '../../../src/game/exam/exam.ts'
import { cardsOf, neededCards, trapOf } from '../../../src/game/exam/paper/handler.ts'
import { examKey } from '../../../src/game/exam/paper/key.ts'
import { examPaper } from '../../../src/game/exam/paper/sheet.ts'
import { evidenceOf } from '../../../src/game/exam/proc-table.ts'
import type { ChoiceQuestion, Question, TrapQuestion } from '../../../src/game/exam/question.ts'
import { EXAM_KERNELS } from '../../../src/game/exam/recipe.ts'
import { startOf } from '../../../src/game/exam/start.ts'
import { answerWords, askWords } from '../../../src/game/exam/words.ts'
import { MISCONCEPTION_IDS, misconceptionText } from '../../../src/kernel/index.ts'
import { processesOf, processName } from '../../../src/machine/index.ts'
import { speak } from '../../../src/text/index.ts'
import { instructionText } from '../../../src/workload/index.ts'

afterEach(() => speak('en'))

const recipe: ExamRecipe = { ...USUAL_EXAM, seed: 7, kernels: EXAM_KERNELS }
const questions = makeExam(recipe)
const sheet = examPaper(recipe, questions)
const key = examKey(recipe, questions)

const isChoice = (question: Question): question is ChoiceQuestion => 'choices' in question
const isTrap = (question: Question): question is TrapQuestion =>
  question.kind === 'order' || question.kind === 'by-hand'

/** What stands under the heading of each question. */
const partsOf = (text: string): string[] => text.split(/^## \d+\. /m).slice(1)

/** The cells of all tables. */
const rowsOf = (text: string): string[][] =>
  text
    .split('\n')
    .filter(line => line.startsWith('|'))
    .map(line =>
      line
        .slice(2, -2)
        .split(' | ')
        .map(cell => cell.trim()),
    )

/** Golden files: COWHAND_UPDATE=1 writes them anew. */
function expectGolden(name: string, text: string): void {
  const file = new URL(`../../fixtures/exam/${name}`, import.meta.url)
  if (process.env.COWHAND_UPDATE === '1') writeFileSync(file, text)
  expect(text).toBe(readFileSync(file, 'utf8'))
}

describe('an exam of ten questions on paper', () => {
  const ten = { ...recipe, questions: 10 }
  const made = makeExam(ten)

  test.each([
    ['en', examPaper, 'exam-7.md'],
    ['en', examKey, 'exam-7-key.md'],
    ['zh', examPaper, 'exam-7.zh.md'],
    ['zh', examKey, 'exam-7-key.zh.md'],
  ] as const)('is, in %s, what it was', async (language, written, file) => {
    await speak(language)
    expectGolden(file, written(ten, made))
  })
})

describe('the sheet', () => {
  const parts = partsOf(sheet)

  it('has every question, in order', () => {
    expect(parts).toHaveLength(questions.length)
  })

  it('names what it was made from', () => {
    expect(sheet).toContain(
      '- Seed 7, version 1 of the exams\n- 30 questions, 45 minutes\n- Kernels: xv6, Linux',
    )
  })

  it('asks each question, and offers all its choices, none of them marked', () => {
    for (const [index, question] of questions.entries()) {
      const part = parts[index] ?? ''
      expect(part).toContain(askWords(question))
      if (!isChoice(question)) continue
      const offered = question.choices.map(
        ({ answer }, choice) => `- [ ] ${'abcd'.charAt(choice)}) ${answerWords(question, answer)}`,
      )
      expect(part).toContain(offered.join('\n'))
      expect(part.match(/- \[/g)).toHaveLength(question.choices.length)
    }
  })

  it('shows the machine of each question, every process and every frame that is in use', () => {
    for (const [index, question] of questions.entries()) {
      if (question.kind === 'detective') continue
      const rows = rowsOf(parts[index] ?? '')
      const machine = question.kind === 'predict' ? startOf(question.scenario) : trapOf(question).before
      const shown = rows.map(([first]) => first)
      for (const { id } of processesOf(machine).slice(1)) expect(shown).toContain(processName(id))
      const counts = rows.find(([first]) => first === 'count')?.slice(1) ?? []
      const own = counts.slice(machine.demand === null ? 0 : 1)
      expect(own).toEqual(machine.frames.map(({ count }) => String(count)))
      expect(parts[index]).toContain(`The machine has ${machine.limit} frame`)
    }
  })

  it('tells the whole run of what is to be predicted, and the trap of what is to be handled', () => {
    for (const [index, question] of questions.entries()) {
      const run = question.scenario.run.map(instruction => `\`${instructionText(instruction)}\``)
      if (question.kind === 'predict')
        expect(parts[index]).toContain(run.map((line, at) => `${at + 1}. ${line}`).join('\n'))
      if (isTrap(question) || question.kind === 'bug') expect(parts[index]).toContain(`${run.at(-1)} traps: `)
    }
  })

  it('shows a detective what is told and what /proc shows, and neither who is asked for nor the page tables', () => {
    for (const [index, question] of questions.entries()) {
      if (question.kind !== 'detective') continue
      const part = parts[index] ?? ''
      const { told, rows } = evidenceOf(question)
      for (const line of told) expect(part).toContain(`\`${line}\``)
      expect(rowsOf(part)).toHaveLength(rows.length + 2)
      const { clue, scenario } = question
      const hidden = scenario.run.filter(
        one => clue.of !== 'forker' || ('child' in one && one.child === clue.child),
      )
      expect(hidden.length).toBeGreaterThan(0)
      for (const one of hidden) expect(part).not.toContain(instructionText(one))
      expect(part).not.toContain('COW')
    }
  })

  it('leaves room for answers, and fills in none', () => {
    for (const [index, question] of questions.entries()) {
      const part = parts[index] ?? ''
      const blank = rowsOf(part).filter(
        ([first, ...others]) => first !== '' && others.every(cell => cell === ''),
      )
      if (question.kind === 'by-hand') expect(blank.length).toBeGreaterThanOrEqual(12)
      if (question.kind === 'order')
        expect(part.match(/^\d+\. ____ `/gm)).toHaveLength(cardsOf(question).length)
      if (part.includes('to fill in:')) expect(blank.length).toBeGreaterThanOrEqual(3)
    }
    expect(sheet.match(/to fill in:/g)?.length).toBeGreaterThan(2)
  })

  it('gives as many lines to each trap that is handled by hand', () => {
    const lengths = questions.flatMap((question, index) =>
      question.kind === 'by-hand'
        ? [rowsOf(parts[index] ?? '').filter(([first]) => /^\d+$/.test(first ?? '')).length]
        : [],
    )
    expect(new Set(lengths).size).toBe(1)
  })

  it('names no belief, no topic and no right answer', () => {
    expect(sheet).not.toMatch(/\bM\d/)
    expect(sheet).not.toMatch(/Right:|- \[x\]|Topic/)
    for (const id of MISCONCEPTION_IDS) expect(sheet).not.toContain(misconceptionText(id).belief)
  })

  it('has no empty line twice, no space at an end, and one line end at its end', () => {
    for (const text of [sheet, key]) {
      expect(text).not.toMatch(/\n\n\n| \n/)
      expect(text).toMatch(/[^\n]\n$/)
    }
  })
})

describe('the key', () => {
  const parts = partsOf(key)

  it('names the right answer, and whom each wrong one comes from', () => {
    expect(parts).toHaveLength(questions.length)
    for (const [index, question] of questions.entries()) {
      if (!isChoice(question)) continue
      const part = parts[index] ?? ''
      const right = question.choices[question.right]?.answer ?? ''
      expect(part).toContain(`**Right: ${'abcd'.charAt(question.right)}) ${answerWords(question, right)}**`)
      for (const [choice, { beliefs }] of question.choices.entries())
        for (const id of beliefs)
          expect(part).toMatch(new RegExp(`^- ${'abcd'.charAt(choice)}\\) .*\\b${id} \\(`, 'm'))
    }
  })

  it('tells each instruction of the run, and each step of the right handler with its reason', () => {
    for (const [index, question] of questions.entries()) {
      const part = parts[index] ?? ''
      if (isTrap(question) || question.kind === 'bug')
        expect(part.match(/^\d+\. `\w+.*`: \S/gm)).toHaveLength(trapOf(question).steps.length)
      else
        for (const instruction of question.scenario.run)
          expect(part).toMatch(
            new RegExp(
              `^\\d+\\. \`${instructionText(instruction).replace(/[[\].]/g, '\\$&')}\` (traps:|does not trap)`,
              'm',
            ),
          )
    }
  })

  it('puts the cards in an order that is right', () => {
    for (const question of questions) {
      if (question.kind !== 'order') continue
      const cards = cardsOf(question)
      const { steps } = trapOf(question)
      const needed = neededCards(cards, steps)
      const played = needed.flatMap(card => cards[card]?.primitives ?? [])
      expect(mark(question, { of: 'steps', steps: [...played, { do: 'return' }] }).right).toBe(true)
      expect(played).toHaveLength(steps.length - 1)
    }
  })
})
