import { pendingTrap } from '../../kernel/index.ts'
import { INIT, type Instruction } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { leftAtEnd } from './frame-symptoms.ts'
import { goOn } from './go-on.ts'
import { MOST_MOMENTS } from './limits.ts'
import type { Moment } from './moment.ts'
import { bootMoment, kernelOf, lastMoment, linesDone, type Sandbox, type Setting, viewed } from './sandbox.ts'

type Refused = { readonly ok: false; readonly why: string }
type Went = { readonly ok: true; readonly sandbox: Sandbox } | Refused

const refused = (why: string): Refused => ({ ok: false, why })

/** Whether nothing is under way: the next thing to happen is the next line of the program. */
export const isAtRest = ({ open, retry, panic, machine }: Moment): boolean =>
  open === null && retry === null && panic === null && pendingTrap(machine) === null

/** Whether the trap at this moment is for the player to handle. */
export const isYours = ({ mode }: Pick<Sandbox, 'mode'>, { open, panic }: Moment): boolean =>
  open !== null && panic === null && mode === 'hand' && open.trap.by !== INIT

/** Why nothing can happen by itself at this moment, the last of so many; null where something can. */
function standstill(sandbox: Sandbox, moment: Moment, moments: number): string | null {
  const words = texts().sandboxAnswers
  if (moment.panic !== null) return words.panicked
  if (isYours(sandbox, moment)) return words.yours
  if (moment.open !== null && moment.open.steps.length > 0) return words.begun
  return moments >= MOST_MOMENTS ? words.full(MOST_MOMENTS) : null
}

/** @returns why time cannot run on by itself from the moment in view; null where it can. */
export function whyStill(sandbox: Sandbox): string | null {
  const moment = viewed(sandbox)
  const why = standstill(sandbox, moment, sandbox.at + 1)
  if (why !== null) return why
  const isOver = isAtRest(moment) && moment.next >= sandbox.program.length
  const untold = leftAtEnd(moment.machine, moment.told, moment).symptoms.length > 0
  return isOver && !untold ? texts().sandboxAnswers.atEnd : null
}

/** @returns the sandbox with moments more, the last of them in view. */
export function withMoments(sandbox: Sandbox, more: readonly Moment[]): Sandbox {
  const [first, ...rest] = sandbox.moments
  const moments: Sandbox['moments'] = [first, ...rest, ...more]
  return { ...sandbox, moments, at: moments.length - 1 }
}

/**
 * Lets events happen behind the last moment.
 * @param until told of each; true where it is to be the last
 */
function happen(sandbox: Sandbox, until: (moment: Moment) => boolean): Went {
  const running = { kernel: kernelOf(sandbox), program: sandbox.program }
  const more: Moment[] = []
  let last = lastMoment(sandbox)
  const grown = (): Sandbox => withMoments(sandbox, more)
  for (;;) {
    const why = standstill(sandbox, last, sandbox.moments.length + more.length)
    if (why !== null) return more.length > 0 ? { ok: true, sandbox: grown() } : refused(why)
    const next = goOn(running, last, sandbox.moments.length + more.length)
    if (next === null)
      return more.length > 0 ? { ok: true, sandbox: grown() } : refused(texts().sandboxAnswers.atEnd)
    more.push(next)
    last = next
    if (until(next)) return { ok: true, sandbox: grown() }
  }
}

export const step = (sandbox: Sandbox): Went => happen(sandbox, () => true)

/** To the end of the line that is under way, or of the next one. */
export const runLine = (sandbox: Sandbox): Went => happen(sandbox, isAtRest)

/** Whether a consequence of a mistake is to be looked at; a line that cannot run is in the log. */
const surfaces = ({ symptoms }: Moment): boolean => symptoms.some(({ kind }) => kind !== 'stuck')

/** To the end of the program, or to where a consequence of a mistake surfaces. */
export const runAll = (sandbox: Sandbox): Went => happen(sandbox, surfaces)

/**
 * Runs a program from its beginning, by the reference.
 * @param lines how many lines of it
 */
export function rerun(
  sandbox: Sandbox,
  setting: Setting,
  lines: number,
): Pick<Sandbox, 'moments' | 'at'> & Setting {
  const fresh: Sandbox = { ...sandbox, ...setting, mode: 'reference', moments: [bootMoment(setting)], at: 0 }
  const { moments, at } =
    lines === 0
      ? fresh
      : reached(
          happen(fresh, moment => isAtRest(moment) && linesDone(moment) >= lines),
          fresh,
        )
  return { ...setting, moments, at }
}

const reached = (went: Went, otherwise: Sandbox): Sandbox => (went.ok ? went.sandbox : otherwise)

/** @returns the last moment at which so many lines, and no more, are over and nothing is under way. */
export function momentAfter({ moments }: Pick<Sandbox, 'moments'>, lines: number): number {
  return Math.max(
    0,
    moments.findLastIndex(moment => isAtRest(moment) && linesDone(moment) <= lines),
  )
}

/** @returns the program with a line more at `at`. */
export const inserted = (
  program: readonly Instruction[],
  at: number,
  line: Instruction,
): readonly Instruction[] => [...program.slice(0, at), line, ...program.slice(at)]
