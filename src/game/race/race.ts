import type { Ideal } from '../../kernel/index.ts'
import type { FrameNumber, Instruction, Machine, Page, ProcessId } from '../../machine/index.ts'

export const CPUS = [0, 1] as const
export type Cpu = (typeof CPUS)[number]

export type Store = Extract<Instruction, { do: 'store' }>

/** Both CPUs just after their traps: two stores of two processes to pages that map the same COW frame. */
export interface RaceStart {
  machine: Machine
  /** The ideal memory before the stores. */
  ideal: Ideal
  readonly stores: readonly [Store, Store]
  /** The frame that both map. */
  readonly frame: FrameNumber
}

/** One CPU in its fault handler. */
export interface CpuState {
  readonly by: ProcessId
  readonly page: Page
  /** The micro-step that comes next, 0-based; how many there are once it is back in user space. */
  at: number
  /** Its register; null before anything was loaded. */
  r: number | null
  /** The frame that it allocated. */
  own: FrameNumber | null
  /** How its store was made possible; null while its handler is at work. */
  end: 'in place' | 'copy' | null
}

/** Held from just before micro-step `from` until just after `to`, both 0-based, or until the handler ends. */
export interface Lock {
  readonly from: number
  readonly to: number
}

/** What one micro-step did, for the player. */
export interface Told {
  readonly cpu: Cpu
  readonly step: number
  readonly text: string
}

/** The one machine with both handlers, after the steps of `schedule`. */
export interface Run {
  machine: Machine
  ideal: Ideal
  cpus: [CpuState, CpuState]
  /** Who has the lock. */
  holder: Cpu | null
  schedule: Cpu[]
  told: Told[]
}

/** What all orders come to under one lock. */
export interface Proof {
  /** How many orders there are, from the traps to both ends. */
  readonly orders: number
  /** How many of them break a rule. */
  readonly losing: number
  /** One of those, the first in the order of the CPUs' numbers; null where there is none. */
  readonly counterexample: readonly Cpu[] | null
}

/** The level of two CPUs in play: plain data that JSON can hold. */
export interface Race {
  readonly start: RaceStart
  /** `find`: an order that breaks a rule; `close`: the race, with a lock; `done`: no order is left that does. */
  phase: 'find' | 'close' | 'done'
  /** The lock that the handlers use; null: none. */
  lock: Lock | null
  run: Run
  /** Steps that can be gone forward: taken back before, or a counterexample's. */
  ahead: Cpu[]
  /** How many runs of the phase `find` ended well. */
  endedWell: number
  /** How the race was found; `shown`: the player gave up. */
  found: { readonly shown: boolean } | null
  /** The locks that were put and did not close it, in order, each once. */
  refuted: Lock[]
  /** What all orders come to under `lock`; null where that has not been asked. */
  proof: Omit<Proof, 'counterexample'> | null
  /** How the race was closed; `needed`: the narrowest right lock within the one that was put. */
  closed: { readonly shown: boolean; readonly needed: Lock } | null
}

export type RaceInput =
  | { readonly do: 'step'; readonly cpu: Cpu }
  | { readonly do: 'back' | 'forward' | 'again' | 'prove' | 'give-up' }
  | ({ readonly do: 'lock' } & Lock)
