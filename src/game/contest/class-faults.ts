import { MISCONCEPTION_IDS, type MisconceptionId } from '../../kernel/index.ts'
import { VERDICT_KINDS, type VerdictKind } from '../verdict.ts'
import type { GradedFile } from './grade-submission.ts'

/** How many students hold a belief, by what they did. */
export interface BeliefCount {
  readonly belief: MisconceptionId
  readonly students: number
}

/** How a class handled one trap. */
export interface TrapCount {
  /** Index of the contest's level. */
  readonly level: number
  /** 0-based in the level; of a drill, where everybody meets others, by kinds of trap as they first came. */
  readonly trap: number
  readonly text: string
  /** How many came to each verdict. */
  readonly verdicts: Readonly<Record<VerdictKind, number>>
  /** The beliefs that were seen in it, the most common first. */
  readonly beliefs: readonly BeliefCount[]
}

interface Tally {
  readonly level: number
  readonly trap: number
  readonly text: string
  readonly verdicts: Record<VerdictKind, number>
  readonly believers: Map<MisconceptionId, Set<number>>
}

const none = (): Record<VerdictKind, number> => ({
  clean: 0,
  wasteful: 0,
  different: 0,
  unsafe: 0,
  wrong: 0,
  refault: 0,
  shown: 0,
  late: 0,
})

const counted = (believers: ReadonlyMap<MisconceptionId, ReadonlySet<number>>): BeliefCount[] =>
  MISCONCEPTION_IDS.map(belief => ({ belief, students: believers.get(belief)?.size ?? 0 }))
    .filter(({ students }) => students > 0)
    .sort((one, other) => other.students - one.students)

/** @returns how often a trap was not handled as it should be: neither clean nor merely wasteful. */
export const wrongIn = ({ verdicts }: TrapCount): number =>
  VERDICT_KINDS.reduce((sum, kind) => sum + (kind === 'clean' || kind === 'wasteful' ? 0 : verdicts[kind]), 0)

/** @returns how often a trap was met. */
export const metIn = ({ verdicts }: TrapCount): number =>
  VERDICT_KINDS.reduce((sum, kind) => sum + verdicts[kind], 0)

/**
 * Where a class went wrong.
 * @param files one for each student
 * @param drills whether each of the contest's levels is a drill
 * @returns every trap that was met, in the order of the contest, and the beliefs, the most common first
 */
export function classFaults(
  files: readonly Pick<GradedFile, 'results'>[],
  drills: readonly boolean[],
): { readonly traps: readonly TrapCount[]; readonly beliefs: readonly BeliefCount[] } {
  const tallies = new Map<string, Tally>()
  const believers = new Map<MisconceptionId, Set<number>>()
  const believes = (
    map: Map<MisconceptionId, Set<number>>,
    belief: MisconceptionId,
    student: number,
  ): void => {
    map.set(belief, (map.get(belief) ?? new Set()).add(student))
  }
  for (const [student, { results }] of files.entries())
    for (const [level, result] of results.entries())
      for (const [index, { text, kind, misconceptions }] of (result?.traps ?? []).entries()) {
        const key = drills[level] === true ? `${level} ${text}` : `${level} ${index} ${text}`
        const tally = tallies.get(key) ?? { level, trap: index, text, verdicts: none(), believers: new Map() }
        tallies.set(key, tally)
        tally.verdicts[kind] += 1
        for (const belief of misconceptions) {
          believes(tally.believers, belief, student)
          believes(believers, belief, student)
        }
      }
  const traps = [...tallies.values()]
    .sort(
      (one, other) => one.level - other.level || one.trap - other.trap || (one.text < other.text ? -1 : 1),
    )
    .map(({ believers: own, ...tally }): TrapCount => ({ ...tally, beliefs: counted(own) }))
  return { traps, beliefs: counted(believers) }
}
