import { type Command, Option } from 'commander'
import { CONTEST_HELPS, LATE, REPEATED, TIES } from '../game/contest/rules.ts'
import { HIGHEST_SEED } from '../level/generate/seed.ts'
import { type Ended, examples, wholeNumber } from './options.ts'
import { USAGE, type World } from './world.ts'

/** Adds the competition without a server: one file goes out, one comes back from every student. */
export function addContest(program: Command, world: World, ended: Ended): void {
  const contest = program
    .command('contest')
    .summary('a competition in class, without a server')
    .description('A competition in class: make its file, play it, grade what comes back.')
    .addHelpText(
      'after',
      examples(
        'contest new --title "COW on Friday" --levels first-write,multiple-forks',
        'contest play cow-on-friday.contest.json',
        'contest grade cow-on-friday.contest.json handed-in --roster class.csv --csv marks.csv',
      ),
    )
  addNew(contest, world, ended)
  addPlay(contest, world, ended)
  addGrade(contest, world, ended)
}

interface NewOptions {
  readonly title: string
  readonly levels: string
  readonly seed: number
  readonly deadline?: string
  readonly repeated: (typeof REPEATED)[number]
  readonly ties: (typeof TIES)[number]
  readonly late: (typeof LATE)[number]
  readonly help: (typeof CONTEST_HELPS)[number]
  readonly out?: string
  readonly force?: boolean
}

function addNew(contest: Command, world: World, ended: Ended): void {
  contest
    .command('new')
    .summary('make a contest file')
    .description('Make the file of a contest, to be handed out to everybody.')
    .requiredOption('--title <text>', 'what it is called')
    .requiredOption(
      '--levels <ids>',
      'the levels in order, with commas between them; drill-xv6, drill-linux and so on are storms',
    )
    .addOption(
      new Option('-s, --seed <number>', 'other names in the levels; the storm of a drill')
        .argParser(wholeNumber(0, HIGHEST_SEED))
        .default(0, '0: the levels as they are'),
    )
    .option('--deadline <time>', 'such as 2026-11-27T18:00+01:00; held against the time that students report')
    .addOption(
      new Option('--repeated <rule>', 'which of several files of one student counts')
        .choices(REPEATED)
        .default('last'),
    )
    .addOption(
      new Option('--ties <rule>', 'what parts those with the same points and the same waste')
        .choices(TIES)
        .default('time'),
    )
    .addOption(
      new Option('--late <rule>', 'what becomes of a run after the deadline').choices(LATE).default('listed'),
    )
    .addOption(
      new Option('--mode <mode>', 'solo, or order: with the steps as cards')
        .choices(CONTEST_HELPS)
        .default('solo'),
    )
    .option('--out <file>', 'the file to write (default: named after the title)')
    .option('--force', 'write over a file that is there')
    .addHelpText(
      'after',
      examples(
        'contest new --title "COW on Friday" --levels first-write,multiple-forks --seed 7',
        'contest new --title Finals --levels boss-fork,drill-xv6 --deadline 2026-11-27T18:00+01:00',
      ),
    )
    .action(async ({ mode, ...options }: Omit<NewOptions, 'help'> & { readonly mode: NewOptions['help'] }) =>
      ended(await (await import('./commands/contest-new.ts')).newContest({ ...options, help: mode }, world)),
    )
}

interface PlayOptions {
  readonly name?: string
  readonly id?: string
  readonly out?: string
  readonly saves?: string
}

function addPlay(contest: Command, world: World, ended: Ended): void {
  contest
    .command('play')
    .summary('play a contest')
    .description(
      'Play a contest and keep one submission file, written after every level. Called again, it goes on. Needs a terminal.',
    )
    .argument('<file>', 'the contest file')
    .option('--name <name>', 'who plays (default: asked for)')
    .option('--id <id>', 'as the class list has it: a student number, a login (default: asked for)')
    .option('--out <file>', 'the submission (default: named after contest and player, in this folder)')
    .option('--saves <dir>', "the folder for players' saves: theme, language and pace are taken from there")
    .addHelpText(
      'after',
      examples(
        'contest play cow.contest.json',
        'contest play cow.contest.json --name "Ada Lovelace" --id s1001 --out ada.json',
      ),
    )
    .action(async (file: string, options: PlayOptions) =>
      ended(await (await import('./commands/contest-play.ts')).playContest(file, options, world)),
    )
}

interface GradeOptions {
  readonly roster?: string
  readonly csv?: string
  readonly moodle?: boolean
  readonly canvas?: boolean
  readonly json?: string
  readonly html?: string
  readonly force?: boolean
}

function addGrade(contest: Command, world: World, ended: Ended): void {
  contest
    .command('grade')
    .summary('grade what students handed in')
    .description(
      'Run every submission in a folder again through the reference, and print the board. Bad files are listed and never stop the rest.',
    )
    .argument('<file>', 'the contest file')
    .argument('<folder>', 'the folder with the submissions, and nothing else')
    .option('--roster <csv>', "who is to play: a list, or Canvas's or Moodle's own export")
    .option('--csv <file>', 'write the gradebook')
    .addOption(new Option('--moodle', 'with the columns that Moodle imports').conflicts('canvas'))
    .addOption(new Option('--canvas', 'with the columns that Canvas imports'))
    .option('--json <file>', 'write all of it as JSON')
    .option('--html <file>', 'write a page for the projector')
    .option('--force', 'write over files that are there')
    .addHelpText(
      'after',
      examples(
        'contest grade cow.contest.json handed-in',
        'contest grade cow.contest.json handed-in --roster class.csv --csv marks.csv --canvas',
        'contest grade cow.contest.json handed-in --html board.html --json all.json',
      ),
    )
    .action(async (file: string, folder: string, options: GradeOptions, command: Command) => {
      const { csv, moodle = false, canvas = false } = options
      if ((moodle || canvas) && csv === undefined)
        command.error('error: --moodle and --canvas belong to --csv', { exitCode: USAGE })
      const columns = moodle ? 'moodle' : canvas ? 'canvas' : 'plain'
      ended(
        await (await import('./commands/contest-grade.ts')).grade(
          file,
          folder,
          { ...options, columns },
          world,
        ),
      )
    })
}
