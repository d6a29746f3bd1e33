import { readProgram } from '../../game/sandbox/index.ts'
import { USUAL_FRAMES } from '../../game/sandbox/limits.ts'
import type { KernelName } from '../../kernel/index.ts'
import type { Workload } from '../../ui/place.ts'
import { formatProblem } from '../../workload/index.ts'
import { readSandboxText } from '../sandbox-files.ts'
import { FAILED, type World } from '../world.ts'
import { playAt } from './play.ts'

/** What the command line says of the machine; the rest is made to fit the program. */
export interface SandboxOptions {
  readonly kernel?: KernelName
  readonly frames?: number
  readonly saves?: string
}

/** What is opened; null where the file holds no program, which has been told. @throws Trouble where it cannot be read */
async function workloadOf(
  file: string | undefined,
  { kernel, frames }: SandboxOptions,
  world: World,
): Promise<Workload | null> {
  if (file === undefined)
    return { name: '', text: '', kernel: kernel ?? 'xv6', frames: frames ?? USUAL_FRAMES }
  const text = await readSandboxText(file, world)
  const chosen = { ...(kernel === undefined ? {} : { kernel }), ...(frames === undefined ? {} : { frames }) }
  const read = readProgram(text, file, chosen)
  if (read.ok) {
    const { setting } = read.loadable
    return { name: file, text, kernel: setting.kernel, frames: setting.frames }
  }
  for (const problem of read.problems) await world.err.line(formatProblem(problem))
  return null
}

/** `cowhand sandbox`. @returns the exit status @throws Trouble where the file cannot be read */
export async function sandbox(
  file: string | undefined,
  options: SandboxOptions,
  world: World,
): Promise<number> {
  const workload = await workloadOf(file, options, world)
  return workload === null ? FAILED : playAt({ mode: 'sandbox', workload }, options.saves, world)
}
