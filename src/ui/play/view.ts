import type { Help, Play, Session } from '../../game/index.ts'
import type { Kernel, Primitive } from '../../kernel/index.ts'
import { levelTraps } from '../../level/index.ts'
import {
  cachedFrame,
  type FrameNumber,
  findSpace,
  type Machine,
  type Page,
  type ProcessId,
  regionAt,
  type Trap,
} from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import type { GameAct } from '../commands.ts'
import { columnsOf, type Target } from './target.ts'

/** A question that a command asks where its arguments are ambiguous. */
export interface Ask {
  readonly prompt: string
  readonly choices: readonly {
    readonly key: string
    readonly label: string
    readonly primitives: readonly Primitive[]
  }[]
  /** Index of the choice under the cursor. */
  readonly at: number
}

/** A page that the player marked. */
export interface Mark {
  readonly process: ProcessId
  readonly page: Page
}

/** A run of the player's own to play against. */
export interface Ghost {
  readonly seed: number
  /** Its points after each trap. */
  readonly pace: readonly number[]
}

/** A machine with a trap on it, as a hand needs it: a session in play is one, a moment of the sandbox is another. */
export interface Bench {
  readonly game: { readonly kernel: Kernel }
  readonly play: Pick<Play, 'machine' | 'trap'>
  /** What can be taken back, and done again. */
  readonly past: readonly unknown[]
  readonly future: readonly unknown[]
}

/** The player's hand in a trap: never a rule. */
export interface HandView {
  readonly session: Bench
  readonly target: Target
  readonly focus: 'machine' | 'palette'
  /** Index of the command under the cursor. */
  readonly command: number
  readonly marks: readonly Mark[]
  readonly ask: Ask | null
  /** What the last key did or why it did nothing. */
  readonly message: { readonly text: string; readonly tone: 'text' | 'warn' | 'accent' }
  /** The machine before the last change, to mark what changed. */
  readonly previous: Machine | null
  /** What else a hand can do and this one may not, as in an exam. */
  readonly without?: readonly GameAct[]
  /** No verdict comes at the return. */
  readonly silent?: true
  /** What stands there and may not be done, each with the reason, as in a contest. */
  readonly barred?: Readonly<Partial<Record<GameAct, string>>>
}

/** What is on the play screen besides the session. */
export interface PlayView extends HandView {
  readonly session: Session
  /** How many traps of the level are the player's. */
  readonly traps: number
  /** In a drill: whom to play against. */
  readonly ghost: Ghost | null
  /** Whether the process tree was asked for by the last key. */
  readonly tree: boolean
  /** How many pages the lists that do not fit are turned towards their beginning; negative towards their end. */
  readonly page: number
}

const NO_MESSAGE = { text: '', tone: 'text' } as const

/** For whoever meets the screen for the first time. */
const firstMessage = (help: Help): PlayView['message'] => ({ text: texts().play.first[help], tone: 'accent' })

/** @returns the view of a session at its brief. */
export const createView = (session: Session, ghost: Ghost | null = null): PlayView => ({
  session,
  traps: levelTraps(session.game.level).length,
  target: { on: 'process', process: columnsOf(session.play.machine)[0]?.id ?? 1 },
  focus: 'machine',
  command: 0,
  marks: [],
  ask: null,
  message: NO_MESSAGE,
  ghost,
  tree: false,
  page: 0,
  previous: null,
})

/** Where the cursor starts at a trap: on the page or the region in question, else on the process. */
export function firstTarget(machine: Machine, trap: Trap): Target {
  const space = findSpace(machine, trap.by)
  if (space === undefined) return { on: 'process', process: trap.by }
  if ('page' in trap) return { on: 'page', process: space.id, page: trap.page }
  const named = 'region' in trap ? trap.region : null
  const region = machine.demand === null ? undefined : space.regions.find(({ name }) => name === named)
  return region === undefined
    ? { on: 'process', process: trap.by }
    : { on: 'page', process: space.id, page: region.start }
}

/** @returns the view after the session went on: at a new trap the hand starts afresh. */
export function follow(before: PlayView, session: Session): PlayView {
  // What is new stands at the end of the lists.
  const view = session.play.log.length === before.session.play.log.length ? before : { ...before, page: 0 }
  const { machine, trap: last } = view.session.play
  const { trap } = session.play
  // A step that changed nothing leaves nothing marked either.
  const stepped = trap?.steps.length !== last?.steps.length
  const previous = session.play.machine === machine && !stepped ? view.previous : machine
  if (trap === null || view.session.play.trap !== null) return { ...view, session, previous }
  const fresh = {
    target: firstTarget(session.play.machine, trap.trap),
    focus: 'machine',
    command: 0,
    marks: [],
    ask: null,
    tree: false,
    page: 0,
  } as const
  const message = session.play.handled.length === 0 ? firstMessage(session.game.help) : NO_MESSAGE
  return { ...view, ...fresh, session, previous: null, message }
}

/** @returns the frame that the page maps now, or mapped at the trap; undefined where it never did. */
export function frameOfPage(
  view: HandView,
  process: ProcessId,
  page: Page,
  when: 'now' | 'at the trap',
): FrameNumber | undefined {
  const machine = when === 'now' ? view.session.play.machine : view.session.play.trap?.before
  return machine?.processes[process]?.pages[page]?.frame
}

/** @returns the page cache's frame for the file page that this page maps; undefined where there is none. */
export function cachedOfPage(view: HandView, process: ProcessId, page: Page): FrameNumber | undefined {
  const { machine } = view.session.play
  const region = regionAt(machine.processes[process]?.regions ?? [], page)
  return region === undefined ? undefined : cachedFrame(machine.demand?.cache, region, page)
}
