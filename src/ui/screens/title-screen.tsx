import { Box, useWindowSize } from 'ink'
import { Menu } from '../components/menu.tsx'
import { Rows } from '../components/rows.tsx'
import { center, titleRows } from '../presentation/title.ts'
import { type Row, span } from '../text.ts'
import type { Theme } from '../theme.ts'
import { useInput } from '../use-keys.ts'

export type TitleChoice = 'next' | 'levels' | 'drills' | 'sandbox' | 'progress' | 'help' | 'settings' | 'quit'

interface Props {
  readonly theme: Theme
  readonly name: string
  /** What "go on" would open. */
  readonly next: string
  readonly stars: string
  readonly notice: string | null
  readonly onChoose: (choice: TitleChoice) => void
}

/** One frame and its sharers: what the game is about, as a picture. */
function picture(theme: Theme): Row[] {
  const { arrow } = theme.glyphs
  const chip = (letter: string, frame: number) =>
    span(theme.brackets ? `[${letter}]` : ` ${letter} `, `frame-${frame}`)
  return [
    [
      span('P1 heap[0] ', 'dim'),
      chip('b', 1),
      span(' r-c   ', 'dim'),
      span('P1 heap[0] ', 'dim'),
      chip('b', 1),
      span(' r-c', 'dim'),
    ],
    [
      span('P2 heap[0] ', 'dim'),
      chip('b', 1),
      span(` r-c ${arrow} `, 'dim'),
      span('P2 heap[0] ', 'text'),
      chip('e', 4),
      span(' rw-', 'good'),
    ],
  ]
}

export function TitleScreen({ theme, name, next, stars, notice, onChoose }: Props) {
  const { columns, rows } = useWindowSize()
  useInput(input => {
    if (input === 'q') onChoose('quit')
  })
  const head: Row[] = [
    [],
    ...picture(theme),
    [],
    [span(name === '' ? '' : `${name}   `, 'strong'), span(stars, 'warn')],
    [],
  ]
  const items = [
    { label: next, value: 'next' },
    { label: 'Levels', value: 'levels' },
    { label: 'Drill', value: 'drills' },
    { label: 'Sandbox', value: 'sandbox' },
    { label: 'Progress', value: 'progress' },
    { label: 'How to play', value: 'help' },
    { label: 'Settings', value: 'settings' },
    { label: 'Quit', value: 'quit' },
  ] as const
  const foot: Row[] = [
    [],
    [span('arrows and Enter', 'dim')],
    ...(notice === null ? [] : [[], [span(notice, 'warn')]]),
  ]
  return (
    <Box flexDirection="column">
      <Rows rows={[...titleRows(columns, rows), ...head.map(row => center(row, columns))]} theme={theme} />
      <Box
        paddingLeft={Math.max(
          0,
          Math.floor((columns - Math.max(...items.map(({ label }) => label.length))) / 2) - 2,
        )}
      >
        <Menu items={items} theme={theme} onSelect={onChoose} />
      </Box>
      <Rows rows={foot.map(row => center(row, columns))} theme={theme} />
    </Box>
  )
}
