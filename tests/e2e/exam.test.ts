import { describe, expect, it } from 'vitest'
import { type Answer, mark } from '../../src/game/exam/answer.ts'
import { makeExam } from '../../src/game/exam/exam.ts'
import { QUESTION_KINDS, type Question } from '../../src/game/exam/question.ts'
import { type ExamRecipe, USUAL_EXAM } from '../../src/game/exam/recipe.ts'
import type { DrivenTerminal } from '../terminal/terminal.ts'
import { startGame, YOURS } from './game.ts'
import { pressAtRandom, quitByKeys, tooSmallForAWhile } from './rough.ts'

const RECIPE: ExamRecipe = { ...USUAL_EXAM, seed: 7, questions: 10, minutes: 15 }

/** Made by whoever looks at the exam from outside; on a busy machine that takes its time. */
const PATIENCE = { timeout: 60_000 }

/** From the title to the first question of the exam that the recipe makes. */
async function toFirstQuestion(game: DrivenTerminal): Promise<void> {
  await game.waitFor('arrows and Enter')
  await game.press('Down', 'Down', 'Down', 'Enter')
  await game.waitFor('Exam: would you pass?')
  await game.press('Down', 'Down', 'Down', 'Left', 'Left')
  await game.waitFor(/Questions .*10/)
  await game.press('Up', 'Up', 'Up', '7')
  await game.waitFor(/Seed +7_/)
  await game.press('Enter')
  await game.waitFor('Enter begin', PATIENCE)
  await game.press('Enter')
  await game.waitFor('Question 1 of 10')
}

/** Answers the question in sight: rightly by its number, or by a handler that does nothing but return. */
async function answer(game: DrivenTerminal, question: Question): Promise<Answer> {
  if ('choices' in question) {
    await game.press(String(question.right + 1))
    await game.waitFor('●')
    return { of: 'choice', choice: question.right }
  }
  await game.press('Enter')
  await game.waitFor(YOURS)
  await game.waitFor(question.kind === 'order' ? '── cards' : '── primitives')
  await game.press('r')
  await game.waitFor('Enter opens the trap once more')
  return { of: 'steps', steps: [{ do: 'return' }] }
}

describe('an exam', () => {
  it('is sat with a question of every kind, and its report is read', async () => {
    const game = startGame()
    await toFirstQuestion(game)
    const questions = makeExam(RECIPE)
    expect(new Set(questions.map(({ kind }) => kind))).toEqual(new Set(QUESTION_KINDS))
    let right = 0
    for (const [index, question] of questions.entries()) {
      await game.waitFor(`Question ${index + 1} of 10`)
      const given = await answer(game, question)
      right += mark(question, given).right ? 1 : 0
      expect(game.text()).not.toMatch(/✓|✗/)
      if (index === 4) await tooSmallForAWhile(game)
      await game.press('n')
    }
    await game.waitFor('10 answered, 0 without an answer')
    await game.press('H')
    await game.waitFor('Every question has an answer.')
    await game.press('Down', 'Enter')
    await game.waitFor(`${right} of 10 right`)
    expect(right).toBeGreaterThan(5)
    await game.press('Enter')
    await game.waitFor('the run that shows it')
    await game.waitFor(/1 of \d+/)
    await game.press('Right')
    await game.waitFor(/ 2 of \d+ ──/)
    await game.press('n')
    await game.waitFor('Question 2 of 10')
    await game.press('Escape')
    await game.waitFor('Report: exam, seed 7')
    await quitByKeys(game)
  })

  it('asks once before it is lost, and is left by its pause', async () => {
    const game = startGame({ cols: 60, rows: 20 })
    await toFirstQuestion(game)
    await game.press('CtrlC')
    await game.waitFor('Ctrl-C again leaves; this exam is lost.')
    await game.press('Escape')
    await game.waitFor('Question 1 of 10')
    await game.press('Escape')
    await game.waitFor('Paused: exam')
    await quitByKeys(game)
  })

  it('survives keys at random', async () => {
    const game = startGame()
    await toFirstQuestion(game)
    const keys = ['Left', 'Right', 'Down', 'Enter', 'Tab', ...'1234fonp?:rau', ' ', 'PageDown', 'PageUp']
    await pressAtRandom(game, { seed: 5, keys })
    await quitByKeys(game)
  })
})
