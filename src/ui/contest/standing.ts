import { type Contest, type ContestRun, nextLevel, type Submission } from '../../game/contest/index.ts'
import type { Game } from '../../game/index.ts'
import { canonicalJson } from '../../workload/index.ts'

/** Whether what was played is in the file: nothing yet, all of it, on its way there, or not, and why in one line. */
export type Written =
  | { readonly is: 'nothing' | 'kept' | 'writing' }
  | { readonly is: 'not'; readonly why: string }

/** A student's submission, and the file that it is kept in. */
export interface Entry {
  /** Its whole path. */
  readonly file: string
  readonly submission: Submission
  readonly written: Written
}

/** How a contest stands for one student. */
export interface ContestStanding {
  readonly contest: Contest
  /** One for each of its levels. */
  readonly games: readonly Game[]
  readonly entry: Entry
  /** How often each level was practised since the contest was opened. */
  readonly practised: readonly number[]
}

const runIn = ({ runs }: Submission, level: string | undefined): ContestRun | null =>
  runs.find(run => run.level === level) ?? null

/** @returns the points for the traps that a level's kept run claims; null where there is none. */
export const pointsAt = ({ contest, entry }: ContestStanding, index: number): number | null =>
  runIn(entry.submission, contest.levels[index]?.level)?.replay.claims.score.traps ?? null

export const playedIn = ({ contest, entry: { submission } }: ContestStanding): number =>
  contest.levels.filter(({ level }) => runIn(submission, level) !== null).length

/** @returns the index of the level that is played next; null where all are played. */
export const nextIn = ({ contest, entry }: ContestStanding): number | null =>
  nextLevel(contest, entry.submission)

/** @returns whether something that was played is not in the file. */
export const isUnsaved = ({ written }: Entry): boolean => written.is === 'writing' || written.is === 'not'

/** @returns whether the submission has this very run, and not another one of its level. */
export function isRunIn(submission: Submission, run: ContestRun): boolean {
  const there = runIn(submission, run.level)
  return there !== null && canonicalJson(there) === canonicalJson(run)
}
