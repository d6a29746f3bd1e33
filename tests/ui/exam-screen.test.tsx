import { describe, expect, it, vi } from 'vitest'
import type { Question } from '../../src/game/exam/question.ts'
import type { Report } from '../../src/game/exam/report.ts'
import type { Sitting } from '../../src/game/exam/sitting.ts'
import type { ExamMode } from '../../src/ui/exam/view.ts'
import { ExamGame } from '../../src/ui/screens/exam-game.tsx'
import { ExamSitting } from '../../src/ui/screens/exam-sitting.tsx'
import { themeFor } from '../../src/ui/theme.ts'
import { gameOn } from '../game/stage.ts'
import type { MountOptions } from '../terminal/in-process.ts'
import { ONE_OF_EACH, oneOf, RECIPE, sittingOf } from './exam-stage.ts'
import { mountKeyed } from './keyed.tsx'
import { SIZES } from './sizes.ts'

const theme = themeFor({ glyphs: 'unicode', colour: 'full' })
const levels = ['first-write', 'grandchild-writes'].map(id => gameOn(id).level)

async function mountSitting(
  questions: readonly Question[] = ONE_OF_EACH,
  { mode = 'exam', minutes = 10, ...size }: { mode?: ExamMode; minutes?: number } & MountOptions = {},
) {
  const onOver = vi.fn<(sitting: Sitting) => void>()
  const onLeave = vi.fn()
  const sitting = sittingOf(questions, { ...RECIPE, questions: questions.length, minutes })
  const screen = await mountKeyed(
    <ExamSitting sitting={sitting} mode={mode} theme={theme} onOver={onOver} onLeave={onLeave} />,
    theme,
    size,
  )
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) {
      await screen.press(key)
      await screen.quiet(10)
    }
  }
  return { screen, press, onOver, onLeave }
}

const [predict, order] = [oneOf('predict'), oneOf('order')]

describe('an exam that is sat', () => {
  it('says nothing of an answer, and hands in what was answered', async () => {
    const { screen, press, onOver } = await mountSitting([predict, oneOf('detective')])
    await screen.waitFor('Question 1 of 2')
    await press('2', 'n')
    expect(screen.text()).toContain('Question 2 of 2')
    await press('1', 'Backspace', 'f', 'o')
    await screen.waitFor('1 answered, 1 without an answer, 1 flagged')
    expect(screen.text()).not.toMatch(/right|wrong/)
    await press('H')
    await screen.waitFor('1 question has no answer and would be wrong.')
    await press('Enter')
    await screen.waitFor('Overview')
    expect(onOver).not.toHaveBeenCalled()
    await press('H', 'Down', 'Enter')
    expect(onOver).toHaveBeenCalledTimes(1)
    expect(onOver.mock.calls[0]?.[0]).toMatchObject({
      answers: [{ of: 'choice', choice: 1 }, null],
      flagged: [false, true],
      over: true,
    })
  })

  it('takes the steps up to the return as an answer, without a verdict', async () => {
    const { screen, press, onOver } = await mountSitting([order])
    await screen.waitFor('no answer yet: Enter opens the trap')
    await press('Enter')
    await screen.waitFor('Play the cards')
    expect(screen.text()).not.toMatch(/undo|redo|hint|give up/)
    await press('u', '1', '?')
    await screen.waitFor('the trap is over, and the steps')
    expect(screen.text()).not.toContain('verdict comes')
    await press('Escape', 'r')
    await screen.waitFor('Enter opens the trap once more')
    expect(screen.text()).not.toMatch(/clean|wasteful|unsafe|points/)
    await press('o', 'H', 'Down', 'Enter')
    const [answer] = onOver.mock.calls[0]?.[0].answers ?? []
    expect(answer).toMatchObject({ of: 'steps' })
    expect(answer?.of === 'steps' ? answer.steps.at(-1) : null).toEqual({ do: 'return' })
  })

  it('leaves a trap without an answer by its pause, and goes on where it was', async () => {
    const { screen, press, onLeave } = await mountSitting([order])
    await press('Enter')
    await screen.waitFor('Play the cards')
    await press('1', 'Escape')
    await screen.waitFor('Paused: exam')
    expect(screen.text()).not.toContain('your handler')
    await press('Enter')
    await screen.waitFor('your handler')
    expect(screen.text()).not.toMatch(/^ 1 _/m)
    await press('Escape', 'Down', 'Enter')
    await screen.waitFor('no answer yet')
    await press('Escape', 'Up', 'Enter')
    expect(onLeave).toHaveBeenCalledTimes(1)
  })

  it('asks once before it leaves by Ctrl-C, and shows no question meanwhile', async () => {
    const { screen, press } = await mountSitting([predict])
    await screen.waitFor('Question 1 of 1')
    await press('CtrlC')
    await screen.waitFor('Ctrl-C again leaves; this exam is lost.')
    expect(screen.text()).not.toContain('before the run')
    await press('Escape')
    await screen.waitFor('before the run')
    await press('CtrlC', 'CtrlC')
    await screen.exit
  })

  it('stays where it is in a terminal that is too small for it', async () => {
    const { screen, press } = await mountSitting([predict, order])
    await press('n')
    await screen.waitFor('Question 2 of 2')
    await screen.resize(50, 15)
    await screen.waitFor('50x15')
    expect(screen.text()).not.toContain('Question')
    await press('p')
    await screen.resize(80, 24)
    await screen.waitFor('Question 2 of 2')
  })

  it('does nothing with a paste', async () => {
    const { screen, press } = await mountSitting([order])
    await press('Enter')
    await screen.waitFor('Play the cards')
    await screen.press(`\u001b[200~${'r'.repeat(100)}\u001b[201~`)
    await screen.waitFor('That was a paste of 100 characters')
  })

  it('ends by itself when the time is up, once', async () => {
    const { screen, press, onOver } = await mountSitting([predict, order], { minutes: 0.01 })
    await vi.waitFor(() => expect(onOver).toHaveBeenCalled(), { timeout: 30_000 })
    await screen.quiet(20)
    await press('n', '1')
    expect(onOver).toHaveBeenCalledTimes(1)
    expect(onOver.mock.calls[0]?.[0]).toMatchObject({ over: true, elapsed: 600 })
  })
})

