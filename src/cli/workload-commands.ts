import { type Command, Option } from 'commander'
import { KERNEL_NAMES, type KernelName } from '../kernel/kernel-names.ts'
import { HIGHEST_SEED } from '../level/generate/seed.ts'
import { MOST_INSTRUCTIONS } from '../workload/limits.ts'
import type { PagemapOptions } from './commands/pagemap.ts'
import { addHardware, type Ended, examples, inputs, type OnHardware, wholeNumber } from './options.ts'
import { USAGE, type World } from './world.ts'

interface SimulateOptions extends OnHardware {
  readonly costs?: boolean
}

export function addSimulate(program: Command, world: World, ended: Ended): void {
  addHardware(program.command('simulate'))
    .summary('run workloads, and print what happened')
    .description(
      'Run workloads or the instructions of traces with the reference handler; print traces as JSON lines.',
    )
    .argument('[file...]', 'workloads, or traces as JSON lines; - is standard input')
    .option(
      '--costs',
      'print what each costs instead of its trace: faults, frames, copies, flushes, PTEs, by process and in all; on all kernels side by side, or with --kernel on that one (docs/costs.md)',
    )
    .addHelpText(
      'after',
      examples(
        'simulate fork.txt',
        "simulate - <<< 'P1 map heap anon private 1'",
        'simulate -k naive traces.jsonl',
        'simulate --costs fork.txt',
      ),
    )
    .action(async (files: string[], { costs, ...options }: SimulateOptions, command: Command) => {
      const from = inputs(files, command, world)
      if (costs === true) {
        ended(await (await import('./commands/costs.ts')).costs(from, options, world))
        return
      }
      ended(await (await import('./commands/simulate.ts')).simulate(from, options, world))
    })
}

export function addCompare(program: Command, world: World, ended: Ended): void {
  addHardware(program.command('compare'))
    .summary('run traces again, and compare')
    .description('Run the instructions of traces again and hold the outcome against what they recorded.')
    .argument('[trace...]', 'traces as JSON or JSON lines; - is standard input')
    .addHelpText('after', examples('compare traces.jsonl', 'simulate fork.txt | cowhand compare -'))
    .action(async (files: string[], options: OnHardware, command: Command) => {
      const from = inputs(files, command, world)
      ended(await (await import('./commands/compare.ts')).compare(from, options, world))
    })
}

interface GenerateOptions {
  readonly seed?: number
  readonly steps: number
  readonly kernel: KernelName
}

export function addGenerate(program: Command, world: World, ended: Ended): void {
  program
    .command('generate')
    .summary('make a workload from a seed')
    .description(
      'Print a workload made from a seed: same seed, steps and kernel, same text on every machine.',
    )
    .option('--seed <number>', `0 to ${HIGHEST_SEED}`, wholeNumber(0, HIGHEST_SEED))
    .option(
      '--steps <number>',
      `how many instructions, 1 to ${MOST_INSTRUCTIONS}`,
      wholeNumber(1, MOST_INSTRUCTIONS),
      40,
    )
    .addOption(
      new Option('-k, --kernel <kernel>', 'the kernel that is to run it')
        .choices(KERNEL_NAMES)
        .default('linux'),
    )
    .addHelpText(
      'after',
      examples(
        'generate --seed 7',
        'generate --seed 7 --steps 100 -k xv6 > work.txt',
        'generate --seed 7 | cowhand simulate -',
      ),
    )
    .action(async ({ seed, steps, kernel }: GenerateOptions, command: Command) => {
      if (seed === undefined)
        return command.error(`error: name a seed: --seed and a whole number from 0 to ${HIGHEST_SEED}`, {
          exitCode: USAGE,
        })
      ended(await (await import('./commands/generate.ts')).generate({ seed, steps, kernel }, world))
    })
}

const READING_PAGEMAP = `
What the files hold: Documentation/admin-guide/mm/pagemap.rst of Linux.
To ask whether a page is a copy, hold it against the same page of the other
process: the same PFN with a count of 2 is one frame, still shared; another
PFN is a copy. A vfork child shows its parent's page table.`

export function addPagemap(program: Command, world: World, ended: Ended): void {
  addHardware(program.command('pagemap'))
    .summary('run a workload, and show page tables as /proc does')
    .description(
      'Run a workload or a trace with the reference handler, and show for each page of each process what /proc/PID/pagemap, /proc/kpagecount and /proc/kpageflags would.',
    )
    .argument('[file]', 'a workload, or traces as JSON lines; - is standard input')
    .addOption(
      new Option('--at <step>', 'after this step, the first is 1 (default: the last)').argParser(
        wholeNumber(1, MOST_INSTRUCTIONS),
      ),
    )
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      `${READING_PAGEMAP}\n${examples('pagemap fork.txt', 'pagemap fork.txt --at 3', 'pagemap --json trace.json')}`,
    )
    .action(async (file: string | undefined, options: PagemapOptions, command: Command) => {
      const [from = '-'] = inputs(file === undefined ? [] : [file], command, world)
      ended(await (await import('./commands/pagemap.ts')).pagemap(from, options, world))
    })
}
