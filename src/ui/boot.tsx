import { useApp, useInput, useStdin, useWindowSize } from 'ink'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import { Rows } from './components/rows.tsx'
import { Screen } from './components/screen.tsx'
import { keysOf, sequenceOf } from './keys.ts'
import { titleRows } from './presentation/title.ts'
import { themeFor } from './theme.ts'

interface Props {
  /** Loads the game. */
  readonly open: () => Promise<ReactElement>
  readonly noColour: boolean
}

/** Between two keys that are handed on: a menu loses what comes in one chunk. */
const GAP = 15

/** The first frame: the title, while everything else is loaded behind it. Keys typed meanwhile are handed on. */
export function Boot({ open, noColour }: Props) {
  const [game, setGame] = useState<ReactElement | null>(null)
  const typed = useRef<string[]>([])
  const { exit } = useApp()
  const { stdin } = useStdin()
  const { columns, rows } = useWindowSize()
  useEffect(() => {
    // After the frame is out: loading keeps the only thread busy.
    const timer = setTimeout(() => open().then(setGame, exit), 0)
    return () => clearTimeout(timer)
  }, [open, exit])
  // Stays in place when the game takes over: without any listener the terminal would leave raw mode for a moment.
  useInput((input, key) => {
    if (game === null) typed.current.push(...keysOf(input, key).map(sequenceOf))
  })
  useEffect(() => {
    if (game === null) return
    const timers = typed.current.map((keys, index) =>
      setTimeout(() => stdin.unshift(keys), (index + 1) * GAP),
    )
    return () => timers.forEach(clearTimeout)
  }, [game, stdin])
  if (game !== null) return game
  const theme = themeFor({ glyphs: 'ascii', colour: noColour ? 'none' : 'full' })
  return (
    <Screen theme={theme}>
      <Rows rows={titleRows(columns, rows)} theme={theme} />
    </Screen>
  )
}
