import * as z from 'zod'
import { formatProblem, parseJson, pathText, schemaMessage } from '../workload/index.ts'
import { parseProfile } from './parse.ts'
import { currentFormat, keyed, mostDrills, type Profile } from './profile.ts'
import { largestReplay } from './run.ts'
import { drill, exams, levelFields, mastery, name, replay, reviewed, settings, withReview } from './schema.ts'

/** The most characters of a progress file: the largest save, set out for reading. */
export const longestProgress = 18 * 1024 * 1024

const inOrder = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
const rank = (key: string): number => Number(/^M(\d+)$/.exec(key)?.[1] ?? Number.POSITIVE_INFINITY)

/** By key, M2 before M10 before any topic. */
const sorted = <T>(records: Readonly<Record<string, T>>): [string, T][] =>
  Object.entries(records).sort(
    ([one], [other]) =>
      (rank(one) < rank(other) ? -1 : rank(one) > rank(other) ? 1 : 0) || inOrder(one, other),
  )

function block(title: string, records: readonly (readonly [string, unknown])[]): string {
  if (records.length === 0) return `  "${title}": {}`
  const lines = records.map(([key, record]) => `    ${JSON.stringify(key)}: ${JSON.stringify(record)}`)
  return `  "${title}": {\n${lines.join(',\n')}\n  }`
}

function list(title: string, records: readonly unknown[]): string {
  if (records.length === 0) return `  "${title}": []`
  return `  "${title}": [\n${records.map(record => `    ${JSON.stringify(record)}`).join(',\n')}\n  ]`
}

/** A player as a file to read, keep and carry: JSON, a line for each record, the replays at the end. */
export function exportProgress(profile: Profile): string {
  const levels = sorted(profile.levels)
  const parts = [
    `  "format": ${currentFormat}`,
    `  "name": ${JSON.stringify(profile.name)}`,
    block(
      'levels',
      levels.map(([id, { bestReplay, ...record }]) => [id, record]),
    ),
    block('mastery', sorted(profile.mastery)),
    block('drills', sorted(profile.drills)),
    block('review', sorted(profile.review)),
    list('exams', profile.exams),
    block('settings', Object.entries(profile.settings)),
    block(
      'replays',
      levels.flatMap(([id, { bestReplay }]) => (bestReplay === null ? [] : [[id, bestReplay] as const])),
    ),
  ]
  return `{\n${parts.join(',\n')}\n}\n`
}

const slug = /^[a-z0-9]+(-[a-z0-9]+)*$/
const isSlug = (key: string): boolean => key.length <= 60 && slug.test(key)
const isTopic = (key: string): boolean => isSlug(key) || /^M[1-9]\d?$/.test(key)

/** Records whose keys are `key`. z.record drops a key called __proto__ without a word; here it is told of. */
const recordsOf = <T>(record: z.ZodType<T>, isKey: (key: string) => boolean, key: string) =>
  z
    .custom<Record<string, unknown>>(
      value => typeof value === 'object' && value !== null && !Array.isArray(value),
      { error: 'an object would do' },
    )
    .superRefine((value, context) => {
      for (const found of Object.keys(value))
        if (!isKey(found))
          context.addIssue({ code: 'custom', path: [found], message: `its name would be that of ${key}` })
    })
    .pipe(z.record(z.string(), record))
    .transform(records => keyed(Object.entries(records)))

const isSmall = (value: unknown): boolean => Buffer.byteLength(JSON.stringify(value)) <= largestReplay

const secondFields = {
  name,
  levels: recordsOf(
    z.strictObject(levelFields, { error: "a level's record would do" }),
    isSlug,
    'a level, such as first-write',
  ),
  mastery: recordsOf(mastery, isTopic, 'a belief or a topic, such as M1 or copy-on-write'),
  drills: recordsOf(drill, isSlug, 'a drill, such as xv6-7').refine(
    drills => Object.keys(drills).length <= mostDrills,
    { error: `at most ${mostDrills} drills would do` },
  ),
  settings,
  replays: recordsOf(
    replay.refine(isSmall, { error: `a replay of at most ${largestReplay} bytes would do` }),
    isSlug,
    'a level, such as first-write',
  ),
}

const secondSchema = z.strictObject({ ...secondFields, format: z.literal(2) })

const thirdSchema = z.strictObject({
  ...secondFields,
  format: z.literal(currentFormat),
  review: recordsOf(reviewed, isTopic, 'a belief or a topic, such as M1 or copy-on-write'),
  exams,
})

export type ReadProgress =
  | { readonly ok: true; readonly profile: Profile }
  | { readonly ok: false; readonly message: string }

const formatMessage = (found: number): string =>
  `format: found ${found}; this program reads formats 2 and ${currentFormat}`

type Wrong = (message: string) => ReadProgress

/** A save holds its replays with its levels. */
const mayBeSave = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !Object.hasOwn(value, 'replays')

function readSaveText(text: string, wrong: Wrong): ReadProgress {
  const parsed = parseProfile(Buffer.from(text))
  switch (parsed.kind) {
    case 'sound':
      return { ok: true, profile: parsed.profile }
    case 'newer':
      return wrong(formatMessage(parsed.format))
    case 'damaged':
      return wrong(`this is no progress file, for it has no replays, and no save: ${parsed.problem}`)
  }
}

function readValue(value: unknown, wrong: Wrong): ReadProgress {
  const format = z.object({ format: z.int() }).safeParse(value).data?.format ?? currentFormat
  if (format !== 2 && format !== currentFormat) return wrong(formatMessage(format))
  const parsed = (format === 2 ? secondSchema : thirdSchema).safeParse(value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    if (issue === undefined) throw new Error('a failed parse without an issue')
    const { path, message } = schemaMessage(issue, value)
    return wrong(`${path.length === 0 ? 'a progress file is an object' : pathText(path)}: ${message}`)
  }
  const { replays, levels, ...rest } = parsed.data
  const stray = Object.keys(replays).find(id => levels[id] === undefined)
  if (stray !== undefined) return wrong(`${pathText(['replays', stray])}: there is no such level in the file`)
  const records = Object.entries(levels).map(
    ([id, record]) => [id, { ...record, bestReplay: replays[id] ?? null }] as const,
  )
  const known = { ...rest, levels: keyed(records) }
  return { ok: true, profile: known.format === 2 ? withReview(known) : known }
}

/**
 * Reads a progress file's text, or that of a save: one that was kept aside can be taken in again.
 * @param file what messages call it
 * @returns the player in it, or one message with its place in the file or in the data
 */
export function readProgress(text: string, file: string): ReadProgress {
  const wrong: Wrong = message => ({ ok: false, message: `${file}: ${message}` })
  if (text.length > longestProgress)
    return wrong(`too large: a progress file has at most ${longestProgress / 1024 / 1024} MiB`)
  const json = parseJson(text, file)
  if (!json.ok) return { ok: false, message: formatProblem(json.problem) }
  return mayBeSave(json.value) ? readSaveText(text, wrong) : readValue(json.value, wrong)
}
