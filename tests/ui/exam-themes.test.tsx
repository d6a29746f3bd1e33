import type { ReactNode } from 'react'
import { it } from 'vitest'
import { reportOn } from '../../src/game/exam/report.ts'
import { createSetup } from '../../src/ui/exam/setup.ts'
import { ExamReportScreen } from '../../src/ui/screens/exam-report-screen.tsx'
import { ExamSetupScreen } from '../../src/ui/screens/exam-setup-screen.tsx'
import { ExamSitting } from '../../src/ui/screens/exam-sitting.tsx'
import type { Theme } from '../../src/ui/theme.ts'
import { ONE_OF_EACH, sittingOf } from './exam-stage.ts'
import { inEveryTheme } from './in-every-theme.ts'

const sitting = sittingOf(ONE_OF_EACH)
const report = reportOn(sitting, [])
const nothing = (): void => {}

/** Screens of an exam, and the keys that lead to what is looked at. */
const SCREENS: readonly (readonly [string, (theme: Theme) => ReactNode, readonly string[], string])[] = [
  [
    'the choice',
    theme => (
      <ExamSetupScreen
        initial={createSetup(1)}
        notice={null}
        theme={theme}
        onChoose={nothing}
        onBack={nothing}
      />
    ),
    [],
    'Exam: would you pass?',
  ],
  ...(
    [
      ['a question', ['1', 'f'], 'Question 1 of 5'],
      ['a trap question', ['n'], 'no answer yet'],
      ['a trap', ['n', 'Enter'], 'Play the cards'],
      ['the overview', ['1', 'n', 'f', 'o'], '1 answered'],
    ] as const
  ).map(
    ([name, keys, shown]) =>
      [
        name,
        (theme: Theme) => (
          <ExamSitting sitting={sitting} mode="exam" theme={theme} onOver={nothing} onLeave={nothing} />
        ),
        keys,
        shown,
      ] as const,
  ),
  ...(
    [
      ['the report', [], 'Report: exam, seed 7'],
      ['an answer', ['Enter', 'Right', 'Right'], '3 of'],
    ] as const
  ).map(
    ([name, keys, shown]) =>
      [
        name,
        (theme: Theme) => (
          <ExamReportScreen
            reported={{ sitting, report, mode: 'exam', due: [], weakest: null }}
            theme={theme}
            onChoose={nothing}
          />
        ),
        keys,
        shown,
      ] as const,
  ),
]

it.each(SCREENS)('%s fills the screen in every theme, at every size', async (_, element, keys, shown) => {
  await inEveryTheme(element, keys, shown)
})
