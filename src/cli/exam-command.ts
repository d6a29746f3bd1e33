import { type Command, InvalidArgumentError, Option } from 'commander'
import { QUESTION_KINDS, type QuestionKind } from '../game/exam/question.ts'
import {
  DIFFICULTIES,
  type Difficulty,
  EXAM_KERNELS,
  type ExamRecipe,
  LONGEST_EXAM,
  MOST_QUESTIONS,
  USUAL_EXAM,
} from '../game/exam/recipe.ts'
import { HIGHEST_SEED } from '../level/generate/seed.ts'
import { LANGUAGES, type Language } from '../text/languages.ts'
import { type Ended, examples, wholeNumber } from './options.ts'
import { USAGE, type World } from './world.ts'

/** As many variants as a command makes. */
const MOST_VARIANTS = 100

interface ExamOptions {
  readonly seed?: number
  readonly questions: number
  readonly minutes: number
  readonly topics?: readonly string[]
  readonly kernels: ExamRecipe['kernels']
  readonly kinds: readonly QuestionKind[]
  readonly difficulty: Difficulty
  readonly paper?: boolean
  readonly key?: boolean
  readonly variants?: number
  readonly out?: string
  readonly force?: boolean
  readonly language?: Language
  readonly saves?: string
}

const namesIn = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map(name => name.trim())
      .filter(name => name !== ''),
  ),
]

/** Reads an option's names with commas between them. */
const someOf =
  <T extends string>(allowed: readonly T[]) =>
  (text: string): T[] => {
    const names = namesIn(text)
    const known = allowed.filter(name => names.some(given => given === name))
    if (known.length > 0 && known.length === names.length) return known
    throw new InvalidArgumentError(
      `One or more of these would do, with commas between them: ${allowed.join(', ')}.`,
    )
  }

/** Which options make sense only with which others. */
function objectionTo(options: ExamOptions): string | null {
  const printed = options.paper === true || options.key === true
  if (options.topics?.length === 0) return '--topics names no topic; leave it out for all'
  if (options.variants !== undefined && printed)
    return '--variants writes sheets and keys to files; leave out --paper and --key'
  if (options.variants !== undefined && options.out === undefined)
    return '--variants needs a folder: --out and its name'
  if (options.variants === undefined && options.out !== undefined) return '--out belongs to --variants'
  if (options.variants === undefined && options.force === true) return '--force belongs to --variants'
  if (options.language !== undefined && !printed && options.variants === undefined)
    return '--language belongs to --paper, --key and --variants; the language of the screen is one of its settings'
  return null
}

export function addExam(program: Command, world: World, ended: Ended): void {
  program
    .command('exam')
    .summary('an exam made from a seed, on the screen or on paper')
    .description(
      'Sit an exam that is made from a seed: needs a terminal. Or print it, and its key, as Markdown, which needs none.',
    )
    .addOption(
      new Option(
        '-s, --seed <number>',
        'the seed; the same seed makes the same exam (default: any)',
      ).argParser(wholeNumber(0, HIGHEST_SEED)),
    )
    .addOption(
      new Option('--questions <number>', 'how many questions')
        .argParser(wholeNumber(1, MOST_QUESTIONS))
        .default(USUAL_EXAM.questions),
    )
    .addOption(
      new Option('--minutes <number>', 'how long it lasts')
        .argParser(wholeNumber(1, LONGEST_EXAM))
        .default(USUAL_EXAM.minutes),
    )
    .addOption(
      new Option('--topics <names>', 'what it is about, with commas between them (default: all)').argParser(
        namesIn,
      ),
    )
    .addOption(
      new Option('--kernels <names>', `of ${EXAM_KERNELS.join(',')}`)
        .argParser(someOf(EXAM_KERNELS))
        .default(USUAL_EXAM.kernels, USUAL_EXAM.kernels.join(',')),
    )
    .addOption(
      new Option('--kinds <names>', `of ${QUESTION_KINDS.join(',')}`)
        .argParser(someOf(QUESTION_KINDS))
        .default(USUAL_EXAM.kinds, 'all'),
    )
    .addOption(
      new Option('--difficulty <level>', 'mix grows from easy to hard')
        .choices(DIFFICULTIES)
        .default(USUAL_EXAM.difficulty),
    )
    .option('--paper', 'print the exam as Markdown, for a sheet of paper')
    .option('--key', 'print the answers with their reasons; with --paper, behind it')
    .addOption(
      new Option(
        '--variants <number>',
        'write so many exams and their keys, with the seed and those after it',
      ).argParser(wholeNumber(1, MOST_VARIANTS)),
    )
    .option('--out <dir>', 'the folder for the variants')
    .option('--force', 'write over files that are there already')
    .addOption(new Option('--language <language>', 'of what is printed (default: en)').choices(LANGUAGES))
    .option('--saves <dir>', "the folder for players' saves")
    .addHelpText(
      'after',
      examples(
        'exam',
        'exam --seed 7 --questions 10 --minutes 15 --topics fork,tlb',
        'exam --seed 7 --paper > exam.md',
        'exam --seed 7 --paper --key --language zh',
        'exam --seed 100 --variants 20 --out exams',
      ),
    )
    .action(async (options: ExamOptions, command: Command) => {
      const wrong = objectionTo(options)
      if (wrong !== null) command.error(`error: ${wrong}`, { exitCode: USAGE })
      const exam = await import('./commands/exam.ts')
      const topics = options.topics ?? USUAL_EXAM.topics
      const unknown = exam.unknownTopic(topics)
      if (unknown !== null) command.error(`error: ${unknown}`, { exitCode: USAGE })
      const { questions, minutes, kernels, kinds, difficulty } = options
      const seed = options.seed ?? (await import('../ui/random-seed.ts')).randomSeed()
      const recipe: ExamRecipe = { seed, topics, questions, minutes, kernels, kinds, difficulty }
      const language = options.language ?? 'en'
      const { paper = false, key = false, variants, out, force = false } = options
      if (variants !== undefined && out !== undefined)
        ended(await exam.writeVariants(recipe, { variants, folder: out, force, language }, world))
      else if (paper || key) ended(await exam.printExam(recipe, { paper, key, language }, world))
      else ended(await exam.sitExam(recipe, options.saves, world))
    })
}
