import * as z from 'zod'
import { KERNEL_NAMES, MISCONCEPTION_IDS } from '../kernel/index.ts'
import { OVERCOMMIT_POLICIES, TRAP_KINDS, VERBS } from '../machine/index.ts'
import { whole } from '../workload/index.ts'
import { HELPS } from './help.ts'
import { OTHER_LANGUAGES, type OtherLanguage } from './translation.ts'

/** The most frames a level may have: each is named by one letter. */
const MOST_FRAMES = 26
/** The most instructions that a level's setup, and its program, may have. */
const MOST_INSTRUCTIONS = 200
const LONGEST_SECONDS = 3600

const LONGEST = { title: 40, chapter: 40, brief: 1000, hint: 300, debrief: 3000 } as const
const MOST_HINTS = 16

const text = (most: number, what: string) =>
  z
    .string({ error: `${what} would do` })
    .regex(/\S/, { error: `${what} would do` })
    .max(most, { error: `${what} of at most ${most} characters would do` })

/** Lower-case words with hyphens, as files are named. */
const slug = (what: string) => {
  const error = `${what} such as first-write would do: lower-case letters, digits and hyphens, at most 40`
  return z
    .string({ error })
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error })
    .max(40, { error })
}

const names = <const T extends readonly string[]>(choices: T, what: string) =>
  z.enum(choices, { error: `the ${what} that exist are ${choices.join(', ')}` })

const distinct = <T extends z.ZodType<string>>(item: T, most: number, error: string) =>
  z
    .array(item, { error })
    .max(most, { error: `at most ${most} would do` })
    .superRefine((items, context) => {
      for (const [index, value] of items.entries())
        if (items.indexOf(value) < index)
          context.addIssue({ code: 'custom', path: [index], message: 'once is enough' })
    })
    .meta({ uniqueItems: true })

