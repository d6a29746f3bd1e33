import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** One measured number, and what it is held against. */
export interface Measurement {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly aim: string
  readonly met: boolean
  /** The same on other kernels, in the same unit. */
  readonly beside?: string
}

export const NS_A_SECOND = 1e9

/** @returns how long `work` took, in nanoseconds */
export function nanoseconds(work: () => void): number {
  const start = process.hrtime.bigint()
  work()
  return Number(process.hrtime.bigint() - start)
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}

setFlagsFromString('--expose-gc')
const gc: unknown = runInNewContext('gc')

/** Collects the garbage so far, so that what is measured next does not pay for what was made before it. */
export function collect(): void {
  if (typeof gc !== 'function') throw new Error('this Node has no gc()')
  gc()
}
