import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { askableOn } from '../../src/game/exam/askable.ts'
import {
  EXAM_VERSION,
  HARDNESS,
  LONGEST_EXAM,
  MOST_QUESTIONS,
  makeExam,
  USUAL_EXAM,
} from '../../src/game/exam/exam.ts'
import { QUESTION_KINDS } from '../../src/game/exam/question.ts'
import { topicOf } from '../../src/game/exam/topics.ts'
import { MISCONCEPTION_IDS } from '../../src/kernel/index.ts'
import { HIGHEST_SEED } from '../../src/level/index.ts'
import { pageCalled, tableOf } from './tables.ts'

const page = pageCalled('exam.md')

const text = (rows: readonly (readonly string[])[]): string =>
  rows.map(cells => `| ${cells.join(' | ')} |`).join('\n')

function expectTable(right: readonly (readonly string[])[], ...head: readonly string[]): void {
  expect(text(tableOf(page, ...head)), `docs/exam.md: these rows would be right:\n${text(right)}\n`).toBe(
    text(right),
  )
}

test('every kind of question is told of', () => {
  expect(tableOf(page, 'kind', 'what is shown').map(([kind]) => kind)).toEqual([...QUESTION_KINDS])
})

test('the table of beliefs is that of the program', () => {
  const cell = (kernels: readonly string[]): string => (kernels.length === 0 ? '' : kernels.join(', '))
  expectTable(
    MISCONCEPTION_IDS.map(id => [id, topicOf(id), ...QUESTION_KINDS.map(kind => cell(askableOn(kind, id)))]),
    'belief',
    'topic',
    ...QUESTION_KINDS,
  )
})

test('the table of difficulties is that of the program', () => {
  expectTable(
    Object.entries(HARDNESS).map(([name, { processes, pages, setup, run }]) => [
      name,
      String(processes),
      String(pages),
      setup.join(' to '),
      run.join(' to '),
    ]),
    'difficulty',
  )
})

test('what is usual, and what is the most, is what the program says', () => {
  const { questions, minutes, kernels } = USUAL_EXAM
  expect(page).toContain(
    `An exam has ${questions} questions in ${minutes} minutes, on ${kernels.map(name => `\`${name}\``).join(' and ')}`,
  )
  expect(page).toContain(`\`--questions\` (1 to ${MOST_QUESTIONS}), \`--minutes\` (1 to ${LONGEST_EXAM})`)
  expect(page).toContain(`this is\nversion ${EXAM_VERSION}.`)
})

test('the vectors are those of this version: what changes them makes another version', () => {
  expectTable(
    [0, 1, 7, HIGHEST_SEED].map(seed => [
      String(seed),
      `\`${createHash('sha256')
        .update(JSON.stringify(makeExam({ ...USUAL_EXAM, seed })), 'utf8')
        .digest('hex')}\``,
    ]),
    'seed',
    'SHA-256',
  )
})
