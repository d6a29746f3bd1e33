import { Box, type DOMElement, useInput, useStdin, useWindowSize } from 'ink'
import { type ReactNode, useMemo, useRef } from 'react'
import { texts } from '../../text/index.ts'
import { EMPTY_FINDER, type FinderView, pressInFinder } from '../finder/press.ts'
import { type Entry, type EverywhereEntry, entriesEverywhere, everywhereOf } from '../keymap/entries.ts'
import { keyLabel } from '../keymap/labels.ts'
import type { EverywhereCommand } from '../keymap.ts'
import { type KeyPress, keyNamed, keysOf, nameOf, sequenceOf } from '../keys.ts'
import type { Hit } from '../mouse/hit.ts'
import { useClicks } from '../mouse/use-clicks.ts'
import { OutOfSight } from '../out-of-sight.ts'
import { finderPlace, finderRows } from '../presentation/finder.ts'
import { helpRows } from '../presentation/help.ts'
import { hereRows } from '../presentation/keys-here.ts'
import type { Theme } from '../theme.ts'
import { type Listener, type Switchboard, SwitchboardContext } from '../use-commands.ts'
import { useHeld } from '../use-held.ts'
import { Fit, fits } from './fit.tsx'
import { Notice, Panel } from './panel.tsx'
import { Reader } from './reader.tsx'

/** Where the finder leads to from anywhere. */
type GoesTo = 'title' | 'levels' | 'drills' | 'sandbox' | 'progress' | 'settings' | 'help'

interface Props {
  readonly theme: Theme
  /** To another screen, at the player's wish. */
  readonly onGo: (to: GoesTo) => void
  readonly children: ReactNode
}

/** The keys of a context, as they were when they were asked for. */
interface KeysHere {
  readonly called: string
  readonly here: readonly Entry[]
  readonly everywhere: readonly Entry[]
}

const INTERRUPT = '\u0003'

/** What there is to do, where the keys are: in the context, and from anywhere. */
interface Possible {
  readonly here: readonly Entry[]
  readonly everywhere: readonly EverywhereEntry[]
}

function possible(listener: Listener | undefined): Possible {
  const here = listener?.entries() ?? []
  return { here, everywhere: listener === undefined ? [] : entriesEverywhere(listener, here) }
}

/** @returns why a key did nothing. */
function unknownText(key: KeyPress, { typed }: Listener): string {
  const label = keyLabel(nameOf(key))
  const said = texts().keymap
  return typed ? said.unknownInText(label) : said.unknown(label)
}

/**
 * Where all keys come in, one by one: to the finder where it is open, else to the screen that has them; what means
 * nothing there may be something that can be done from anywhere. A key that does nothing is answered in the last row.
 * Behind the finder the clock of a run goes on, since the machine is in sight.
 */
