import type { ReactNode } from 'react'
import { expect, it } from 'vitest'
import { reportOn } from '../../src/game/exam/report.ts'
import { createSetup } from '../../src/ui/exam/setup.ts'
import { ExamReportScreen } from '../../src/ui/screens/exam-report-screen.tsx'
import { ExamSetupScreen } from '../../src/ui/screens/exam-setup-screen.tsx'
import { ExamSitting } from '../../src/ui/screens/exam-sitting.tsx'
import { type Look, type Theme, themeFor } from '../../src/ui/theme.ts'
import { ONE_OF_EACH, SIZES, sittingOf } from './exam-stage.ts'
import { mountKeyed } from './keyed.tsx'

const LOOKS: readonly (readonly [string, Look])[] = [
  ['dark', { glyphs: 'unicode', colour: 'full', theme: 'dark' }],
  ['light', { glyphs: 'unicode', colour: 'full', theme: 'light' }],
  ['high contrast', { glyphs: 'unicode', colour: 'full', theme: 'contrast' }],
  ['deutan', { glyphs: 'unicode', colour: 'full', theme: 'deutan' }],
  ['tritan', { glyphs: 'unicode', colour: 'full', theme: 'tritan' }],
  ['sixteen colours', { glyphs: 'unicode', colour: '16' }],
  ['no colours, in ASCII', { glyphs: 'ascii', colour: 'none' }],
]

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
  for (const [, look] of LOOKS) {
    const theme = themeFor(look)
    const [first] = SIZES
    const screen = await mountKeyed(element(theme), theme, { cols: first.width, rows: first.height })
    for (const key of keys) {
      await screen.press(key)
      await screen.quiet(10)
    }
    await screen.waitFor(shown)
    for (const { width, height } of SIZES) {
      await screen.resize(width, height)
      await screen.quiet(20)
      const cells = screen.cells()
      expect(cells.map(row => row.length)).toEqual(Array.from({ length: height }, () => width))
      const painted = cells.flat().filter(({ bg }) => bg !== undefined).length
      if (look.colour !== 'none') expect(painted).toBe(width * height)
      else expect(screen.text()).not.toMatch(/[→←↑↓…●○◆▸✓✗━─│]/)
      expect(screen.wrapped).toBe(0)
    }
    await screen.unmount()
  }
})
