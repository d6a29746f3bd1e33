import type { Readable } from 'node:stream'
import type { Output } from './output.ts'

/** Everything outside the program that a command may touch, handed in so that tests can hand in theirs. */
export interface World {
  readonly out: Output
  readonly err: Output
  readonly input: () => Readable
  readonly inputIsTerminal: boolean
  readonly outputIsTerminal: boolean
  /** The width of the terminal, in cells. */
  readonly columns: number
  /** The folder that holds `levels/`. */
  readonly root: string
  readonly version: string
}

/** Exit statuses. */
export const OK = 0
export const FAILED = 1
export const USAGE = 2
