import { apply, auditStep, type Kernel, type Primitive } from '../kernel/index.ts'
import type { Machine } from '../machine/index.ts'
import type { OpenTrap } from './play.ts'
import { tell } from './tell.ts'

/**
 * Uses one primitive on the machine, notes it in the trap, and audits it.
 * @param machine changed, as `open` is
 * @returns why it cannot exist, where it cannot; then nothing has changed
 */
export function takeStep(
  machine: Machine,
  kernel: Kernel,
  open: OpenTrap,
  primitive: Primitive,
): string | null {
  const applied = apply(machine, primitive)
  if (!applied.ok && applied.kind === 'refused') return applied.message
  const step = open.steps.length
  open.steps.push(primitive)
  open.notes.push(tell(primitive, applied, machine))
  if (!applied.ok) {
    open.panic = applied.message
    return null
  }
  const allocated = applied.frame ?? null
  for (const finding of auditStep(machine, kernel, open.trap, open, primitive, allocated))
    open.findings.push({ step, finding })
  return null
}