export function Keyboard({ theme, onGo, children }: Props) {
  const { stdin } = useStdin()
  const { columns, rows } = useWindowSize()
  const [finder, finding, setFinder] = useHeld<FinderView | null>(null)
  const [help, helping, setHelp] = useHeld<KeysHere | null>(null)
  const [notice, noticed, setNotice] = useHeld<string | null>(null)
  const listeners = useRef<readonly { readonly current: Listener }[]>([])
  /** Keys that came while the help was on its way to the screen. */
  const waiting = useRef<readonly KeyPress[] | null>(null)
  const visible = fits({ columns, rows })
  const size = { width: columns, height: rows }
  const listening = (): Listener | undefined => listeners.current.at(-1)?.current

  const say = (text: string | null): void => {
    if (noticed() !== text) setNotice(text)
  }

  const doEverywhere = (id: EverywhereCommand, { here, everywhere }: Possible): void => {
    switch (id) {
      case 'find':
        setFinder(EMPTY_FINDER)
        return
      case 'help':
        if (helping() === null) waiting.current = []
        setHelp({ called: listening()?.called() ?? '', here, everywhere })
        return
      case 'howToPlay':
        setHelp(null)
        onGo('help')
        return
      case 'title':
      case 'levels':
      case 'drills':
      case 'sandbox':
      case 'progress':
      case 'settings':
        setHelp(null)
        onGo(id)
        return
      case 'suspend':
        stdin.unshift(sequenceOf({ name: 'suspend' }))
        return
      case 'quit':
        stdin.unshift(INTERRUPT)
    }
  }

  const pressEverywhere = (key: KeyPress, listener: Listener): void => {
    const id = everywhereOf(key)
    say(id === null ? unknownText(key, listener) : null)
    if (id !== null) doEverywhere(id, possible(listener))
  }

  const pressFinder = (view: FinderView, key: KeyPress): void => {
    const there = possible(listening())
    const { view: next, run } = pressInFinder(view, key, [...there.here, ...there.everywhere])
    setFinder(next)
    if (run === null) return
    const everywhere = there.everywhere.find(entry => entry === run)
    const [first] = run.keys
    if (everywhere !== undefined) doEverywhere(everywhere.id, there)
    else if (first !== undefined) pressOnScreen(keyNamed(first))
  }

  const pressOnScreen = (key: KeyPress): void => {
    const listener = listening()
    if (listener === undefined) return
    const answer = listener.press(key)
    if (answer === 'done') say(null)
    else if (answer === 'unknown') pressEverywhere(key, listener)
    else say(answer.why)
  }

  const take = (key: KeyPress): void => {
    if (waiting.current !== null) {
      waiting.current = [...waiting.current, key]
      return
    }
    const found = finding()
    if (found !== null) pressFinder(found, key)
    else pressOnScreen(key)
  }
  const latest = useRef(take)
  latest.current = take

  useInput((input, key) => {
    if (!visible) return
    // Ctrl-C asks on a screen of its own, and these would lie over it.
    if (key.ctrl && input === 'c') {
      setFinder(null)
      setHelp(null)
    }
    for (const press of keysOf(input, key)) if (nameOf(press) !== 'suspend') take(press)
  })

  const click = (hit: Hit): void => {
    const found = finding()
    if (found !== null) {
      if (!('found' in hit)) return
      if (found.at === hit.found) pressFinder(found, { name: 'enter' })
      else setFinder({ ...found, at: hit.found, refused: false })
      return
    }
    if ('key' in hit) {
      pressOnScreen(keyNamed(hit.key))
      return
    }
    const pointed = listening()?.point?.(hit) ?? 'nothing'
    if (pointed === 'there') pressOnScreen({ name: 'enter' })
    else if (pointed === 'moved') say(null)
  }

  const turnWheel = (name: 'up' | 'down'): void => {
    const found = finding()
    if (found !== null) {
      pressFinder(found, { name })
      return
    }
    const listener = listening()
    // In a run the arrows move a cursor from page to page; what scrolls there has keys of its own.
    const isRun = listener?.context === 'trap' || listener?.context === 'running'
    listener?.press({ name: isRun ? (name === 'up' ? 'page-up' : 'page-down') : name })
  }

  const screen = useRef<DOMElement>(null)
  const hears = (): boolean => visible && waiting.current === null
  useClicks(screen, {
    onHit: hit => {
      if (hears()) click(hit)
    },
    onMiss: () => say(null),
    onWheel: turned => {
      if (hears()) turnWheel(turned)
    },
    isCovered: y => noticed() !== null && y === rows - 1,
  })

  const switchboard = useMemo<Switchboard>(() => {
    const turned = (): void => {
      setFinder(null)
      setNotice(null)
    }
    return {
      turned,
      listen: listener => {
        listeners.current = [...listeners.current, listener]
        turned()
        const held = waiting.current
        waiting.current = null
        for (const key of held ?? []) latest.current(key)
        return () => {
          listeners.current = listeners.current.filter(other => other !== listener)
        }
      },
    }
  }, [setFinder, setNotice])
  const listed = (): Entry[] => {
    const { here, everywhere } = possible(listening())
    return [...here, ...everywhere]
  }
  const close = (): void => setHelp(null)
  return (
    <SwitchboardContext.Provider value={switchboard}>
      <OutOfSight.Provider value={finder !== null || help !== null}>
        <Box ref={screen} flexDirection="column" display={help === null ? 'flex' : 'none'}>
          {children}
        </Box>
      </OutOfSight.Provider>
      {help === null ? null : (
        <Fit theme={theme}>
          <Reader
            context="keysHere"
            title={texts().keymap.keysOf(help.called)}
            rows={width => [...hereRows(help.here, help.everywhere, width), [], ...helpRows(theme, width)]}
            theme={theme}
            onEnter={close}
            onEscape={close}
          />
        </Fit>
      )}
      {finder === null || !visible ? null : (
        <Panel rows={finderRows(finder, listed(), theme, size)} place={finderPlace(size)} theme={theme} />
      )}
      {notice === null || !visible ? null : <Notice text={notice} columns={columns} theme={theme} />}
    </SwitchboardContext.Provider>
  )
}
