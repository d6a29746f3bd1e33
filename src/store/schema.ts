import * as z from 'zod'
import { QUESTION_KINDS } from '../game/exam/question.ts'
import { DIFFICULTIES, EXAM_KERNELS } from '../game/exam/recipe.ts'
import { MOST_SOLVES } from '../game/mastery.ts'
import { outcomesOfMastery } from '../game/review/from-lessons.ts'
import { inTheirOrder, MOST_DAYS, noteOutcome, type ReviewRecords } from '../game/review/outcome.ts'
import { HIGHEST_SEED } from '../level/generate/seed.ts'
import { cleanName } from './printable.ts'
import {
  currentFormat,
  defaultSettings,
  type ExamRecord,
  GLYPHS,
  type Json,
  keyed,
  longestPace,
  MOUSE,
  mostExams,
  type Profile,
  type Settings,
  SPOKEN,
  THEMES,
} from './profile.ts'

const deepestReplay = 64

/** Whether `value` is JSON nested at most `depth` deep: JSON.stringify overflows the stack on deeper ones. */
export function isJson(value: unknown, depth = deepestReplay): value is Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object' || depth === 0) return false
  return Object.values(value).every(inner => isJson(inner, depth - 1))
}

const wholeNumber = { error: 'a whole number from 0 up would do' }
const count = z.int(wholeNumber).min(0, wholeNumber)

const calendarDay = { error: 'a day such as 2026-08-01 would do' }
const day = z.string(calendarDay).regex(/^\d{4}-\d\d-\d\d$/, calendarDay)
/** A day to reckon with: it must be one that there is. */
const knownDay = z.iso.date(calendarDay)

const runName = { error: 'a run such as first-write@7, of at most 120 characters, would do' }
const run = z.string(runName).min(1, runName).max(120, runName)

const truth = z.boolean({ error: 'true or false would do' })

/** A replay, whatever it holds. */
export const replay = z.custom<Json>(value => isJson(value), {
  error: `JSON at most ${deepestReplay} deep would do`,
})

/** The fields of a level's record but its replay; `asksAgain` and `seeds` came with format 2. */
export const levelFields = {
  stars: z.literal([0, 1, 2, 3], { error: '0 to 3 would do' }),
  bestScore: count,
  plays: count,
  asksAgain: truth,
  seeds: count,
}

const solve = z.strictObject({ day, run }, { error: 'a solve such as {"day": …, "run": …} would do' })

/** How a player stands in one belief or topic. */
export const mastery = z.strictObject(
  {
    solves: z
      .array(solve, { error: 'a list of solves would do' })
      .max(MOST_SOLVES, { error: `at most ${MOST_SOLVES} solves would do` }),
    missed: day.nullable(),
  },
  { error: 'an object with solves and missed would do' },
)

/** A drill's record. */
export const drill = z.strictObject(
  {
    points: count,
    tier: count,
    traps: count,
    pace: z
      .array(count, { error: 'a list of points would do' })
      .max(longestPace, { error: `at most ${longestPace} would do` }),
    day,
    plays: count,
  },
  { error: "a drill's record would do" },
)

/** What a run taught, as the store is handed it. */
export const lesson = z.object({ kind: z.enum(['solved', 'missed']), key: z.string(), day: knownDay, run })

const outcomeFields = { day: knownDay, right: truth }

/** What a question has shown, as the store is handed it. */
export const outcome = z.object({ key: z.string(), ...outcomeFields })

/** What each day has shown about one belief or topic. */
export const reviewed = z
  .array(z.strictObject(outcomeFields, { error: 'a day such as {"day": …, "right": true} would do' }), {
    error: 'a list of days would do',
  })
  .max(MOST_DAYS, { error: `at most ${MOST_DAYS} days would do` })
  .transform(inTheirOrder)

const shortName = { error: 'a name of at most 60 characters would do' }
const short = z.string(shortName).min(1, shortName).max(60, shortName)
const fewNames = z
  .array(short, { error: 'a list of names would do' })
  .max(60, { error: 'at most 60 would do' })

/** What an exam was made from. */
const recipe = z.strictObject(
  {
    seed: count.max(HIGHEST_SEED, { error: `a seed of at most ${HIGHEST_SEED} would do` }),
    topics: fewNames,
    questions: count,
    minutes: count,
    kernels: z.array(z.enum(EXAM_KERNELS)).max(EXAM_KERNELS.length),
    kinds: z.array(z.enum(QUESTION_KINDS)).max(QUESTION_KINDS.length),
    difficulty: z.enum(DIFFICULTIES),
  },
  { error: 'the recipe of an exam would do' },
)

