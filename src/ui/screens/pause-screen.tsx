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
  return (
    <MenuScreen
      title={`Paused: ${title}`}
      rows={proseRows('The clock stands, and the machine is hidden until you go on.', 56, 'dim')}
      items={[
        { label: 'Go on', value: 'resume' },
        { label: 'How to play', value: 'help' },
        { label: 'Start the level again', value: 'again' },
        { label: 'Leave for the levels', value: 'levels' },
      ]}
      theme={theme}
      onSelect={onChoose}
      onEscape={() => onChoose('resume')}
    />
  )
}
