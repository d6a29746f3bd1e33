import { Command, Option } from 'commander'
import { KERNEL_NAMES, type KernelName } from '../kernel/kernel.ts'
import { oneLine } from './trouble.ts'
import { USAGE, type World } from './world.ts'

interface WithKernel {
  readonly kernel?: KernelName
}

/** Called with the exit status of the command that ran. */
type Ended = (status: number) => void

const kernelOption = (): Option =>
  new Option('-k, --kernel <kernel>', 'the kernel that handles the traps').choices(KERNEL_NAMES)

const examples = (...lines: readonly string[]): string =>
  `\nExamples:\n${lines.map(line => `  $ cowhand ${line}`).join('\n')}`

function addPlay(program: Command, world: World, ended: Ended): void {
  program
    .command('play')
    .summary('play the game (also without any command)')
    .description('Play the game. Needs a terminal.')
    .argument('[level]', 'the level to begin with: its id, or a level file')
    .option('--saves <dir>', "the folder for players' saves")
    .addHelpText('after', examples('play', 'play grandchild-writes', 'play --saves ~/cowhand my-level.yaml'))
    .action(async (level: string | undefined, options: { saves?: string }) =>
      ended(await (await import('./commands/play.ts')).play(level, options.saves, world)),
    )
}

function addLevels(program: Command, world: World, ended: Ended): void {
  program
    .command('levels')
    .description('List the levels.')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('levels', 'levels --json'))
    .action(async (options: { json?: boolean }) =>
      ended(await (await import('./commands/levels.ts')).levels(options, world)),
    )
}

function addCheck(program: Command, world: World, ended: Ended): void {
  program
    .command('check')
    .summary('check level files')
    .description(
      'Check level files: whether they are right, and whether the reference handler can finish them. Lists the traps.',
    )
    .argument('[file...]', 'level files, or folders of them')
    .option('--schema', 'print the JSON Schema of level files instead')
    .addHelpText(
      'after',
      examples('check levels', 'check my-level.yaml', 'check --schema > level.schema.json'),
    )
    .action(async (files: string[], options: { schema?: boolean }, command: Command) => {
      if (files.length === 0 && options.schema !== true)
        command.error('error: name the level files or folders to check', { exitCode: USAGE })
      const { check, printSchema } = await import('./commands/check.ts')
      ended(options.schema === true ? await printSchema(world) : await check(files, world))
    })
}

/** With no file named, standard input, unless it is a terminal, where everybody would wait for nothing. */
function inputs(files: readonly string[], command: Command, world: World): readonly string[] {
  if (files.length === 0 && world.inputIsTerminal)
    command.error('error: name a file, or - for standard input', { exitCode: USAGE })
  return files.length === 0 ? ['-'] : files
}

function addSimulate(program: Command, world: World, ended: Ended): void {
  program
    .command('simulate')
    .summary('run workloads, and print what happened')
    .description(
      'Run workloads or the instructions of traces with the reference handler; print traces as JSON lines.',
    )
    .argument('[file...]', 'workloads, or traces as JSON lines; - is standard input')
    .addOption(kernelOption())
    .addHelpText(
      'after',
      examples(
        'simulate fork.txt',
        "simulate - <<< 'P1 map heap anon private 1'",
        'simulate -k naive traces.jsonl',
      ),
    )
    .action(async (files: string[], options: WithKernel, command: Command) => {
      const from = inputs(files, command, world)
      ended(await (await import('./commands/simulate.ts')).simulate(from, options.kernel, world))
    })
}

function addCompare(program: Command, world: World, ended: Ended): void {
  program
    .command('compare')
    .summary('run traces again, and compare')
    .description('Run the instructions of traces again and hold the outcome against what they recorded.')
    .argument('[trace...]', 'traces as JSON or JSON lines; - is standard input')
    .addOption(kernelOption())
    .addHelpText('after', examples('compare traces.jsonl', 'simulate fork.txt | cowhand compare -'))
    .action(async (files: string[], options: WithKernel, command: Command) => {
      const from = inputs(files, command, world)
      ended(await (await import('./commands/compare.ts')).compare(from, options.kernel, world))
    })
}

interface ReplayOptions {
  readonly json?: boolean
  readonly best?: string
  readonly level?: string
  readonly saves?: string
}

function addReplay(program: Command, world: World, ended: Ended): void {
  program
    .command('replay')
    .summary('run a recorded run again')
    .description(
      'Run a recorded run again through the reference: verdicts and score, or where it does not fit. With --best, print the replay of your best run of a level instead.',
    )
    .argument('[file]', 'a replay; - is standard input')
    .option('--json', 'as JSON')
    .option('--level <file>', 'the level file that it is a run of, where that is not one of the program')
    .addOption(new Option('--best <level>', "print the saved best run's replay").conflicts('json'))
    .option('--saves <dir>', "the folder for players' saves, for --best")
    .addHelpText(
      'after',
      examples('replay --best first-write > run.json', 'replay run.json', 'replay run.json --json'),
    )
    .action(async (file: string | undefined, options: ReplayOptions, command: Command) => {
      if ((file === undefined) === (options.best === undefined))
        command.error('error: name one replay file, or a level with --best', { exitCode: USAGE })
      const commands = await import('./commands/replay.ts')
      if (options.best !== undefined) ended(await commands.printBest(options.best, options.saves, world))
      else if (file !== undefined) ended(await commands.replay(file, options, world))
    })
}

/**
 * The command line. What a command needs is loaded when it runs, so that help and the small commands start fast.
 * @param written gets what commander itself prints, to standard output or standard error
 */
export function commandLine(
  world: World,
  ended: Ended,
  written: (to: 'out' | 'err', text: string) => void,
): Command {
  const program = new Command('cowhand')
    .description('Be the kernel: a terminal game that teaches copy-on-write fork.')
    .version(world.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help for a command')
    .addHelpText('after', examples('', 'play first-write', 'levels', 'check levels', 'simulate fork.txt'))
    .showHelpAfterError('Try "cowhand --help".')
    .exitOverride()
    .configureOutput({
      writeOut: text => written('out', text),
      writeErr: text => written('err', text),
      outputError: (text, write) => write(`${text.split('\n').map(oneLine).join('\n').trim()}\n`),
      getOutHelpWidth: () => world.columns,
      getErrHelpWidth: () => world.columns,
    })
  for (const add of [addPlay, addLevels, addCheck, addSimulate, addCompare, addReplay])
    add(program, world, ended)
  return program
}
