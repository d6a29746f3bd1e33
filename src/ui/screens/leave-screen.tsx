import { texts } from '../../text/index.ts'
import { proseRows } from '../presentation/prose.ts'
import { span } from '../text.ts'
import type { Theme } from '../theme.ts'
import { MenuScreen } from './menu-screen.tsx'

interface Props {
  readonly theme: Theme
  /** What else is to be known before one leaves. */
  readonly note?: string | null
  readonly onStay: () => void
  readonly onLeave: () => void
}

/** The question after Ctrl-C in a run: the clock stands, as in a pause. */
export function LeaveScreen({ theme, note = null, onStay, onLeave }: Props) {
  const words = texts().leaving
  return (
    <MenuScreen
      context="leaving"
      title={words.title}
      rows={[
        [span(words.question, 'warn')],
        [span(words.clockStands, 'dim')],
        ...(note === null ? [] : proseRows(note, 56)),
      ]}
      items={[
        { label: words.goOn, value: 'stay' },
        { label: words.leave, value: 'leave' },
      ]}
      theme={theme}
      onSelect={choice => (choice === 'stay' ? onStay() : onLeave())}
      onEscape={onStay}
    />
  )
}
