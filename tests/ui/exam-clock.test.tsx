import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Sitting } from '../../src/game/exam/sitting.ts'
import { ExamSitting } from '../../src/ui/screens/exam-sitting.tsx'
import { themeFor } from '../../src/ui/theme.ts'
import { oneOf, RECIPE, sittingOf } from './exam-stage.ts'
import { mountKeyed } from './keyed.tsx'

const clock = vi.hoisted(() => ({ now: 0 }))
vi.mock('../../src/ui/monotonic.ts', () => ({
  stopwatch: () => {
    const start = clock.now
    return () => clock.now - start
  },
}))

const MINUTE = 60_000
const theme = themeFor({ glyphs: 'unicode', colour: 'full' })

beforeEach(() => {
  clock.now = 0
})

async function mountExam() {
  const onOver = vi.fn<(sitting: Sitting) => void>()
  const questions = [oneOf('predict'), oneOf('order')]
  const sitting = sittingOf(questions, { ...RECIPE, questions: 2, minutes: 10 })
  const screen = await mountKeyed(
    <ExamSitting sitting={sitting} mode="exam" theme={theme} onOver={onOver} onLeave={() => {}} />,
    theme,
  )
  await screen.waitFor('10:00 left')
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) {
      await screen.press(key)
      await screen.quiet(10)
    }
  }
  return { screen, press, onOver }
}

/** What stops the clock, by the keys that lead there and what is shown there, and back. */
const STANDS = [
  ['a pause', ['Escape'], 'Paused: exam', ['Enter']],
  ['the question after Ctrl-C', ['CtrlC'], 'Leave cowhand?', ['Enter']],
  ['the pause of a trap', ['n', 'Enter', 'Escape'], 'Paused: exam', ['Enter']],
  ['the help of a trap', ['n', 'Enter', '?'], 'Paused: how to play', ['Escape']],
] as const

describe('the clock of an exam', () => {
  it('goes on through questions, overview, trap and handing in', async () => {
    const { screen, press } = await mountExam()
    clock.now = MINUTE
    await press('n')
    await screen.waitFor('9:00 left')
    clock.now = 2 * MINUTE
    await press('o')
    await screen.waitFor('8:00 left')
    clock.now = 3 * MINUTE
    await press('H', 'Escape')
    await screen.waitFor('7:00 left')
    clock.now = 4 * MINUTE
    await press('Escape', 'Enter')
    await screen.waitFor('6:00 left')
  })

  it.each(STANDS)('stands in %s', async (_, to, shown, back) => {
    const { screen, press } = await mountExam()
    await press(...to)
    await screen.waitFor(shown)
    clock.now += 8 * MINUTE
    await press(...back)
    await screen.waitFor('10:00 left')
  })

  it('stands while the terminal is too small to see anything', async () => {
    const { screen, press } = await mountExam()
    await screen.resize(50, 15)
    await screen.waitFor('50x15')
    clock.now += 8 * MINUTE
    await screen.resize(80, 24)
    await screen.waitFor('Question 1 of 2')
    await press('n')
    await screen.waitFor('10:00 left')
  })

  it('says in words when little is left, and ends the exam at the next key', async () => {
    const { screen, press, onOver } = await mountExam()
    clock.now = 5 * MINUTE + 1000
    await press('1')
    await screen.waitFor('less than 5 minutes left  4:59')
    clock.now = 9 * MINUTE + 30_000
    await press('f')
    await screen.waitFor('less than 1 minute left  0:30')
    clock.now = 11 * MINUTE
    await press('n')
    expect(onOver).toHaveBeenCalledTimes(1)
    expect(onOver.mock.calls[0]?.[0]).toMatchObject({
      over: true,
      elapsed: 10 * MINUTE,
      answers: [{ of: 'choice', choice: 0 }, null],
      flagged: [true, false],
    })
  })
})
