import { bootMachine, type Kernel } from '../kernel/index.ts'
import type { Machine, Overcommit } from '../machine/index.ts'
import { SIMULATED_FRAMES } from './limits.ts'

/** What a workload runs on, where that is chosen. */
export interface Hardware {
  /** How many frames the machine has, 1 to SIMULATED_FRAMES, which it has unless given. */
  readonly frames?: number
  /** What a kernel with demand paging promises beyond them; heuristic unless given. */
  readonly overcommit?: Overcommit
}

/** @returns the machine that a workload begins on. */
export const machineFor = (kernel: Kernel, { frames, overcommit }: Hardware = {}): Machine =>
  bootMachine(kernel, frames ?? SIMULATED_FRAMES, overcommit)
