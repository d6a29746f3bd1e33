import { texts } from '../../text/index.ts'
import { Reader } from '../components/reader.tsx'
import { helpRows } from '../presentation/help.ts'
import type { Theme } from '../theme.ts'
import { LeaveScreen } from './leave-screen.tsx'

interface Props {
  readonly at: 'pause-help' | 'leaving'
  readonly theme: Theme
  readonly onResume: () => void
  readonly onLeave: () => void
}

/** What is shown beside a run, of whatever kind: how to play, or whether to leave. */
export function AsideScreen({ at, theme, onResume, onLeave }: Props) {
  if (at === 'leaving') return <LeaveScreen theme={theme} onStay={onResume} onLeave={onLeave} />
  return (
    <Reader
      key="pause-help"
      context="pausedHelp"
      title={texts().leaving.pausedHelp}
      rows={width => helpRows(theme, width)}
      theme={theme}
      onEnter={onResume}
      onEscape={onResume}
    />
  )
}
