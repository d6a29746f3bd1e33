import { useApp } from 'ink'
import { useState } from 'react'
import type { ExamRecipe } from '../../game/exam/recipe.ts'
import { type Report, reportOn } from '../../game/exam/report.ts'
import { createSitting, type Sitting } from '../../game/exam/sitting.ts'
import type { Level } from '../../level/index.ts'
import { texts } from '../../text/index.ts'
import { Fit } from '../components/fit.tsx'
import { Reader } from '../components/reader.tsx'
import { type LevelNamed, type Reported, type ReportItem, weakestTopic } from '../exam/report-view.ts'
import { createSetup, recipeOf, type SetupView } from '../exam/setup.ts'
import type { ExamMode } from '../exam/view.ts'
import { examBriefRows } from '../presentation/exam-brief.ts'
import { randomSeed } from '../random-seed.ts'
import type { Theme } from '../theme.ts'
import { useInterrupt } from '../use-interrupt.ts'
import { usePasted } from '../use-pasted.ts'
import { ExamMakingScreen } from './exam-making-screen.tsx'
import { ExamReportScreen } from './exam-report-screen.tsx'
import { ExamSetupScreen } from './exam-setup-screen.tsx'
import { ExamSitting } from './exam-sitting.tsx'

interface Props {
  /** What is made at once; null where it is to be chosen. */
  readonly recipe: ExamRecipe | null
  /** It asks about what is due: nothing about it is to be chosen. */
  readonly isReview?: boolean
  readonly theme: Theme
  /** The course, in its order. */
  readonly levels: readonly Level[]
  /** Levels that are due again. */
  readonly due: readonly LevelNamed[]
  /** Called once for each exam that was sat to its end; not for practice. */
  readonly onDone: (sitting: Sitting, report: Report) => void
  readonly onLevel: (id: string) => void
  readonly onLeave: () => void
}

type Stage =
  | { readonly at: 'setup'; readonly notice: string | null }
  | { readonly at: 'making'; readonly recipe: ExamRecipe; readonly mode: ExamMode }
  | { readonly at: 'brief' | 'sitting'; readonly sitting: Sitting; readonly mode: ExamMode }
  | { readonly at: 'report'; readonly reported: Reported }

/** An exam from its choice to its report. */
export function ExamGame({ recipe, isReview = false, theme, levels, due, onDone, onLevel, onLeave }: Props) {
  const { exit } = useApp()
  const [setup, setSetup] = useState<SetupView>(() => createSetup(randomSeed()))
  const [stage, setStage] = useState<Stage>(
    recipe === null ? { at: 'setup', notice: null } : { at: 'making', recipe, mode: 'exam' },
  )
  // While it is sat, an exam asks first, and has its own use for what is pasted.
  const isSat = stage.at === 'sitting'
  useInterrupt(() => {
    if (!isSat) exit()
  })
  usePasted(() => {}, !isSat)
  const toSetup = (notice: string | null = null): void => {
    if (isReview) onLeave()
    else setStage({ at: 'setup', notice })
  }

  const over = (sitting: Sitting, mode: ExamMode): void => {
    const report = reportOn(sitting, levels)
    const weakest = weakestTopic(report)
    const level = levels.find(({ teaches }) => weakest !== null && teaches.includes(weakest.of))
    setStage({
      at: 'report',
      reported: {
        sitting,
        report,
        mode,
        isReview,
        due,
        weakest:
          weakest === null
            ? null
            : {
                topic: weakest.of,
                right: weakest.right,
                asked: weakest.asked,
                level: level === undefined ? null : { id: level.id, title: level.title },
              },
      },
    })
    if (mode === 'exam') onDone(sitting, report)
  }

  const choose = (item: ReportItem, { sitting: { recipe: made, questions } }: Reported): void => {
    switch (item.of) {
      case 'practise':
        setStage({ at: 'brief', sitting: createSitting(made, questions), mode: 'practice' })
        return
      case 'another':
        setSetup({ ...setup, seed: randomSeed(), drawn: true, at: { of: 'start' } })
        toSetup()
        return
      case 'level':
        onLevel(item.id)
        return
      case 'leave':
        onLeave()
        return
      case 'review':
      case 'question':
        return
    }
  }

  const shown = () => {
    switch (stage.at) {
      case 'setup':
        return (
          <ExamSetupScreen
            initial={setup}
            notice={stage.notice}
            theme={theme}
            onChoose={(view, choice) => {
              setSetup(view)
              const mode = choice === 'practise' ? 'practice' : 'exam'
              setStage({ at: 'making', recipe: recipeOf(view), mode })
            }}
            onBack={onLeave}
          />
        )
      case 'making':
        return (
          <ExamMakingScreen
            recipe={stage.recipe}
            theme={theme}
            onMade={questions => {
              if (questions.length === 0) toSetup(texts().examScreen.making.none)
              else
                setStage({
                  at: 'brief',
                  sitting: createSitting(stage.recipe, questions),
                  mode: stage.mode,
                })
            }}
            onBack={() => toSetup()}
          />
        )
      case 'brief': {
        const { sitting, mode } = stage
        const words = texts().examScreen.brief
        const { seed } = sitting.recipe
        return (
          <Reader
            key="brief"
            context="examBrief"
            title={
              mode === 'practice'
                ? words.practice(seed)
                : isReview
                  ? texts().review.brief(seed)
                  : words.title(seed)
            }
            rows={width => examBriefRows(sitting, mode, theme, width)}
            theme={theme}
            onEnter={() => setStage({ at: 'sitting', sitting, mode })}
            onEscape={() => toSetup()}
          />
        )
      }
      case 'report':
        return (
          <ExamReportScreen
            reported={stage.reported}
            theme={theme}
            onChoose={item => choose(item, stage.reported)}
          />
        )
      case 'sitting':
        return null
    }
  }
  if (stage.at === 'sitting') {
    const { sitting, mode } = stage
    return (
      <ExamSitting
        sitting={sitting}
        mode={mode}
        isReview={isReview}
        theme={theme}
        onOver={done => over(done, mode)}
        onLeave={onLeave}
      />
    )
  }
  return <Fit theme={theme}>{shown()}</Fit>
}
