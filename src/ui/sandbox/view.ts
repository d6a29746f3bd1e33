import {
  createSandbox,
  type Loadable,
  readProgram,
  reduceSandbox,
  type Sandbox,
  type SandboxInput,
  viewed,
} from '../../game/sandbox/index.ts'
import { KERNELS, type KernelName } from '../../kernel/index.ts'
import type { Level } from '../../level/index.ts'
import type { Instruction } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { formatProblem } from '../../workload/index.ts'
import { columnsOf, settleTarget } from '../play/target.ts'
import { type Bench, firstTarget, type HandView } from '../play/view.ts'

/** What would lose the program that is there. */
export type Losing =
  /** `quit`: the program itself is left. */
  | { readonly do: 'leave' | 'quit' | 'clear' }
  | { readonly do: 'load'; readonly name: string; readonly loadable: Loadable }

/** What has the keys. */
export type Panel =
  /** Time and all else; `look`: the cursor is moved over the machine; `story`: all that there is to say is read. */
  | { readonly at: 'main' | 'look' | 'hand' | 'question' | 'help' | 'story' }
  /** `wrong`: why the line was not taken, and the column (1-based) to blame. */
  | {
      readonly at: 'typing'
      readonly text: string
      readonly wrong: { readonly text: string; readonly column: number | null } | null
    }
  /** A line of text for another purpose. `busy`: the file is being read or written. */
  | {
      readonly at: 'asking'
      readonly what: 'path' | 'save'
      readonly text: string
      readonly why: string | null
      readonly busy: boolean
    }
  | { readonly at: 'choosing'; readonly what: 'kernel' | 'open'; readonly index: number }
  | { readonly at: 'compare'; readonly other: KernelName }
  | { readonly at: 'losing'; readonly next: Losing }

/** What is on the sandbox's screen: the sandbox, and the player's hand. */
export interface SandboxView extends HandView {
  readonly sandbox: Sandbox
  readonly panel: Panel
  readonly levels: readonly Level[]
  /** What the program is called; null where it was typed. */
  readonly name: string | null
  /** The program as it was when it was last loaded or saved. */
  readonly kept: readonly Instruction[]
}

export const MAIN: Panel = { at: 'main' }

/** The moments of the open trap in view that lie before and behind it. */
function stepsAround({ moments, at }: Sandbox): Pick<Bench, 'past' | 'future'> {
  const { opened, open } = viewed({ moments, at })
  const future = moments.slice(at + 1).filter(moment => opened !== null && moment.opened === opened)
  return { past: open?.steps ?? [], future }
}

const benchOf = (sandbox: Sandbox): Bench => {
  const { machine, open } = viewed(sandbox)
  return { game: { kernel: KERNELS[sandbox.kernel] }, play: { machine, trap: open }, ...stepsAround(sandbox) }
}

const NOTHING_SAID = { text: '', tone: 'text' } as const

/** @returns the view of what the sandbox has come to. At another trap the hand starts afresh. */
function follow(view: SandboxView, sandbox: Sandbox): SandboxView {
  const moment = viewed(sandbox)
  const { machine, open, opened } = moment
  const before = sandbox.at === 0 ? null : (sandbox.moments[sandbox.at - 1]?.machine ?? null)
  const { refusal } = sandbox
  const next: SandboxView = {
    ...view,
    sandbox,
    session: benchOf(sandbox),
    previous: before,
    message: refusal === null ? NOTHING_SAID : { text: refusal.text, tone: 'warn' },
    target: settleTarget(machine, view.target),
  }
  const sameTrap = open !== null && opened === viewed(view.sandbox).opened
  if (open === null || sameTrap) return open === null ? { ...next, marks: [], ask: null } : next
  return {
    ...next,
    target: firstTarget(machine, open.trap),
    focus: 'machine',
    command: 0,
    marks: [],
    ask: null,
  }
}

/** Sends an input to the sandbox. */
export const send = (view: SandboxView, input: SandboxInput): SandboxView =>
  follow(view, reduceSandbox(view.sandbox, input))

/** @returns the view with a program loaded, at its beginning. */
export function loaded(view: SandboxView, name: string, { program, setup, setting }: Loadable): SandboxView {
  const next = send(view, { do: 'load', program, setup, setting })
  const text = texts().sandbox.said.loaded(program.length)
  return { ...next, panel: MAIN, name, kept: program, message: { text, tone: 'accent' } }
}

/** A workload, a trace or a level file to begin with. */
export interface Initial {
  readonly name: string
  readonly text: string
  readonly kernel: KernelName
  readonly frames: number
}

/** @returns the view of an empty sandbox, or of one with a program. */
export function createSandboxView(levels: readonly Level[], initial: Initial | null): SandboxView {
  const sandbox = createSandbox(initial === null ? {} : { kernel: initial.kernel, frames: initial.frames })
  const empty: SandboxView = {
    sandbox,
    session: benchOf(sandbox),
    target: { on: 'process', process: columnsOf(viewed(sandbox).machine)[0]?.id ?? 1 },
    focus: 'machine',
    command: 0,
    marks: [],
    ask: null,
    message: NOTHING_SAID,
    previous: null,
    panel: MAIN,
    levels,
    name: null,
    kept: [],
  }
  if (initial === null || initial.text.trim() === '') return empty
  const { text, name, kernel, frames } = initial
  const read = readProgram(text, name, { kernel, frames })
  return read.ok ? loaded(empty, name, read.loadable) : { ...empty, message: unread(read.problems) }
}

/** @returns what to say about a program that cannot be read. */
export const unread = (
  problems: Extract<ReturnType<typeof readProgram>, { ok: false }>['problems'],
): SandboxView['message'] => {
  const [first] = problems
  const words = texts().sandbox.said
  const text = first === undefined ? words.unreadable : formatProblem({ ...first, text: null })
  return { text: words.unread(text, Math.max(0, problems.length - 1)), tone: 'warn' }
}

/** Whether there is a program that was neither loaded as it is nor saved. */
export const isUnsaved = ({ sandbox, kept }: SandboxView): boolean =>
  sandbox.program.length > 0 && sandbox.program !== kept
