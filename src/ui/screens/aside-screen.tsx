import { texts } from '../../text/index.ts'
import { Reader } from '../components/reader.tsx'
import { entriesEverywhere, entriesOf } from '../keymap/entries.ts'
import { playEntries } from '../play/heard.ts'
import { EMPTY_RACE_HAND, raceContext } from '../play/press-race.ts'
import type { PlayView } from '../play/view.ts'
import { helpRows } from '../presentation/help.ts'
import { hereRows } from '../presentation/keys-here.ts'
import type { Theme } from '../theme.ts'
import { LeaveScreen } from './leave-screen.tsx'

interface Props {
  readonly at: 'pause-help' | 'leaving'
  /** The run that stands. */
  readonly view: PlayView
  readonly theme: Theme
  /** What is to be known before one leaves, besides that the run is lost. */
  readonly note?: string
  readonly onResume: () => void
  readonly onLeave: () => void
}

/** What is shown beside a run, of whatever kind: how to play, or whether to leave. */
export function AsideScreen({ at, view, theme, note, onResume, onLeave }: Props) {
  if (at === 'leaving')
    return <LeaveScreen theme={theme} note={note ?? null} onStay={onResume} onLeave={onLeave} />
  const { race } = view.session.play
  const here = race === null ? playEntries(view) : entriesOf(raceContext(race, EMPTY_RACE_HAND))
  return (
    <Reader
      key="pause-help"
      context="pausedHelp"
      title={texts().leaving.pausedHelp}
      rows={width => [
        ...hereRows(here, entriesEverywhere({ context: 'pausedHelp', within: 'run' }, here), width),
        [],
        ...helpRows(
          theme,
          width,
          here.some(({ id }) => id === 'return'),
        ),
      ]}
      theme={theme}
      onEnter={onResume}
      onEscape={onResume}
    />
  )
}
