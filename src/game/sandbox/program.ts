import { bootMachine, KERNEL_NAMES, KERNELS, type KernelName, runInstruction } from '../../kernel/index.ts'
import { type Level, loadLevel } from '../../level/index.ts'
import type { Instruction } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { costsOf, instructionText, type Problem, quote, readTrace } from '../../workload/index.ts'
import { parseLine } from '../../workload/parse-line.ts'
import { MOST_FRAMES, MOST_LINES, USUAL_FRAMES } from './limits.ts'
import { objectionIn } from './objection.ts'
import type { Setting } from './sandbox.ts'

/** A program to load, and what it runs on. */
export interface Loadable {
  readonly program: readonly Instruction[]
  /** How many of its lines are a level's setup; null where nobody has said. */
  readonly setup: number | null
  readonly setting: Setting
}

export type ReadProgram =
  | { readonly ok: true; readonly loadable: Loadable }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** @returns how many lines could not run on that kernel. */
function objections(program: readonly Instruction[], name: KernelName): number {
  const kernel = KERNELS[name]
  const machine = bootMachine(kernel, MOST_FRAMES)
  let count = 0
  for (const instruction of program) {
    if (objectionIn(machine, kernel, instruction) === null) runInstruction(machine, kernel, instruction)
    else count += 1
  }
  return count
}

/** @returns the kernel on which most of a program can run; xv6, where that is one of several. */
function kernelFor(program: readonly Instruction[]): KernelName {
  const refusals = (['xv6', 'linux'] as const).map(name => ({ name, count: objections(program, name) }))
  return refusals.toSorted((one, other) => one.count - other.count)[0]?.name ?? 'xv6'
}

export const textOf = (program: readonly Instruction[]): string => program.map(instructionText).join('\n')

/** @returns as many frames as a program needs, where a screen has room for them. */
function framesFor(program: readonly Instruction[], kernel: KernelName): number {
  const costed = costsOf({ kind: 'text', text: textOf(program), file: '' }, kernel)
  const needed = costed.ok ? costed.costs.framesAtMost : USUAL_FRAMES
  return Math.max(USUAL_FRAMES, Math.min(needed, MOST_FRAMES))
}

const problemIn = (file: string, line: number, column: number, message: string, text: string): Problem => ({
  file,
  line,
  column,
  message,
  text: quote(text, 200),
})

/** The lines of a workload; whether they can run is another question. */
function readLines(
  text: string,
  file: string,
): { readonly program: readonly Instruction[]; readonly problems: readonly Problem[] } {
  const program: Instruction[] = []
  const problems: Problem[] = []
  for (const [index, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    const parsed = parseLine(line)
    if (parsed.kind === 'wrong')
      problems.push(problemIn(file, index + 1, parsed.column, parsed.message, line))
    if (parsed.kind !== 'instruction') continue
    if (program.length === MOST_LINES) {
      const message = texts().sandboxAnswers.tooLong(MOST_LINES)
      return { program, problems: [...problems, problemIn(file, index + 1, 1, message, line)] }
    }
    program.push(parsed.instruction)
  }
  return { program, problems }
}

const bare = (file: string, message: string): ReadProgram => ({
  ok: false,
  problems: [{ file, line: null, column: null, message, text: null }],
})

function loadable(program: readonly Instruction[], chosen: Partial<Setting>): ReadProgram {
  const kernel = chosen.kernel ?? kernelFor(program)
  const frames = chosen.frames ?? framesFor(program, kernel)
  const overcommit = chosen.overcommit ?? 'heuristic'
  return { ok: true, loadable: { program, setup: null, setting: { kernel, frames, overcommit } } }
}

function readLevel(text: string, file: string, chosen: Partial<Setting>): ReadProgram {
  const loaded = loadLevel(text, file)
  return loaded.ok ? { ok: true, loadable: levelProgram(loaded.level, chosen) } : loaded
}

/** @returns a level's program, its setup in front, on the level's own machine unless chosen otherwise. */
export function levelProgram(level: Level, chosen: Partial<Setting> = {}): Loadable {
  const { kernel, frames, overcommit = 'heuristic' } = level
  return {
    program: [...level.setup, ...level.program],
    setup: level.setup.length,
    setting: { kernel, frames, overcommit, ...chosen },
  }
}

/** One trace: of JSON lines the first. */
function readOneTrace(text: string, file: string, chosen: Partial<Setting>): ReadProgram {
  const first = text.split('\n').find(line => line.trim() !== '') ?? ''
  const alone = readTrace(first, file)
  const read = alone.ok ? alone : readTrace(text, file)
  if (!read.ok) return { ok: false, problems: [read.problem] }
  const { steps, kernel: made } = read.trace
  if (steps.length > MOST_LINES) return bare(file, texts().sandboxAnswers.tooManySteps(MOST_LINES))
  const kernel = chosen.kernel ?? KERNEL_NAMES.find(name => name === made)
  return loadable(
    steps.map(({ instruction }) => instruction),
    kernel === undefined ? chosen : { ...chosen, kernel },
  )
}

/**
 * Reads a program from a file's text: a level file (.yaml), a trace (it begins with a brace), or a workload.
 * @param file what messages call it
 * @param chosen what the player has chosen of kernel and frames; the rest is made to fit the program
 */
export function readProgram(text: string, file: string, chosen: Partial<Setting> = {}): ReadProgram {
  if (/\.ya?ml$/i.test(file)) return readLevel(text, file, chosen)
  if (text.trimStart().startsWith('{')) return readOneTrace(text, file, chosen)
  const { program, problems } = readLines(text, file)
  if (problems.length > 0) return { ok: false, problems }
  return program.length === 0 ? bare(file, texts().sandboxAnswers.empty) : loadable(program, chosen)
}
