import { bootMachine, KERNELS, type KernelName, type Outcome } from '../kernel/index.ts'
import type { Instruction, Overcommit, TrapKind } from '../machine/index.ts'
import { type Problem, runProgram } from '../workload/index.ts'
import { walkProgram } from './walk.ts'
import type { YamlSource } from './yaml-source.ts'

/** The programs of a level file, before anything is known about their lines. */
export interface ProgramLines {
  readonly kernel: KernelName
  readonly frames: number
  readonly overcommit?: Overcommit | undefined
  readonly setup: readonly string[]
  readonly program: readonly string[]
}

export interface ReadPrograms {
  readonly setup: readonly Instruction[]
  readonly program: readonly Instruction[]
  /** The kinds of traps that the program comes to; empty where there are problems. */
  readonly traps: ReadonlySet<TrapKind>
  readonly problems: readonly Problem[]
}

type Part = 'setup' | 'program'

/**
 * Reads the setup and the program by running them with the reference handler: every bad line becomes a problem with
 * its place in the level file.
 */
export function readPrograms(lines: ProgramLines, source: YamlSource, file: string): ReadPrograms {
  const kernel = KERNELS[lines.kernel]
  const machine = bootMachine(kernel, lines.frames, lines.overcommit)
  const problems: Problem[] = []

  const read = (part: Part, index: number, text: string): Instruction[] => {
    const path = [part, index]
    const offset = source.textOffset(path)
    if (offset === null || /\n/.test(text)) {
      problems.push(
        source.problemAt(source.offsetOf(path), 'one instruction on one line, unquoted, would do'),
      )
      return []
    }
    const { line, column } = source.placeOf(offset)
    const failed: Outcome['result'][] = []
    const ran = (_: Instruction, outcome: Outcome): void => void failed.push(outcome.result)
    const sourceLine = { text, file, line, indent: column - 1 }
    const result = runProgram([sourceLine], machine, kernel, ran)
    const shown = source.problemAt(offset, '').text
    problems.push(...result.problems.map(problem => ({ ...problem, text: shown })))
    const outcome = failed.find(value => value !== null)
    if (part === 'setup' && outcome !== undefined)
      problems.push(source.problemAt(offset, `the setup must go well, but this ends with ${outcome}`))
    return [...result.instructions]
  }
  const readAll = (part: Part): Instruction[] => lines[part].flatMap((text, index) => read(part, index, text))

  const setup = readAll('setup')
  const program = readAll('program')
  const walked = problems.length > 0 ? [] : walkProgram({ ...lines, setup, program })
  return { setup, program, traps: new Set(walked.map(({ trap }) => trap.kind)), problems }
}
