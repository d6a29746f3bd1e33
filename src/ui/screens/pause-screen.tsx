import { texts } from '../../text/index.ts'
import { proseRows } from '../presentation/prose.ts'
import type { Theme } from '../theme.ts'
import { MenuScreen } from './menu-screen.tsx'

export type PauseChoice = 'resume' | 'help' | 'again' | 'levels'

interface Props {
  readonly theme: Theme
  readonly title: string
  readonly onChoose: (choice: PauseChoice) => void
}

/** The game stands: the clock is stopped and the machine out of sight. */
export function PauseScreen({ theme, title, onChoose }: Props) {
  const words = texts().leaving
  return (
    <MenuScreen
      context="pause"
      title={words.paused(title)}
      rows={proseRows(words.clockStands, 56, 'dim')}
      items={[
        { label: words.goOn, value: 'resume' },
        { label: words.howToPlay, value: 'help' },
        { label: words.again, value: 'again' },
        { label: words.forLevels, value: 'levels' },
      ]}
      theme={theme}
      onSelect={onChoose}
      onEscape={() => onChoose('resume')}
    />
  )
}
