import type { Command } from 'commander'
import { type Ended, examples } from './options.ts'
import type { World } from './world.ts'

interface ReviewOptions {
  readonly list?: boolean
  readonly saves?: string
}

export function addReview(program: Command, world: World, ended: Ended): void {
  program
    .command('review')
    .summary('questions about what is due again')
    .description(
      'Answer ten questions about topics that are due again, on a seed of their own: needs a terminal. Or print what is due, which needs none.',
    )
    .option('--list', 'print what is due, and what comes next')
    .option('--saves <dir>', "the folder for players' saves")
    .addHelpText('after', examples('review', 'review --list'))
    .action(async ({ list = false, saves }: ReviewOptions) =>
      ended(await (await import('./commands/review.ts')).review(list, saves, world)),
    )
}
