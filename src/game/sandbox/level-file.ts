import { Document, Scalar } from 'yaml'
import { KERNELS, type KernelName } from '../../kernel/index.ts'
import { checkLevel, loadLevel } from '../../level/index.ts'
import { TRAP_KINDS, type TrapKind } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { instructionText } from '../../workload/index.ts'
import { type RanLine, ranLines } from './level-lines.ts'
import { briefText, debriefText } from './level-words.ts'
import type { Sandbox, Setting } from './sandbox.ts'

/** A level file that `check` accepts, or why there is none. */
export type MadeLevel =
  | {
      readonly ok: true
      readonly text: string
      /** Lines of the sandbox that cannot run from the beginning, and are not in the file. */
      readonly leftOut: number
    }
  | { readonly ok: false; readonly why: string }

export interface LevelName {
  /** Lower-case letters, digits and hyphens. */
  readonly id: string
  readonly title: string
}

const CHAPTER = '9 My levels'
/** The most lines of a level's setup, and of its program. */
const MOST_LINES = 200
const MOST_FACTS = 100
const LONGEST_FACT = 60
const LONGEST_CLOCK = 3600

const isBirth = ({ instruction }: RanLine): boolean => instruction.do === 'fork' || instruction.do === 'vfork'

/** A trap that is worth a player's time: a new region alone is not. */
const isWorthPlaying = ({ traps }: RanLine): boolean =>
  traps.some(({ kind }) => kind !== 'sbrk' && kind !== 'mmap')

/** Where the program begins unless the player has said: at the first fork, else at the first trap worth playing. */
function usualSetup(lines: readonly RanLine[]): number {
  const fork = lines.findIndex(isBirth)
  return Math.max(0, fork >= 0 ? fork : lines.findIndex(isWorthPlaying))
}

/** A setup must go well, and leave something to play. */
function setupLength(lines: readonly RanLine[], wanted: number): number {
  const failed = lines.findIndex(({ outcome }) => outcome.result !== null)
  const lastTrap = lines.findLastIndex(({ traps }) => traps.length > 0)
  return Math.max(0, Math.min(wanted, failed < 0 ? wanted : failed, lastTrap))
}

/** Seconds for a trap, and for each primitive: as in the course (docs/writing-levels.md). */
const SECONDS = { trap: 5, primitive: { atOnce: 1.5, onDemand: 2.5 } } as const

/** @returns par in whole seconds, a multiple of five. */
function parOf(program: readonly RanLine[], kernel: KernelName): number {
  const traps = program.flatMap(line => line.traps)
  const primitives = traps.reduce((sum, { steps }) => sum + steps.length, 0)
  const each = KERNELS[kernel].demand ? SECONDS.primitive.onDemand : SECONDS.primitive.atOnce
  const seconds = Math.ceil((SECONDS.trap * traps.length + each * primitives) / 5) * 5
  return Math.min(seconds, LONGEST_CLOCK)
}

/** @returns the facts of each line in turn, from the first line on: one left out would shift those behind it. */
function factsOf(program: readonly RanLine[]): { after: string; is: string[] }[] {
  const facts: { after: string; is: string[] }[] = []
  for (const line of program.slice(0, MOST_FACTS)) {
    const after = instructionText(line.instruction)
    if (after.length > LONGEST_FACT) continue
    facts.push({ after, is: line.facts.filter(fact => fact.length <= LONGEST_FACT) })
  }
  return facts
}

/** An instruction as it can stand in a level file, where its characters must stand as they are. */
function lineNode(line: RanLine): Scalar {
  const text = instructionText(line.instruction)
  const node = new Scalar(text)
  // A colon at the end would make a key of it.
  node.type = !text.endsWith(':') ? 'PLAIN' : text.includes("'") ? 'QUOTE_DOUBLE' : 'QUOTE_SINGLE'
  return node
}

function prose(text: string): Scalar {
  const node = new Scalar(`${text}\n`)
  node.type = 'BLOCK_LITERAL'
  return node
}

function yamlOf(
  { id, title }: LevelName,
  setup: readonly RanLine[],
  program: readonly RanLine[],
  yours: readonly TrapKind[],
  setting: Setting,
): string {
  const par = parOf(program, setting.kernel)
  const document = new Document({})
  const flow = (value: object) => document.createNode(value, { flow: true })
  const policy = setting.overcommit === 'heuristic' ? {} : { overcommit: setting.overcommit }
  const keys: Readonly<Record<string, unknown>> = {
    format: 1,
    id,
    title,
    chapter: CHAPTER,
    kernel: setting.kernel,
    brief: prose(briefText(setup, program, setting)),
    machine: flow({ frames: setting.frames, ...policy }),
    ...(setup.length === 0 ? {} : { setup: setup.map(lineNode) }),
    program: program.map(lineNode),
    yours: flow([...yours]),
    clock: flow({ par, limit: Math.min(3 * par, LONGEST_CLOCK) }),
    debrief: prose(debriefText(program)),
    facts: factsOf(program),
  }
  for (const [key, value] of Object.entries(keys)) document.set(key, value)
  return document.toString({ lineWidth: 0, flowCollectionPadding: false })
}

/** @returns the file's text where it is a sound level; else why it is none. */
function checked(text: string, id: string): string | null {
  const loaded = loadLevel(text, `${id}.yaml`)
  if (!loaded.ok) return loaded.problems[0]?.message ?? 'it is no level'
  return checkLevel(loaded.level).unsound[0]?.message ?? null
}

/**
 * Makes a level of the sandbox's program: its setup as the player has marked it, or up to the first fork; all traps
 * after it are the player's; brief, debrief and facts are what a run by the reference says.
 * @returns the text of a file that `cowhand check` accepts and finds sound
 */
export function levelFileOf(sandbox: Sandbox, name: LevelName): MadeLevel {
  const words = texts().sandboxAnswers
  const { lines, leftOut } = ranLines(sandbox.program, sandbox)
  if (lines.length === 0) return { ok: false, why: words.noLine }
  const marked =
    sandbox.setup === null
      ? usualSetup(lines)
      : sandbox.setup - [...leftOut].filter(index => index < (sandbox.setup ?? 0)).length
  const length = setupLength(lines, marked)
  const setup = lines.slice(0, length)
  const program = lines.slice(length)
  const kinds = new Set(program.flatMap(({ traps }) => traps.map(({ kind }) => kind)))
  if (kinds.size === 0) return { ok: false, why: words.noPlay }
  if (setup.length > MOST_LINES || program.length > MOST_LINES)
    return {
      ok: false,
      why: words.levelTooLong(MOST_LINES, setup.length, program.length),
    }
  const yours = TRAP_KINDS.filter(kind => kinds.has(kind))
  const text = yamlOf(name, setup, program, yours, sandbox)
  const wrong = checked(text, name.id)
  return wrong === null ? { ok: true, text, leftOut: leftOut.size } : { ok: false, why: words.noLevel(wrong) }
}