describe('practice', () => {
  it('says each answer at once, and goes on', async () => {
    const { screen, press, onOver } = await mountSitting([predict, oneOf('bug')], { mode: 'practice' })
    await screen.waitFor('practice')
    await press('1')
    await screen.waitFor('the run that shows it')
    expect(screen.text()).toMatch(/Question 1 of 2 {2}[✓✗] (right|wrong)/)
    await press('Right')
    await screen.waitFor(/2 of \d+/)
    await press('Enter')
    await screen.waitFor('Question 2 of 2')
    await press('1')
    await screen.waitFor('the run that shows it')
    await press('Enter')
    await screen.waitFor('2 answered, 0 without an answer')
    await press('Enter')
    await screen.waitFor('Every question has an answer.')
    await press('Down', 'Enter')
    expect(onOver).toHaveBeenCalledTimes(1)
  })
})

describe('an exam from its choice to its report', () => {
  async function mountExam() {
    const onDone = vi.fn<(sitting: Sitting, report: Report) => void>()
    const onLevel = vi.fn()
    const onLeave = vi.fn()
    const screen = await mountKeyed(
      <ExamGame
        recipe={{ ...RECIPE, questions: 2, difficulty: 'easy', kinds: ['predict'] }}
        theme={theme}
        levels={levels}
        due={levels.slice(0, 1)}
        onDone={onDone}
        onLevel={onLevel}
        onLeave={onLeave}
      />,
      theme,
    )
    const press = async (...keys: string[]): Promise<void> => {
      for (const key of keys) {
        await screen.press(key)
        await screen.quiet(10)
      }
    }
    await screen.waitFor('Making the questions')
    await screen.waitFor('Enter begin', { timeout: 30_000 })
    await press('Enter')
    await screen.waitFor('Question 1 of 2')
    return { screen, press, onDone, onLevel, onLeave }
  }

  it('makes its questions, is sat, and reports', async () => {
    const { screen, press, onDone, onLevel } = await mountExam()
    await press('1', 'n', '1', 'o', 'H', 'Down', 'Enter')
    await screen.waitFor(/\d of 2 right/)
    expect(onDone).toHaveBeenCalledTimes(1)
    const [sitting, report] = onDone.mock.calls[0] ?? []
    expect(sitting?.answers).toHaveLength(2)
    expect(screen.text()).toContain(`${report?.right} of 2 right`)
    await press('Enter')
    await screen.waitFor('the run that shows it')
    await press('n')
    await screen.waitFor('Question 2 of 2')
    await press('Escape')
    await screen.waitFor('Report: exam, seed 7')
    await press('PageDown')
    for (let step = 0; step < 60 && !/▸ Solve again/.test(screen.text()); step++) await press('Down')
    expect(screen.text()).toContain('▸ Solve again: First write')
    await press('Enter')
    expect(onLevel).toHaveBeenCalledWith('first-write')
  }, 60_000)

  it('is practised on the same questions, which is not reported as an exam', async () => {
    const { screen, press, onDone, onLeave } = await mountExam()
    await press('o', 'H', 'Down', 'Enter')
    await screen.waitFor('0 of 2 right')
    await press('Down', 'Enter')
    await screen.waitFor('Practice, seed 7')
    await press('Enter')
    await screen.waitFor('practice')
    await press('o', 'H', 'Down', 'Enter')
    await screen.waitFor('Report: practice, seed 7')
    expect(onDone).toHaveBeenCalledTimes(1)
    await press('Escape')
    expect(onLeave).toHaveBeenCalledTimes(1)
  }, 60_000)
})

it.each(SIZES)('keeps within the screen at $width x $height', async ({ width, height }) => {
  const { screen, press } = await mountSitting(ONE_OF_EACH, { cols: width, rows: height })
  for (let question = 0; question < ONE_OF_EACH.length; question++) {
    await screen.waitFor(`${question + 1} of ${ONE_OF_EACH.length}`)
    expect(screen.wrapped).toBe(0)
    expect(screen.cells().map(row => row.length)).toEqual(Array.from({ length: height }, () => width))
    await press('n')
  }
  await screen.waitFor('Overview')
})
