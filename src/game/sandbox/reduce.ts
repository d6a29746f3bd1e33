import { processName } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { instructionText } from '../../workload/index.ts'
import { parseLine } from '../../workload/parse-line.ts'
import { handleByHand } from './by-hand.ts'
import type { SandboxInput } from './input.ts'
import { MOST_FRAMES, MOST_LINES } from './limits.ts'
import type { Moment } from './moment.ts'
import { objectionIn } from './objection.ts'
import { inserted, isAtRest, momentAfter, rerun, runAll, runLine, step, withMoments } from './run.ts'
import {
  bootMoment,
  type Consent,
  kernelOf,
  lastMoment,
  linesDone,
  type Question,
  type Sandbox,
  type Setting,
  viewed,
} from './sandbox.ts'

const refuse = (sandbox: Sandbox, text: string, column: number | null = null): Sandbox => ({
  ...sandbox,
  refusal: { text, column },
})

const ask = (sandbox: Sandbox, question: Question): Sandbox => ({ ...sandbox, question })

/** @returns the sandbox without the moments after the one in view. */
function cut(sandbox: Sandbox, at = sandbox.at): Sandbox {
  const [first, ...rest] = sandbox.moments
  return { ...sandbox, moments: [first, ...rest.slice(0, at)], at }
}

/** The moments that going on from the one in view would lose. */
const later = ({ moments, at }: Sandbox): readonly Moment[] => moments.slice(at + 1)

/** Whether all that would be lost are steps of the very trap in view: taken back, and now done otherwise. */
const isOnlyUndone = (sandbox: Sandbox): boolean => {
  const { opened } = viewed(sandbox)
  return (
    opened !== null &&
    later(sandbox).every(moment => moment.event.kind === 'step' && moment.opened === opened)
  )
}

const CHANGES_HISTORY: readonly SandboxInput['do'][] = ['type', 'step', 'line', 'run', 'use', 'give-up']

/** What to ask before moments go; null where nothing is lost. */
function lossOf(sandbox: Sandbox, input: SandboxInput): Question | null {
  const lost = later(sandbox).length
  if (!CHANGES_HISTORY.includes(input.do) || lost === 0 || isOnlyUndone(sandbox)) return null
  const { at } = sandbox
  const words = texts().sandboxAnswers
  const behind = sandbox.program.length - viewed(sandbox).next
  if (input.do === 'type' && behind > 0)
    return {
      text: words.momentsGoAndLines(at + 1, at + lost, at, behind),
      input,
      choices: [
        { key: 'k', label: words.keep, consent: 'go' },
        { key: 'd', label: words.drop, consent: 'drop' },
      ],
    }
  return {
    text: words.momentsGo(at + 1, at + lost, at),
    input,
    choices: [{ key: 'y', label: words.yes, consent: 'go' }],
  }
}

/** What to ask before all is run anew. */
function rerunLoss(sandbox: Sandbox, input: SandboxInput): Question | null {
  return sandbox.moments.some(({ event }) => event.kind === 'step')
    ? {
        text: texts().sandboxAnswers.handGoes,
        input,
        choices: [{ key: 'y', label: texts().sandboxAnswers.yes, consent: 'go' }],
      }
    : null
}

function underWay({ open, retry, panic }: Moment): string {
  const words = texts().sandboxAnswers
  if (panic !== null) return words.panicked
  const line = open?.instruction ?? retry?.instruction ?? null
  return line === null
    ? words.kernelFirst(processName(open?.trap.by ?? 1))
    : words.lineFirst(instructionText(line))
}

function type(sandbox: Sandbox, text: string, consent: Consent | null): Sandbox {
  const moment = viewed(sandbox)
  const words = texts().sandboxAnswers
  const parsed = parseLine(text)
  if (parsed.kind === 'blank') return refuse(sandbox, words.howToWrite, 1)
  if (parsed.kind === 'wrong') return refuse(sandbox, parsed.message, parsed.column)
  if (!isAtRest(moment)) return refuse(sandbox, underWay(moment))
  const { instruction, columns } = parsed
  const objection = objectionIn(moment.machine, kernelOf(sandbox), instruction)
  if (objection !== null) return refuse(sandbox, objection.message, columns[objection.at] ?? 1)
  const { next } = moment
  const before = consent === 'drop' ? sandbox.program.slice(0, next) : sandbox.program
  if (before.length >= MOST_LINES) return refuse(sandbox, words.mostLines(MOST_LINES))
  const setup = sandbox.setup === null ? null : sandbox.setup > next ? sandbox.setup + 1 : sandbox.setup
  const program = inserted(before, next, instruction)
  return {
    ...cut(sandbox),
    program,
    setup: setup === null ? null : Math.min(setup, program.length),
  }
}

