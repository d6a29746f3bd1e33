import type { TrapQuestion } from '../../game/exam/question.ts'
import { trapGame } from '../../game/exam/traps.ts'
import { createSession } from '../../game/index.ts'
import type { Primitive } from '../../kernel/index.ts'
import type { GameAct } from '../commands.ts'
import { advanceView, send } from '../play/press.ts'
import { createView, type PlayView } from '../play/view.ts'

/** What helps in a level, and not in an exam. */
const NOT_IN_AN_EXAM: readonly GameAct[] = ['undo', 'redo', 'hint', 'give-up']

/**
 * @param at whole milliseconds
 * @returns the trap of a question in the student's hand
 */
export function openTrapPlay(question: TrapQuestion, at: number): PlayView {
  const first: PlayView = {
    ...createView(createSession(trapGame(question))),
    without: NOT_IN_AN_EXAM,
    silent: true,
  }
  let view = send(first, { do: 'start', at })
  while (view.session.play.phase === 'running') view = advanceView(view, at)
  return view
}

/** @returns the steps that were taken, once the trap is over; null while it is not */
export const stepsTaken = ({ session: { play } }: PlayView): readonly Primitive[] | null =>
  play.phase === 'trap' ? null : (play.handled.at(-1)?.steps ?? null)

/** @returns the view with nothing said of which step was a mistake: the answers come at the end. */
export function withoutFindings(view: PlayView): PlayView {
  const { session } = view
  const { play } = session
  if (play.trap === null) return view
  return { ...view, session: { ...session, play: { ...play, trap: { ...play.trap, findings: [] } } } }
}
