import { afterEach, describe, expect, test } from 'vitest'
import type { Question } from '../../../src/game/exam/question.ts'
import { answerWords, askWords } from '../../../src/game/exam/words.ts'
import { speak } from '../../../src/text/index.ts'
import { drawnQuestions } from './drawn.ts'

const questions = drawnQuestions(11, 400)

afterEach(() => speak('en'))

const offered = (question: Question): string[] =>
  'choices' in question ? question.choices.map(({ answer }) => answerWords(question, answer)) : []

const HOLE = /undefined|null|NaN|\[object|\bnone\b|nothing$/

test('every question reads as a sentence, and every answer as one or as a name', () => {
  for (const question of questions) {
    const ask = askWords(question)
    expect(ask).toMatch(/^[A-Z].*[.?]$/)
    expect(ask).not.toMatch(HOLE)
    const answers = offered(question)
    expect(new Set(answers).size).toBe(answers.length)
    for (const answer of answers) {
      expect(answer).toMatch(/^\S(?:.*\S)?$/)
      expect(answer).not.toMatch(HOLE)
    }
  }
})

test('every question and every answer is Chinese in Chinese, but for names', async () => {
  await speak('zh')
  for (const question of questions) {
    expect(askWords(question)).toMatch(/\p{Script=Han}.*[。？]$/u)
    const answers = offered(question)
    expect(new Set(answers).size).toBe(answers.length)
    for (const answer of answers)
      expect(answer).toMatch(/\p{Script=Han}|^\d+$|^'.'$|^(?:P\d|init)(?:、P\d)*$|^W$/u)
  }
})

describe('in both languages', () => {
  const heap: Question = {
    kind: 'predict',
    topic: 'fork',
    target: 'M8',
    scenario: {
      kernel: 'xv6',
      frames: 4,
      setup: [
        { by: 1, do: 'map', region: 'heap', kind: 'anon', share: 'private', pages: 1, rights: 'rw' },
        { by: 1, do: 'fork', child: 2 },
      ],
      run: [{ by: 2, do: 'load', region: 'heap', page: 0 }],
    },
    ask: { of: 'bits', process: 2, page: 0 },
    choices: [
      { answer: 'cow', beliefs: [] },
      { answer: 'rw', beliefs: ['M8'] },
    ],
    right: 0,
  }

  test.each([
    ['en', { of: 'reads' }, 'What does the last instruction of the run, P2 load heap[0], read?'],
    ['zh', { of: 'reads' }, '这段运行的最后一条指令 P2 load heap[0] 读到什么？'],
    ['en', heap.ask, "What are the bits of P2's PTE for heap[0] after the run?"],
    ['zh', heap.ask, '运行之后，P2 的 heap[0] 的页表项有哪些位？'],
    ['en', { of: 'parent', process: 2 }, "Who is P2's parent after the run?"],
    ['zh', { of: 'parent', process: 2 }, '运行之后，P2 的父进程是谁？'],
  ] as const)('%s: %j', async (language, ask, words) => {
    await speak(language)
    expect(askWords({ ...heap, ask })).toBe(words)
  })
})
