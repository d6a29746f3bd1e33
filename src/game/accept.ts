import type { Primitive } from '../kernel/index.ts'
import { texts } from '../text/index.ts'
import { advance, finish, leaveKernel, trapText } from './advance.ts'
import { isPlayable } from './cards/cards.ts'
import { elapsedAt, startClock, stopClock } from './clock.ts'
import { countTrap } from './drill/storm.ts'
import type { Handled } from './handled.ts'
import { nextHint, nextHintAt } from './hint.ts'
import type { Input } from './input.ts'
import { type Judged, judge, referenceFor } from './judge.ts'
import { plain } from './plain.ts'
import type { Game, OpenTrap, Play } from './play.ts'
import { acceptRace, createRace, type RaceInput } from './race/index.ts'
import { takeStep } from './take-step.ts'
import { primitiveText } from './tell.ts'
import { POINTS, type Verdict } from './verdict.ts'

/** Why an input cannot be taken now; null where it was taken. */
export type Refusal = string | null

function handledOf(play: Play, game: Game, open: OpenTrap): Handled {
  return {
    kernel: game.kernel,
    trap: plain(open.trap),
    instruction: open.instruction === null ? null : plain(open.instruction),
    before: plain(open.before),
    ideal: plain(play.ideal),
    steps: plain(open.steps),
    findings: plain(open.findings),
    panic: open.panic,
    machine: plain(play.machine),
  }
}

/** Ends the trap with a verdict: the level goes on from the state that comes with it. */
function close(
  play: Play,
  game: Game,
  { trap, instruction, before, steps }: Handled,
  at: number,
  verdict: Verdict,
  next: Pick<Judged, 'machine' | 'ideal'>,
): void {
  stopClock(play, at)
  play.handled.push({
    by: trap.by,
    text: trapText(trap, instruction),
    trap,
    instruction,
    before,
    steps,
    verdict,
    at: play.clock.elapsed,
  })
  if (play.storm !== null) countTrap(play.storm, verdict)
  if (next.machine !== null) play.machine = next.machine
  play.ideal = next.ideal
  play.trap = null
  play.phase = 'verdict'
  leaveKernel(play, game, trap, instruction, 'you', verdict.kind)
}

function perform(play: Play, game: Game, at: number, primitives: readonly Primitive[]): Refusal {
  const open = play.trap
  if (open === null) return texts().inputs.noTrap
  if (primitives.length === 0) return texts().inputs.nothing
  if (game.help === 'watch') return texts().inputs.watching
  if (open.cards !== null && !isPlayable(plain(open), primitives)) return texts().inputs.onCards
  if (open.panic !== null && primitives[0]?.do !== 'return') return texts().inputs.panicked
  for (const [index, primitive] of primitives.entries()) {
    // A bulk stops where the kernel does: what was to come after the panic is not done.
    if (open.panic !== null && primitive.do !== 'return') continue
    const refusal = takeStep(play.machine, game.kernel, open, primitive)
    if (refusal !== null)
      return primitives.length === 1 || open.cards !== null
        ? refusal
        : texts().inputs.inBulk(primitiveText(primitive, play.machine), refusal)
    if (primitive.do !== 'return') continue
    const handled = handledOf(play, game, open)
    const judged = judge(handled)
    close(play, game, handled, at, judged.verdict, judged)
    return index === primitives.length - 1 ? null : texts().inputs.afterReturn
  }
  return null
}

/** Ends the trap without an answer of the player's: the reference does it. */
function leaveToReference(play: Play, game: Game, open: OpenTrap, at: number, kind: 'shown' | 'late'): void {
  const handled = handledOf(play, game, open)
  const reference = referenceFor(handled)
  const verdict: Verdict = {
    kind,
    points: POINTS[kind],
    remarks: [],
    consequences: [],
    misconceptions: [],
    reference: reference.steps,
  }
  close(play, game, handled, at, verdict, reference)
}

function giveUp(play: Play, game: Game, at: number): Refusal {
  const open = play.trap
  if (open === null) return texts().inputs.noTrapToGiveUp
  play.shown = true
  leaveToReference(play, game, open, at, 'shown')
  return null
}

/** The reference takes its next step where the player watches; its return ends the trap. */
function watchStep(play: Play, game: Game, at: number): Refusal {
  const open = play.trap
  if (open === null || game.help !== 'watch') return texts().inputs.notWatching
  const next = open.solution?.[open.steps.length]
  if (next !== undefined && next.do !== 'return') return takeStep(play.machine, game.kernel, open, next)
  leaveToReference(play, game, open, at, 'shown')
  return null
}

