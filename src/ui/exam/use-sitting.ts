import { useApp, useInput, useWindowSize } from 'ink'
import { useCallback, useRef } from 'react'
import { lastsFor, type Sitting, sit } from '../../game/exam/sitting.ts'
import { fits } from '../components/fit.tsx'
import { stopwatch } from '../monotonic.ts'
import { pasteRefused } from '../paste.ts'
import { say } from '../play/hand.ts'
import { type Pressed, send } from '../play/press.ts'
import type { PlayView } from '../play/view.ts'
import { useHeld } from '../use-held.ts'
import { useInterrupt } from '../use-interrupt.ts'
import { usePasted } from '../use-pasted.ts'
import type { PressedExam } from './press-question.ts'
import { type PressedReview, type ReviewView, reviewOf } from './press-review.ts'
import { openTrapPlay, stepsTaken } from './trap-play.ts'
import { useExamClock } from './use-exam-clock.ts'
import { answered, createExamView, type ExamMode, type ExamView, goTo, questionOf } from './view.ts'

/** Where in an exam somebody is, and looks at questions; the clock runs. */
type Live = 'question' | 'overview' | 'hand-in' | 'trap' | 'review'

/** Where in an exam somebody is. */
export interface SittingPlace {
  readonly at: Live | 'pause' | 'leaving' | 'trap-help'
  /** Where it goes on. */
  readonly from: Live
  readonly view: ExamView
  /** The trap of the question, once it is opened. */
  readonly play: PlayView | null
  /** In practice: the answer that has just been given. */
  readonly review: ReviewView | null
}

const LIVE: readonly SittingPlace['at'][] = ['question', 'overview', 'hand-in', 'trap', 'review']
const isLive = (at: SittingPlace['at']): at is Live => LIVE.includes(at)

/**
 * An exam from its first question until it is handed in, or its time is up: where one is, and what keys lead to.
 * @param onOver called once, with the exam at its end
 */
export function useSitting(first: Sitting, mode: ExamMode, onOver: (sitting: Sitting) => void) {
  const { exit } = useApp()
  const [place, now, show] = useHeld<SittingPlace>({
    at: 'question',
    from: 'question',
    view: createExamView(first, mode),
    play: null,
    review: null,
  })
  const over = useRef(false)
  const watch = useRef(stopwatch())
  const at = useCallback((): number => watch.current(), [])
  const inSight = fits(useWindowSize())
  const timed = mode === 'exam'
  const elapsed = useExamClock(
    timed && inSight && isLive(place.at),
    timed ? lastsFor(first.recipe) : null,
    () => timeUp(),
  )

  const finish = (sitting: Sitting): void => {
    if (over.current) return
    over.current = true
    onOver(sitting)
  }
  /** The place with the time that has gone by; the end where that was all. */
  const go = (next: SittingPlace): void => {
    const { view } = next
    const sitting = timed ? sit(view.sitting, { do: 'tick', elapsed: elapsed() }) : view.sitting
    const there = { ...next, view: { ...view, sitting } }
    show(there)
    if (sitting.over) finish(sitting)
  }
  // A timer may come a millisecond early: it is over all the same.
  const timeUp = (): void => finish(sit(now().view.sitting, { do: 'tick', elapsed: lastsFor(first.recipe) }))
  const to = (where: Live): void => go({ ...now(), at: where, from: where })

  const handIn = (): void => {
    const { view } = now()
    const sitting = timed ? sit(view.sitting, { do: 'tick', elapsed: elapsed() }) : view.sitting
    finish(sit(sitting, { do: 'hand-in' }))
  }

  /** To the question, or in practice to what its answer comes to. */
  const afterAnswer = (view: ExamView): void => {
    const where = mode === 'practice' ? 'review' : 'question'
    go({ at: where, from: where, view, play: null, review: reviewOf(view.sitting.at) })
  }

  const change = (step: (view: ExamView) => PressedExam): void => {
    const current = now()
    if (current.at !== 'question' && current.at !== 'overview') return
    const { view, wish } = step(current.view)
    const question = questionOf(view)
    switch (wish) {
      case null:
        go({ ...current, view })
        return
      case 'question':
      case 'overview':
      case 'hand-in':
        go({ ...current, view, at: wish, from: wish })
        return
      case 'pause':
        go({ ...current, view, at: 'pause' })
        return
      case 'review':
        afterAnswer(view)
        return
      case 'trap':
        if (question.kind === 'order' || question.kind === 'by-hand')
          go({ ...current, view, at: 'trap', from: 'trap', play: openTrapPlay(question, at()) })
    }
  }

  const changeTrap = (step: (view: PlayView) => Pressed): void => {
    const current = now()
    if (current.at !== 'trap' || current.play === null) return
    const { view: play, wish } = step(current.play)
    const steps = stepsTaken(play)
    if (steps !== null) afterAnswer(answered(current.view, { of: 'steps', steps }))
    else if (wish === null) go({ ...current, play })
    else go({ ...current, play, at: wish === 'pause' ? 'pause' : 'trap-help' })
  }

  const changeReview = (step: (view: ReviewView) => PressedReview): void => {
    const current = now()
    if (current.at !== 'review' || current.review === null) return
    const { view: review, wish } = step(current.review)
    const { sitting } = current.view
    const last = sitting.at === sitting.questions.length - 1
    if (wish === null) go({ ...current, review })
    else if (wish === 'close') to('question')
    else if (last)
      go({
        ...current,
        view: { ...current.view, cell: sitting.questions.length },
        at: 'overview',
        from: 'overview',
      })
    else go({ ...current, view: goTo(current.view, sitting.at + 1), at: 'question', from: 'question' })
  }

  /** Goes on from a pause where it was left. */
  const resume = (): void => {
    const current = now()
    const { play, from } = current
    const going = play?.session.play.paused === true ? send(play, { do: 'resume', at: at() }) : play
    go({ ...current, at: from, play: going })
  }

  const stand = (where: 'pause' | 'leaving'): void => {
    const current = now()
    if (isLive(current.at)) go({ ...current, at: where, from: current.at })
    else if (where === 'leaving') go({ ...current, at: where })
  }
  useInput((input, key) => {
    if (key.ctrl && input === 'z') stand('pause')
  })
  useInterrupt(() => {
    if (now().at === 'leaving') exit()
    else stand('leaving')
  })
  usePasted(text => changeTrap(view => ({ view: say(view, pasteRefused(text)), wish: null })))
  const leave = useCallback(() => exit(), [exit])
  return { place, elapsed, now: at, change, changeTrap, changeReview, to, resume, handIn, leave }
}
