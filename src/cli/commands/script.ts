import type { Piece, Problem, Script } from '../../workload/index.ts'
import { traceName } from '../files.ts'

/** A workload or a trace that can be run, and what it is called. */
export interface Named {
  readonly name: string
  readonly script: Script
  /** The kernel that a trace was made on, as it names it. */
  readonly kernel: string | null
}

/**
 * @param file as the command line names it
 * @returns what is to be run, or what is wrong with the trace
 */
export function scriptOf(piece: Exclude<Piece, { kind: 'problem' }>, file: string): Named | Problem {
  const shown = file === '-' ? 'standard input' : file
  if (piece.kind === 'text')
    return { name: traceName(file), script: { kind: 'text', text: piece.text, file: shown }, kernel: null }
  if (!piece.read.ok) return piece.read.problem
  const { trace } = piece.read
  return {
    name: trace.name,
    script: { kind: 'trace', trace, file: shown, line: piece.line },
    kernel: trace.kernel,
  }
}
