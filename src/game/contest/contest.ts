import { createHash } from 'node:crypto'
import * as z from 'zod'
import { HIGHEST_SEED } from '../../level/index.ts'
import { canonicalJson, cleanText, formatProblem, parseJson, whole } from '../../workload/index.ts'
import { ENGINE_VERSION } from '../engine.ts'
import { firstObjection } from './objection.ts'
import { CONTEST_HELPS, LATE, REPEATED, TIES } from './rules.ts'

const CONTEST_FORMAT = 1

/** The most levels of a contest. */
export const MOST_LEVELS = 50
/** In characters. */
const LONGEST_TITLE = 80
/** The largest contest file, in characters. */
export const LONGEST_CONTEST = 64 * 1024

const one = <const T extends readonly string[]>(choices: T) =>
  z.enum(choices, { error: `one of ${choices.join(', ')} would do` })

const text = (pattern: RegExp, error: string) => z.string({ error }).regex(pattern, { error })

/** A SHA-256 in hex. */
export const hash = text(/^[0-9a-f]{64}$/, 'a SHA-256 in hex would do')
/** Times are written in one way only, so that their texts are in the order of time. */
export const moment = text(
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/,
  'a time in UTC such as 2026-11-27T12:00:00Z would do',
)
export const levelId = text(/^[a-z0-9-]{1,60}$/, 'the id of a level would do')

const entry = z.strictObject({
  kind: one(['level', 'drill']),
  level: levelId,
  seed: whole(0, HIGHEST_SEED),
  content: hash,
  help: one(CONTEST_HELPS),
})

const contestSchema = z.strictObject({
  format: whole(1, 1_000_000),
  contest: text(/^[0-9a-f]{32}$/, '32 digits in hex would do'),
  title: z.string({ error: 'a title would do' }).max(400, { error: 'a shorter title would do' }),
  engine: whole(1, 1_000_000),
  levels: z
    .array(entry, { error: 'a list of levels would do' })
    .min(1, { error: 'at least one level would do' })
    .max(MOST_LEVELS, { error: `at most ${MOST_LEVELS} levels would do` }),
  deadline: moment.nullable(),
  rules: z.strictObject({ repeated: one(REPEATED), ties: one(TIES), late: one(LATE) }),
  hash,
})

/**
 * A competition: what is played, and by which rules it is graded. `contest` is random, so that no two are the same;
 * `hash` is the SHA-256 of all the rest (`contestHash`), and submissions name it.
 */
export type Contest = z.infer<typeof contestSchema>
/** What is played: a level as its file has it (seed 0) or with other names, or a drill of a kernel. */
export type ContestLevel = Contest['levels'][number]

type Unsigned = Omit<Contest, 'hash'>

const contestHash = (contest: Unsigned): string =>
  createHash('sha256').update(canonicalJson(contest), 'utf8').digest('hex')

const cleanTitle = (title: string): string =>
  [...cleanText(title.replace(/\s+/g, ' ')).trim()].slice(0, LONGEST_TITLE).join('').trim()

/**
 * Makes a contest of what the teacher chose.
 * @param contest 32 random digits in hex
 * @returns the contest, or what is wrong with the choice, in a clause
 */
export function makeContest(
  chosen: Omit<Unsigned, 'format' | 'engine'>,
): { readonly ok: true; readonly contest: Contest } | { readonly ok: false; readonly message: string } {
  const unsigned = {
    ...chosen,
    format: CONTEST_FORMAT,
    engine: ENGINE_VERSION,
    title: cleanTitle(chosen.title),
  }
  const objection = objectionTo(unsigned)
  if (objection !== null) return { ok: false, message: objection }
  return { ok: true, contest: { ...unsigned, hash: contestHash(unsigned) } }
}

function objectionTo({ title, levels }: Pick<Unsigned, 'title' | 'levels'>): string | null {
  if (title === '') return 'title: it is empty; a few words would do'
  const twice = levels.find(({ level }, index) => levels.findIndex(other => other.level === level) < index)
  return twice === undefined ? null : `levels: ${twice.level} is there twice; once is enough`
}

/** @returns the contest as its file holds it: the same contest gives the same bytes. */
export const contestText = (contest: Contest): string =>
  `${JSON.stringify(JSON.parse(canonicalJson(contest)), null, 2)}\n`

export type ReadContest =
  | { readonly ok: true; readonly contest: Contest }
  | { readonly ok: false; readonly message: string }

/**
 * Reads a contest file's text.
 * @param file what messages call it
 * @returns the contest with its title clean, or one message: not a contest, of another format, changed since it was made
 */
export function readContest(text: string, file: string): ReadContest {
  const no = (message: string): ReadContest => ({ ok: false, message: `${file}: ${message}` })
  if (text.length > LONGEST_CONTEST) return no('too large for a contest')
  const json = parseJson(text, file)
  if (!json.ok) return { ok: false, message: formatProblem(json.problem) }
  const parsed = contestSchema.safeParse(json.value)
  if (!parsed.success) return no(firstObjection(parsed.error, json.value, 'a contest'))
  const { hash: claimed, ...unsigned } = parsed.data
  if (unsigned.format !== CONTEST_FORMAT)
    return no(`format: found ${unsigned.format}; this program reads format ${CONTEST_FORMAT}`)
  if (contestHash(unsigned) !== claimed)
    return no('it was changed since it was made: its hash is not that of its content; get the file anew')
  const contest = { ...parsed.data, title: cleanTitle(unsigned.title) }
  const objection = objectionTo(contest)
  return objection === null ? { ok: true, contest } : no(objection)
}
