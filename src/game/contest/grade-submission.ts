import { ENGINE_VERSION } from '../engine.ts'
import type { Game } from '../play.ts'
import type { Contest } from './contest.ts'
import type { Notice, NoticeKind } from './notice.ts'
import type { Student } from './student.ts'
import { type ContestRun, type ReadRun, readSubmission, type Submission } from './submission.ts'
import { type GradedRun, verifyRun } from './verify-run.ts'

/** A level's run that counts. */
export interface LevelResult extends GradedRun {
  /** When it was finished, by the student's own clock, in UTC. */
  readonly finished: string
}

/** What a file came to. The replays themselves are not kept: a class of hundreds must fit in memory. */
export interface GradedFile {
  /** Its name, clean for a terminal. */
  readonly file: string
  /** Null where it is no submission of this contest. */
  readonly student: Student | null
  /** By the contest's levels; null where there is no run that counts. */
  readonly results: readonly (LevelResult | null)[]
  readonly notices: readonly Notice[]
}

type Tell = (kind: NoticeKind, reason: string) => void

/** A file that is no submission of the contest. */
export const unusable = (file: string, kind: NoticeKind, reason: string): GradedFile => ({
  file,
  student: null,
  results: [],
  notices: [{ file, student: null, kind, reason }],
})

function objectionTo(contest: Contest, submission: Omit<Submission, 'runs'>): [NoticeKind, string] | null {
  if (submission.contest !== contest.hash)
    return [
      'other-contest',
      'it belongs to another contest: the hash that it names is not this one; it does not count',
    ]
  if (submission.engine !== ENGINE_VERSION)
    return [
      'engine',
      `it was made by engine version ${submission.engine}; this is version ${ENGINE_VERSION}; it does not count`,
    ]
  return null
}

function gradeRun(contest: Contest, game: Game, run: ContestRun, tell: Tell): LevelResult | null {
  const { level, begun, finished, replay } = run
  if (replay.level !== level) {
    tell('impossible', `${level}: the replay is one of ${replay.level}; it does not count`)
    return null
  }
  const verified = verifyRun(replay, game)
  if (!verified.ok) {
    tell(verified.why, `${level}: ${verified.message}; it does not count`)
    return null
  }
  const { falseClaim } = verified.run
  if (falseClaim !== null) tell('false-claim', `${level}: ${falseClaim}; what the inputs come to counts`)
  if (finished < begun) tell('times', `${level}: it reports to have been finished before it was begun`)
  if (contest.deadline === null || finished <= contest.deadline) return { ...verified.run, finished }
  const counts = contest.rules.late === 'listed'
  tell(
    'late',
    `${level}: finished ${finished} as reported, after the deadline; it ${counts ? 'counts' : 'does not count'}`,
  )
  return counts ? { ...verified.run, finished } : null
}

function gradeRuns(
  contest: Contest,
  games: readonly Game[],
  runs: readonly ReadRun[],
  tell: Tell,
): GradedFile['results'] {
  const results: (LevelResult | null)[] = contest.levels.map(() => null)
  const seen = new Set<string>()
  for (const read of runs) {
    const id = read.ok ? read.run.level : read.level
    const index = contest.levels.findIndex(({ level }) => level === id)
    const game = games[index]
    if (id !== null && seen.has(id))
      tell('twice', `${id}: there are two runs of it in the file; the first counts`)
    else if (id !== null && game === undefined) tell('other-level', `${id}: it is no level of this contest`)
    else if (!read.ok) tell('bad-run', `${id ?? 'a run'}: ${read.message}; it does not count`)
    else if (game !== undefined) results[index] = gradeRun(contest, game, read.run, tell)
    if (id !== null) seen.add(id)
  }
  return results
}

/**
 * Grades what somebody handed in: every run is run again.
 * @param games the contest's, from `contestGames`
 * @param file its name, clean for a terminal
 * @param text anything at all
 * @returns what counts, and what the teacher is to know of it
 */
export function gradeSubmission(
  contest: Contest,
  games: readonly Game[],
  file: string,
  text: string,
): GradedFile {
  const read = readSubmission(text, file)
  if (!read.ok) return unusable(file, 'not-a-submission', `no submission: ${read.message}`)
  const { submission, runs, clean } = read
  const { student } = submission
  const notices: Notice[] = []
  const tell: Tell = (kind, reason) => void notices.push({ file, student: student.name, kind, reason })
  if (!clean) tell('name', 'name or id held what does not belong in one; it is shown without, and counts')
  const objection = objectionTo(contest, submission)
  if (objection !== null) {
    tell(...objection)
    return { file, student: null, results: [], notices }
  }
  return { file, student, results: gradeRuns(contest, games, runs, tell), notices }
}