function use(sandbox: Sandbox, primitives: Extract<SandboxInput, { do: 'use' }>['primitives']): Sandbox {
  const moment = viewed(sandbox)
  const words = texts().sandboxAnswers
  if (moment.open === null) return refuse(sandbox, words.noTrap)
  if (moment.panic !== null) return refuse(sandbox, words.takeStepBack)
  if (primitives.length === 0) return refuse(sandbox, words.nothing)
  const used = handleByHand(kernelOf(sandbox), moment, primitives, sandbox.at + 1)
  return used.ok ? withMoments(cut(sandbox), used.moments) : refuse(sandbox, used.why)
}

function giveUp(sandbox: Sandbox): Sandbox {
  const { opened } = viewed(sandbox)
  if (opened === null) return refuse(sandbox, texts().sandboxAnswers.noTrap)
  const went = step({ ...cut(sandbox, opened), mode: 'reference' })
  return went.ok ? { ...went.sandbox, mode: sandbox.mode } : refuse(sandbox, went.why)
}

/** Runs all anew on other hardware or another kernel, and looks at the same place of the program. */
function change(sandbox: Sandbox, changed: Partial<Setting>): Sandbox {
  const { kernel, frames, overcommit } = { ...sandbox, ...changed }
  const looked = linesDone(viewed(sandbox))
  const anew = rerun(sandbox, { kernel, frames, overcommit }, linesDone(lastMoment(sandbox)))
  return { ...sandbox, ...anew, at: momentAfter(anew, looked) }
}

const went = (sandbox: Sandbox, run: (cut: Sandbox) => ReturnType<typeof step>): Sandbox => {
  const outcome = run(cut(sandbox))
  return outcome.ok ? outcome.sandbox : refuse(sandbox, outcome.why)
}

function take(sandbox: Sandbox, input: SandboxInput, consent: Consent | null): Sandbox {
  switch (input.do) {
    case 'type':
      return type(sandbox, input.text, consent)
    case 'step':
      return went(sandbox, step)
    case 'line':
      return went(sandbox, runLine)
    case 'run':
      return went(sandbox, runAll)
    case 'use':
      return use(sandbox, input.primitives)
    case 'give-up':
      return giveUp(sandbox)
    case 'handle-by':
      return { ...sandbox, mode: input.mode }
    case 'go':
      return { ...sandbox, at: Math.max(0, Math.min(input.to, sandbox.moments.length - 1)) }
    case 'kernel':
      return change(sandbox, { kernel: input.kernel })
    case 'frames':
      return input.frames < 1 || input.frames > MOST_FRAMES
        ? refuse(sandbox, texts().sandboxAnswers.mostFrames(MOST_FRAMES))
        : change(sandbox, { frames: input.frames })
    case 'overcommit':
      return change(sandbox, { overcommit: input.overcommit })
    case 'setup': {
      const lines = linesDone(viewed(sandbox))
      return { ...sandbox, setup: sandbox.setup === lines ? null : lines }
    }
    case 'load': {
      const { program, setup, setting } = input
      return { ...sandbox, ...setting, program, setup, moments: [bootMoment(setting)], at: 0 }
    }
    case 'clear':
      return { ...sandbox, program: [], setup: null, moments: [bootMoment(sandbox)], at: 0 }
    case 'answer':
      return sandbox
  }
}

const RERUNS: readonly SandboxInput['do'][] = ['kernel', 'frames', 'overcommit']

/** Whether an input would be taken at all: what is refused needs no question. */
const isRefused = (sandbox: Sandbox, input: SandboxInput): boolean =>
  take(sandbox, input, null).refusal !== null

/**
 * The sandbox: state and input in, state out. Pure.
 * @returns the next sandbox; where the input cannot be taken, the same with a `refusal`; where something would be
 * lost, the same with a `question`, until it is answered
 */
export function reduceSandbox(before: Sandbox, input: SandboxInput): Sandbox {
  const sandbox: Sandbox = { ...before, refusal: null, question: null }
  if (input.do === 'answer') {
    const { question } = before
    return question === null || input.consent === null
      ? sandbox
      : take(sandbox, question.input, input.consent)
  }
  const question = RERUNS.includes(input.do) ? rerunLoss(sandbox, input) : lossOf(sandbox, input)
  return question === null || isRefused(sandbox, input) ? take(sandbox, input, null) : ask(sandbox, question)
}
