import { elapsedAt, type Session } from '../../game/index.ts'
import { texts } from '../../text/index.ts'
import { send } from '../play/press.ts'
import { atNow, type PlainState, type Run } from './state.ts'

/** A time on the level clock at which something is said, in whole milliseconds. */
interface Threshold {
  readonly at: number
  readonly text: string
}

const SHORT_OF_TIME = 5000

function thresholdsOf({ game, play }: Session): Threshold[] {
  const words = texts().plainTime
  const due = play.trap?.due ?? null
  if (due !== null) return [{ at: due - SHORT_OF_TIME, text: words.leftForTrap(SHORT_OF_TIME) }]
  const { par, limit } = game.level
  if (!game.timed || game.help === 'watch' || play.storm !== null) return []
  return [
    { at: Math.ceil(par / 2), text: words.halfOfPar(par) },
    { at: par + 1, text: words.parOver(par) },
    { at: limit, text: words.limitOver(limit) },
  ]
}

/** @returns how long until a time is to be said, or a trap is too late, in milliseconds; null where the clock stands. */
export function untilReminder(state: PlainState): number | null {
  const { run } = state
  if (run === null || run.view.session.play.clock.since === null) return null
  const { session } = run.view
  const { trap, clock } = session.play
  const elapsed = elapsedAt(clock, atNow(state, run))
  const due = trap?.due ?? null
  const times = [...thresholdsOf(session).map(({ at }) => at), ...(due === null ? [] : [due])]
  const next = times.filter(at => at > run.reminded).sort((one, other) => one - other)[0]
  return next === undefined ? null : Math.max(0, next - elapsed)
}

/** @returns the run with every time said that has come since the last one, and the lines that say so. */
export function reminded(
  state: Pick<PlainState, 'now'>,
  run: Run,
): { readonly run: Run; readonly lines: readonly string[] } {
  const { session } = run.view
  const elapsed = elapsedAt(session.play.clock, atNow(state, run))
  const lines = thresholdsOf(session)
    .filter(({ at }) => at > run.reminded && at <= elapsed)
    .map(({ text }) => text)
  return { run: { ...run, reminded: Math.max(run.reminded, elapsed) }, lines }
}

/** @returns the view in which the reference has done a trap that is too late; null where there is time, or no trap. */
export function overdue(state: PlainState, run: Run): Run['view'] | null {
  const { trap, clock } = run.view.session.play
  const due = trap?.due ?? null
  const at = atNow(state, run)
  if (due === null || elapsedAt(clock, at) < due) return null
  return send(run.view, { do: 'late', at })
}

/** @returns what the clock says. */
export function timeLine(state: PlainState, run: Run): string {
  const { game, play } = run.view.session
  const elapsed = elapsedAt(play.clock, atNow(state, run))
  const due = play.trap?.due ?? null
  const words = texts().plainTime
  const { sentences } = texts().lists
  const stands = play.clock.since === null ? words.stands : ''
  if (due !== null) return sentences(words.leftForTrap(Math.max(0, due - elapsed) + 999), stands)
  if (play.storm !== null) return words.stands
  if (!game.timed) return words.practice
  const { par, limit } = game.level
  return sentences(words.onTheClock(elapsed, par, limit), stands)
}
