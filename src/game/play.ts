import type { Finding, Ideal, Kernel, Primitive } from '../kernel/index.ts'
import type { Level } from '../level/index.ts'
import type { Content, FrameNumber, Instruction, Machine, ProcessId, Trap } from '../machine/index.ts'
import type { Score } from './score.ts'
import type { Verdict } from './verdict.ts'

export const PHASES = ['brief', 'running', 'trap', 'verdict', 'result'] as const
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
}

/** A trap of the player's that is over. */
export interface HandledTrap {
  readonly by: ProcessId
  /** What trapped: "P3 store heap[0] C". */
  readonly text: string
  readonly trap: Trap
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
  hints: { said: string[]; lastAt: number | null }
  score: Score | null
}

/** What stays the same during a run. */
export interface Game {
  readonly level: Level
  readonly kernel: Kernel
  /** Untimed practice gives no stars. */
  readonly timed: boolean
}
