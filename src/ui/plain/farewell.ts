import { texts } from '../../text/index.ts'
import { type PlainState, stageOf } from './state.ts'

/** @returns where the transcript stops, in one line. */
export function stoppedLine(state: PlainState): string {
  const { run } = state
  const words = texts().plain
  if (run === null) return words.noLevelOpen
  const { session, traps } = run.view
  const { game, play } = session
  const { title } = game.level
  const all = play.storm === null ? traps : null
  switch (stageOf(state)) {
    case 'menu':
    case 'brief':
      return words.stoppedBefore(title)
    case 'trap':
    case 'paused':
    case 'race':
      if (play.race !== null) return words.stoppedInRace(title)
      return words.stoppedAt(title, play.handled.length + 1, all, play.trap?.steps.length ?? 0)
    case 'verdict':
      return words.stoppedAfter(title, play.handled.length, all)
    case 'result':
      return words.finished(title)
  }
}

/**
 * Whether everything that was begun, or named when the program was started, came to its result.
 * @param named the id of the level that the program was started with
 */
export function isFinished(state: PlainState, named: string | null): boolean {
  if (named !== null && !state.finished.includes(named)) return false
  const stage = stageOf(state)
  return stage === 'menu' || stage === 'brief' || stage === 'result'
}
