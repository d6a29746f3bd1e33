import * as z from 'zod'
import type { Primitive } from '../kernel/index.ts'
import { HELPS, HIGHEST_SEED, type Level } from '../level/index.ts'
import { formatProblem, parseJson, pathText, schemaMessage, whole } from '../workload/index.ts'
import { accept, runOn } from './accept.ts'
import { createPlay } from './advance.ts'
import { ENGINE_VERSION } from './engine.ts'
import { INPUT_KINDS, type Input } from './input.ts'
import { outcomesOf } from './outcome.ts'
import { type HandledTrap, newGame, type Play } from './play.ts'
import { primitiveSchema } from './primitive-schema.ts'
import { raceInputSchema } from './race/index.ts'
import type { Score } from './score.ts'
import type { Session } from './session.ts'
import { VERDICT_KINDS } from './verdict.ts'

const REPLAY_FORMAT = 1

const LATEST = 7 * 24 * 60 * 60 * 1000
const at = whole(0, LATEST)

const inputSchema = z.discriminatedUnion(
  'do',
  [
    z.strictObject({
      at,
      do: z.literal('use'),
      primitives: z.array(primitiveSchema, { error: 'a list of primitives would do' }).min(1).max(1000),
    }),
    z.strictObject({ at, do: z.literal('race'), input: raceInputSchema }),
    ...INPUT_KINDS.filter(name => name !== 'use' && name !== 'race').map(name =>
      z.strictObject({ at, do: z.literal(name) }),
    ),
  ],
  { error: `one of ${INPUT_KINDS.join(', ')} would do` },
)

const points = whole(0, 1_000_000)
const truth = z.boolean({ error: 'true or false would do' })

/** What a replay file holds. */
export const replaySchema = z.strictObject({
  format: whole(1, 1_000_000),
  engine: whole(1, 1_000_000),
  level: z
    .string({ error: 'the id of a level would do' })
    .regex(/^[a-z0-9-]{1,60}$/, { error: 'the id of a level would do' }),
  content: z
    .string({ error: 'a SHA-256 in hex would do' })
    .regex(/^[0-9a-f]{64}$/, { error: 'a SHA-256 in hex would do' }),
  timed: truth,
  help: z.enum(HELPS, { error: `one of ${HELPS.join(', ')} would do` }).default('solo'),
  practised: truth.default(false),
  storm: truth.default(false),
  seed: whole(0, HIGHEST_SEED).default(0),
  inputs: z
    .array(inputSchema, { error: 'a list of inputs would do' })
    .min(1, { error: 'at least one input would do' })
    .max(100_000, { error: 'at most 100000 inputs would do' }),
  claims: z.strictObject(
    {
      verdicts: z.array(z.enum(VERDICT_KINDS, { error: `one of ${VERDICT_KINDS.join(', ')} would do` })),
      score: z.strictObject({
        total: points,
        traps: points,
        bonus: points,
        stars: z.literal([0, 1, 2, 3], { error: '0 to 3 would do' }),
      }),
    },
    { error: 'the verdicts and the score that it claims would do' },
  ),
})

/** A run as a file: what was played, every input with its time, and what the player says it came to. */
export type Replay = z.infer<typeof replaySchema>

/** @returns the replay of a session that has come to its result. @throws Error before that. */
export function replayOf({ game, play, inputs }: Session): Replay {
  if (play.score === null) throw new Error('a run without a result has no replay')
  return {
    format: REPLAY_FORMAT,
    engine: ENGINE_VERSION,
    level: game.level.id,
    content: game.level.content,
    timed: game.timed,
    help: game.help,
    practised: game.practised,
    storm: game.storm,
    seed: game.seed,
    inputs: inputs.map(input =>
      'primitives' in input ? { ...input, primitives: [...input.primitives] } : input,
    ),
    claims: { verdicts: outcomesOf(play).map(({ kind }) => kind), score: play.score },
  }
}

export type ReadReplay =
  | { readonly ok: true; readonly replay: Replay }
  | { readonly ok: false; readonly message: string }

/**
 * Reads a replay file's text.
 * @returns the replay, or one message with its place in the file or in the data
 */
export function readReplay(text: string, file: string): ReadReplay {
  const json = parseJson(text, file)
  if (!json.ok) return { ok: false, message: formatProblem(json.problem) }
  const parsed = replaySchema.safeParse(json.value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    if (issue === undefined) throw new Error('a failed parse without an issue')
    const { path, message } = schemaMessage(issue, json.value)
    const place = pathText(path)
    return { ok: false, message: `${file}: ${place === '' ? 'a replay is an object' : place}: ${message}` }
  }
  const { format } = parsed.data
  if (format === REPLAY_FORMAT) return { ok: true, replay: parsed.data }
  return {
    ok: false,
    message: `${file}: format: found ${format}; this program reads format ${REPLAY_FORMAT}`,
  }
}

