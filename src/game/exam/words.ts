import { RULE_IDS, type RuleId, ruleText } from '../../kernel/index.ts'
import {
  type Machine,
  type Page,
  PROCESS_STATES,
  type ProcessId,
  PTE_RIGHTS,
  pageName,
  processName,
  TRAP_KINDS,
} from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { instructionText } from '../../workload/index.ts'
import type { Ask } from './ask.ts'
import { type ChoiceQuestion, NOTHING_BROKEN, type Question, TOGETHER } from './question.ts'
import { startOf } from './start.ts'

const oneOf = <T extends string>(list: readonly T[], word: string): T | undefined =>
  list.find(one => one === word)

function askedText(ask: Ask, machine: Machine, last: string): string {
  const { asks } = texts().exam
  const at = (process: ProcessId, page: Page) =>
    [processName(process), pageName(machine, process, page)] as const
  switch (ask.of) {
    case 'trap':
      return asks.trap(instructionText(ask.next))
    case 'reads':
    case 'result':
      return asks[ask.of](last)
    case 'frame':
    case 'count':
    case 'bits':
      return asks[ask.of](...at(ask.process, ask.page))
    case 'in-use':
    case 'copies':
      return asks[ask.of]
    case 'parent':
    case 'state':
      return asks[ask.of](processName(ask.process))
  }
}

/** @returns what a question asks, in a sentence or two. */
export function askWords(question: Question): string {
  const { asks } = texts().exam
  const { run } = question.scenario
  const last = run.at(-1)
  switch (question.kind) {
    case 'predict':
      return askedText(
        question.ask,
        startOf(question.scenario, run.length),
        last === undefined ? '' : instructionText(last),
      )
    case 'detective':
      return asks.copy(`heap[${question.clue.page}]`)
    case 'bug':
      return asks.rule
    case 'order':
    case 'by-hand':
      return asks[question.kind]
  }
}

function predictedWords(of: Ask['of'], answer: string): string {
  const { answers } = texts().exam
  const none = answer === 'none'
  switch (of) {
    case 'trap': {
      const kind = oneOf(TRAP_KINDS, answer)
      return kind === undefined ? answers.noTrap : answers.traps(texts().traps.titles[kind])
    }
    case 'reads':
    case 'result': {
      if (answer === 'SIGSEGV' || answer === 'killed') return answers[answer]
      if (none) return answers.runs
      if (answer.length > 1) return answers.fails(answer)
      return answer === '0' ? answers.zeros : answer === '?' ? answers.junk : answers.value(answer)
    }
    case 'frame':
      return none ? answers.notMapped : answer === 'zero' ? answers.zeroFrame : answers.frame(answer)
    case 'count':
      return none ? answers.notMapped : answers.number(Number(answer))
    case 'bits': {
      const bits = oneOf(PTE_RIGHTS, answer)
      return bits === undefined ? answers.notMapped : answers.bits[bits]
    }
    case 'in-use':
      return answers.frames(Number(answer))
    case 'copies':
      return answers.number(Number(answer))
    case 'parent':
      return none ? answers.gone : answer
    case 'state': {
      const state = oneOf(PROCESS_STATES, answer)
      return state === undefined ? answers.gone : answers.states[state]
    }
  }
}

const ruleWords = (id: RuleId): string => texts().exam.answers.rule(id, ruleText(id).sentence)

/** @returns one of the answers that a question offers, in words. */
export function answerWords(question: ChoiceQuestion, answer: string): string {
  const { answers } = texts().exam
  switch (question.kind) {
    case 'predict':
      return predictedWords(question.ask.of, answer)
    case 'detective':
      return answer === 'none' ? answers.nobodys : answers.whose(answer.split(TOGETHER))
    case 'bug': {
      const rule = answer === NOTHING_BROKEN ? undefined : oneOf(RULE_IDS, answer)
      return rule === undefined ? answers.nothingBroken : ruleWords(rule)
    }
  }
}
