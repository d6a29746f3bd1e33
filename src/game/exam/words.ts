import { RULE_IDS, type RuleId, ruleText } from '../../kernel/index.ts'
import {
  type Instruction,
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
import { type Ask, RETURNS } from './ask.ts'
import { leftOpen } from './deduce.ts'
import {
  type ChoiceQuestion,
  type DetectiveQuestion,
  NOTHING_BROKEN,
  type PredictQuestion,
  type Question,
  TOGETHER,
  UNTOLD,
} from './question.ts'
import { startOf } from './start.ts'

const oneOf = <T extends string>(list: readonly T[], word: string): T | undefined =>
  list.find(one => one === word)

function askedText(ask: Ask, machine: Machine, run: readonly Instruction[]): string {
  const { asks } = texts().exam
  const textAt = (at: number): string => {
    const instruction = run.at(at)
    return instruction === undefined ? '' : instructionText(instruction)
  }
  const at = (process: ProcessId, page: Page) =>
    [processName(process), pageName(machine, process, page)] as const
  switch (ask.of) {
    case 'trap':
      return asks.trap(instructionText(ask.next))
    case 'reads':
    case 'result':
      return asks[ask.of](textAt(-1))
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
    case 'returned':
      return asks.returned(textAt(ask.at))
  }
}

/** @returns what a question asks, in a sentence or two. */
export function askWords(question: Question): string {
  const { asks } = texts().exam
  const { run } = question.scenario
  switch (question.kind) {
    case 'predict':
      return askedText(question.ask, startOf(question.scenario, run.length), run)
    case 'detective': {
      const { clue } = question
      return clue.of === 'forker' ? asks.forker(processName(clue.child)) : asks[clue.of](`heap[${clue.page}]`)
    }
    case 'bug':
      return asks[question.flaw.of]
    case 'order':
    case 'by-hand':
      return asks[question.kind]
  }
}

function predictedWords({ ask, scenario }: PredictQuestion, answer: string): string {
  const { answers } = texts().exam
  const none = answer === 'none'
  switch (ask.of) {
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
    case 'returned': {
      const fork = scenario.run[ask.at]
      const returned = oneOf(RETURNS, answer)
      return fork === undefined || returned === undefined || !('child' in fork)
        ? answers.gone
        : answers.returned[returned](processName(fork.by), processName(fork.child))
    }
  }
}

const ruleWords = (id: RuleId): string => texts().exam.answers.rule(id, ruleText(id).sentence)

/** @returns one of the answers that a question offers, in words. */
export function answerWords(question: ChoiceQuestion, answer: string): string {
  const { answers } = texts().exam
  switch (question.kind) {
    case 'predict':
      return predictedWords(question, answer)
    case 'detective':
      if (answer === UNTOLD) return answers.untold
      return answer === 'none' ? answers.nobodys : answers.whose(answer.split(TOGETHER))
    case 'bug': {
      if (question.flaw.of === 'sees')
        return answer === NOTHING_BROKEN ? answers.nobodys : answers.whose(answer.split(TOGETHER))
      const rule = answer === NOTHING_BROKEN ? undefined : oneOf(RULE_IDS, answer)
      return rule === undefined ? answers.nothingBroken : ruleWords(rule)
    }
  }
}

/** @returns why a detective's table does not tell; null where it tells. */
export function openWords(question: DetectiveQuestion): string | null {
  const open = leftOpen(question)
  return open.length === 0 ? null : texts().exam.leftOpen(open.map(answer => answerWords(question, answer)))
}
