import { useWindowSize } from 'ink'
import { texts } from '../../text/index.ts'
import { Rows } from '../components/rows.tsx'
import { type ContestStanding, isUnsaved, nextIn } from '../contest/standing.ts'
import { contestListRows } from '../presentation/contest-list.ts'
import type { Theme } from '../theme.ts'
import { useCommands } from '../use-commands.ts'
import { useHeld } from '../use-held.ts'

export type ContestWish =
  | { readonly to: 'play' | 'practise'; readonly index: number }
  | { readonly to: 'rules' | 'keep' | 'leave' }

interface Props {
  readonly standing: ContestStanding
  /** Index of the level that the cursor is on at first. */
  readonly initial: number
  readonly theme: Theme
  readonly onWish: (wish: ContestWish) => void
}

/** The levels of a contest: what is played, what comes next, and where it is kept. */
export function ContestListScreen({ standing, initial, theme, onWish }: Props) {
  const { columns, rows } = useWindowSize()
  const [at, now, move] = useHeld(initial)
  const last = standing.games.length - 1
  const next = nextIn(standing)
  const words = texts().contest.list
  const refuses = (id: string): string | null => {
    if (id === 'play' && next === null) return words.nothingToPlay
    return id === 'keep' && !isUnsaved(standing.entry) ? words.nothingToKeep : null
  }
  useCommands(
    'contestList',
    id => {
      switch (id) {
        case 'play':
          if (next !== null) onWish({ to: 'play', index: next })
          return
        case 'practise':
          onWish({ to: 'practise', index: now() })
          return
        case 'up':
          move(Math.max(0, now() - 1))
          return
        case 'down':
          move(Math.min(last, now() + 1))
          return
        case 'first':
          move(0)
          return
        case 'last':
          move(last)
          return
        default:
          onWish({ to: id })
      }
    },
    { refuses },
  )
  const size = { width: columns, height: rows }
  return <Rows rows={contestListRows(standing, at, new Date().toISOString(), theme, size)} theme={theme} />
}
