import { useApp, useInput, useWindowSize } from 'ink'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Session } from '../game/index.ts'
import { fits } from './components/fit.tsx'
import { stopwatch } from './monotonic.ts'
import { pasteRefused } from './paste.ts'
import { say } from './play/hand.ts'
import { type Pressed, send } from './play/press.ts'
import type { PlayView } from './play/view.ts'
import { useInterrupt } from './use-interrupt.ts'
import { usePasted } from './use-pasted.ts'

/** Where in a run the player is; the run keeps its view wherever he goes from it. */
export interface PlayPlace {
  readonly at: 'brief' | 'play' | 'pause' | 'pause-help' | 'leaving' | 'result' | 'debrief'
  readonly view: PlayView
}

/** Where leaving the program would lose the run. */
const LOSES: readonly PlayPlace['at'][] = ['play', 'pause', 'pause-help', 'leaving']

/** The view with its clock stopped, where it runs: nobody plays meanwhile. */
const stopped = (view: PlayView, at: number): PlayView =>
  view.session.play.clock.since === null ? view : send(view, { do: 'pause', at })

/** Where a press in play leads to. */
function placeAfter({ view, wish }: Pressed): PlayPlace {
  if (view.session.play.phase === 'result') return { at: 'result', view }
  if (wish === 'pause') return { at: 'pause', view }
  return { at: wish === 'help' ? 'pause-help' : 'play', view }
}

/**
 * A run from its brief to its result: its view, its clock, and what its screens lead to.
 * @param first the view at the brief
 * @param onFinished called once, with the session at its result
 */
export function usePlay(first: () => PlayView, onFinished: (session: Session) => void) {
  const { exit } = useApp()
  const [place, setPlace] = useState<PlayPlace>(() => ({ at: 'brief', view: first() }))
  // Keys that come faster than the screen is drawn must each meet what the one before has left.
  const latest = useRef(place)
  const clock = useRef(stopwatch())
  const finished = useRef(false)
  const now = useCallback(() => clock.current(), [])
  const show = useCallback((next: PlayPlace): void => {
    latest.current = next
    setPlace(next)
  }, [])
  const change = useCallback(
    (step: (view: PlayView) => Pressed): void => {
      const { at, view } = latest.current
      if (at === 'play') show(placeAfter(step(view)))
    },
    [show],
  )
  useEffect(() => {
    if (place.at !== 'result' || finished.current) return
    finished.current = true
    onFinished(place.view.session)
  }, [place, onFinished])
  const leave = useCallback(() => exit(), [exit])
  useInput((input, key) => {
    const { at, view } = latest.current
    const waits = at !== 'play' || view.session.play.phase === 'verdict'
    if (key.ctrl && input === 'z' && !waits) show({ at: 'pause', view: stopped(view, now()) })
  })
  useInterrupt(() => {
    const { at, view } = latest.current
    if (at === 'leaving' || !LOSES.includes(at)) leave()
    else show({ at: 'leaving', view: stopped(view, now()) })
  })
  usePasted(text => change(view => ({ view: say(view, pasteRefused(text)), wish: null })))
  // Nobody plays in a terminal that is too small to see anything: the clock stands until it is larger.
  const inSight = fits(useWindowSize())
  const { play } = place.view.session
  const moves = inSight ? play.paused : !play.paused && play.clock.since !== null
  const turns = place.at === 'play' && moves
  useEffect(() => {
    if (!turns) return
    const { at, view } = latest.current
    show({ at, view: send(view, { do: inSight ? 'resume' : 'pause', at: now() }) })
  }, [turns, inSight, now, show])
  const go = (at: PlayPlace['at']): void => show({ at, view: latest.current.view })
  const start = (): void => show({ at: 'play', view: send(latest.current.view, { do: 'start', at: now() }) })
  const resume = (): void => {
    const { view } = latest.current
    show({ at: 'play', view: view.session.play.paused ? send(view, { do: 'resume', at: now() }) : view })
  }
  const begin = (view: PlayView): void => show({ at: 'brief', view })
  return { place, now, change, go, start, resume, begin, leave }
}
