import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'

/** Starts one of `programs/` with this Node.js; it does not outlive the test. */
export function start(name: string, args: readonly string[]): ChildProcess {
  const program = join(import.meta.dirname, 'programs', name)
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

/** The lines a program prints, as they come, until it ends. */
export function lines(child: ChildProcess): AsyncIterable<string> {
  if (child.stdout === null) throw new Error('the program was started without a pipe')
  return createInterface({ input: child.stdout })
}

/** Waits for the program's end and hands out all lines it printed. */
export async function allLines(child: ChildProcess): Promise<readonly string[]> {
  const ended = once(child, 'close')
  const printed: string[] = []
  for await (const line of lines(child)) printed.push(line)
  await ended
  return printed
}
