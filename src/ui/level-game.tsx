import { useState } from 'react'
import { createSession, type Game, HELPS, type Help, type Session } from '../game/index.ts'
import { texts } from '../text/index.ts'
import { Fit } from './components/fit.tsx'
import { Reader } from './components/reader.tsx'
import { createView } from './play/view.ts'
import { briefRows, debriefRows, startRows } from './presentation/brief.ts'
import { handledRows } from './presentation/result.ts'
import { AsideScreen } from './screens/aside-screen.tsx'
import { PauseScreen } from './screens/pause-screen.tsx'
import { PlayScreen } from './screens/play-screen.tsx'
import { RacePlay } from './screens/race-play.tsx'
import { type ResultChoice, ResultScreen } from './screens/result-screen.tsx'
import { span } from './text.ts'
import type { Theme } from './theme.ts'
import { usePlay } from './use-play.ts'

interface Props {
  readonly game: Game
  readonly theme: Theme
  /** Milliseconds between two events of the running machine. */
  readonly pace: number
  /** The level that comes next; null after the last. */
  readonly next: string | null
  readonly notice: string | null
  /** Called once, with the session at its result. @returns the best score before it */
  readonly onFinished: (session: Session) => number | null
  /** What the player wants instead, or next. */
  readonly onChoose: (choice: Exclude<ResultChoice, 'debrief'>, game: Game) => void
}

const viewOf = (game: Game) => createView(createSession(game))

/** A level from its brief to its debrief. */
export function LevelGame({ game: first, theme, pace, next, notice, onFinished, onChoose }: Props) {
  const [bestBefore, setBestBefore] = useState<number | null>(null)
  const { place, now, change, go, start, resume, begin, leave } = usePlay(
    () => viewOf(first),
    session => setBestBefore(onFinished(session)),
  )
  const { view } = place
  const { game } = view.session
  // Two CPUs at once are nobody's to watch or to finish.
  const withHelp = game.level.cpus === undefined
  const choose = (choice: Exclude<ResultChoice, 'debrief'>): void => onChoose(choice, game)
  const chooseHelp = (command: Help | 'moreHelp' | 'lessHelp'): void => {
    const at = HELPS.indexOf(game.help)
    const wanted = command === 'moreHelp' ? HELPS[at - 1] : command === 'lessHelp' ? HELPS[at + 1] : command
    if (wanted !== undefined) begin(viewOf({ ...game, help: wanted }))
  }

  const shown = () => {
    switch (place.at) {
      case 'brief':
        return (
          <Reader
            context={withHelp ? 'brief' : 'raceBrief'}
            title={texts().brief.titleOf(game.level.chapter, game.level.title)}
            rows={width => briefRows(game, width)}
            below={(width, height) => startRows(view.session.play.machine, theme, width, height)}
            theme={theme}
            more={
              withHelp
                ? [
                    span('←→', 'key', true),
                    span(` ${texts().brief.helpIs(texts().brief.helps[game.help])}`, 'dim'),
                  ]
                : []
            }
            onCommand={chooseHelp}
            onEnter={start}
            onEscape={() => choose('levels')}
          />
        )
      case 'play':
        if (view.session.play.race !== null)
          return (
            <RacePlay view={view} race={view.session.play.race} theme={theme} now={now} onChange={change} />
          )
        return <PlayScreen view={view} theme={theme} pace={pace} now={now} onChange={change} />
      case 'pause':
        return (
          <PauseScreen
            theme={theme}
            title={game.level.title}
            onChoose={choice => {
              if (choice === 'resume') resume()
              else if (choice === 'help') go('pause-help')
              else choose(choice)
            }}
          />
        )
      case 'pause-help':
      case 'leaving':
        return <AsideScreen at={place.at} view={view} theme={theme} onResume={resume} onLeave={leave} />
      case 'result':
        return (
          <ResultScreen
            session={view.session}
            best={bestBefore}
            next={next}
            notice={notice}
            theme={theme}
            onChoose={choice => {
              if (choice === 'debrief') go('debrief')
              else choose(choice)
            }}
          />
        )
      case 'debrief':
        return (
          <Reader
            key="debrief"
            context="debrief"
            title={texts().brief.debriefOf(game.level.title)}
            rows={width => [...debriefRows(game.level, width), ...handledRows(view.session, width)]}
            theme={theme}
            onEnter={() => go('result')}
            onEscape={() => go('result')}
          />
        )
    }
  }
  const question = place.at === 'leaving' ? texts().leaving.question : null
  return (
    <Fit theme={theme} question={question}>
      {shown()}
    </Fit>
  )
}