function showSolution(play: Play): Refusal {
  if (play.handled.at(-1)?.verdict.kind !== 'clean') play.shown = true
  return null
}

function start(play: Play, { level }: Game, at: number): Refusal {
  if (level.cpus === undefined) {
    play.phase = 'running'
    return null
  }
  play.phase = 'race'
  play.race = createRace(plain(play.machine), plain(play.ideal), level.program)
  startClock(play, at)
  return null
}

function goOn(play: Play, game: Game): Refusal {
  if (play.race === null) {
    play.phase = 'running'
    return null
  }
  if (play.race.phase !== 'done') return texts().inputs.raceOpen
  finish(play, game)
  return null
}

function raceOn(play: Play, at: number, input: RaceInput): Refusal {
  const { race } = play
  if (race === null) return texts().inputs.oneCpu
  const refusal = acceptRace(race, input)
  if (refusal !== null) return refusal
  if (input.do === 'give-up') play.shown = true
  if (race.phase === 'done') stopClock(play, at)
  return null
}

const overdue = (play: Play, at: number): OpenTrap | null =>
  play.trap !== null && play.trap.due !== null && elapsedAt(play.clock, at) >= play.trap.due
    ? play.trap
    : null

function hint(play: Play, game: Game, at: number): Refusal {
  const wait = nextHintAt(play, at)
  if (wait !== null) return texts().inputs.hintIn(Math.ceil((wait - at) / 1000))
  const say = nextHint(play, game)
  if (say === null) return texts().inputs.noHints
  play.hints.said.push(say)
  play.hints.lastAt = at
  return null
}

/** Lets the machine run until the player is wanted. Each event is one step; see `advance` for one at a time. */
export function runOn(play: Play, game: Game): void {
  while (play.phase === 'running') advance(play, game)
}

const NEEDS: Readonly<Record<Exclude<Input['do'], 'use'>, readonly Play['phase'][]>> = {
  start: ['brief'],
  trap: ['trap'],
  step: ['trap'],
  race: ['race'],
  next: ['verdict', 'race'],
  show: ['verdict'],
  late: ['trap'],
  undo: ['trap'],
  redo: ['trap'],
  hint: ['trap', 'race'],
  'give-up': ['trap'],
  pause: ['trap', 'race'],
  resume: ['trap', 'race'],
}

/**
 * Takes one input. Undo and redo themselves are the caller's (the session has patches, the verifier leaves out what
 * was undone); here they only cost the star.
 * @param play a play whose machine is not running, plain or a draft; where the input is not taken, it is to be thrown
 * away: a bulk may have been done in part
 * @returns null, or why the input cannot be taken
 */
export function accept(play: Play, game: Game, input: Input): Refusal {
  const { at } = input
  if (at < play.clock.last) return texts().inputs.timeBack(at, play.clock.last)
  if (play.paused !== (input.do === 'resume'))
    return play.paused ? texts().inputs.paused : texts().inputs.notPaused
  if (input.do !== 'use' && !NEEDS[input.do].includes(play.phase))
    return texts().inputs.noPlace(input.do, play.phase)
  const refusal = carryOut(play, game, input)
  if (refusal === null) play.clock.last = at
  return refusal
}

function carryOut(play: Play, game: Game, input: Input): Refusal {
  const { at } = input
  const late = overdue(play, at)
  if (late !== null) {
    // Whatever the key was: it came too late.
    leaveToReference(play, game, late, at, 'late')
    return null
  }
  switch (input.do) {
    case 'start':
      return start(play, game, at)
    case 'next':
      return goOn(play, game)
    case 'race':
      return raceOn(play, at, input.input)
    case 'trap':
      if (play.clock.since !== null) return texts().inputs.clockRuns
      startClock(play, at)
      return null
    case 'use':
      if (play.clock.since === null) return texts().inputs.clockStands
      return perform(play, game, at, input.primitives)
    case 'step':
      return watchStep(play, game, at)
    case 'show':
      return showSolution(play)
    case 'late':
      return texts().inputs.timeLeft
    case 'undo':
      play.undone = true
      return null
    case 'redo':
      return null
    case 'hint':
      return hint(play, game, at)
    case 'give-up':
      return giveUp(play, game, at)
    case 'pause':
      stopClock(play, at)
      play.paused = true
      return null
    case 'resume':
      play.paused = false
      if (play.race?.phase !== 'done') startClock(play, at)
      return null
  }
}
