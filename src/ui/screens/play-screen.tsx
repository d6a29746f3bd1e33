import { Box, useWindowSize } from 'ink'
import { useEffect, useState } from 'react'
import { elapsedAt, type HandledTrap } from '../../game/index.ts'
import { Rows } from '../components/rows.tsx'
import { commandOf, entriesOf } from '../keymap/entries.ts'
import type { KeyPress } from '../keys.ts'
import { isPlayKey, playContext, playEntries } from '../play/heard.ts'
import { sameRows, turnPages, unturned } from '../play/pages.ts'
import { advanceView, type Pressed, pointInTrap, pressInTrap, send } from '../play/press.ts'
import type { PlayView } from '../play/view.ts'
import { stormHeaderRow } from '../presentation/drill.ts'
import { HEADER_HEIGHT, headerRow } from '../presentation/header.ts'
import { columnsIn } from '../presentation/palette.ts'
import { playRows } from '../presentation/play.ts'
import { solutionLength, solutionRows } from '../presentation/solution.ts'
import { fitRow, type Row } from '../text.ts'
import type { Theme } from '../theme.ts'
import { type Answer, heardIn, useListener } from '../use-commands.ts'
import { useHeld } from '../use-held.ts'

interface Props {
  readonly view: PlayView
  readonly theme: Theme
  /** Milliseconds between two events of the running machine. */
  readonly pace: number
  /** Whole milliseconds since the level was opened, from a monotonic clock. */
  readonly now: () => number
  readonly onChange: (change: (view: PlayView) => Pressed) => void
}

const SECOND = 1000

/** The line that the clock changes, in a leaf of its own: a tick redraws nothing else. */
export function PlayHeader({
  view,
  theme,
  now,
  width,
}: Omit<Props, 'pace' | 'onChange'> & { readonly width: number }) {
  const running = view.session.play.clock.since !== null
  const [, tick] = useState(0)
  const at = now()
  const { clock } = view.session.play
  const untilNextSecond = SECOND - (elapsedAt(clock, at) % SECOND)
  useEffect(() => {
    if (!running) return
    const timer = setTimeout(() => tick(count => count + 1), untilNextSecond)
    return () => clearTimeout(timer)
  })
  const { session, ghost } = view
  const { storm } = session.play
  const row =
    storm === null
      ? headerRow(view, at, width, theme)
      : stormHeaderRow(session, storm, ghost, at, width, theme)
  return <Rows rows={[fitRow(row, width)]} theme={theme} />
}

/** Lets the running machine go on by itself, one event at a time, or all at once at pace 0. */
function useRunningMachine({ view, pace, now, onChange }: Omit<Props, 'theme'>): void {
  useEffect(() => {
    if (view.session.play.phase !== 'running') return
    const step = (current: PlayView): Pressed => ({ view: advanceView(current, now()), wish: null })
    const timer = setTimeout(() => onChange(pace === 0 ? runAll(now) : step), pace)
    return () => clearTimeout(timer)
  }, [view, pace, now, onChange])
}

/** Ends a trap for which the time is over. */
function useDeadline({ view, now, onChange }: Pick<Props, 'view' | 'now' | 'onChange'>): void {
  const { trap, clock } = view.session.play
  const due = trap?.due ?? null
  useEffect(() => {
    if (due === null || clock.since === null) return
    const left = due - elapsedAt(clock, now())
    const end = (current: PlayView): Pressed => ({
      view: current.session.play.phase === 'trap' ? send(current, { do: 'late', at: now() }) : current,
      wish: null,
    })
    const timer = setTimeout(() => onChange(end), Math.max(0, left))
    return () => clearTimeout(timer)
  }, [due, clock, now, onChange])
}

const runAll =
  (now: () => number) =>
  (view: PlayView): Pressed => {
    let next = view
    while (next.session.play.phase === 'running') next = advanceView(next, now())
    return { view: next, wish: null }
  }

