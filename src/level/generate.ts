import { bootMachine, KERNELS, type KernelName, runInstruction } from '../kernel/index.ts'
import type { Instruction } from '../machine/index.ts'
import { instructionText } from '../workload/index.ts'
import { SIMULATED_FRAMES } from '../workload/limits.ts'
import { nextInstruction, seededGenerator, USUAL_ROOM } from './generate/next.ts'
import { livePages, type Room } from './generate/turn.ts'

/** Which generator this is. The same version gives the same bytes for ever; docs/generator.md has its test vectors. */
export const GENERATOR_VERSION = 1

/** What a workload is made from. */
export interface Recipe {
  /** A whole number from 0 to HIGHEST_SEED. */
  readonly seed: number
  /** How many instructions, a whole number from 0. */
  readonly steps: number
  readonly kernel: KernelName
}

/**
 * A trace tells of every page after every step, and `simulate` of so many at most (MOST_SEEN): a program of 100,000
 * steps must get by with ten pages on average. It gets so many pages for a start, then so many a step.
 */
const PAGES_AT_FIRST = 80_000
const PAGES_A_STEP = 8
const SCARCE_ROOM: Room = { processes: 3, pages: PAGES_A_STEP }

/**
 * Makes a program, running it with the reference handler on the way.
 * @throws RangeError for a seed that is none
 */
export function* generatedProgram({ seed, steps, kernel: name }: Recipe): Generator<Instruction> {
  const kernel = KERNELS[name]
  const machine = bootMachine(kernel, SIMULATED_FRAMES)
  const state = seededGenerator(seed)
  let told = 0
  for (let step = 0; step < steps; step++) {
    const plenty = told <= PAGES_AT_FIRST + step * PAGES_A_STEP
    const instruction = nextInstruction(state, machine, kernel, plenty ? USUAL_ROOM : SCARCE_ROOM)
    if (instruction === null) throw new Error('a generated program left nobody who can run')
    runInstruction(machine, kernel, instruction)
    told += livePages(machine)
    yield instruction
  }
}

/** Makes the lines of a workload's text, without their ends: a comment that says how it was made, then the program. */
export function* generatedLines(recipe: Recipe): Generator<string> {
  const { seed, steps, kernel } = recipe
  yield `# cowhand generate --seed ${seed} --steps ${steps} --kernel ${kernel}, generator ${GENERATOR_VERSION}`
  for (const instruction of generatedProgram(recipe)) yield instructionText(instruction)
}

/** @returns the whole text of a workload, as `cowhand generate` prints it. */
export const generatedText = (recipe: Recipe): string =>
  [...generatedLines(recipe)].map(line => `${line}\n`).join('')