/** What a replay came to when it was run again, or where it does not fit. */
export type Verified =
  | {
      readonly ok: true
      /** The player's traps in order, as they were handled. */
      readonly traps: readonly HandledTrap[]
      readonly score: Score
      readonly elapsed: number
    }
  /** `input` is the input's index, 0-based; null where the whole replay is meant. */
  | { readonly ok: false; readonly input: number | null; readonly message: string }

interface Effective {
  readonly input: Input
  readonly index: number
  dropped: boolean
}

/** The inputs with what was undone left out, and what was redone in its place; or the index of one that cannot be. */
function withoutUndone(inputs: readonly Input[]): Effective[] | number {
  const effective: Effective[] = []
  let done: Effective[] = []
  let undone: (readonly Primitive[])[] = []
  const use = (primitives: readonly Primitive[], at: number, index: number): void => {
    const entry: Effective = { input: { do: 'use', primitives, at }, index, dropped: false }
    effective.push(entry)
    done.push(entry)
    if (primitives.some(primitive => primitive.do === 'return')) done = []
  }
  for (const [index, input] of inputs.entries()) {
    if (input.do === 'use') {
      undone = []
      use(input.primitives, input.at, index)
      continue
    }
    effective.push({ input, index, dropped: false })
    if (input.do === 'undo') {
      const last = done.pop()
      if (last === undefined || last.input.do !== 'use') return index
      last.dropped = true
      undone.push(last.input.primitives)
    } else if (input.do === 'redo') {
      const primitives = undone.pop()
      if (primitives === undefined) return index
      use(primitives, input.at, index)
    } else if (input.do === 'give-up' || input.do === 'next') {
      done = []
      undone = []
    }
  }
  return effective.filter(entry => !entry.dropped)
}

type Misfit = Extract<Verified, { readonly ok: false }>

const misfit = (message: string): Misfit => ({ ok: false, input: null, message })

const impossible = (input: number, why: string): Misfit => ({
  ok: false,
  input,
  message: `inputs[${input}] is impossible: ${why}`,
})

/** @returns what a replay claims and is not so, in a clause; null where all of it is. @throws Error before the result */
export function objectionToClaims({ claims }: Replay, play: Play): string | null {
  const { score } = play
  if (score === null) throw new Error('a run without a result has no score')
  const kinds = outcomesOf(play)
    .map(({ kind }) => kind)
    .join(', ')
  const claimed = claims.verdicts.join(', ')
  if (kinds !== claimed) return `it claims the verdicts ${claimed || 'none'}; they are ${kinds}`
  for (const field of ['total', 'traps', 'bonus', 'stars'] as const)
    if (claims.score[field] !== score[field])
      return `it claims ${field} ${claims.score[field]}; it is ${score[field]}`
  return null
}

/** A replay that was run again, whatever it claims, or where it does not fit. */
export type Rerun = { readonly ok: true; readonly play: Play; readonly score: Score } | Misfit

/**
 * Runs a replay again through the reference, on plain objects, without a look at its claims.
 * @param level the level as it is here now, with the names of the replay's seed
 * @returns the play at its result; or where it does not fit: another level content or engine version, an impossible
 * input, times that run backwards, no result
 */
export function rerun(replay: Replay, level: Level): Rerun {
  if (replay.engine !== ENGINE_VERSION)
    return misfit(`it was made by engine version ${replay.engine}; this is version ${ENGINE_VERSION}`)
  if (replay.level !== level.id) return misfit(`it is a run of ${replay.level}, not of ${level.id}`)
  if (replay.content !== level.content)
    return misfit(`the level ${level.id} has changed since: its content is not the one that was played`)
  const backwards = replay.inputs.findIndex(
    (input, index) => index > 0 && input.at < (replay.inputs[index - 1]?.at ?? 0),
  )
  if (backwards >= 0)
    return impossible(
      backwards,
      `its time, ${replay.inputs[backwards]?.at} ms, is before that of the input before it`,
    )
  const effective = withoutUndone(replay.inputs)
  if (typeof effective === 'number') return impossible(effective, 'there is nothing to undo or redo')
  const { timed, help, practised, storm, seed } = replay
  const game = newGame(level, { timed, help, practised, storm, seed })
  const play = createPlay(game)
  for (const { input, index } of effective) {
    const refusal = accept(play, game, input)
    if (refusal !== null) return impossible(index, refusal)
    runOn(play, game)
  }
  const { score } = play
  return score === null
    ? misfit(`the inputs end in the ${play.phase} phase: the level is not finished`)
    : { ok: true, play, score }
}

/**
 * Runs a replay again through the reference, on plain objects.
 * @param level the level as it is here now, with the names of the replay's seed
 * @returns verdicts and score; or where it does not fit: another level content or engine version, an impossible
 * input, times that run backwards, a claim that is not so
 */
export function verifyReplay(replay: Replay, level: Level): Verified {
  const run = rerun(replay, level)
  if (!run.ok) return run
  const { play, score } = run
  const objection = objectionToClaims(replay, play)
  if (objection !== null) return misfit(objection)
  return { ok: true, traps: play.handled, score, elapsed: play.clock.elapsed }
}
