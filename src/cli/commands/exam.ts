import { lstat, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { makeExam } from '../../game/exam/exam.ts'
import { examKey } from '../../game/exam/paper/key.ts'
import { examPaper } from '../../game/exam/paper/sheet.ts'
import type { Question } from '../../game/exam/question.ts'
import type { ExamRecipe } from '../../game/exam/recipe.ts'
import { EXAM_TOPICS } from '../../game/exam/topics.ts'
import { HIGHEST_SEED } from '../../level/index.ts'
import { writeExport, writeOver } from '../../store/index.ts'
import { type Language, speak, spokenLanguage } from '../../text/index.ts'
import { cleanText, quote } from '../../workload/index.ts'
import { Trouble } from '../trouble.ts'
import { OK, USAGE, type World } from '../world.ts'

/** @returns what is wrong with the names of topics, in one line; null where all are known */
export function unknownTopic(topics: readonly string[]): string | null {
  const unknown = topics.find(topic => !EXAM_TOPICS.includes(topic))
  return unknown === undefined
    ? null
    : `there is no topic "${quote(unknown)}"; there are ${EXAM_TOPICS.join(', ')}`
}

/** Does something in a language, and speaks the one from before again. */
async function inLanguage<T>(language: Language, work: () => T | Promise<T>): Promise<T> {
  const before = spokenLanguage()
  await speak(language)
  try {
    return await work()
  } finally {
    await speak(before)
  }
}

const NONE =
  'error: no question was found for these topics, kernels, kinds and this difficulty together; ' +
  'detective is about linux, and some topics are known to one kernel only'

/** Says on standard error where there are fewer questions than were asked for. @returns the questions; null without any */
async function questionsOf(recipe: ExamRecipe, world: World): Promise<readonly Question[] | null> {
  const questions = makeExam(recipe)
  if (questions.length === 0) {
    await world.err.line(NONE)
    return null
  }
  if (questions.length < recipe.questions)
    await world.err.line(
      `seed ${recipe.seed}: ${questions.length} different questions were found for these topics, kernels and kinds, not ${recipe.questions}`,
    )
  return questions
}

/** What stands between a sheet and its key where both are printed. */
const RULE = '\n---\n\n'

/** `cowhand exam --paper`, `--key`, or both. @returns the exit status */
export async function printExam(
  recipe: ExamRecipe,
  { paper, key, language }: { readonly paper: boolean; readonly key: boolean; readonly language: Language },
  world: World,
): Promise<number> {
  const questions = await questionsOf(recipe, world)
  if (questions === null) return USAGE
  const parts = await inLanguage(language, () => [
    ...(paper ? [examPaper(recipe, questions)] : []),
    ...(key ? [examKey(recipe, questions)] : []),
  ])
  await world.out.write(parts.join(RULE))
  return OK
}

const isThere = async (path: string): Promise<boolean> => {
  try {
    await lstat(path)
    return true
  } catch {
    return false
  }
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : null
    if (code === 'EEXIST' || code === 'ENOTDIR')
      throw new Trouble(
        `${cleanText(folder)}: there is a file where a folder would have to be; name another folder`,
      )
    throw code === null ? error : new Trouble(`${cleanText(folder)}: this folder cannot be made (${code})`)
  }
}

interface Variants {
  readonly variants: number
  readonly folder: string
  readonly force: boolean
  readonly language: Language
}

/** @returns the first seed and those after it; 0 comes after the highest */
const seedsFrom = (first: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => (first + index) % (HIGHEST_SEED + 1))

/**
 * `cowhand exam --variants N --out DIR`: exam-SEED.md and exam-SEED-key.md for each seed. Where one of the files is
 * there already, nothing is written, unless `force`.
 * @returns the exit status
 */
export async function writeVariants(
  recipe: ExamRecipe,
  { variants, folder, force, language }: Variants,
  world: World,
): Promise<number> {
  const seeds = seedsFrom(recipe.seed, variants)
  const fileOf = (name: string): string => join(folder, name)
  if (!force)
    for (const seed of seeds)
      for (const name of [`exam-${seed}.md`, `exam-${seed}-key.md`])
        if (await isThere(fileOf(name)))
          throw new Trouble(
            `${cleanText(fileOf(name))} is there already, and nothing was written; name another folder, or add --force`,
          )
  await makeFolder(folder)
  for (const seed of seeds) {
    const variant = { ...recipe, seed }
    const questions = await questionsOf(variant, world)
    if (questions === null) return USAGE
    const texts = await inLanguage(language, () => ({
      [`exam-${seed}.md`]: examPaper(variant, questions),
      [`exam-${seed}-key.md`]: examKey(variant, questions),
    }))
    for (const [name, text] of Object.entries(texts)) {
      const written = await (force ? writeOver : writeExport)(fileOf(name), text)
      if (!written.ok) throw new Trouble(written.why)
      await world.out.line(cleanText(fileOf(name)))
    }
  }
  return OK
}

/** `cowhand exam`: on the screen. @returns the exit status */
export async function sitExam(recipe: ExamRecipe, saves: string | undefined, world: World): Promise<number> {
  const { playAt } = await import('./play.ts')
  return playAt({ mode: 'exam', recipe }, saves, world)
}
