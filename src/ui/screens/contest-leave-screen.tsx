import { useWindowSize } from 'ink'
import { texts } from '../../text/index.ts'
import type { MenuItem } from '../components/menu.tsx'
import { type ContestStanding, isUnsaved, nextIn, playedIn } from '../contest/standing.ts'
import { pathRows, sentenceRows } from '../presentation/contest-words.ts'
import { proseRows } from '../presentation/prose.ts'
import type { Row } from '../text.ts'
import type { Theme } from '../theme.ts'
import { MenuScreen } from './menu-screen.tsx'

interface Props {
  readonly standing: ContestStanding
  readonly theme: Theme
  readonly onKeep: () => void
  readonly onStay: () => void
  readonly onLeave: () => void
}

const WIDEST = 90

/** What leaving comes to: all is kept, or something would be lost. */
function saidRows(standing: ContestStanding, width: number): Row[] {
  const words = texts().contest.leave
  const { file, written } = standing.entry
  if (isUnsaved(standing.entry))
    return [
      ...proseRows(words.unsaved, width, 'bad'),
      ...(written.is === 'not' ? sentenceRows(written.why, width, 'warn') : pathRows(file, width, 'warn')),
    ]
  if (nextIn(standing) === null)
    return [...proseRows(words.handIn, width, 'good'), ...pathRows(file, width, 'strong')]
  if (playedIn(standing) === 0) return proseRows(words.nothing, width, 'dim')
  return [...proseRows(words.kept, width), ...pathRows(file, width)]
}

/** The question whether to leave a contest, with what is to be handed in. */
export function ContestLeaveScreen({ standing, theme, onKeep, onStay, onLeave }: Props) {
  const { columns } = useWindowSize()
  const words = texts().contest.leave
  const unsaved = isUnsaved(standing.entry)
  const items: readonly MenuItem<'stay' | 'again' | 'leave'>[] = [
    ...(unsaved ? [{ label: words.again, value: 'again' } as const] : []),
    { label: words.stay, value: 'stay' },
    { label: unsaved ? words.lose : words.leave, value: 'leave' },
  ]
  return (
    <MenuScreen
      context="contestLeave"
      title={words.title}
      rows={saidRows(standing, Math.min(columns - 4, WIDEST))}
      items={items}
      theme={theme}
      onSelect={choice => {
        if (choice === 'again') onKeep()
        else if (choice === 'stay') onStay()
        else onLeave()
      }}
      onEscape={onStay}
    />
  )
}
