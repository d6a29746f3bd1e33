import type { Instruction } from '../../machine/index.ts'
import type { Question } from './question.ts'

/** Gives each name a number in the order in which names come up. */
class Numbers {
  private readonly known = new Map<string, number>()

  of(kind: string, name: string | number): number {
    const key = `${kind} ${name}`
    const number = this.known.get(key) ?? this.known.size
    this.known.set(key, number)
    return number
  }
}

function unnamed(instruction: Instruction, numbers: Numbers): unknown[] {
  const { by, do: verb, ...rest } = instruction
  const others = Object.entries(rest).map(([key, value]: [string, unknown]): unknown => {
    if (key === 'child' && typeof value === 'number') return numbers.of('process', value)
    if (key === 'region' && typeof value === 'string') return numbers.of('region', value)
    if (key === 'value' && typeof value === 'string')
      return [...value].map(letter => numbers.of('letter', letter))
    return value
  })
  return [numbers.of('process', by), verb, ...others]
}

/** What is left of what was asked without its names. */
function askedOf(question: Question, numbers: Numbers): unknown[] {
  switch (question.kind) {
    case 'predict': {
      const { ask } = question
      if (ask.of === 'trap') return [ask.of, unnamed(ask.next, numbers)]
      const process = 'process' in ask ? numbers.of('process', ask.process) : null
      return [ask.of, process, 'page' in ask ? ask.page : 'at' in ask ? ask.at : null]
    }
    case 'detective':
      return [question.clue]
    case 'bug':
      return [question.flaw, question.steps.map(step => step.do)]
    case 'order':
    case 'by-hand':
      return []
  }
}

/** @returns the same for questions that differ in nothing but the names of processes, regions and contents. */
export function shapeOf(question: Question): string {
  const { kernel, frames, setup, run } = question.scenario
  const numbers = new Numbers()
  const course = [...setup, ...run].map(instruction => unnamed(instruction, numbers))
  return JSON.stringify([question.kind, kernel, frames, setup.length, course, askedOf(question, numbers)])
}
