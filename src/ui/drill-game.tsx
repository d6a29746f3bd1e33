import { useState } from 'react'
import { createSession, newGame, type Session, stormLevel } from '../game/index.ts'
import type { KernelName } from '../kernel/index.ts'
import { texts } from '../text/index.ts'
import { Fit } from './components/fit.tsx'
import { Reader } from './components/reader.tsx'
import { createView, type Ghost } from './play/view.ts'
import { drillBriefRows, drillEndRows } from './presentation/drill.ts'
import { AsideScreen } from './screens/aside-screen.tsx'
import { MenuScreen } from './screens/menu-screen.tsx'
import { PlayScreen } from './screens/play-screen.tsx'
import type { Theme } from './theme.ts'
import { usePlay } from './use-play.ts'

export type DrillChoice = 'again' | 'other-seed' | 'leave'

interface Props {
  readonly kernel: KernelName
  readonly seed: number
  readonly ghost: Ghost | null
  /** The points of that ghost's run. */
  readonly best: number | null
  readonly theme: Theme
  readonly width: number
  readonly notice: string | null
  /** Called once, with the session at its end. */
  readonly onFinished: (session: Session) => void
  readonly onChoose: (choice: DrillChoice) => void
}

/** A storm of traps, until the third goes wrong. */
export function DrillGame({ kernel, seed, theme, width, notice, onFinished, onChoose, ...others }: Props) {
  // As they stood before this run, which is saved before its end card is left.
  const [{ ghost, best }] = useState({ ghost: others.ghost, best: others.best })
  const { place, now, change, go, start, resume, leave } = usePlay(
    () => createView(createSession(newGame(stormLevel(kernel), { storm: true, seed })), ghost),
    onFinished,
  )
  const { view } = place

  const shown = () => {
    switch (place.at) {
      case 'brief':
        return (
          <Reader
            context="stormBrief"
            title={texts().drill.titleOf(kernel, seed)}
            rows={room => drillBriefRows(kernel, seed, ghost, best, room)}
            theme={theme}
            onEnter={start}
            onEscape={() => onChoose('leave')}
          />
        )
      case 'play':
        return <PlayScreen view={view} theme={theme} pace={0} now={now} onChange={change} />
      case 'pause':
        return (
          <MenuScreen
            key="pause"
            context="stormPause"
            title={texts().drill.pausedOf(kernel, seed)}
            rows={[]}
            items={[
              { label: texts().leaving.goOn, value: 'resume' },
              { label: texts().leaving.howToPlay, value: 'help' },
              { label: texts().leaving.leave, value: 'leave' },
            ]}
            theme={theme}
            onSelect={choice => {
              if (choice === 'resume') resume()
              else if (choice === 'help') go('pause-help')
              else onChoose('leave')
            }}
            onEscape={resume}
          />
        )
      case 'pause-help':
      case 'leaving':
        return <AsideScreen at={place.at} view={view} theme={theme} onResume={resume} onLeave={leave} />
      default:
        return (
          <MenuScreen
            key="end"
            context="stormEnd"
            title={texts().drill.over}
            rows={[
              ...drillEndRows(view.session, ghost, best, width),
              ...(notice === null ? [] : [[], [{ text: notice, tone: 'warn' } as const]]),
            ]}
            items={[
              { label: texts().drill.menu.again, value: 'again' },
              { label: texts().drill.menu.otherSeed, value: 'other-seed' },
              { label: texts().drill.menu.leave, value: 'leave' },
            ]}
            theme={theme}
            onSelect={onChoose}
            onEscape={() => onChoose('leave')}
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
