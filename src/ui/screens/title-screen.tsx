import { Box, useWindowSize } from 'ink'
import { texts } from '../../text/index.ts'
import { Menu, useMenu } from '../components/menu.tsx'
import { Rows } from '../components/rows.tsx'
import { center, titleRows } from '../presentation/title.ts'
import { hitting, type Row, span, widthOf } from '../text.ts'
import type { Theme } from '../theme.ts'
import { useCommands } from '../use-commands.ts'

export type TitleChoice =
  | 'next'
  | 'levels'
  | 'drills'
  | 'exam'
  | 'review'
  | 'sandbox'
  | 'progress'
  | 'help'
  | 'settings'
  | 'quit'

interface Props {
  readonly theme: Theme
  readonly name: string
  /** What "go on" would open. */
  readonly next: string
  readonly stars: string
  /** What is due for review; null where nothing is, and then why. */
  readonly due: Row | null
  readonly whyNoReview: string | null
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

/** From how many rows on nothing stands closer than it should. */
const ROOMY = 24

export function TitleScreen({ theme, name, next, stars, due, whyNoReview, notice, onChoose }: Props) {
  const { columns, rows } = useWindowSize()
  const head: Row[] = [
    [],
    ...picture(theme),
    ...(due === null || rows >= ROOMY ? [[]] : []),
    [span(name === '' ? '' : `${name}   `, 'strong'), span(stars, 'warn')],
    ...(due === null ? [] : [due]),
    [],
  ]
  const words = texts().title
  const items = [
    { label: next, value: 'next' },
    { label: words.levels, value: 'levels' },
    { label: words.drill, value: 'drills' },
    { label: words.exam, value: 'exam' },
    { label: words.sandbox, value: 'sandbox' },
    { label: words.progress, value: 'progress' },
    { label: words.help, value: 'help' },
    { label: words.settings, value: 'settings' },
    { label: words.quit, value: 'quit' },
  ] as const
  const menu = useMenu<TitleChoice>(items, onChoose)
  useCommands('title', id => (id === 'quit' || id === 'review' ? onChoose(id) : menu[id]()), {
    refuses: id => (id === 'review' ? whyNoReview : null),
    point: menu.point,
  })
  const { find, help } = texts().keys.everywhere
  const hints: Row = [
    ...hitting([span('?', 'key', true), span(` ${help.title}`, 'dim')], { key: '?' }),
    span('   '),
    ...hitting([span(':', 'key', true), span(` ${find.title}`, 'dim')], { key: ':' }),
  ]
  const foot: Row[] = [
    [],
    [span(words.keys, 'dim'), span('   '), ...hints],
    ...(notice === null ? [] : [...(rows >= ROOMY ? [[]] : []), [span(notice, 'warn')]]),
  ]
  return (
    <Box flexDirection="column">
      <Rows rows={[...titleRows(columns, rows), ...head.map(row => center(row, columns))]} theme={theme} />
      <Box
        paddingLeft={Math.max(
          0,
          Math.floor((columns - Math.max(...items.map(({ label }) => widthOf(label)))) / 2) - 2,
        )}
      >
        <Menu items={items} at={menu.at} theme={theme} />
      </Box>
      <Rows rows={foot.map(row => center(row, columns))} theme={theme} />
    </Box>
  )
}
