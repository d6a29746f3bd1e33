import { type Answered, type Kernel, type Outcome, runInstruction } from '../kernel/index.ts'
import type { Instruction, Machine } from '../machine/index.ts'
import { objectionTo } from './admit.ts'
import { quote } from './clean-text.ts'
import { MOST_INSTRUCTIONS, MOST_PROBLEMS } from './limits.ts'
import { parseLine } from './parse-line.ts'
import type { Problem } from './problem.ts'

/** A line of a program, with the place where it stands in its file. */
export interface SourceLine {
  readonly text: string
  readonly file: string
  /** 1-based. */
  readonly line: number
  /** How many characters of the file's line stand before `text`. */
  readonly indent: number
}

/** @returns the lines of a workload's text. */
export const sourceLines = (text: string, file: string): SourceLine[] =>
  text.split(/\r?\n/).map((line, index) => ({ text: line, file, line: index + 1, indent: 0 }))

const problemAt = (line: SourceLine, column: number, message: string): Problem => ({
  file: line.file,
  line: line.line,
  column: column + line.indent,
  message,
  text: ' '.repeat(line.indent) + quote(line.text, 200),
})

/** Called after each instruction that ran. */
export type Ran = (instruction: Instruction, outcome: Outcome, machine: Machine) => void

/**
 * Reads a program and runs it with the reference handler, which is how its lines are checked: a process, region or
 * page exists or not at the time of the instruction. A bad line is left out, and the rest goes on.
 * @param machine the machine that it runs on, changed
 * @param ran told of every instruction, @param answered of every trap on the way
 * @returns the good instructions, and a problem for every bad line
 */
export function runProgram(
  lines: readonly SourceLine[],
  machine: Machine,
  kernel: Kernel,
  ran: Ran = () => {},
  answered?: Answered,
): { readonly instructions: readonly Instruction[]; readonly problems: readonly Problem[] } {
  const instructions: Instruction[] = []
  const problems: Problem[] = []
  for (const line of lines) {
    if (problems.length === MOST_PROBLEMS) {
      problems.push(problemAt(line, 1, `${MOST_PROBLEMS} bad lines so far: mend those first`))
      break
    }
    const parsed = parseLine(line.text)
    if (parsed.kind === 'blank') continue
    if (parsed.kind === 'wrong') {
      problems.push(problemAt(line, parsed.column, parsed.message))
      continue
    }
    const { instruction, columns } = parsed
    const objection = objectionTo(machine, kernel, instruction)
    if (objection !== null) problems.push(problemAt(line, columns[objection.at] ?? 1, objection.message))
    else if (instructions.length === MOST_INSTRUCTIONS) {
      problems.push(problemAt(line, 1, `too long: a program has at most ${MOST_INSTRUCTIONS} instructions`))
      break
    } else {
      instructions.push(instruction)
      ran(instruction, runInstruction(machine, kernel, instruction, answered), machine)
    }
  }
  return { instructions, problems }
}
