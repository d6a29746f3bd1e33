import type { Instruction, ProcessId } from '../machine/index.ts'
import { instructionText } from '../workload/index.ts'
import { contentHash } from './content.ts'
import type { Facts } from './facts.ts'
import { Draws, randomState } from './generate/draws.ts'
import type { Level } from './level.ts'
import { changedTexts } from './translation.ts'

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
/** P1 is there from the beginning; the children's numbers go up to this, or to the highest in use. */
const HIGHEST_CHILD = 9

/** What a name becomes; those that are not in it stay. */
interface Names {
  readonly processes: ReadonlyMap<ProcessId, ProcessId>
  readonly letters: ReadonlyMap<string, string>
}

/** @returns so many of `list`, each once, in the order in which they were drawn. */
function drawn<T>(draws: Draws, list: readonly T[], count: number): T[] {
  const left = [...list]
  return Array.from({ length: count }, () => left.splice(draws.below(left.length), 1)).flat()
}

const namesOf = <T>(from: readonly T[], to: readonly T[]): Map<T, T> =>
  new Map(from.map((name, index) => [name, to[index] ?? name]))

/** The children keep their order: init, wait(2) and the reader go through them by number. */
function drawNames(instructions: readonly Instruction[], seed: number): Names {
  const draws = new Draws(randomState(seed))
  const stored = instructions.flatMap(instruction => ('value' in instruction ? [...instruction.value] : []))
  const used = LETTERS.filter(letter => stored.includes(letter))
  const letters = namesOf(used, drawn(draws, LETTERS, used.length))
  const born = instructions.flatMap(instruction => ('child' in instruction ? [instruction.child] : []))
  const children = [...new Set(born)].sort((one, other) => one - other)
  const highest = Math.max(HIGHEST_CHILD, ...children)
  const numbers = Array.from({ length: highest - 1 }, (_, index) => index + 2)
  const processes = drawn(draws, numbers, children.length).sort((one, other) => one - other)
  return { letters, processes: namesOf(children, processes) }
}

const letter = ({ letters }: Names, value: string): string => letters.get(value) ?? value

const processes = ({ processes: numbers }: Names, text: string): string =>
  text.replace(/\bP(\d+)\b/g, (name, id) => `P${numbers.get(Number(id)) ?? name.slice(1)}`)

/** A text for players: it names processes as P2 and quotes values as 'A'. */
const prose = (names: Names, text: string): string =>
  processes(names, text).replace(/(?<!\w)'(.)'(?!\w)/g, (_, value) => `'${letter(names, value)}'`)

/** P1.heap[0] reads A. */
const fact = (names: Names, text: string): string =>
  processes(names, text).replace(/(?<=\sreads\s+)\S$/, value => letter(names, value))

function renamed(names: Names, instruction: Instruction): Instruction {
  const by = names.processes.get(instruction.by) ?? instruction.by
  if ('child' in instruction)
    return { ...instruction, by, child: names.processes.get(instruction.child) ?? instruction.child }
  if ('value' in instruction)
    return { ...instruction, by, value: [...instruction.value].map(value => letter(names, value)).join('') }
  return { ...instruction, by }
}

function renamedFacts(names: Names, program: readonly Instruction[], facts: readonly Facts[]): Facts[] {
  const texts = new Map(program.map(one => [instructionText(one), instructionText(renamed(names, one))]))
  return facts.map(({ after, is }) => ({
    after: after === null ? null : (texts.get(after) ?? after),
    is: is.map(text => fact(names, text)),
  }))
}

/**
 * The same level with other names: the capitals that are stored, and the children's numbers, in its programs and in all
 * that its texts say of them. The course of events is the same, step by step.
 * @param seed 0 for the level itself; a whole number up to HIGHEST_SEED for a variant
 * @returns a level with the same id, and a content of its own
 * @throws RangeError for any other seed
 */
export function variantOf(level: Level, seed: number): Level {
  if (seed === 0) return level
  const names = drawNames([...level.setup, ...level.program], seed)
  const all = (instructions: readonly Instruction[]): Instruction[] =>
    instructions.map(instruction => renamed(names, instruction))
  const variant: Level = {
    ...level,
    brief: prose(names, level.brief),
    setup: all(level.setup),
    program: all(level.program),
    hints: level.hints.map(hint => ({ ...hint, say: prose(names, hint.say) })),
    debrief: prose(names, level.debrief),
    facts: renamedFacts(names, level.program, level.facts),
    ...(level.translations === undefined
      ? {}
      : { translations: changedTexts(level.translations, text => prose(names, text)) }),
  }
  return { ...variant, content: contentHash(variant) }
}
