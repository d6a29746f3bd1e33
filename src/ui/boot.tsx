import { useApp, useInput, useStdin, useWindowSize } from 'ink'
import { type ReactElement, useCallback, useEffect, useRef, useState } from 'react'
import { Rows } from './components/rows.tsx'
import { Screen } from './components/screen.tsx'
import { BOOT_THEME as theme } from './first-frame.ts'
import { HAND_ON_EVENT } from './guarded-input.ts'
import { keysOf, sequenceOf } from './keys.ts'
import { isPaste } from './paste.ts'
import { titleRows } from './presentation/title.ts'
import { useInterrupt } from './use-interrupt.ts'

interface Props {
  /** Loads the game. */
  readonly open: () => Promise<ReactElement>
}

/** Tells when what stands before it in the tree has the keys: effects run in the tree's order, after its first frame. */
function Listens({ onListen }: { readonly onListen: () => void }) {
  useEffect(onListen, [onListen])
  return null
}

/** The first frame: the title, while everything else is loaded behind it. Keys typed meanwhile are handed on. */
export function Boot({ open }: Props) {
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
  const listens = useRef(false)
  // Stays in place when the game takes over: without any listener the terminal would leave raw mode for a moment.
  useInput((input, key) => {
    if (!listens.current && !isPaste(input)) typed.current.push(...keysOf(input, key).map(sequenceOf))
  })
  useInterrupt(() => {
    if (!listens.current) exit()
  })
  const handOn = useCallback(() => {
    listens.current = true
    stdin.emit(HAND_ON_EVENT, typed.current)
  }, [stdin])
  if (game !== null)
    return (
      <>
        {game}
        <Listens onListen={handOn} />
      </>
    )
  return (
    <Screen theme={theme}>
      <Rows rows={titleRows(columns, rows)} theme={theme} />
    </Screen>
  )
}
