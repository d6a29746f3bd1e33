import { type Command, InvalidArgumentError, Option } from 'commander'
import { KERNEL_NAMES, type KernelName } from '../kernel/kernel-names.ts'
import { OVERCOMMIT_POLICIES, type Overcommit } from '../machine/overcommit.ts'
import { SIMULATED_FRAMES } from '../workload/limits.ts'
import { USAGE, type World } from './world.ts'

export interface WithKernel {
  readonly kernel?: KernelName
}

/** Called with the exit status of the command that ran. */
export type Ended = (status: number) => void

export const kernelOption = (): Option =>
  new Option('-k, --kernel <kernel>', 'the kernel that handles the traps').choices(KERNEL_NAMES)

/** Reads an option's whole number. */
export const wholeNumber =
  (least: number, most: number) =>
  (text: string): number => {
    const value = /^\d{1,10}$/.test(text) ? Number(text) : -1
    if (value >= least && value <= most) return value
    throw new InvalidArgumentError(`A whole number from ${least} to ${most} would do.`)
  }

export const examples = (...lines: readonly string[]): string =>
  `\nExamples:\n${lines.map(line => `  $ cowhand ${line}`).join('\n')}`

/** Options for what a workload runs on. */
export interface OnHardware extends WithKernel {
  readonly frames?: number
  readonly overcommit?: Overcommit
}

/** Adds --kernel, --frames and --overcommit. */
export const addHardware = (command: Command): Command =>
  command
    .addOption(kernelOption())
    .addOption(
      new Option(
        '--frames <number>',
        `how many frames the machine has (default: ${SIMULATED_FRAMES})`,
      ).argParser(wholeNumber(1, SIMULATED_FRAMES)),
    )
    .addOption(
      new Option(
        '--overcommit <policy>',
        'what linux and eager promise beyond them (default: heuristic)',
      ).choices(OVERCOMMIT_POLICIES),
    )

/** With no file named, standard input, unless it is a terminal, where everybody would wait for nothing. */
export function inputs(files: readonly string[], command: Command, world: World): readonly string[] {
  if (files.length === 0 && world.inputIsTerminal)
    command.error('error: name a file, or - for standard input', { exitCode: USAGE })
  return files.length === 0 ? ['-'] : files
}
