import { copyIdeal, type Ideal } from '../../kernel/index.ts'
import { copyMachine, type Instruction, type Machine, pageNamed, spaceOf } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { STEP_NAMES } from './handler.ts'
import { neededWithin, prove, WIDEST } from './prove.ts'
import type { Cpu, Lock, Proof, Race, RaceInput, RaceStart, Store } from './race.ts'
import { brokenRules, canStep, freshRun, isOver, runOf, takeTurn, waits } from './run.ts'

const isStore = (instruction: Instruction | undefined): instruction is Store => instruction?.do === 'store'

/**
 * @param machine the machine at the start of the program; the race works on copies
 * @param ideal the ideal memory there
 * @param program two stores of two processes to pages that map one COW frame, as the loader has checked
 * @returns the race before its first step. @throws Error for any other program
 */
export function createRace(machine: Machine, ideal: Ideal, program: readonly Instruction[]): Race {
  const [one, other] = program
  if (program.length !== 2 || !isStore(one) || !isStore(other))
    throw new Error('a race needs a program of two stores')
  const space = spaceOf(machine, one.by)
  const frame = space.pages[pageNamed(space, one.region, one.page)]?.frame
  if (frame === undefined) throw new Error('a race needs a page that is present')
  const start: RaceStart = {
    machine: copyMachine(machine),
    ideal: copyIdeal(ideal),
    stores: [one, other],
    frame,
  }
  return {
    start,
    phase: 'find',
    lock: null,
    run: freshRun(start),
    ahead: [],
    endedWell: 0,
    found: null,
    refuted: [],
    proof: null,
    closed: null,
  }
}

/** The run begins again, with these steps to go forward through. */
function restart(race: Race, ahead: readonly Cpu[]): void {
  race.run = freshRun(race.start)
  race.ahead = [...ahead]
}

function step(race: Race, cpu: Cpu): string | null {
  const { run, lock } = race
  const { refusals } = texts().race
  if (run.cpus[cpu].end !== null) return refusals.ended(cpu)
  if (waits(run, lock, cpu)) return refusals.waits(cpu, run.holder)
  if (!canStep(run, lock, cpu)) return refusals.cannotStep(cpu)
  takeTurn(run, race.start, lock, cpu)
  race.ahead = race.ahead[0] === cpu ? race.ahead.slice(1) : []
  if (race.phase !== 'find' || !isOver(run)) return null
  if (brokenRules(run).length === 0) race.endedWell += 1
  else {
    race.phase = 'close'
    race.found = { shown: false }
  }
  return null
}

function back(race: Race): string | null {
  const last = race.run.schedule.at(-1)
  if (last === undefined) return texts().race.refusals.nothingRan
  race.run = runOf(race.start, race.lock, race.run.schedule.slice(0, -1))
  race.ahead = [last, ...race.ahead]
  return null
}

function forward(race: Race): string | null {
  const [next] = race.ahead
  return next === undefined ? texts().race.refusals.nothingAhead : step(race, next)
}

const sameLock = (one: Lock | null, { from, to }: Lock): boolean => one?.from === from && one.to === to

function putLock(race: Race, { from, to }: Lock): string | null {
  const { refusals } = texts().race
  if (race.phase === 'find') return refusals.findFirst
  if (race.phase === 'done') return refusals.closed
  const isStep = (at: number): boolean => STEP_NAMES[at] !== undefined
  if (!isStep(from) || !isStep(to)) return refusals.noSuchStep
  if (from > to) return refusals.endBeforeStart
  race.lock = { from, to }
  race.proof = null
  restart(race, [])
  return null
}

const counts = ({ orders, losing }: Proof): Race['proof'] => ({ orders, losing })

function proveLock(race: Race): string | null {
  const { refusals } = texts().race
  if (race.phase === 'find') return refusals.findFirst
  if (race.phase === 'done') return refusals.closed
  if (race.lock === null) return refusals.noLock
  const lock: Lock = { from: race.lock.from, to: race.lock.to }
  const proof = prove(race.start, lock)
  race.proof = counts(proof)
  restart(race, proof.counterexample ?? [])
  if (proof.losing === 0) {
    race.phase = 'done'
    race.closed = { shown: false, needed: neededWithin(race.start, lock) }
  } else if (!race.refuted.some(refuted => sameLock(refuted, lock))) race.refuted.push(lock)
  return null
}

function giveUp(race: Race): string | null {
  switch (race.phase) {
    case 'find':
      race.phase = 'close'
      race.found = { shown: true }
      restart(race, prove(race.start, null).counterexample ?? [])
      return null
    case 'close': {
      const needed = neededWithin(race.start, WIDEST)
      race.phase = 'done'
      race.lock = needed
      race.proof = counts(prove(race.start, needed))
      race.closed = { shown: true, needed }
      restart(race, [])
      return null
    }
    case 'done':
      return texts().race.refusals.closed
  }
}

/**
 * Takes one input.
 * @param race changed where the input can be taken (a plain object or immer's draft)
 * @returns why it cannot be taken, for the player; null where it was
 */
export function acceptRace(race: Race, input: RaceInput): string | null {
  switch (input.do) {
    case 'step':
      return step(race, input.cpu)
    case 'back':
      return back(race)
    case 'forward':
      return forward(race)
    case 'again':
      if (race.run.schedule.length === 0) return texts().race.refusals.nothingRan
      restart(race, [])
      return null
    case 'lock':
      return putLock(race, input)
    case 'prove':
      return proveLock(race)
    case 'give-up':
      return giveUp(race)
  }
}
