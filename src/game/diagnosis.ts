import { MISCONCEPTION_IDS, type MisconceptionId } from '../kernel/index.ts'
import { findSpace } from '../machine/index.ts'
import { CALL_SIGNS } from './call-signs.ts'
import { FAULT_SIGNS } from './fault-signs.ts'
import type { Handled, Reference } from './handled.ts'

const SIGNS = { ...FAULT_SIGNS, ...CALL_SIGNS }

/** The same with the address space's process in place of a vfork child that runs in it. */
const bySpace = (handled: Handled): Handled => ({
  ...handled,
  steps: handled.steps.map(step =>
    'process' in step && 'page' in step
      ? { ...step, process: findSpace(handled.before, step.process)?.id ?? step.process }
      : step,
  ),
})

/**
 * Which beliefs what the player did speaks for. Only for a trap that was not clean: another safe order of the same
 * steps shows none of the signs.
 */
export function diagnose(handled: Handled, reference: Reference): MisconceptionId[] {
  const named = bySpace(handled)
  return MISCONCEPTION_IDS.filter(id => SIGNS[id]?.(named, reference) ?? false)
}
