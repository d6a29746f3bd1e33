import { Box, useWindowSize } from 'ink'
import { Menu, type MenuItem, useMenu } from '../components/menu.tsx'
import { Rows } from '../components/rows.tsx'
import { menuKeys } from '../presentation/keys-row.ts'
import { type Row, span } from '../text.ts'
import type { Theme } from '../theme.ts'
import { useCommands } from '../use-commands.ts'

/** The contexts of short menus. */
type MenuContext =
  | 'damaged'
  | 'pause'
  | 'leaving'
  | 'stormPause'
  | 'stormEnd'
  | 'examHandIn'
  | 'examPause'
  | 'examLeaving'
  | 'contestPause'
  | 'contestLeave'

interface Props<T> {
  readonly context: MenuContext
  readonly title: string
  /** What stands above the menu. */
  readonly rows: readonly Row[]
  readonly items: readonly MenuItem<T>[]
  readonly theme: Theme
  readonly initial?: number
  readonly onSelect: (value: T) => void
  readonly onEscape: () => void
}

/** A title, some lines, and a short menu. */
export function MenuScreen<T>({
  context,
  title,
  rows,
  items,
  theme,
  onSelect,
  onEscape,
  initial = 0,
}: Props<T>) {
  const menu = useMenu(items, onSelect, initial)
  useCommands(context, id => (id === 'back' ? onEscape() : menu[id]()), { point: menu.point })
  const { columns, rows: height } = useWindowSize()
  const head: Row[] = [[], [span(title, 'accent', true)], [], ...rows, ...(rows.length === 0 ? [] : [[]])]
  const foot: Row[] = [[], menuKeys(context, columns - 4)]
  return (
    <Box flexDirection="column" paddingLeft={2} paddingRight={2}>
      <Rows rows={head} theme={theme} />
      <Menu items={items} theme={theme} at={menu.at} />
      {head.length + items.length + foot.length > height ? null : <Rows rows={foot} theme={theme} />}
    </Box>
  )
}
