import { auditReturn, type Finding, findingKey, type Ideal } from '../../kernel/index.ts'
import { type FrameNumber, type Machine, type Page, type ProcessId, ZERO_FRAME } from '../../machine/index.ts'
import type { Broken, Cause } from './moment.ts'

/** What a consequence is about. */
export interface Subject {
  readonly frames?: readonly FrameNumber[]
  readonly process?: ProcessId
  /** A page of that process. */
  readonly page?: Page
}

const ON_PAGE = 3
const ON_FRAME = 2
const ON_PROCESS = 1

/** How closely a broken rule and a consequence have to do with each other; 0: not at all. */
function closeness(finding: Finding | null, { frames = [], process, page }: Subject): number {
  if (finding === null) return 0
  const sameProcess = 'process' in finding && finding.process === process
  if (sameProcess && 'page' in finding && finding.page === page) return ON_PAGE
  if ('frame' in finding && frames.includes(finding.frame)) return ON_FRAME
  return sameProcess && !('page' in finding) ? ON_PROCESS : 0
}

/** @returns those of `candidates` that have most to do with the subject; none where nothing has. */
function closest<T>(candidates: readonly T[], subject: Subject, findingOf: (one: T) => Finding | null): T[] {
  const weights = candidates.map(one => closeness(findingOf(one), subject))
  const most = Math.max(0, ...weights)
  return most === 0 ? [] : candidates.filter((_, index) => weights[index] === most)
}

const sameCause = (one: Cause, other: Cause): boolean =>
  one.moment === other.moment && one.text === other.text

/** @returns each mistake once. */
export const withoutDoubles = (causes: readonly Cause[]): Cause[] =>
  causes.filter((cause, index) => causes.findIndex(other => sameCause(other, cause)) === index)

/**
 * The mistakes that a consequence comes from: those behind what is broken now in the same place, else those that were
 * about the same place, else all that there are.
 * @param sure where nothing is about the same place, none
 */
export function originsOf(
  subject: Subject,
  broken: readonly Broken[],
  causes: readonly Cause[],
  sure: 'sure' | 'any' = 'any',
): Cause[] {
  const now = closest(broken, subject, ({ finding }) => finding).flatMap(({ from }) => from)
  if (now.length > 0) return withoutDoubles(now)
  const once = closest(causes, subject, ({ finding }) => finding)
  return once.length > 0 || sure === 'sure' ? withoutDoubles(once) : [...causes]
}

/** @returns what a broken rule is about, with the frame that its page maps. */
function subjectOf(finding: Finding, machine: Machine): Subject {
  const mapped =
    'page' in finding ? machine.processes[finding.process]?.pages[finding.page]?.frame : undefined
  const frames = [...('frame' in finding ? [finding.frame] : []), ...(mapped === undefined ? [] : [mapped])]
  return {
    // What is wrong with one page on the zero frame has nothing to do with all others on it.
    frames: frames.filter(frame => frame !== ZERO_FRAME),
    ...('process' in finding ? { process: finding.process } : {}),
    ...('page' in finding ? { page: finding.page } : {}),
  }
}

/**
 * What is broken now, each with the mistakes that it comes from: what was broken before keeps its origin, what is new
 * has that of what is broken nearby.
 * @param before what was broken at the moment before
 * @param made the mistakes of the handler that has just returned; else none
 * @returns all that is broken, and apart what is new
 */
export function trail(
  before: readonly Broken[],
  causes: readonly Cause[],
  machine: Machine,
  ideal: Ideal,
  made: readonly Cause[] = [],
): { readonly broken: readonly Broken[]; readonly fresh: readonly Broken[] } {
  if (causes.length === 0) return { broken: [], fresh: [] }
  const fresh: Broken[] = []
  const nearby: readonly Broken[] = [
    ...made.flatMap(cause => (cause.finding === null ? [] : [{ finding: cause.finding, from: [cause] }])),
    ...before,
  ]
  const broken = auditReturn(machine, ideal).map((finding): Broken => {
    const key = findingKey(finding)
    const old = before.find(one => findingKey(one.finding) === key)
    if (old !== undefined) return { finding, from: old.from }
    const own = made.filter(cause => cause.finding !== null && findingKey(cause.finding) === key)
    const from = own.length > 0 ? own : originsOf(subjectOf(finding, machine), nearby, causes)
    const one = { finding, from }
    fresh.push(one)
    return one
  })
  return { broken, fresh }
}
