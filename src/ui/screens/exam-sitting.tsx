import { useWindowSize } from 'ink'
import type { Sitting } from '../../game/exam/sitting.ts'
import { texts } from '../../text/index.ts'
import { Fit } from '../components/fit.tsx'
import type { MenuItem } from '../components/menu.tsx'
import { useSitting } from '../exam/use-sitting.ts'
import { countsOf, type ExamMode } from '../exam/view.ts'
import { type Row, span } from '../text.ts'
import type { Theme } from '../theme.ts'
import { AsideScreen } from './aside-screen.tsx'
import { ExamHeader } from './exam-header.tsx'
import { ExamOverviewScreen } from './exam-overview-screen.tsx'
import { ExamQuestionScreen } from './exam-question-screen.tsx'
import { ExamReviewScreen } from './exam-review-screen.tsx'
import { ExamTrapScreen } from './exam-trap-screen.tsx'
import { MenuScreen } from './menu-screen.tsx'

interface Props {
  readonly sitting: Sitting
  readonly mode: ExamMode
  readonly theme: Theme
  /** It asks about what is due. */
  readonly isReview?: boolean
  /** Called once, with the exam at its end. */
  readonly onOver: (sitting: Sitting) => void
  readonly onLeave: () => void
}

/** An exam, from its first question until it is handed in. */
export function ExamSitting({ sitting: first, mode, isReview = false, theme, onOver, onLeave }: Props) {
  const { columns } = useWindowSize()
  const sat = useSitting(first, mode, onOver)
  const { place, elapsed, to, resume } = sat
  const { at, from, view, play, review } = place
  const words = texts().examScreen
  const called = mode === 'exam' && isReview ? 'review' : mode
  const header = (where: string | null = null) => (
    <ExamHeader view={view} where={where} elapsed={elapsed} theme={theme} width={columns} />
  )

  const handInMenu = () => {
    const { open, flagged } = countsOf(view.sitting)
    const said: readonly Row[] = [
      [span(words.handIn.open(open), open === 0 ? 'good' : 'warn')],
      ...(flagged === 0 ? [] : [[span(words.handIn.flagged(flagged), 'warn')]]),
    ]
    return (
      <MenuScreen
        key="hand-in"
        context="examHandIn"
        title={words.handIn.title}
        rows={said}
        items={[
          { label: words.handIn.back, value: 'back' },
          { label: words.handIn.yes, value: 'yes' },
        ]}
        theme={theme}
        onSelect={choice => (choice === 'yes' ? sat.handIn() : to('overview'))}
        onEscape={() => to('overview')}
      />
    )
  }

  const pauseMenu = () => {
    const items: readonly MenuItem<'resume' | 'question' | 'overview' | 'leave'>[] = [
      { label: words.pause.goOn, value: 'resume' },
      ...(from === 'trap' ? [{ label: words.pause.toQuestion, value: 'question' } as const] : []),
      { label: words.pause.overview, value: 'overview' },
      { label: words.pause.leave[called], value: 'leave' },
    ]
    return (
      <MenuScreen
        key="pause"
        context="examPause"
        title={words.pause.titles[called]}
        rows={mode === 'practice' ? [] : [[span(words.pause.stands, 'dim')]]}
        items={items}
        theme={theme}
        onSelect={choice => {
          if (choice === 'resume') resume()
          else if (choice === 'leave') onLeave()
          else to(choice)
        }}
        onEscape={resume}
      />
    )
  }

  const shown = () => {
    switch (at) {
      case 'question':
        return <ExamQuestionScreen view={view} header={header()} theme={theme} onChange={sat.change} />
      case 'overview':
        return (
          <ExamOverviewScreen
            view={view}
            header={header(words.header.overview)}
            theme={theme}
            onChange={sat.change}
          />
        )
      case 'hand-in':
        return handInMenu()
      case 'pause':
        return pauseMenu()
      case 'trap':
        return play === null ? null : (
          <ExamTrapScreen
            view={play}
            header={header()}
            theme={theme}
            now={sat.now}
            onChange={sat.changeTrap}
          />
        )
      case 'trap-help':
        return play === null ? null : (
          <AsideScreen at="pause-help" view={play} theme={theme} onResume={resume} onLeave={sat.leave} />
        )
      case 'review':
        return review === null ? null : (
          <ExamReviewScreen
            sitting={view.sitting}
            mode={mode}
            view={review}
            theme={theme}
            onChange={sat.changeReview}
          />
        )
      case 'leaving':
        return (
          <MenuScreen
            key="leaving"
            context="examLeaving"
            title={words.leaving.title}
            rows={[
              [span(words.leaving.questions[called], 'warn')],
              ...(mode === 'practice' ? [] : [[span(words.pause.stands, 'dim')]]),
            ]}
            items={[
              { label: words.pause.goOn, value: 'stay' },
              { label: words.pause.leave[called], value: 'leave' },
            ]}
            theme={theme}
            onSelect={choice => (choice === 'stay' ? resume() : sat.leave())}
            onEscape={resume}
          />
        )
    }
  }
  return (
    <Fit theme={theme} question={at === 'leaving' ? words.leaving.questions[called] : null}>
      {shown()}
    </Fit>
  )
}
