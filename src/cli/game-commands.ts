import { type Command, Option } from 'commander'
import type { KernelName } from '../kernel/kernel-names.ts'
import { HIGHEST_SEED } from '../level/generate/seed.ts'
import { type Ended, examples, kernelOption, wholeNumber } from './options.ts'
import { USAGE, type World } from './world.ts'

export function addPlay(program: Command, world: World, ended: Ended): void {
  program
    .command('play')
    .summary('play the game (also without any command)')
    .description('Play the game. Needs a terminal, but for --plain.')
    .argument('[level]', 'the level to begin with: its id, or a level file')
    .addOption(plainOption())
    .option('--saves <dir>', "the folder for players' saves")
    .addHelpText(
      'after',
      examples(
        'play',
        'play grandchild-writes',
        'play --saves ~/cowhand my-level.yaml',
        'play first-write --plain < moves.txt',
      ),
    )
    .action(async (level: string | undefined, { saves, plain }: PlayOptions) =>
      ended(
        wantsPlain(plain)
          ? await (await import('./commands/plain.ts')).plainPlay(level, saves, world)
          : await (await import('./commands/play.ts')).play(level, saves, world),
      ),
    )
}

interface PlayOptions {
  readonly plain?: boolean
  readonly saves?: string
}

const plainOption = (): Option =>
  new Option(
    '--plain',
    'line by line, for a screen reader or a script; through a pipe the clock counts 800 ms for each command (also where INK_SCREEN_READER is true)',
  )

/** Who reads other programs of this kind with a screen reader has set the same variable for those. */
const wantsPlain = (plain: boolean | undefined): boolean =>
  plain === true || process.env.INK_SCREEN_READER === 'true'

export function addDrill(program: Command, world: World, ended: Ended): void {
  program
    .command('drill')
    .summary('play an endless storm of traps')
    .description(
      'Play a storm of traps, made from a seed, until the third goes wrong. Needs a terminal, but for --plain.',
    )
    .addOption(
      new Option(
        '-s, --seed <number>',
        'the seed; the same seed makes the same storm (default: any)',
      ).argParser(wholeNumber(0, HIGHEST_SEED)),
    )
    .addOption(kernelOption().default('xv6'))
    .addOption(plainOption())
    .option('--saves <dir>', "the folder for players' saves")
    .addHelpText('after', examples('drill', 'drill --seed 7 --kernel linux'))
    .action(async ({ seed, kernel, saves, plain }: DrillOptions) => {
      const [{ playAt }, { randomSeed }] = await Promise.all([
        import('./commands/play.ts'),
        import('../ui/random-seed.ts'),
      ])
      const start = { mode: 'drill', kernel, seed: seed ?? randomSeed() } as const
      ended(
        wantsPlain(plain)
          ? await (await import('./commands/plain.ts')).plainDrill(start, saves, world)
          : await playAt(start, saves, world),
      )
    })
}

interface DrillOptions {
  readonly seed?: number
  readonly kernel: KernelName
  readonly plain?: boolean
  readonly saves?: string
}

export function addLevels(program: Command, world: World, ended: Ended): void {
  program
    .command('levels')
    .description('List the levels.')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('levels', 'levels --json'))
    .action(async (options: { json?: boolean }) =>
      ended(await (await import('./commands/levels.ts')).levels(options, world)),
    )
}

export function addCheck(program: Command, world: World, ended: Ended): void {
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

interface ReplayOptions {
  readonly json?: boolean
  readonly best?: string
  readonly level?: string
  readonly saves?: string
}

export function addReplay(program: Command, world: World, ended: Ended): void {
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
