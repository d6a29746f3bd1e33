import { useInput, useWindowSize } from 'ink'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Session } from '../game/index.ts'
import { fits } from './components/fit.tsx'
import { stopwatch } from './monotonic.ts'
import { type Pressed, send } from './play/press.ts'
import type { PlayView } from './play/view.ts'

/** Where in a run the player is; the run keeps its view wherever he goes from it. */
export interface PlayPlace {
  readonly at: 'brief' | 'play' | 'pause' | 'pause-help' | 'result' | 'debrief'
  readonly view: PlayView
}

/** Pauses a run, where a trap is open: nobody plays meanwhile, and the clock must stand. */
const paused = (place: PlayPlace, at: number): PlayPlace =>
  place.at === 'play' && place.view.session.play.trap !== null
    ? { at: 'pause', view: send(place.view, { do: 'pause', at }) }
    : place

/**
 * A run from its brief to its result: its view, its clock, and what its screens lead to.
 * @param first the view at the brief
 * @param onFinished called once, with the session at its result
 */
export function usePlay(first: () => PlayView, onFinished: (session: Session) => void) {
  const [place, setPlace] = useState<PlayPlace>(() => ({ at: 'brief', view: first() }))
  const clock = useRef(stopwatch())
  const finished = useRef(false)
  const now = useCallback(() => clock.current(), [])
  const change = useCallback((step: (view: PlayView) => Pressed): void => {
    setPlace(current => {
      if (current.at !== 'play') return current
      const { view, wish } = step(current.view)
      if (view.session.play.phase === 'result') return { at: 'result', view }
      if (wish === 'pause') return { at: 'pause', view }
      return { at: wish === 'help' ? 'pause-help' : 'play', view }
    })
  }, [])
  useEffect(() => {
    if (place.at !== 'result' || finished.current) return
    finished.current = true
    onFinished(place.view.session)
  }, [place, onFinished])
  useInput((input, key) => {
    if (key.ctrl && input === 'z') setPlace(current => paused(current, now()))
  })
  // Nobody plays in a terminal that is too small to see anything: the clock stands until it is larger.
  const inSight = fits(useWindowSize())
  const { play } = place.view.session
  const moves = inSight ? play.paused : !play.paused && play.clock.since !== null
  const turns = place.at === 'play' && moves
  useEffect(() => {
    if (!turns) return
    const turned = (view: PlayView): PlayView => send(view, { do: inSight ? 'resume' : 'pause', at: now() })
    setPlace(({ at, view }) => ({ at, view: turned(view) }))
  }, [turns, inSight, now])
  const go = (at: PlayPlace['at']): void => setPlace({ at, view: place.view })
  const start = (): void => setPlace({ at: 'play', view: send(place.view, { do: 'start', at: now() }) })
  const resume = (): void => {
    const { view } = place
    setPlace({ at: 'play', view: view.session.play.paused ? send(view, { do: 'resume', at: now() }) : view })
  }
  const begin = (view: PlayView): void => setPlace({ at: 'brief', view })
  return { place, now, change, go, start, resume, begin }
}
