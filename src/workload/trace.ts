import * as z from 'zod'
import { type Instruction, VERBS } from '../machine/index.ts'
import { cleanText } from './clean-text.ts'
import { parseJson } from './json-text.ts'
import { MOST_INSTRUCTIONS, MOST_PAGES } from './limits.ts'
import type { After, StepOutcome } from './observe.ts'
import type { Problem } from './problem.ts'
import { pathText, schemaMessage } from './schema-problem.ts'
import {
  type Read,
  readKind,
  readName,
  readOne,
  readProcess,
  readRights,
  readSharing,
  readValue,
  readValues,
} from './syntax.ts'
import { whole } from './whole.ts'

/** A field that one of the language's own readers checks. */
const word = <T>(read: (text: string) => Read<T>, expected: string) =>
  z.string({ error: `${expected} would do` }).transform((text, context) => {
    const result = read(text)
    if (result.ok) return result.value
    context.addIssue({ code: 'custom', message: result.message })
    return z.NEVER
  })

const process = word(readProcess, 'a process such as P1')
const region = word(text => readName(text, 'region'), 'the name of a region')
const page = whole(0, MOST_PAGES - 1)

const seen = z.union(
  [
    z.null(),
    z.strictObject({ frame: z.literal('zero') }),
    z.strictObject({ frame: whole(0, 1e9), maps: whole(0, 1e6), kind: z.enum(['anon', 'page-cache']) }),
  ],
  { error: 'null, {"frame": "zero"} or {"frame": N, "maps": N, "kind": "anon" or "page-cache"} would do' },
)

const outcome = {
  faults: whole(0, 1e6).optional(),
  saw: whole(0, 255).optional(),
  result: z
    .string({ error: 'SIGSEGV or EFAULT would do' })
    .max(20, { error: 'SIGSEGV or EFAULT would do' })
    .optional(),
  after: z.record(z.string().max(40), seen, { error: 'an object of pages would do' }).optional(),
}

const by = { by: process }
const onPage = { ...by, region, page }

const step = z.discriminatedUnion(
  'do',
  [
    z.strictObject({
      ...by,
      do: z.literal('map'),
      region,
      kind: word(readKind, 'anon or file'),
      share: word(readSharing, 'private or shared'),
      pages: whole(1, MOST_PAGES),
      rights: word(readRights, 'r, rw or rx').default('rw'),
      ...outcome,
    }),
    z.strictObject({ ...by, do: z.literal('fork'), child: process, ...outcome }),
    z.strictObject({ ...by, do: z.literal('vfork'), child: process, ...outcome }),
    z.strictObject({
      ...onPage,
      do: z.literal('store'),
      value: word(readValue, 'one character'),
      ...outcome,
    }),
    z.strictObject({ ...onPage, do: z.literal('load'), ...outcome }),
    z.strictObject({
      ...onPage,
      do: z.literal('read'),
      value: word(text => readValues(text, text.length), 'one character a page'),
      ...outcome,
    }),
    z.strictObject({ ...onPage, do: z.literal('write'), ...outcome }),
    z.strictObject({ ...onPage, do: z.literal('dontneed'), ...outcome }),
    z.strictObject({
      ...by,
      do: z.literal('protect'),
      region,
      to: word(text => readOne(text, ['r', 'rw'] as const, 'rights'), 'r or rw'),
      ...outcome,
    }),
    z.strictObject({ ...by, do: z.literal('unmap'), region, ...outcome }),
    z.strictObject({
      ...by,
      do: z.literal('exec'),
      program: word(text => readName(text, 'program'), 'a name').default('program'),
      ...outcome,
    }),
    z.strictObject({ ...by, do: z.literal('exit'), status: whole(0, 255).default(0), ...outcome }),
    z.strictObject({ ...by, do: z.literal('wait'), ...outcome }),
  ],
  { error: `one of ${VERBS.join(', ')} would do` },
)

const text = (longest: number, expected: string) =>
  z
    .string({ error: `${expected} would do` })
    .max(longest, { error: `at most ${longest} characters would do` })

const traceSchema = z.strictObject(
  {
    name: text(200, 'a name'),
    says: text(2000, 'a sentence').optional(),
    kernel: text(60, 'the name of a kernel').optional(),
    steps: z
      .array(step, { error: 'a list of steps would do' })
      .max(MOST_INSTRUCTIONS, { error: `at most ${MOST_INSTRUCTIONS} steps would do` }),
  },
  { error: 'one with "name" and "steps" would do' },
)

/** A step as it was recorded: the instruction, and what it did where the trace says so. */
export interface TraceStep {
  readonly instruction: Instruction
  readonly recorded: Partial<StepOutcome>
}

export interface Trace {
  readonly name: string
  readonly kernel: string | null
  readonly steps: readonly TraceStep[]
}

export type ReadTrace =
  | { readonly ok: true; readonly trace: Trace }
  | { readonly ok: false; readonly problem: Problem }

type ParsedStep = z.infer<typeof step>

function traceStep(parsed: ParsedStep): TraceStep {
  const { faults, saw, result, after, ...instruction } = parsed
  const recorded: { faults?: number; saw?: number; result?: string; after?: After } = {}
  if (faults !== undefined) recorded.faults = faults
  if (saw !== undefined) recorded.saw = saw
  if (result !== undefined) recorded.result = cleanText(result)
  if (after !== undefined) recorded.after = after
  return { instruction, recorded }
}

/**
 * Reads one trace, a JSON object (spec/workloads.md).
 * @param firstLine the line of the file on which `text` begins, 1-based
 * @returns the trace, or the first problem with its place
 */
export function readTrace(text: string, file: string, firstLine = 1): ReadTrace {
  const json = parseJson(text, file, firstLine)
  if (!json.ok) return json
  const parsed = traceSchema.safeParse(json.value)
  if (parsed.success) {
    const { name, kernel, steps } = parsed.data
    return {
      ok: true,
      trace: {
        name: cleanText(name),
        kernel: kernel === undefined ? null : cleanText(kernel),
        steps: steps.map(traceStep),
      },
    }
  }
  const [issue] = parsed.error.issues
  if (issue === undefined) throw new Error('a failed parse without an issue')
  const { path, message } = schemaMessage(issue, json.value)
  const place = pathText(path)
  const problem: Problem = {
    file,
    line: firstLine,
    column: null,
    message: `${place === '' ? 'a trace is an object' : place}: ${message}`,
    text: null,
  }
  return { ok: false, problem }
}
