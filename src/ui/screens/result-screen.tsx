import { Box, useWindowSize } from 'ink'
import type { Help, Session } from '../../game/index.ts'
import { texts } from '../../text/index.ts'
import { Menu, type MenuItem, useMenu } from '../components/menu.tsx'
import { Rows } from '../components/rows.tsx'
import { proseRows } from '../presentation/prose.ts'
import { resultRows } from '../presentation/result.ts'
import { resultTable } from '../presentation/result-table.ts'
import { type Row, span } from '../text.ts'
import type { Theme } from '../theme.ts'
import { useCommands } from '../use-commands.ts'

/** `less-help`: the same level with less done for the player; `other-names`: the same on another seed. */
export type ResultChoice = 'debrief' | 'next' | 'again' | 'levels' | 'less-help' | 'other-names'

const lessHelp = (help: Help): string | null => (help === 'solo' ? null : texts().result.lessHelp[help])

interface Props {
  readonly session: Session
  readonly best: number | null
  /** The level that comes next; null after the last. */
  readonly next: string | null
  readonly notice: string | null
  readonly theme: Theme
  readonly onChoose: (choice: ResultChoice) => void
}

/** What a run came to, and as much of the debrief as there is room for. */
export function ResultScreen({ session, best, next, notice, theme, onChoose }: Props) {
  const { columns, rows } = useWindowSize()
  const width = Math.min(columns - 4, 96)
  const { game, play } = session
  const less = lessHelp(game.help)
  const { menu } = texts().result
  const again = play.shown && less === null ? menu.solveNow : menu.otherNames
  const items: readonly MenuItem<ResultChoice>[] = [
    { label: menu.debrief, value: 'debrief' },
    ...(less === null ? [] : [{ label: less, value: 'less-help' } as const]),
    ...(next === null ? [] : [{ label: menu.next(next), value: 'next' } as const]),
    { label: again, value: 'other-names' },
    { label: menu.again, value: 'again' },
    { label: menu.levels, value: 'levels' },
  ]
  const wanted: ResultChoice =
    game.help === 'watch' || game.help === 'finish'
      ? 'less-help'
      : play.shown
        ? 'other-names'
        : next === null
          ? 'debrief'
          : 'next'
  const chosen = useMenu(
    items,
    onChoose,
    items.findIndex(({ value }) => value === wanted),
  )
  useCommands('result', id => (id === 'back' ? onChoose('levels') : chosen[id]()), { point: chosen.point })
  // Above it the title, below it a blank line, the menu and, where something could not be saved, that.
  const most = rows - items.length - (notice === null ? 3 : 4)
  const result = resultRows(session, best, theme, width, most)
  const prose = proseRows(session.game.level.debrief, width)
  const room = rows - result.length - items.length - (notice === null ? 5 : 6)
  const whole = prose.length <= room
  const debrief =
    room < 2 ? [] : whole ? prose : [...prose.slice(0, room - 1), [span(texts().result.more, 'dim')]]
  const table = resultTable(session, best, theme, { width: columns - 4, height: most - 2 })
  const told: Row[] = table ?? [...result, [], ...debrief]
  const shown: Row[] = [
    [span(session.game.level.title, 'accent', true)],
    [],
    ...told,
    ...(table === null && debrief.length === 0 ? [] : [[]]),
    ...(notice === null ? [] : [[span(notice, 'warn')] as Row]),
  ]
  return (
    <Box flexDirection="column" paddingLeft={2}>
      <Rows rows={shown.slice(0, Math.max(1, rows - items.length))} theme={theme} />
      <Menu items={items} theme={theme} at={chosen.at} />
    </Box>
  )
}
