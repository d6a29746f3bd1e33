import process from 'node:process'
import { bugLine } from './bug.ts'
import { Output } from './output.ts'
import { programRoot } from './root.ts'
import { run } from './run.ts'

/** Put in by the bundler. */
declare const __VERSION__: string

const out = new Output(process.stdout)
const err = new Output(process.stderr)

// A rejected promise that nobody handles comes here as well, unless the game on the screen takes both.
process.on('uncaughtException', error => {
  process.stderr.write(`${bugLine(error)}\n`, () => process.exit(1))
})

process.exitCode = await run(process.argv.slice(2), {
  out,
  err,
  input: () => process.stdin,
  inputIsTerminal: process.stdin.isTTY === true,
  outputIsTerminal: process.stdout.isTTY === true,
  columns: process.stdout.columns ?? 80,
  root: programRoot(import.meta.url),
  version: __VERSION__,
})
