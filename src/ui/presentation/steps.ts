import { primitiveText } from '../../game/index.ts'
import { apply, type Primitive } from '../../kernel/index.ts'
import { copyMachine, type Machine } from '../../machine/index.ts'

/**
 * Steps as the player reads them, each with the names of its own moment: before fork's child is born, or after a
 * process is reaped, its pages have no regions to be named by.
 * @param before the machine at the trap
 */
export function stepTexts(before: Machine, steps: readonly Primitive[]): string[] {
  const machine = copyMachine(before)
  return steps.map(step => {
    const text = primitiveText(step, machine)
    apply(machine, step)
    return text
  })
}
