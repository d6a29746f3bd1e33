import { type Command, Option } from 'commander'
import { MOST_FRAMES } from '../game/sandbox/limits.ts'
import type { SandboxOptions } from './commands/sandbox.ts'
import { type Ended, examples, kernelOption, wholeNumber } from './options.ts'
import type { World } from './world.ts'

export function addSandbox(program: Command, world: World, ended: Ended): void {
  program
    .command('sandbox')
    .summary('try things out on any kernel')
    .description(
      'Type or load a workload, step and run it, handle its traps by hand or let the reference, go back and forth in time, compare kernels, save it as a level. Needs a terminal.',
    )
    .argument('[file]', 'a workload, a trace, or a level file')
    .addOption(kernelOption())
    .addOption(
      new Option('--frames <number>', `how many frames the machine has, 1 to ${MOST_FRAMES}`).argParser(
        wholeNumber(1, MOST_FRAMES),
      ),
    )
    .option('--saves <dir>', "the folder for players' saves")
    .addHelpText(
      'after',
      `\nKernel and frames are made to fit the file unless given.\n${examples('sandbox', 'sandbox fork.txt', 'sandbox --kernel linux --frames 12 fork.txt')}`,
    )
    .action(async (file: string | undefined, options: SandboxOptions) =>
      ended(await (await import('./commands/sandbox.ts')).sandbox(file, options, world)),
    )
}
