import type { Kernel } from '../kernel/index.ts'
import { cleanText } from './clean-text.ts'
import type { Hardware } from './hardware.ts'
import type { After, PageSeen, StepOutcome } from './observe.ts'
import { Pairing } from './pairing.ts'
import { rerun } from './simulate.ts'
import type { Trace, TraceStep } from './trace.ts'

/** The first place where a trace and the model part. */
export interface Difference {
  /** 0-based. */
  readonly step: number
  /** Such as faults, saw, result, or after P1.heap[0]. */
  readonly field: string
  readonly recorded: string
  readonly simulated: string
}

const framesIn = (after: After): Set<number> =>
  new Set(
    Object.values(after).flatMap(page =>
      page !== null && typeof page.frame === 'number' ? [page.frame] : [],
    ),
  )

const pageText = (page: PageSeen | undefined): string =>
  page === undefined ? 'nothing' : JSON.stringify(page)

function samePage(
  recorded: PageSeen | undefined,
  simulated: PageSeen | undefined,
  pairing: Pairing,
): boolean {
  if (recorded === undefined || simulated === undefined || recorded === null || simulated === null)
    return recorded === simulated
  if (typeof recorded.frame !== 'number' || typeof simulated.frame !== 'number')
    return recorded.frame === simulated.frame
  if (!('maps' in recorded) || !('maps' in simulated)) return false
  return (
    recorded.maps === simulated.maps &&
    recorded.kind === simulated.kind &&
    pairing.pair(recorded.frame, simulated.frame)
  )
}

function differenceAt(
  step: number,
  recorded: TraceStep['recorded'],
  simulated: StepOutcome,
  pairing: Pairing,
): Difference | null {
  for (const field of ['result', 'faults', 'saw'] as const) {
    if (recorded[field] === simulated[field]) continue
    const text = (value: string | number | undefined): string =>
      value === undefined ? 'nothing' : String(value)
    return { step, field, recorded: text(recorded[field]), simulated: text(simulated[field]) }
  }
  const after = recorded.after ?? {}
  pairing.forgetUnseen(framesIn(after), framesIn(simulated.after))
  for (const key of new Set([...Object.keys(after), ...Object.keys(simulated.after)]))
    if (!samePage(after[key], simulated.after[key], pairing))
      return {
        step,
        field: `after ${cleanText(key)}`,
        recorded: pageText(after[key]),
        simulated: pageText(simulated.after[key]),
      }
  return null
}

/**
 * Runs a trace's instructions again and holds the outcome against it: every fault count, value, result, page, map
 * count and kind, and which pages share a frame, up to the names of frames.
 * @returns the first difference, or null where all agree
 */
export function compareTrace(trace: Trace, kernel: Kernel, hardware?: Hardware): Difference | null {
  const pairing = new Pairing()
  let number = 0
  for (const step of rerun(trace, kernel, hardware)) {
    const recorded = trace.steps[number]?.recorded ?? {}
    if (!step.ok)
      return { step: number, field: 'instruction', recorded: 'ran', simulated: `cannot: ${step.message}` }
    const difference = differenceAt(number, recorded, step.outcome, pairing)
    if (difference !== null) return difference
    number += 1
  }
  return null
}
