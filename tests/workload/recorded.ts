import { readdirSync, readFileSync } from 'node:fs'
import { readTrace, type Trace } from '../../src/workload/index.ts'

const FOLDER = new URL('../fixtures/oracle/', import.meta.url)

function traceFrom(text: string, file: string): Trace {
  const read = readTrace(text, file)
  if (!read.ok) throw new Error(read.problem.message)
  return read.trace
}

/** The names of the recordings that each show one thing. */
export const RECORDINGS: readonly string[] = readdirSync(FOLDER)
  .filter(file => file.endsWith('.json'))
  .map(file => file.replace(/\.json$/, ''))
  .toSorted()

/** @returns a recording of real processes on Linux 6.18. */
export const recording = (name: string): Trace =>
  traceFrom(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8'), name)

/** @returns the recordings of random workloads, in order. */
export const randomRecordings = (): Trace[] =>
  readdirSync(FOLDER)
    .filter(file => file.endsWith('.jsonl'))
    .toSorted()
    .flatMap(file =>
      readFileSync(new URL(file, FOLDER), 'utf8')
        .trimEnd()
        .split('\n')
        .map((line, index) => traceFrom(line, `${file}:${index + 1}`)),
    )
