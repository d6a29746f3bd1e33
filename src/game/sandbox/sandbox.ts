import { bootMachine, freshIdeal, KERNELS, type Kernel, type KernelName } from '../../kernel/index.ts'
import type { Instruction, Overcommit } from '../../machine/index.ts'
import { emptyAccount } from '../../workload/index.ts'
import type { LogEntry } from '../play.ts'
import type { SandboxInput } from './input.ts'
import { USUAL_FRAMES } from './limits.ts'
import type { Moment } from './moment.ts'

export const HANDS = ['hand', 'reference'] as const
/** Who handles what traps: the player by hand, or the reference handler. */
export type Mode = (typeof HANDS)[number]

/** What an answer to a question lets happen; `drop`: and the lines that came after are taken out of the program. */
export type Consent = 'go' | 'drop'

/** Asked before something is lost. */
export interface Question {
  readonly text: string
  /** What waits for the answer. */
  readonly input: SandboxInput
  readonly choices: readonly { readonly key: string; readonly label: string; readonly consent: Consent }[]
}

/** A machine to experiment with, and its whole history: plain data that JSON can hold. */
export interface Sandbox {
  readonly kernel: KernelName
  readonly frames: number
  readonly overcommit: Overcommit
  readonly mode: Mode
  /** The lines typed or loaded so far, run or not. */
  readonly program: readonly Instruction[]
  /** How many lines of the program are a level's setup; null where the player has not said. */
  readonly setup: number | null
  /** From the boot on; at least one. */
  readonly moments: readonly [Moment, ...Moment[]]
  /** Index of the moment in view. */
  readonly at: number
  readonly question: Question | null
  /** Why the last input was not taken, and the column (1-based) of a typed line that is to blame; null where it was. */
  readonly refusal: { readonly text: string; readonly column: number | null } | null
}

/** What a sandbox runs on. */
export interface Setting {
  readonly kernel: KernelName
  readonly frames: number
  readonly overcommit: Overcommit
}

/** @returns the machine as it was switched on. */
export function bootMoment({ kernel, frames, overcommit }: Setting): Moment {
  return {
    event: { kind: 'boot' },
    machine: bootMachine(KERNELS[kernel], frames, overcommit),
    ideal: freshIdeal(),
    next: 0,
    retry: null,
    open: null,
    opened: null,
    panic: null,
    log: null,
    symptoms: [],
    causes: [],
    broken: [],
    told: [],
    account: emptyAccount(),
    framesAtMost: 0,
  }
}

/** @returns an empty sandbox: xv6 with USUAL_FRAMES unless given */
export const createSandbox = (setting: Partial<Setting> = {}): Sandbox => {
  const { kernel = 'xv6', frames = USUAL_FRAMES, overcommit = 'heuristic' } = setting
  return {
    kernel,
    frames,
    overcommit,
    mode: 'reference',
    program: [],
    setup: null,
    moments: [bootMoment({ kernel, frames, overcommit })],
    at: 0,
    question: null,
    refusal: null,
  }
}

export const kernelOf = ({ kernel }: Pick<Sandbox, 'kernel'>): Kernel => KERNELS[kernel]

/** @returns the moment in view. */
export const viewed = ({ moments, at }: Pick<Sandbox, 'moments' | 'at'>): Moment => moments[at] ?? moments[0]

/** @returns the last moment that there is. */
export const lastMoment = ({ moments }: Sandbox): Moment => moments.at(-1) ?? moments[0]

/** @returns what happened up to the moment in view. */
export const logOf = ({ moments, at }: Sandbox): LogEntry[] =>
  moments.slice(0, at + 1).flatMap(({ log }) => (log === null ? [] : [log]))

/** @returns how many lines of the program are over at this moment: one whose trap is not yet handled is not. */
export const linesDone = ({ next, retry, open }: Moment): number =>
  next - (retry !== null || (open !== null && open.instruction !== null) ? 1 : 0)
