import { FIRST_LINES, type Sandbox } from '../../game/sandbox/index.ts'
import { instructionText } from '../../workload/index.ts'

/** @returns the examples that are still to be typed; none once the program has become another. */
export function examplesLeft({ program }: Sandbox): readonly string[] {
  const typed = program.map(instructionText)
  return typed.every((line, index) => line === FIRST_LINES[index]) ? FIRST_LINES.slice(typed.length) : []
}
