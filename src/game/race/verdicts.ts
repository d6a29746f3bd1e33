import { texts } from '../../text/index.ts'
import { POINTS, type VerdictKind } from '../verdict.ts'
import { STEP_NAMES, type StepName } from './handler.ts'
import { widthOf } from './prove.ts'
import type { Lock, Race } from './race.ts'

/** What one of the two items, to find the race and to close it, was worth. */
export interface RaceVerdict {
  readonly kind: Extract<VerdictKind, 'clean' | 'wasteful' | 'wrong' | 'shown'>
  /** 0 to 100. */
  readonly points: number
  readonly text: string
}

/** kalloc and kfree fill a page with junk (xv6 kalloc.c), and copy moves one. */
const WHOLE_PAGE: ReadonlySet<StepName> = new Set(['alloc', 'copy', 'free'])

/** @returns the steps for which `lock` is held without need, in their order. */
const needlessSteps = (lock: Lock, needed: Lock): StepName[] =>
  STEP_NAMES.filter((_, at) => at >= lock.from && at <= lock.to && (at < needed.from || at > needed.to))

/** @returns the steps of a lock: "load to store". */
export const lockName = ({ from, to }: Lock): string =>
  texts().race.lockName(STEP_NAMES[from] ?? '', STEP_NAMES[to] ?? '')

/** As for a needless primitive: 80, four fewer for each further step, a copy counts twice, 60 at the least. */
const widePoints = (lock: Lock, needed: Lock): number =>
  Math.max(60, 80 - 4 * (widthOf(lock) - widthOf(needed) - 1))

function closeVerdict({ lock, refuted, closed }: Race): RaceVerdict | null {
  const { verdicts } = texts().race
  if (lock === null || closed === null) return null
  if (closed.shown) return { kind: 'shown', points: POINTS.shown, text: verdicts.lockShown(lockName(lock)) }
  const [first] = refuted
  if (first !== undefined)
    return { kind: 'wrong', points: POINTS.wrong, text: verdicts.refuted(lockName(first)) }
  const needless = needlessSteps(lock, closed.needed)
  const wholePage = needless.some(step => WHOLE_PAGE.has(step))
  return needless.length === 0
    ? { kind: 'clean', points: POINTS.clean, text: verdicts.closed(lockName(lock)) }
    : {
        kind: 'wasteful',
        points: widePoints(lock, closed.needed),
        text: verdicts.tooWide(needless, wholePage),
      }
}

/** @returns the verdicts on finding and on closing the race, as far as these are over: none, one or two. */
export function raceVerdicts(race: Race): RaceVerdict[] {
  const { verdicts } = texts().race
  if (race.found === null) return []
  const found: RaceVerdict = race.found.shown
    ? { kind: 'shown', points: POINTS.shown, text: verdicts.foundShown }
    : { kind: 'clean', points: POINTS.clean, text: verdicts.found(race.endedWell + 1) }
  const closed = closeVerdict(race)
  return closed === null ? [found] : [found, closed]
}
