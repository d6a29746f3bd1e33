import * as z from 'zod'
import { cleanName } from './printable.ts'

/** What JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

export interface Settings {
  readonly glyphs: 'unicode' | 'ascii'
  readonly colour: 'full' | 'none'
  readonly pace: 'slow' | 'normal' | 'instant'
  readonly clock: 'timed' | 'practice'
}

export type Stars = 0 | 1 | 2 | 3

/** What is kept of one level: `bestReplay` is the run that made `bestScore`, `null` if it was not kept. */
export interface LevelRecord {
  readonly stars: Stars
  readonly bestScore: number
  readonly bestReplay: Json
  readonly plays: number
}

/** `levels` has no prototype: a level called `constructor` or `__proto__` is a key like any other. */
export type LevelRecords = Readonly<Record<string, LevelRecord>>

/** One player, as the save file holds it. A field more or less is a new `format`. */
export interface Profile {
  readonly format: typeof currentFormat
  readonly name: string
  readonly settings: Settings
  readonly levels: LevelRecords
}

export const currentFormat = 1

export const defaultSettings: Settings = {
  glyphs: 'unicode',
  colour: 'full',
  pace: 'normal',
  clock: 'timed',
}

/** A player of whom nothing is known yet; the name is empty. */
export const newProfile: Profile = {
  format: currentFormat,
  name: '',
  settings: defaultSettings,
  levels: levelRecords([]),
}

/** Records without a prototype, from entries; of two entries of one level the later one counts. */
export function levelRecords(entries: Iterable<readonly [string, LevelRecord]>): LevelRecords {
  const records: Record<string, LevelRecord> = Object.create(null)
  for (const [id, record] of entries) records[id] = record
  return records
}

const deepestReplay = 64

/** Whether `value` is JSON nested at most `depth` deep: JSON.stringify overflows the stack on deeper ones. */
export function isJson(value: unknown, depth = deepestReplay): value is Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object' || depth === 0) return false
  return Object.values(value).every(inner => isJson(inner, depth - 1))
}

const count = z.int().min(0)

const levelRecord = z.object({
  stars: z.literal([0, 1, 2, 3]),
  bestScore: count,
  bestReplay: z.custom<Json>(value => isJson(value), `must be JSON at most ${deepestReplay} deep`),
  plays: count,
})

const keyed = z.custom<object>(
  value => typeof value === 'object' && value !== null && !Array.isArray(value),
  'must be an object',
)

// Not z.record: it drops a key called __proto__, and a level that was played would vanish.
const levels = keyed
  .transform(value => Object.entries(value))
  .pipe(z.array(z.tuple([z.string(), levelRecord])))
  .transform(levelRecords)

// A setting that is missing or mistyped is worth no one's stars: it falls back alone.
const settings = z.object({
  glyphs: z.enum(['unicode', 'ascii']).catch(defaultSettings.glyphs),
  colour: z.enum(['full', 'none']).catch(defaultSettings.colour),
  pace: z.enum(['slow', 'normal', 'instant']).catch(defaultSettings.pace),
  clock: z.enum(['timed', 'practice']).catch(defaultSettings.clock),
})

/** The save file's schema, from what JSON.parse gave to a Profile. */
export const profileSchema = z.object({
  format: z.literal(currentFormat),
  name: z.string().transform(cleanName),
  settings,
  levels,
})
