import type { Question } from '../../../src/game/exam/question.ts'

const PROCESS_KEYS = ['by', 'child', 'process', 'parent']

/** Names of one question, each with the one name of the other question that it stands for, both ways. */
class Renaming {
  private readonly there = new Map<string, string>()
  private readonly back = new Map<string, string>()

  allows(kind: string, one: unknown, other: unknown): boolean {
    const [from, to] = [`${kind} ${String(one)}`, `${kind} ${String(other)}`]
    const known = this.there.get(from)
    if (known !== undefined || this.back.has(to)) return known === to && this.back.get(to) === from
    this.there.set(from, to)
    this.back.set(to, from)
    return true
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

function agrees(key: string, one: unknown, other: unknown, names: Renaming): boolean {
  if (PROCESS_KEYS.includes(key) && typeof one === 'number') return names.allows('process', one, other)
  if (key === 'region') return names.allows('region', one, other)
  if (key === 'value' && typeof one === 'string' && typeof other === 'string')
    return (
      one.length === other.length &&
      [...one].every((letter, index) => names.allows('letter', letter, other[index]))
    )
  if (!isObject(one) || !isObject(other)) return one === other
  const keys = Object.keys(one)
  return (
    keys.length === Object.keys(other).length &&
    keys.every(inner => agrees(Array.isArray(one) ? key : inner, one[inner], other[inner], names))
  )
}

const askedOf = (question: Question): unknown => {
  if (question.kind === 'predict') return question.ask
  if (question.kind === 'detective') return question.clue
  return question.kind === 'bug' ? question.steps.map(({ do: verb }) => verb) : null
}

/** Whether two questions are one and the same but for the names of processes, regions and contents. */
export const sameButForNames = (one: Question, other: Question): boolean =>
  one.kind === other.kind &&
  agrees('', [one.scenario, askedOf(one)], [other.scenario, askedOf(other)], new Renaming())
