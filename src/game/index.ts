export { HELPS, type Help } from '../level/index.ts'
export { playedCards } from './cards/cards.ts'
export { elapsedAt } from './clock.ts'
export { LIVES, type Storm, stormPoints } from './drill/storm.ts'
export { stormLevel } from './drill/storm-level.ts'
export { TIERS, tierAt } from './drill/tiers.ts'
export { type Worst, worstOf } from './drill/worst.ts'
export { HINT_COOL_DOWN } from './hint.ts'
export type { Input } from './input.ts'
export { machineLeft, resolvedBy, stepsThatResolved } from './left.ts'
export { lastDay, lessonsOf, type Standing, standing } from './mastery.ts'
export { outcomesOf } from './outcome.ts'
export {
  earnsStars,
  type Game,
  type HandledTrap,
  type LogEntry,
  newGame,
  type OpenTrap,
  type Play,
} from './play.ts'
export { questionFor } from './question.ts'
export { type Replay, readReplay, replayOf, type Verified, verifyReplay } from './replay.ts'
export { type Action, createSession, reduce, type Session } from './session.ts'
export { primitiveText } from './tell.ts'
export type { Verdict, VerdictKind } from './verdict.ts'
export { whyStep } from './why.ts'
