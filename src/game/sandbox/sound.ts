import { handleByReference, type Kernel, type Primitive } from '../../kernel/index.ts'
import { copyMachine, type Machine, type Trap } from '../../machine/index.ts'

/** What came of code that is written for sound machines. */
export type Tried<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly message: string }

/**
 * Runs code that takes the machine to be sound, on one that a player may have damaged: a process that is missing, or
 * a page table, makes it throw, as it would make a real kernel stop.
 * @param damaged whether a handler of the player's has broken a rule; on a sound machine a throw is a bug
 * @throws what the code throws, where the machine is sound
 */
export function onDamaged<T>(damaged: boolean, code: () => T): Tried<T> {
  try {
    return { ok: true, value: code() }
  } catch (error) {
    if (!damaged) throw error
    return { ok: false, message: error instanceof Error ? error.message : String(error) }
  }
}

/** What the reference would do, and where it cannot go on. */
export interface ReferenceSteps {
  readonly steps: readonly Primitive[]
  /** Why the handler stopped half-way; null where it came to its end. */
  readonly stopped: string | null
}

/** Asks the reference on a copy what it does with a trap. @throws as onDamaged */
export function referenceSteps(
  machine: Machine,
  kernel: Kernel,
  trap: Trap,
  damaged: boolean,
): ReferenceSteps {
  const steps: Primitive[] = []
  const handler = kernel.handlers[trap.kind]
  const copy = copyMachine(machine)
  if (!damaged || handler === undefined)
    return { steps: handleByReference(copy, kernel, trap), stopped: null }
  const tried = onDamaged(damaged, () => handler({ machine: copy, kernel, steps }, trap))
  return { steps, stopped: tried.ok ? null : tried.message }
}
