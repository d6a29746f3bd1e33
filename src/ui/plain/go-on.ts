import { texts } from '../../text/index.ts'
import { advanceView, send } from '../play/press.ts'
import type { PlayView } from '../play/view.ts'
import { stepTexts } from '../presentation/steps.ts'
import { type Answer, atNow, type PlainState, type Run, said, wrong } from './state.ts'
import { raceLine } from './tell-race.ts'
import { resultLines } from './tell-result.ts'
import {
  askLines,
  cardLines,
  handlerLines,
  logLines,
  markLines,
  nextStepLines,
  trapLines,
} from './tell-trap.ts'
import { verdictLines } from './tell-verdict.ts'

/** What happened since the last time that it was told; the player's own traps have been. */
function happened(run: Run, view: PlayView): string[] {
  const { log } = view.session.play
  return logLines(log.slice(run.logged).filter(({ how }) => how !== 'you'))
}

/** What meets the player at a trap, and what he can do there with the help that he chose. */
function meetLines(view: PlayView): string[] {
  const { session } = view
  const open = session.play.trap
  if (open === null) return []
  const words = texts().plainTrap
  switch (session.game.help) {
    case 'watch':
      return [...trapLines(view, open), ...nextStepLines(session, open), words.sayStep]
    case 'finish':
      return [...trapLines(view, open), words.begun, ...handlerLines(session, open)]
    case 'order':
      return [...trapLines(view, open), ...cardLines(open), words.sayCards]
    case 'solo':
      return [...trapLines(view, open), ...(session.play.handled.length === 0 ? [words.sayPrimitives] : [])]
  }
}

/** Lets the machine run until the player is wanted. @returns what happened, and what comes then */
function runOn(state: PlainState, run: Run, begun: PlayView): Answer {
  const at = atNow(state, run)
  let view = begun
  while (view.session.play.phase === 'running') view = advanceView(view, at)
  const { play, game } = view.session
  const next = { ...run, view, logged: play.log.length }
  const lines = happened(run, view)
  if (play.phase !== 'result') {
    const met = play.race === null ? meetLines(view) : [raceLine(play.race)]
    return said({ ...state, run: next }, ...lines, ...met)
  }
  const storm = play.storm !== null
  const finished = storm ? state.finished : [...state.finished, game.level.id]
  return {
    ...said(
      { ...state, run: next, finished },
      ...lines,
      ...resultLines(view.session, run.best, view.ghost),
      storm ? texts().plainTrap.sayAfterDrill : texts().plainTrap.sayAfterLevel,
    ),
    wish: { do: 'record', session: view.session },
  }
}

/** Sends an input after which the machine runs on: the start of a level, or what follows a verdict. */
export function goOn(state: PlainState, run: Run, input: 'start' | 'next'): Answer {
  const view = send(run.view, { do: input, at: atNow(state, run) })
  const { refusal } = view.session
  return refusal === null ? runOn(state, run, view) : wrong(state, refusal)
}

/** What the player reads once a trap is over. */
export function overLines(view: PlayView): string[] {
  const last = view.session.play.handled.at(-1)
  if (last === undefined) return []
  const { sayNext, sayNextOrShow } = texts().plainTrap
  return [...verdictLines(last), last.verdict.kind === 'clean' ? sayNext : sayNextOrShow]
}

/** @returns what a change of the view comes to: the steps that were taken, a verdict, a question, or why nothing was done. */
export function changed(state: PlainState, run: Run, view: PlayView): Answer {
  const before = run.view
  const { session } = view
  const next = { ...state, run: { ...run, view } }
  if (session.refusal !== null) return wrong(state, session.refusal)
  if (view.ask !== null && view.ask !== before.ask) return said(next, ...askLines(view.ask))
  if (session.play.handled.length > before.session.play.handled.length) return said(next, ...overLines(view))
  const open = session.play.trap
  const all = open?.steps.length ?? 0
  const taken = before.session.play.trap?.steps.length ?? 0
  if (open !== null && all > taken) {
    const steps = stepTexts(open.before, open.steps)
    const told = open.notes
      .slice(taken)
      .map((note, index) => texts().plainTrap.did(steps[taken + index] ?? '', note))
    return said(next, ...told, ...nextStepLines(session, open))
  }
  if (view.marks !== before.marks) {
    const marks = markLines(view)
    return said(next, ...(marks.length === 0 ? [texts().plainTrap.noneMarked] : marks))
  }
  // Nothing was done, and the hand says why.
  if (session === before.session) return wrong(state, view.message.text)
  return said(next, view.message.text)
}
