import type { ReactNode } from 'react'
import { createSession, type Game, type Session } from '../../game/index.ts'
import { texts } from '../../text/index.ts'
import { Fit } from '../components/fit.tsx'
import { Reader } from '../components/reader.tsx'
import { createView, type PlayView } from '../play/view.ts'
import { startRows } from '../presentation/brief.ts'
import { contestBriefRows } from '../presentation/contest.ts'
import { levelTitle } from '../presentation/contest-words.ts'
import { proseRows } from '../presentation/prose.ts'
import type { Theme } from '../theme.ts'
import { usePlay } from '../use-play.ts'
import { AsideScreen } from './aside-screen.tsx'
import { MenuScreen } from './menu-screen.tsx'
import { PlayScreen } from './play-screen.tsx'
import { RacePlay } from './race-play.tsx'

interface Props {
  readonly game: Game
  /** On another seed, and not kept. */
  readonly practice: boolean
  readonly theme: Theme
  /** Milliseconds between two events of the running machine. */
  readonly pace: number
  readonly result: (session: Session) => ReactNode
  /** Called once, with the session at its result. */
  readonly onFinished: (session: Session) => void
  /** Back to the list, before the end. */
  readonly onLeave: () => void
}

function viewOf(game: Game, practice: boolean): PlayView {
  const view = createView(createSession(game))
  if (practice) return view
  const why = texts().contest.run.barred
  return { ...view, barred: { undo: why, redo: why, hint: why } }
}

/** A level of a contest from its brief to its result. */
export function ContestPlay({ game, practice, theme, pace, result, onFinished, onLeave }: Props) {
  const { place, now, change, go, start, resume, leave } = usePlay(() => viewOf(game, practice), onFinished)
  const { view } = place
  const words = texts().contest.run
  const title = practice ? words.titleOfPractice(levelTitle(game)) : levelTitle(game)
  const note = practice ? words.practice : words.notKept

  const shown = () => {
    switch (place.at) {
      case 'brief':
        return (
          <Reader
            context="contestBrief"
            title={title}
            rows={width => contestBriefRows(game, practice, width)}
            below={(width, height) =>
              game.storm ? [] : startRows(view.session.play.machine, theme, width, height)
            }
            theme={theme}
            onEnter={start}
            onEscape={onLeave}
          />
        )
      case 'play':
        if (view.session.play.race !== null)
          return (
            <RacePlay view={view} race={view.session.play.race} theme={theme} now={now} onChange={change} />
          )
        return (
          <PlayScreen view={view} theme={theme} pace={game.storm ? 0 : pace} now={now} onChange={change} />
        )
      case 'pause':
        return (
          <MenuScreen
            context="contestPause"
            title={texts().leaving.paused(title)}
            rows={[
              ...proseRows(texts().leaving.clockStands, 56, 'dim'),
              [],
              ...proseRows(note, 56, practice ? 'dim' : 'warn'),
            ]}
            items={[
              { label: texts().leaving.goOn, value: 'resume' },
              { label: texts().leaving.howToPlay, value: 'help' },
              { label: words.forList, value: 'leave' },
            ]}
            theme={theme}
            onSelect={choice => {
              if (choice === 'resume') resume()
              else if (choice === 'help') go('pause-help')
              else onLeave()
            }}
            onEscape={resume}
          />
        )
      case 'pause-help':
      case 'leaving':
        return (
          <AsideScreen
            at={place.at}
            view={view}
            theme={theme}
            note={note}
            onResume={resume}
            onLeave={leave}
          />
        )
      case 'result':
      case 'debrief':
        return result(view.session)
    }
  }
  const question = place.at === 'leaving' ? texts().leaving.question : null
  return (
    <Fit theme={theme} question={question}>
      {shown()}
    </Fit>
  )
}
