import type { Session } from '../../game/index.ts'
import type { Primitive } from '../../kernel/index.ts'
import { levelTraps } from '../../level/index.ts'
import {
  cachedFrame,
  type FrameNumber,
  type Machine,
  type Page,
  type ProcessId,
  regionAt,
  spaceOf,
  type Trap,
} from '../../machine/index.ts'
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

/** What is on the play screen besides the session: the player's hand, never a rule. */
export interface PlayView {
  readonly session: Session
  /** How many traps of the level are the player's. */
  readonly traps: number
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
}

const NO_MESSAGE = { text: '', tone: 'text' } as const

/** For whoever meets the screen for the first time. */
const FIRST_MESSAGE = {
  text: 'Everything stands. Put things right with primitives, then return: the instruction runs on.',
  tone: 'accent',
} as const

/** @returns the view of a session at its brief. */
export const createView = (session: Session): PlayView => ({
  session,
  traps: levelTraps(session.game.level).length,
  target: { on: 'process', process: columnsOf(session.play.machine)[0]?.id ?? 1 },
  focus: 'machine',
  command: 0,
  marks: [],
  ask: null,
  message: NO_MESSAGE,
  previous: null,
})

/** Where the cursor starts at a trap: on the page or the region in question, else on the process. */
function firstTarget(machine: Machine, trap: Trap): Target {
  const space = spaceOf(machine, trap.by)
  if ('page' in trap) return { on: 'page', process: space.id, page: trap.page }
  const named = 'region' in trap ? trap.region : null
  const region = machine.demand === null ? undefined : space.regions.find(({ name }) => name === named)
  return region === undefined
    ? { on: 'process', process: trap.by }
    : { on: 'page', process: space.id, page: region.start }
}

/** @returns the view after the session went on: at a new trap the hand starts afresh. */
export function follow(view: PlayView, session: Session): PlayView {
  const machine = view.session.play.machine
  const previous = session.play.machine === machine ? view.previous : machine
  const { trap } = session.play
  if (trap === null || view.session.play.trap !== null) return { ...view, session, previous }
  const fresh = {
    target: firstTarget(session.play.machine, trap.trap),
    focus: 'machine',
    command: 0,
    marks: [],
    ask: null,
  } as const
  const message = session.play.handled.length === 0 ? FIRST_MESSAGE : NO_MESSAGE
  return { ...view, ...fresh, session, previous: null, message }
}

/** @returns the frame that the page maps now, or mapped at the trap; undefined where it never did. */
export function frameOfPage(
  view: PlayView,
  process: ProcessId,
  page: Page,
  when: 'now' | 'at the trap',
): FrameNumber | undefined {
  const machine = when === 'now' ? view.session.play.machine : view.session.play.trap?.before
  return machine?.processes[process]?.pages[page]?.frame
}

/** @returns the page cache's frame for the file page that this page maps; undefined where there is none. */
export function cachedOfPage(view: PlayView, process: ProcessId, page: Page): FrameNumber | undefined {
  const { machine } = view.session.play
  const region = regionAt(machine.processes[process]?.regions ?? [], page)
  return region === undefined ? undefined : cachedFrame(machine.demand?.cache, region, page)
}
