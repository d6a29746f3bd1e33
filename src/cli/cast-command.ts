import { type Command, InvalidArgumentError, Option } from 'commander'
import { LANGUAGES } from '../text/languages.ts'
import type { CastOptions } from './commands/cast.ts'
import { type Ended, examples, inputs } from './options.ts'
import type { World } from './world.ts'

const SMALLEST = { width: 60, height: 20 } as const
const LARGEST = { width: 200, height: 60 } as const

/** Reads a terminal's size: 80x24. */
function sizeOf(text: string): CastOptions['size'] {
  const [width = 0, height = 0] = /^(\d{1,3})x(\d{1,3})$/.exec(text)?.slice(1).map(Number) ?? []
  const fits =
    width >= SMALLEST.width && width <= LARGEST.width && height >= SMALLEST.height && height <= LARGEST.height
  if (fits) return { width, height }
  throw new InvalidArgumentError('A size from 60x20 to 200x60 would do.')
}

export function addCast(program: Command, world: World, ended: Ended): void {
  program
    .command('cast')
    .summary('a recorded run as a recording for asciinema')
    .description(
      "Write a recorded run as a recording in asciinema's format (asciicast v2), which players show in a terminal or on a web page. It has the run's own times, but for long pauses, and a mark at every trap and step.",
    )
    .argument('[file]', 'a replay; - is standard input')
    .addOption(
      new Option('--size <columnsxrows>', "the terminal's size, 60x20 to 200x60")
        .argParser(sizeOf)
        .default({ width: 80, height: 24 }, '80x24'),
    )
    .option('--level <file>', 'the level file that it is a run of, where that is not one of the program')
    .addOption(
      new Option('--language <language>', 'what it is told in').choices(LANGUAGES).default('en' as const),
    )
    .addHelpText(
      'after',
      examples('cast run.json > game.cast', 'replay --best first-write | cowhand cast - > game.cast'),
    )
    .action(async (file: string | undefined, options: CastOptions, command: Command) => {
      const [named = '-'] = inputs(file === undefined ? [] : [file], command, world)
      ended(await (await import('./commands/cast.ts')).cast(named, options, world))
    })
}
