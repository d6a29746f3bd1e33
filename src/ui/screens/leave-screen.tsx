import { span } from '../text.ts'
import type { Theme } from '../theme.ts'
import { MenuScreen } from './menu-screen.tsx'

/** What Ctrl-C asks in a run. */
export const LEAVE_QUESTION = 'Ctrl-C again leaves; this run is lost.'

interface Props {
  readonly theme: Theme
  readonly onStay: () => void
  readonly onLeave: () => void
}

/** The question after Ctrl-C in a run: the clock stands, as in a pause. */
export function LeaveScreen({ theme, onStay, onLeave }: Props) {
  return (
    <MenuScreen
      title="Leave cowhand?"
      rows={[
        [span(LEAVE_QUESTION, 'warn')],
        [span('The clock stands, and the machine is hidden until you go on.', 'dim')],
      ]}
      items={[
        { label: 'Go on', value: 'stay' },
        { label: 'Leave; this run is lost', value: 'leave' },
      ]}
      theme={theme}
      onSelect={choice => (choice === 'stay' ? onStay() : onLeave())}
      onEscape={onStay}
    />
  )
}
