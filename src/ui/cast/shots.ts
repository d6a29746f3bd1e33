import { createSession, elapsedAt, type Input, newGame, type Replay } from '../../game/index.ts'
import type { Primitive } from '../../kernel/index.ts'
import type { Level } from '../../level/index.ts'
import { texts } from '../../text/index.ts'
import { advanceView, send } from '../play/press.ts'
import { settleTarget, type Target } from '../play/target.ts'
import { createView, type PlayView } from '../play/view.ts'
import { inputMark, trapMark } from './marks.ts'

/** What a recording shows from a time on. */
export interface Shot {
  /** Whole milliseconds since the recording began. */
  readonly time: number
  readonly stage: 'brief' | 'play' | 'pause' | 'solution' | 'result'
  readonly view: PlayView
  /** Whole milliseconds of the run itself, for its clock. */
  readonly at: number
  /** What happened there, as the label of a mark; null for nothing that anybody looks for. */
  readonly mark: string | null
}

/** Longer pauses than this are cut to it, in milliseconds. */
const LONGEST_PAUSE = 3000
/** How long a verdict stays, whatever time the player took over it. */
const VERDICT = 2500
/** Between two events of a machine that runs into no trap any more. */
const PACE = 350
const SECOND = 1000

function stageOf({ session: { play } }: PlayView, input: Input): Shot['stage'] {
  if (play.phase === 'result') return 'result'
  if (play.paused) return 'pause'
  return input.do === 'show' ? 'solution' : 'play'
}

function targetOf(step: Primitive): Target | null {
  if (!('process' in step)) return null
  const page = 'page' in step ? step.page : undefined
  return page === undefined
    ? { on: 'process', process: step.process }
    : { on: 'page', process: step.process, page }
}

/** The view with the cursor where the player's must have been. */
function pointed(view: PlayView, input: Input): PlayView {
  const target =
    input.do === 'use' ? (input.primitives.map(targetOf).findLast(at => at !== null) ?? null) : null
  return target === null ? view : { ...view, target: settleTarget(view.session.play.machine, target) }
}

/** The shots in which nothing but the clock goes on. */
function* ticks(last: Shot, until: number): Generator<Shot> {
  const { clock } = last.view.session.play
  if (clock.since === null) return
  const first = SECOND - (elapsedAt(clock, last.at) % SECOND)
  for (let past = first; past < until - last.time; past += SECOND)
    yield { ...last, time: last.time + past, at: last.at + past, mark: null }
}

/** The machine's own events up to the next trap or to the end, each as the view after it. */
function run(view: PlayView, at: number): PlayView[] {
  const views: PlayView[] = []
  for (let now = view; now.session.play.phase === 'running'; views.push(now)) now = advanceView(now, at)
  return views
}

/** Spreads the machine's events over the time that they took. */
function* runShots(last: Shot, trapAt: number | null): Generator<Shot> {
  const views = run(last.view, trapAt ?? last.at)
  const took = trapAt === null ? views.length * PACE : trapAt - last.at
  const span = Math.min(took, LONGEST_PAUSE)
  for (const [index, view] of views.entries()) {
    const part = Math.round((span * (index + 1)) / views.length)
    const { trap, phase, score } = view.session.play
    const mark =
      phase === 'result'
        ? texts().cast.points(score?.total ?? 0)
        : trap === null
          ? null
          : trapMark(view, trap)
    const stage = phase === 'result' ? 'result' : 'play'
    yield { time: last.time + part, stage, view, at: trapAt ?? last.at, mark }
  }
}

/**
 * A run as a recording shows it, with its own times but for pauses.
 * @param replay one that fits (`verifyReplay`)
 * @param level the level as it was played, with the names of the replay's seed
 */
export function* shotsOf(replay: Replay, level: Level): Generator<Shot> {
  const { timed, help, practised, storm, seed, inputs } = replay
  const game = newGame(level, { timed, help, practised, storm, seed })
  let last: Shot = { time: 0, stage: 'brief', view: createView(createSession(game)), at: 0, mark: null }
  yield last
  for (const [index, input] of inputs.entries()) {
    // The machine came to it by itself.
    if (input.do === 'trap') continue
    const { phase } = last.view.session.play
    const pause = phase === 'verdict' ? VERDICT : Math.min(input.at - last.at, LONGEST_PAUSE)
    const time = last.time + pause
    yield* ticks(last, time)
    const view = pointed(send(last.view, input), input)
    last = { time, stage: stageOf(view, input), view, at: input.at, mark: inputMark(last.view, input, view) }
    yield last
    const next = inputs[index + 1]
    for (const shot of runShots(last, next?.do === 'trap' ? next.at : null)) {
      last = shot
      yield last
    }
  }
}
