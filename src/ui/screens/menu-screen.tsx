import { Box } from 'ink'
import { Menu, type MenuItem } from '../components/menu.tsx'
import { Rows } from '../components/rows.tsx'
import { type Row, span } from '../text.ts'
import type { Theme } from '../theme.ts'
import { useInput } from '../use-keys.ts'

interface Props<T> {
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
export function MenuScreen<T>({ title, rows, items, theme, initial = 0, onSelect, onEscape }: Props<T>) {
  useInput((_input, key) => {
    if (key.escape) onEscape()
  })
  const head: Row[] = [[], [span(title, 'accent', true)], [], ...rows, ...(rows.length === 0 ? [] : [[]])]
  return (
    <Box flexDirection="column" paddingLeft={2} paddingRight={2}>
      <Rows rows={head} theme={theme} />
      <Menu items={items} theme={theme} onSelect={onSelect} initial={initial} />
    </Box>
  )
}
