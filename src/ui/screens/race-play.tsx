import { useWindowSize } from 'ink'
import type { Input } from '../../game/index.ts'
import type { Race } from '../../game/race/index.ts'
import { type Pressed, send } from '../play/press.ts'
import type { PlayView } from '../play/view.ts'
import type { Theme } from '../theme.ts'
import { PlayHeader } from './play-screen.tsx'
import { RaceScreen } from './race-screen.tsx'

interface Props {
  readonly view: PlayView
  readonly race: Race
  readonly theme: Theme
  readonly now: () => number
  readonly onChange: (change: (view: PlayView) => Pressed) => void
}

/** The level of two CPUs in play. */
export function RacePlay({ view, race, theme, now, onChange }: Props) {
  const { columns } = useWindowSize()
  const give = (input: Input, wish: Pressed['wish'] = null): void =>
    onChange(current => ({ view: send(current, input), wish }))
  return (
    <RaceScreen
      race={race}
      theme={theme}
      header={<PlayHeader view={view} theme={theme} now={now} width={columns} />}
      message={view.message.text}
      onInput={input => give({ do: 'race', input, at: now() })}
      noHints={view.barred?.hint ?? null}
      onHint={() => give({ do: 'hint', at: now() })}
      onEscape={() => give({ do: 'pause', at: now() }, 'pause')}
      onDone={() => give({ do: 'next', at: now() })}
    />
  )
}
