import { counted } from './spoken.ts'
import { type PlainState, stageOf } from './state.ts'

/** @returns where the transcript stops, in one line. */
export function stoppedLine(state: PlainState): string {
  const { run } = state
  if (run === null) return 'No level is open.'
  const { session, traps } = run.view
  const { game, play } = session
  const { title } = game.level
  const of = play.storm === null ? ` of ${traps}` : ''
  switch (stageOf(state)) {
    case 'menu':
    case 'brief':
      return `Stopped before ${title} began.`
    case 'trap':
    case 'paused':
    case 'race': {
      if (play.race !== null) return `Stopped in ${title}, with the race still open.`
      const steps = counted(play.trap?.steps.length ?? 0, 'step')
      return `Stopped in ${title} at trap ${play.handled.length + 1}${of}, ${steps} done.`
    }
    case 'verdict':
      return `Stopped in ${title} after trap ${play.handled.length}${of}.`
    case 'result':
      return `${title} is finished.`
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
