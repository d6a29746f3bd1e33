import type { Session } from '../../game/index.ts'
import type { Level } from '../../level/index.ts'
import type { Profile } from '../../store/index.ts'
import type { PlayView } from '../play/view.ts'

/** What the transcript takes from outside, as it is at the moment. */
export interface Course {
  readonly levels: readonly Level[]
  readonly profile: Profile
  /** What the store has to say; null where all is well. */
  readonly notice: string | null
  /** Whether a save that cannot be read waits for the player's answer. */
  readonly damaged: boolean
  /** A seed for whoever asks for other names or another storm, and names none. */
  readonly seed: number
  /** The day on the player's calendar: YYYY-MM-DD. */
  readonly day: string
}

/** A level or a drill from its brief to its result. */
export interface Run {
  readonly view: PlayView
  /** Its place in the course; null for a drill. */
  readonly index: number | null
  /** When it was opened, on the transcript's clock; the inputs' times count from here. */
  readonly opened: number
  /** The level clock up to which the times that matter have been said. */
  readonly reminded: number
  /** How many lines of what happened have been said. */
  readonly logged: number
  /** The best score before this run; null where there is none. */
  readonly best: number | null
}

/** A transcript as it stands: plain data, never changed in place. */
export interface PlainState {
  /** Whole milliseconds since the program began, or where time is counted, since the first command. */
  readonly now: number
  /** Whether each command counts the same time, as it does through a pipe. */
  readonly counted: boolean
  /** Null in the menu. */
  readonly run: Run | null
  /** The ids of the levels that have come to their result. */
  readonly finished: readonly string[]
}

/** What a command asks of whoever runs the transcript. */
export type Wish =
  | { readonly do: 'quit' | 'restore' | 'start-new' }
  | { readonly do: 'record'; readonly session: Session }

/** What came of a command. */
export interface Answer {
  readonly state: PlainState
  readonly lines: readonly string[]
  /** Whether it could be done; else the last line says why not, and what else was to be done is left. */
  readonly done: boolean
  readonly wish: Wish | null
}

/** A command as it was heard: the words behind its name. */
export interface Heard {
  readonly course: Course
  readonly state: PlainState
  readonly words: readonly string[]
}

/** Where the player is. `paused` is a trap or a race whose clock stands. */
export const STAGES = ['menu', 'brief', 'trap', 'race', 'verdict', 'paused', 'result'] as const
export type Stage = (typeof STAGES)[number]

export function stageOf({ run }: Pick<PlainState, 'run'>): Stage {
  if (run === null) return 'menu'
  const { phase, paused } = run.view.session.play
  if (paused) return 'paused'
  // The machine runs on by itself before anybody is asked.
  return phase === 'running' ? 'trap' : phase
}

/** @returns the time of an input that is given now: whole milliseconds since the run was opened. */
export const atNow = ({ now }: Pick<PlainState, 'now'>, { opened }: Pick<Run, 'opened'>): number =>
  now - opened

export const EACH_COMMAND = 800

/** @returns the state with a command more on its clock, where time is counted. */
export const tick = (state: PlainState): PlainState =>
  state.counted ? { ...state, now: state.now + EACH_COMMAND } : state

/** Something said, and nothing changed but what `state` holds. */
export const said = (state: PlainState, ...lines: readonly string[]): Answer => ({
  state,
  lines,
  done: true,
  wish: null,
})

/** Something that cannot be done, in one line. */
export const wrong = (state: PlainState, line: string): Answer => ({
  state,
  lines: [line],
  done: false,
  wish: null,
})
