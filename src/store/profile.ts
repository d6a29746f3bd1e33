// Not its index: that would load the whole game with every save.
import type { ExamRecipe } from '../game/exam/recipe.ts'
import type { Marks } from '../game/exam/report.ts'
import type { MasteryRecord } from '../game/mastery.ts'
import type { ReviewRecords } from '../game/review/outcome.ts'
import { LANGUAGES } from '../text/index.ts'

/** What JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

export const THEMES = ['auto', 'dark', 'light', 'contrast', 'deutan', 'tritan', 'none'] as const
export const GLYPHS = ['auto', 'unicode', 'ascii'] as const
export const SPOKEN = ['auto', ...LANGUAGES] as const

export const MOUSE = ['auto', 'on', 'off'] as const

export interface Settings {
  /** The colours; `auto` is what the terminal says. */
  readonly theme: (typeof THEMES)[number]
  /** The characters; `auto` is what the terminal says. */
  readonly glyphs: (typeof GLYPHS)[number]
  /** `auto` is what the locale says. */
  readonly language: (typeof SPOKEN)[number]
  /** Whether clicks count; `auto` is what the terminal says. */
  readonly mouse: (typeof MOUSE)[number]
  readonly pace: 'slow' | 'normal' | 'instant'
  readonly clock: 'timed' | 'practice'
}

export type Stars = 0 | 1 | 2 | 3

/** What is kept of one level: `bestReplay` is the run that made `bestScore`, `null` if it was not kept. */
export interface LevelRecord {
  readonly stars: Stars
  readonly bestScore: number
  readonly bestReplay: Json
  /** Runs, whatever they gave. */
  readonly plays: number
  /** Its solution was shown, and it has not been solved cleanly since. */
  readonly asksAgain: boolean
  /** How many of the plays were on another seed than the level's own. */
  readonly seeds: number
}

/** What is kept of one drill, a kernel's storm from one seed: its best run, and how often it was played. */
export interface DrillRecord {
  readonly points: number
  /** The tier that was reached, 0-based. */
  readonly tier: number
  /** How many traps were handled. */
  readonly traps: number
  /** The points after each trap, at most `longestPace` of them. */
  readonly pace: readonly number[]
  /** YYYY-MM-DD. */
  readonly day: string
  readonly plays: number
}

export const longestPace = 500
/** How many drills are kept, those with the most points. */
export const mostDrills = 64

/** What is kept of one exam. */
export interface ExamRecord {
  /** YYYY-MM-DD. */
  readonly day: string
  readonly recipe: ExamRecipe
  readonly right: number
  readonly asked: number
  readonly topics: readonly Marks[]
  /** The beliefs that it found, by number: M1. */
  readonly beliefs: readonly string[]
  /** Whole minutes that were used, begun ones counted. */
  readonly minutes: number
}

/** How many exams are kept, the last ones. */
export const mostExams = 100

/** By key, without a prototype: a level called `constructor` or `__proto__` is a key like any other. */
export type Keyed<T> = Readonly<Record<string, T>>
export type LevelRecords = Keyed<LevelRecord>
/** By kernel and seed: xv6-7. */
export type DrillRecords = Keyed<DrillRecord>

/** One player, as the save file holds it. A field more or less is a new `format`. */
export interface Profile {
  readonly format: typeof currentFormat
  readonly name: string
  readonly settings: Settings
  readonly levels: LevelRecords
  readonly mastery: MasteryRecord
  readonly drills: DrillRecords
  /** What each day has shown about beliefs and topics, from which follows when they come back. */
  readonly review: ReviewRecords
  /** The last ones, by day. */
  readonly exams: readonly ExamRecord[]
}

/**
 * 1 had neither `mastery` nor `drills`, and of a level not whether it asks again and its seeds; 2 had neither `review`
 * nor `exams`.
 */
export const currentFormat = 3

export const defaultSettings: Settings = {
  theme: 'auto',
  glyphs: 'auto',
  language: 'auto',
  mouse: 'auto',
  pace: 'normal',
  clock: 'timed',
}

/** A player of whom nothing is known yet; the name is empty. */
export const newProfile: Profile = {
  format: currentFormat,
  name: '',
  settings: defaultSettings,
  levels: keyed([]),
  mastery: keyed([]),
  drills: keyed([]),
  review: keyed([]),
  exams: [],
}

/** Records without a prototype, from entries; of two entries of one key the later one counts. */
export function keyed<T>(entries: Iterable<readonly [string, T]>): Keyed<T> {
  const records: Record<string, T> = Object.create(null)
  for (const [key, record] of entries) records[key] = record
  return records
}
