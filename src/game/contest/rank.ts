import type { Contest } from './contest.ts'
import type { GradedFile, LevelResult } from './grade-submission.ts'

/** What a file comes to in all, and so what a place is given by. */
export interface Marks {
  /** Points of the traps. */
  readonly points: number
  /** Steps that were not needed. */
  readonly wasted: number
  /** Whole milliseconds, as reported. */
  readonly elapsed: number
  /** How many of the contest's levels have a run that counts. */
  readonly levels: number
}

/** @returns the results that count, less the gaps. */
const runsOf = ({ results }: Pick<GradedFile, 'results'>): LevelResult[] =>
  results.filter(result => result !== null)

export function marksOf(file: Pick<GradedFile, 'results'>): Marks {
  const runs = runsOf(file)
  const sum = (of: (run: LevelResult) => number): number => runs.reduce((total, run) => total + of(run), 0)
  return {
    points: sum(run => run.points),
    wasted: sum(run => run.wasted),
    elapsed: sum(run => run.elapsed),
    levels: runs.length,
  }
}

/** Correctness first, then the fewest wasted steps, then, where the rules say so, the reported time. */
export const byMarks =
  (ties: Contest['rules']['ties']) =>
  (one: Marks, other: Marks): number =>
    other.points - one.points ||
    one.wasted - other.wasted ||
    (ties === 'time' ? one.elapsed - other.elapsed : 0)

/** By code units: the same order on every machine. */
export const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

const lastFinished = (file: GradedFile): string =>
  runsOf(file)
    .map(({ finished }) => finished)
    .reduce((latest, finished) => (finished > latest ? finished : latest), '')

/**
 * @param files of one student, at least one
 * @returns the file that counts by the rule: a file without any run that counts does only where all are such
 */
export function chosenOf(
  [first, ...more]: readonly [GradedFile, ...GradedFile[]],
  { repeated, ties }: Contest['rules'],
): GradedFile {
  const better = byMarks(ties)
  const before = (one: GradedFile, other: GradedFile): number => {
    const empty = Number(runsOf(one).length === 0) - Number(runsOf(other).length === 0)
    const inTime = byText(lastFinished(one), lastFinished(other))
    const byRule =
      repeated === 'best' ? better(marksOf(one), marksOf(other)) : repeated === 'first' ? inTime : -inTime
    return empty || byRule || byText(one.file, other.file)
  }
  return more.reduce((chosen, file) => (before(file, chosen) < 0 ? file : chosen), first)
}