/** A level in play: the machine runs, traps, is resolved, and each trap gets its verdict. */
export function PlayScreen(props: Props) {
  const { view, theme, now, onChange } = props
  const { columns, rows } = useWindowSize()
  const [scroll, scrolled, setScroll] = useHeld(0)
  const [solution, looked, setSolution] = useHeld<number | null>(null)
  useRunningMachine(props)
  useDeadline(props)
  const { phase } = view.session.play
  const size = { width: columns, height: rows - HEADER_HEIGHT }
  const last = view.session.play.handled.at(-1)
  const looking = phase === 'verdict' && solution !== null && last !== undefined

  const drawn = (shown: PlayView, line: number): Row[] => playRows(shown, theme, size, line)

  const pressInSolution = (current: PlayView, key: KeyPress, handled: HandledTrap): Pressed | null => {
    const at = looked() ?? 0
    const command = commandOf('solution', key)
    if (command === 'next') setSolution(Math.min(at + 1, solutionLength(handled)))
    else if (command === 'back') setSolution(Math.max(0, at - 1))
    else if (command === 'close') setSolution(null)
    return command === null ? null : { view: current, wish: null }
  }

  const pressInVerdict = (current: PlayView, key: KeyPress): Pressed | null => {
    const command = commandOf('verdict', key)
    switch (command) {
      case 'down':
        if (!sameRows(drawn(current, scrolled()), drawn(current, scrolled() + 1))) setScroll(scrolled() + 1)
        break
      case 'up':
        if (scrolled() === 0 && current.page < 0)
          return { view: { ...current, page: current.page + 1 }, wish: null }
        setScroll(Math.max(0, scrolled() - 1))
        break
      case 'show':
        setSolution(0)
        return { view: send(current, { do: 'show', at: now() }), wish: null }
      case 'goOn':
        setScroll(0)
        return { view: send(current, { do: 'next', at: now() }), wish: null }
      case 'pause':
      case 'help':
        return { view: current, wish: command }
      case null:
        return null
    }
    return { view: current, wish: null }
  }

  /** By the view of the moment: several keys can come before the screen is drawn anew. Null: it means nothing. */
  const pressIn = (before: PlayView, key: KeyPress): Pressed | null => {
    const { phase: at, handled } = before.session.play
    const over = handled.at(-1)
    const pages =
      at === 'verdict' && looked() !== null
        ? null
        : turnPages(before, key, turned => drawn(turned, scrolled()))
    if (pages !== null) return { view: pages, wish: null }
    // A verdict's lines go on from where its pages are.
    const current = at === 'verdict' ? before : unturned(before)
    if (at === 'running') {
      const command = commandOf('running', key)
      if (command === null) return null
      return command === 'skip' ? runAll(now)(current) : { view: current, wish: command }
    }
    if (at === 'verdict')
      return looked() === null || over === undefined
        ? pressInVerdict(current, key)
        : pressInSolution(current, key, over)
    return isPlayKey(current, key) ? pressInTrap(current, key, columnsIn(current, columns), now()) : null
  }

  const press = (key: KeyPress): Answer => {
    let answer: Answer = 'done'
    onChange(current => {
      const pressed = pressIn(current, key)
      if (pressed === null) answer = 'unknown'
      // The tree goes with the next key, whatever that is.
      return pressed ?? { view: current.tree ? { ...current, tree: false } : current, wish: null }
    })
    return answer
  }
  const context = looking ? 'solution' : playContext(view)
  useListener({
    ...heardIn(context),
    entries: () => (looking ? entriesOf('solution') : playEntries(view)),
    press,
    point: hit => pointInTrap(hit, onChange),
  })

  return (
    <Box flexDirection="column">
      <PlayHeader view={view} theme={theme} now={now} width={columns} />
      <Rows
        rows={
          looking
            ? solutionRows(last, view.session.game.kernel, solution, theme, size)
            : playRows(view, theme, size, scroll)
        }
        theme={theme}
      />
    </Box>
  )
}
