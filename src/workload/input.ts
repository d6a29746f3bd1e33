import { MOST_LINES } from './limits.ts'
import type { Problem } from './problem.ts'
import { type ReadTrace, readTrace } from './trace.ts'

/** A piece of an input as it comes: a workload's whole text, or one trace. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'trace'; readonly read: ReadTrace; readonly line: number }
  | { readonly kind: 'problem'; readonly problem: Problem }

/** The most characters that are held at once: one line of JSON, one trace over many lines, or one workload. */
export const LONGEST_PIECE = 64 * 1024 * 1024

const complete = (line: string): boolean => {
  try {
    JSON.parse(line)
    return true
  } catch {
    return false
  }
}

/**
 * Splits an input into workloads and traces: text that begins with { is one trace, or JSON lines of traces; any other
 * text is a workload. Holds one piece at a time, so that thousands of traces pass in little memory.
 * @param lines the lines of the input, without their ends
 * @param file what messages call it
 */
export async function* piecesOf(lines: AsyncIterable<string>, file: string): AsyncGenerator<Piece> {
  let number = 0
  let mode: 'unknown' | 'text' | 'one trace' | 'traces' = 'unknown'
  let held: string[] = []
  let size = 0
  let firstLine = 1
  for await (const given of lines) {
    number += 1
    const line = number === 1 ? given.replace(/^\ufeff/, '') : given
    if (mode === 'unknown' && line.trim() !== '') {
      mode = !line.trimStart().startsWith('{') ? 'text' : complete(line) ? 'traces' : 'one trace'
      firstLine = number
    }
    if (mode === 'traces') {
      if (line.trim() !== '') yield { kind: 'trace', read: readTrace(line, file, number), line: number }
      continue
    }
    size += line.length + 1
    if (size > LONGEST_PIECE || held.length === MOST_LINES) {
      const most = size > LONGEST_PIECE ? `${LONGEST_PIECE / 1024 / 1024} MiB` : `${MOST_LINES} lines`
      const message = `too large: one workload or trace has at most ${most}`
      yield { kind: 'problem', problem: { file, line: number, column: null, message, text: null } }
      return
    }
    held.push(line)
  }
  const text = held.join('\n')
  held = []
  if (mode === 'unknown') {
    const message = 'it is empty; a workload has one instruction a line, such as P1 map heap anon private 2'
    yield { kind: 'problem', problem: { file, line: null, column: null, message, text: null } }
  }
  if (mode === 'text') yield { kind: 'text', text }
  if (mode === 'one trace')
    yield { kind: 'trace', read: readTrace(text.trimStart(), file, firstLine), line: firstLine }
}
