import {
  bootMachine,
  copiedIn,
  freshIdeal,
  handleByReference,
  noteStore,
  noteSystemCall,
  noteWait,
  pendingTrap,
  resultOf,
  returnToUser,
} from '../kernel/index.ts'
import {
  attempt,
  type Content,
  INIT,
  type Instruction,
  isPageFault,
  processName,
  type Trap,
} from '../machine/index.ts'
import { texts } from '../text/index.ts'
import { instructionText, objectionTo } from '../workload/index.ts'
import { createStorm, nextOfStorm, stormPoints } from './drill/storm.ts'
import { tierAt, yoursIn } from './drill/tiers.ts'
import { openTrap } from './helped-trap.ts'
import { outcomesOf } from './outcome.ts'
import { earnsStars, type Game, type LogEntry, type Play } from './play.ts'
import { scoreOf } from './score.ts'
import type { VerdictKind } from './verdict.ts'

/** A play of `level` before its brief, with its setup done by the reference handler. */
export function createPlay(game: Game): Play {
  const play: Play = {
    phase: 'running',
    paused: false,
    machine: bootMachine(game.kernel, game.level.frames, game.level.overcommit),
    ideal: freshIdeal(),
    next: 0,
    current: null,
    trap: null,
    handled: [],
    log: [],
    clock: { elapsed: 0, since: null, last: 0 },
    undone: false,
    shown: false,
    hints: { said: [], lastAt: null },
    score: null,
    race: null,
    storm: game.storm ? createStorm(game.seed) : null,
  }
  if (play.storm !== null) return { ...play, phase: 'brief' }
  const setup: Game = { ...game, level: { ...game.level, program: game.level.setup, yours: [] } }
  while (play.phase === 'running') advance(play, setup)
  const log = play.log.map((entry): LogEntry => ({ ...entry, how: 'setup' }))
  return { ...play, phase: 'brief', next: 0, log, score: null }
}

function log(play: Play, entry: LogEntry): void {
  play.log.push(entry)
}

/** @returns what trapped, as the log says it: an instruction, or what the kernel owes. */
export function trapText(trap: Trap, instruction: Instruction | null): string {
  if (instruction !== null) return instructionText(instruction)
  const who = processName(trap.by)
  return trap.kind === 'wait' ? texts().names.waitGoesOn(who) : texts().names.exitKilled(who)
}

function done(play: Play, instruction: Instruction, saw: Content, again: boolean): void {
  if (again && (instruction.do === 'store' || instruction.do === 'read')) return
  const text = instructionText(instruction)
  log(play, {
    by: instruction.by,
    text,
    how: 'no trap',
    ...(instruction.do === 'load' || instruction.do === 'write' ? { saw } : {}),
  })
}

/** Carries out what follows an answered trap: the return to user space, and the instruction's end or next attempt. */
export function leaveKernel(
  play: Play,
  game: Game,
  trap: Trap,
  instruction: Instruction | null,
  how: LogEntry['how'],
  verdict?: VerdictKind,
): void {
  const { machine } = play
  const answer = resultOf(machine, trap.by)
  const saw = trap.kind === 'write' && answer === null ? copiedIn(machine, trap.by, trap.page) : undefined
  noteWait(machine, trap)
  returnToUser(machine, game.kernel, trap.by)
  play.current = answer === null && isPageFault(trap.kind) ? instruction : null
  const answered = answer === 'killed' ? texts().names.killed : answer
  const judged = verdict === undefined ? null : texts().verdict.kinds[verdict]
  const result = texts().names.outcome([answered, judged].filter(part => part !== null))
  log(play, {
    by: trap.by,
    text: trapText(trap, instruction),
    how,
    ...(saw === undefined ? {} : { saw }),
    ...(result === '' ? {} : { result }),
  })
}

const isYours = ({ storm }: Play, { level, kernel }: Game, { kind }: Trap): boolean =>
  (storm === null ? level.yours : yoursIn(tierAt(storm.tier), kernel)).includes(kind)

function meet(play: Play, game: Game, trap: Trap, instruction: Instruction | null): void {
  if (trap.by !== INIT && isYours(play, game, trap)) {
    play.phase = 'trap'
    play.trap = openTrap(play, game, trap, instruction)
    return
  }
  const steps = handleByReference(play.machine, game.kernel, trap)
  noteSystemCall(play.ideal, play.machine, trap, steps)
  leaveKernel(play, game, trap, instruction, 'kernel')
}

/** Ends a run with its score. */
export function finish(play: Play, game: Game): void {
  play.phase = 'result'
  if (play.storm !== null) {
    const total = stormPoints(play.storm)
    play.score = { total, traps: total, bonus: 0, stars: 0 }
    return
  }
  const verdicts = outcomesOf(play)
  const helped = play.undone || play.hints.said.length > 0
  play.score = scoreOf(
    { verdicts, elapsed: play.clock.elapsed, helped, starred: earnsStars(game) },
    game.level,
  )
}

/** @returns the program's next instruction; undefined where it is over, as a storm is without lives. */
function nextOf(play: Play, { level, kernel }: Game): Instruction | undefined {
  if (play.storm === null) return level.program[play.next]
  return play.storm.lives === 0 ? undefined : nextOfStorm(play, play.storm, kernel)
}

/**
 * Lets the machine go on by one event: a kill or a woken wait that the kernel owes, an instruction that runs again
 * after its fault, or the next instruction of the program. Stops at a trap of the player's and at the end.
 * @param play a running play (a plain object or immer's draft), changed
 */
export function advance(play: Play, game: Game): void {
  const owed = pendingTrap(play.machine)
  if (owed !== null) {
    meet(play, game, owed, null)
    return
  }
  const again = play.current
  const instruction = again ?? nextOf(play, game)
  if (instruction === undefined) {
    finish(play, game)
    return
  }
  play.current = null
  if (again === null) play.next += 1
  const objection = objectionTo(play.machine, game.kernel, instruction)
  if (objection !== null) {
    log(play, {
      by: instruction.by,
      text: instructionText(instruction),
      how: 'skipped',
      result: objection.message,
    })
    return
  }
  const tried = attempt(play.machine, instruction)
  noteStore(play.ideal, play.machine, instruction, tried.stored)
  if (tried.done) done(play, instruction, tried.saw, again !== null)
  else meet(play, game, tried.trap, instruction)
}