/** What is kept of one exam. */
export const exam: z.ZodType<ExamRecord> = z.strictObject(
  {
    day: knownDay,
    recipe,
    right: count,
    asked: count,
    topics: z
      .array(
        z.strictObject({ of: short, right: count, asked: count }, { error: 'the marks of a topic would do' }),
        { error: 'a list of marks would do' },
      )
      .max(60, { error: 'at most 60 would do' }),
    beliefs: fewNames,
    minutes: count,
  },
  { error: 'an exam would do' },
)

export const exams = z
  .array(exam, { error: 'a list of exams would do' })
  .max(mostExams, { error: `at most ${mostExams} exams would do` })

// A setting that is missing or mistyped is worth no one's stars: it falls back alone.
const settingsNow = z.object({
  theme: z.enum(THEMES).catch(defaultSettings.theme),
  glyphs: z.enum(GLYPHS).catch(defaultSettings.glyphs),
  language: z.enum(SPOKEN).catch(defaultSettings.language),
  mouse: z.enum(MOUSE).catch(defaultSettings.mouse),
  pace: z.enum(['slow', 'normal', 'instant']).catch(defaultSettings.pace),
  clock: z.enum(['timed', 'practice']).catch(defaultSettings.clock),
})

const withColour = z.looseObject({
  theme: z.undefined().optional(),
  colour: z.string(),
  glyphs: z.unknown().optional(),
})

/** Where `theme` stands `colour` once stood, and beside it `full` and `unicode` were what nobody had chosen. */
function asNow(value: unknown): unknown {
  const older = withColour.safeParse(value).data
  if (older === undefined) return value
  const { colour, glyphs, ...others } = older
  return {
    ...others,
    theme: colour === 'none' ? 'none' : 'auto',
    glyphs: glyphs === 'ascii' ? 'ascii' : 'auto',
  }
}

/** The settings of a player, in saves from before there were themes too. */
export const settings: z.ZodType<Settings> = z.preprocess(asNow, settingsNow)

export const name = z.string({ error: 'a name would do' }).transform(cleanName)

const anyObject = z.custom<object>(
  value => typeof value === 'object' && value !== null && !Array.isArray(value),
  'must be an object',
)

// Not z.record: it drops a key called __proto__, and a level that was played would vanish.
const keyedBy = <T>(record: z.ZodType<T>) =>
  anyObject
    .transform(value => Object.entries(value))
    .pipe(z.array(z.tuple([z.string(), record])))
    .transform(entries => keyed(entries))

const { asksAgain, seeds, ...firstFields } = levelFields
const unknownOfFirst = { asksAgain: false, seeds: 0 }

const firstFormat = z
  .object({
    format: z.literal(1),
    name,
    settings,
    levels: keyedBy(
      z.object({ ...firstFields, bestReplay: replay }).transform(known => ({ ...known, ...unknownOfFirst })),
    ),
  })
  .transform(
    (known): Profile => ({
      ...known,
      format: currentFormat,
      mastery: keyed([]),
      drills: keyed([]),
      review: keyed([]),
      exams: [],
    }),
  )

const secondFields = {
  name,
  settings,
  levels: keyedBy(z.object({ ...levelFields, bestReplay: replay })),
  mastery: keyedBy(mastery),
  drills: keyedBy(drill),
}

/** What mastery knows of solves and misses says when they come back: format 2 had nothing else to say it. */
function reviewFrom(mastery: Profile['mastery']): ReviewRecords {
  const outcomes = outcomesOfMastery(mastery).filter(({ day: on }) => knownDay.safeParse(on).success)
  return outcomes.reduce(noteOutcome, keyed([]))
}

/** A player of format 2 as one of today. */
export const withReview = (known: Omit<Profile, 'format' | 'review' | 'exams'>): Profile => ({
  ...known,
  format: currentFormat,
  review: reviewFrom(known.mastery),
  exams: [],
})

const secondFormat = z.object({ ...secondFields, format: z.literal(2) }).transform(withReview)

const thirdFormat = z.object({
  ...secondFields,
  format: z.literal(currentFormat),
  review: keyedBy(reviewed),
  exams,
})

/** The save file's schema in each format, from what JSON.parse gave to a Profile. */
export const profileSchema = (format: number): z.ZodType<Profile> =>
  format === 1 ? firstFormat : format === 2 ? secondFormat : thirdFormat
