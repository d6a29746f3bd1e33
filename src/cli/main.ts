import process from 'node:process'
import { Output } from './output.ts'
import { programRoot } from './root.ts'
import { run } from './run.ts'

/** Put in by the bundler. */
declare const __VERSION__: string

// A rejected promise that nobody handles comes here as well, unless the game on the screen takes both.
process.on('uncaughtException', async error => {
  try {
    const { bugLine } = await import('./bug.ts')
    process.stderr.write(`${bugLine(error)}\n`, () => process.exit(1))
  } catch {
    process.exit(1)
  }
})

// What a command may never ask for is made when it asks: an opened stream, a search for the folder.
process.exitCode = await run(process.argv.slice(2), {
  out: new Output(process.stdout),
  err: new Output(process.stderr),
  input: () => process.stdin,
  get inputIsTerminal() {
    return process.stdin.isTTY === true
  },
  outputIsTerminal: process.stdout.isTTY === true,
  columns: process.stdout.columns ?? 80,
  get root() {
    return programRoot(import.meta.url)
  },
  version: __VERSION__,
})
