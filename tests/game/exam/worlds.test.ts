import { expect, test } from 'vitest'
import { answerIn } from '../../../src/game/exam/ask.ts'
import { startOf } from '../../../src/game/exam/start.ts'
import { Worlds } from '../../../src/game/exam/world.ts'
import { KERNELS, MISCONCEPTION_IDS } from '../../../src/kernel/index.ts'
import { drawnQuestions } from './drawn.ts'
import { runWorld } from './plain-world.ts'

const questions = drawnQuestions(3, 250, ['predict'])

test('the world of a believer is what comes of running all anew with his handlers', () => {
  for (const { scenario } of questions) {
    const start = startOf(scenario)
    const kernel = KERNELS[scenario.kernel]
    const before = JSON.stringify(start)
    const worlds = new Worlds(start, kernel, scenario.run)
    for (const belief of [null, ...MISCONCEPTION_IDS]) {
      const world = belief === null ? worlds.truth : worlds.of(belief)
      expect(world, `${belief}: ${JSON.stringify(scenario)}`).toEqual(
        runWorld(start, kernel, scenario.run, belief),
      )
    }
    expect(JSON.stringify(start)).toBe(before)
  }
})

test('every wrong answer is what the believers that it names would give', () => {
  for (const question of questions) {
    if (question.kind !== 'predict') continue
    const { ask, choices, right, scenario } = question
    const start = startOf(scenario)
    const kernel = KERNELS[scenario.kernel]
    for (const id of MISCONCEPTION_IDS) {
      const world = runWorld(start, kernel, scenario.run, id)
      const answer = world === null ? null : answerIn(world, ask)
      const given = choices.findIndex(({ beliefs }) => beliefs.includes(id))
      if (given >= 0) expect(choices[given]?.answer).toBe(answer)
      else if (answer !== null)
        expect(choices.findIndex(choice => choice.answer === answer)).toBeOneOf([right, -1])
    }
  }
})
