import type { MisconceptionId } from '../kernel/index.ts'
import type { Play } from './play.ts'
import { raceVerdicts } from './race/index.ts'
import type { VerdictKind } from './verdict.ts'

/** What one of a run's tasks came to. */
export interface Outcome {
  readonly kind: VerdictKind
  readonly points: number
  readonly misconceptions: readonly MisconceptionId[]
}

/** @returns the verdicts of a run in order: on its traps, or on a race's finding and its closing. */
export const outcomesOf = ({ handled, race }: Pick<Play, 'handled' | 'race'>): Outcome[] =>
  race === null
    ? handled.map(({ verdict }) => verdict)
    : raceVerdicts(race).map(({ kind, points }) => ({ kind, points, misconceptions: [] }))