const instruction = z
  .string({ error: 'one instruction, such as P1 store heap[0] A, would do' })
  .regex(/^\s*[^\s#]/, { error: 'one instruction, such as P1 store heap[0] A, would do' })
  .meta({
    pattern: `^\\s*P[1-9]\\d{0,3}\\s+(${VERBS.join('|')})(\\s.*)?$`,
    examples: ['P1 map heap anon private 2', 'P1 fork P2', 'P2 store heap[0] B', 'P1 load heap[0]'],
  })

const program = (most: number) =>
  z
    .array(instruction, { error: 'a list of instructions would do' })
    .max(most, { error: `at most ${most} instructions would do` })

const hint = z.strictObject(
  {
    say: text(LONGEST.hint, 'a sentence or two').meta({ description: 'What the hint says.' }),
    when: names(MISCONCEPTION_IDS, 'misconceptions')
      .meta({ description: 'Shown when a broken rule points to this belief, instead of in turn.' })
      .optional(),
  },
  { error: 'a hint such as {say: "…"} or {when: M1, say: "…"} would do' },
)

const facts = z.strictObject(
  {
    after: text(60, 'an instruction of the program, or start,').meta({
      description: 'The instruction after which they hold, as the program has it; start: before the first.',
    }),
    is: z
      .array(text(60, 'a fact such as P1.heap[0] counts 2'), { error: 'a list of facts would do' })
      .min(1, { error: 'at least one fact would do' })
      .max(20, { error: 'at most 20 would do' })
      .meta({
        examples: [['P3.heap[0] reads C', 'P1.heap[0] counts 2', 'P1.heap[0] shares P2.heap[0]', 'copies 1']],
      }),
  },
  { error: 'facts such as {after: P3 store heap[0] C, is: [copies 1]} would do' },
)

const translation = (name: string) =>
  z
    .strictObject(
      {
        title: text(LONGEST.title, 'a title').optional(),
        chapter: text(LONGEST.chapter, 'a chapter').optional(),
        brief: text(LONGEST.brief, 'a text').optional(),
        hints: z
          .array(text(LONGEST.hint, 'a sentence or two').nullable(), { error: 'a list of texts would do' })
          .max(MOST_HINTS, { error: `at most ${MOST_HINTS} hints would do` })
          .meta({
            description:
              "One for each of the level's hints, in their order; empty where one is not translated.",
          })
          .optional(),
        debrief: text(LONGEST.debrief, 'a text').optional(),
      },
      { error: 'a translation such as {title: "…", brief: "…"} would do' },
    )
    .meta({ description: `Its texts in ${name}. What is left out is told in English.` })

const languages = {
  zh: translation('Simplified Chinese').optional(),
} satisfies Record<OtherLanguage, z.ZodType>

const translations = z.strictObject(languages, {
  error: `translations such as {${OTHER_LANGUAGES[0]}: {title: "…"}} would do`,
})

/** What a level file may hold (spec/workloads.md, "Level files"): it checks them and makes their JSON Schema. */
export const levelSchema = z.strictObject(
  {
    format: z
      .literal(1, { error: 'format: 1 is the only one so far' })
      .meta({ description: 'The version of this format.' }),
    id: slug('a name').meta({ description: 'The same as the name of the file, without .yaml.' }),
    title: text(LONGEST.title, 'a title').meta({
      description: 'One line for lists and the head of the screen.',
    }),
    chapter: text(LONGEST.chapter, 'a chapter').meta({
      description: 'Its number and name, such as 1 One fault.',
    }),
    kernel: names(KERNEL_NAMES, 'kernels').meta({ description: 'Whose handlers the player is held to.' }),
    teaches: distinct(slug('a topic'), 8, 'a list of topics would do')
      .default([])
      .meta({ description: 'Topics for the record of mastery.' }),
    misconceptions: distinct(
      names(MISCONCEPTION_IDS, 'misconceptions'),
      8,
      'a list of misconceptions, such as [M1], would do',
    )
      .default([])
      .meta({ description: 'The wrong beliefs that can be committed in this level.' }),
    brief: text(LONGEST.brief, 'a text').meta({
      description: 'Who is who and what counts. A blank line ends a paragraph; lines are wrapped anew.',
    }),
    machine: z
      .strictObject(
        {
          frames: whole(1, MOST_FRAMES, ' of frames').meta({
            description: 'How many frames the machine has; they are named a to z.',
          }),
          overcommit: names(OVERCOMMIT_POLICIES, 'policies').optional().meta({
            description: 'What linux and eager promise beyond the frames they have. Default: heuristic.',
          }),
          cpus: z.literal(2, { error: 'cpus: 2 would do; one CPU is there without it' }).optional().meta({
            description:
              'Two CPUs on xv6: the two stores of the program fault at once, and the player finds and closes the race on the count.',
          }),
        },
        { error: 'a machine such as {frames: 8} would do' },
      )
      .meta({ description: 'The hardware.' }),
    setup: program(MOST_INSTRUCTIONS)
      .default([])
      .meta({ description: 'The reference handles these before the clock starts.' }),
    program: program(MOST_INSTRUCTIONS)
      .min(1, { error: 'at least one instruction, such as P1 store heap[0] A, would do' })
      .meta({ description: 'The player handles what traps in these.' }),
    yours: distinct(
      names(TRAP_KINDS, 'traps'),
      TRAP_KINDS.length,
      'a list of traps, such as [fork], would do',
    )
      .min(1, { error: 'at least one trap, such as store-page-fault, would do' })
      .optional()
      .meta({
        description: "The traps that are the player's; the reference handles the others. Default: all.",
      }),
    clock: z
      .strictObject(
        {
          par: whole(1, LONGEST_SECONDS, ' of seconds').meta({
            description: 'Seconds for the third star.',
          }),
          limit: whole(1, LONGEST_SECONDS, ' of seconds').meta({
            description: 'Seconds after which there is no time bonus; not below par.',
          }),
        },
        { error: 'a clock such as {par: 40, limit: 120} would do' },
      )
      .meta({ description: 'Whole seconds.' }),
    help: names(HELPS, 'kinds of help').default('solo').meta({
      description:
        'How much is done for the player unless he chooses otherwise: watch the reference, finish its last step, order its steps as cards, or solo.',
    }),
    boss: z.boolean({ error: 'true or false would do' }).default(false).meta({
      description: 'Ends its chapter: whoever does it without a wrong trap need not play the rest.',
    }),
    hints: z
      .array(hint, { error: 'a list of hints would do' })
      .max(MOST_HINTS, { error: `at most ${MOST_HINTS} hints would do` })
      .default([])
      .meta({ description: 'Shown in turn, or (when) by what went wrong.' }),
    debrief: text(LONGEST.debrief, 'a text').meta({ description: 'Shown at the end: what was so, and why.' }),
    facts: z
      .array(facts, { error: 'a list of facts would do' })
      .max(100, { error: 'at most 100 would do' })
      .default([])
      .meta({
        description: 'What the texts say of counts, frames, bits and values: check holds it against the run.',
      }),
    evidence: text(80, 'the name of a recording, or a chapter of the book,')
      .optional()
      .meta({ description: 'The recording of a real kernel that shows it.' }),
    translations: translations
      .optional()
      .meta({ description: 'Its texts in other languages, for players who have chosen one of them.' }),
  },
  { error: 'a level would do: keys and values, beginning with format: 1' },
)

export type LevelFile = z.infer<typeof levelSchema>

const objects: Readonly<Record<string, z.ZodObject>> = {
  '': levelSchema,
  machine: levelSchema.shape.machine,
  clock: levelSchema.shape.clock,
  hints: hint,
  facts,
  translations,
  ...Object.fromEntries(
    OTHER_LANGUAGES.map(language => [`translations.${language}`, languages[language].unwrap()]),
  ),
}

/** @returns the keys that the object at `path` may have. */
export const keysAt = (path: readonly PropertyKey[]): readonly string[] =>
  Object.keys(objects[path.filter(part => typeof part === 'string').join('.')]?.shape ?? {})

/** @returns the JSON Schema of a level file, as levels/level.schema.json holds it. */
export function levelJsonSchema(): string {
  const schema = z.toJSONSchema(levelSchema, { target: 'draft-7', io: 'input' })
  return `${JSON.stringify({ ...schema, title: 'cowhand level' }, null, 2)}\n`
}
