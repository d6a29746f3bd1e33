import { type Finding, type Ideal, KERNELS, type Kernel, type Primitive } from '../kernel/index.ts'
import type { Help, Level } from '../level/index.ts'
import type { Content, FrameNumber, Instruction, Machine, ProcessId, Trap } from '../machine/index.ts'
import type { Card } from './cards/cards.ts'
import type { Storm } from './drill/storm.ts'
import type { Race } from './race/index.ts'
import type { Score } from './score.ts'
import type { Verdict } from './verdict.ts'

export const PHASES = ['brief', 'running', 'trap', 'verdict', 'race', 'result'] as const
export type Phase = (typeof PHASES)[number]

/** The player's handler at work on one trap. */
export interface OpenTrap {
  trap: Trap
  /** The instruction that trapped; null where the kernel itself went on (a woken wait, a kill). */
  instruction: Instruction | null
  /** The machine at the trap. */
  before: Machine
  steps: Primitive[]
  /** What each step did, in one sentence. */
  notes: string[]
  findings: { step: number; finding: Finding }[]
  givenUp: FrameNumber[]
  panic: string | null
  /** What the reference does with it, where the player is helped; null where nobody has asked. */
  solution: readonly Primitive[] | null
  /** The steps as cards, where the player puts them in order. */
  cards: readonly Card[] | null
  /** Whole milliseconds of the level clock at which it is too late; null where there is all the time. */
  due: number | null
}

/** A trap of the player's that is over. */
export interface HandledTrap {
  readonly by: ProcessId
  /** What trapped: "P3 store heap[0] C". */
  readonly text: string
  readonly trap: Trap
  readonly instruction: Instruction | null
  readonly before: Machine
  readonly steps: readonly Primitive[]
  readonly verdict: Verdict
  /** Level clock at the return, whole milliseconds. */
  readonly at: number
}

/** A line of what happened. */
export interface LogEntry {
  readonly by: ProcessId
  readonly text: string
  /** `setup`: before the level's brief. */
  readonly how: 'setup' | 'no trap' | 'you' | 'kernel' | 'skipped'
  /** What a load or write(2) saw; undefined for every other line. */
  readonly saw?: Content
  /** What came of it besides: SIGSEGV, a verdict, … */
  readonly result?: string
}

/** The level's clock. Runs only while a trap is the player's and the game is not paused. */
export interface Clock {
  /** Whole milliseconds up to `since`. */
  elapsed: number
  /** The time of the input at which it was last set going; null while it stands. */
  since: number | null
  /** The time of the last input. */
  last: number
}

/** A level in play: plain data that JSON can hold. */
export interface Play {
  phase: Phase
  paused: boolean
  machine: Machine
  ideal: Ideal
  /** Index in the program of the next instruction. */
  next: number
  /** An instruction whose fault has been handled, and that runs again now. */
  current: Instruction | null
  trap: OpenTrap | null
  handled: HandledTrap[]
  log: LogEntry[]
  clock: Clock
  undone: boolean
  /** The reference's way with a trap that was not clean has been looked at. */
  shown: boolean
  hints: { said: string[]; lastAt: number | null }
  score: Score | null
  /** Where two CPUs handle their traps at once: how they stand. */
  race: Race | null
  /** Where the program is made as it goes: what it is made from, and how it stands. */
  storm: Storm | null
}

/** What stays the same during a run. */
export interface Game {
  readonly level: Level
  readonly kernel: Kernel
  /** Untimed practice gives no stars. */
  readonly timed: boolean
  readonly help: Help
  /** Whether the level's ideas have been met before: then cards have distractors from the first trap on. */
  readonly practised: boolean
  /** Whether the program is an endless storm, made from the seed; then the level says only what is around it. */
  readonly storm: boolean
  /** The seed of the level's names, 0 for the level as its file has it; of a drill, the seed of the storm. */
  readonly seed: number
}

/** How a level is to be played, where it is not timed, solo and as its file has it. */
type Choices = Partial<Pick<Game, 'timed' | 'help' | 'practised' | 'storm' | 'seed'>>

/** @returns a game on a level. @param level the variant that belongs to the seed, where one is given */
export const newGame = (level: Level, choices: Choices = {}): Game => ({
  level,
  kernel: KERNELS[level.kernel],
  timed: true,
  help: 'solo',
  practised: false,
  storm: false,
  seed: 0,
  ...choices,
})

/** Whether a run can earn stars: on the clock, and with no more help than cards. */
export const earnsStars = ({ timed, help }: Pick<Game, 'timed' | 'help'>): boolean =>
  timed && (help === 'order' || help === 'solo')
