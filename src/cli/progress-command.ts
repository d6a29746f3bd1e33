import { type Command, Option } from 'commander'
import { type Ended, examples } from './options.ts'
import { USAGE, type World } from './world.ts'

interface ProgressOptions {
  readonly json?: boolean
  readonly export?: string
  readonly import?: string
  readonly reset?: boolean
  readonly yes?: boolean
  readonly saves?: string
}

export function addProgress(program: Command, world: World, ended: Ended): void {
  program
    .command('progress')
    .summary('what you have mastered; export, import and reset')
    .description(
      'Print what you have mastered, by belief and topic. Or write it all to a file, take in such a file, or begin anew.',
    )
    .option('--json', 'as JSON')
    .addOption(
      new Option('--export <file>', 'write a new file with all progress; - is standard output').conflicts([
        'json',
        'import',
        'reset',
      ]),
    )
    .addOption(
      new Option(
        '--import <file>',
        'take in a progress file or a kept save, the best of both; - is standard input',
      ).conflicts(['json', 'reset']),
    )
    .addOption(
      new Option('--reset', 'begin anew with the same name and settings; needs --yes').conflicts('json'),
    )
    .option('--yes', 'do reset')
    .option('--saves <dir>', "the folder for players' saves")
    .addHelpText(
      'after',
      examples('progress', 'progress --export mine.json', 'progress --import mine.json', 'progress --reset'),
    )
    .action(async (options: ProgressOptions, command: Command) => {
      if (options.yes === true && options.reset !== true)
        command.error('error: --yes belongs to --reset', { exitCode: USAGE })
      const { exportTo, importFrom, page, reset } = await import('./commands/progress.ts')
      const { saves } = options
      if (options.export !== undefined) ended(await exportTo(options.export, saves, world))
      else if (options.import !== undefined) ended(await importFrom(options.import, saves, world))
      else if (options.reset === true) ended(await reset(options.yes === true, saves, world))
      else ended(await page(options.json === true, saves, world))
    })
}
