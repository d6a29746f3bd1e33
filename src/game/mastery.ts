import type { Level } from '../level/index.ts'
import type { Verdict } from './verdict.ts'

/** A clean solve. */
export interface Solve {
  /** The day on the player's calendar: YYYY-MM-DD. */
  readonly day: string
  /** Level and seed: first-write, first-write@7, drill-xv6@7. */
  readonly run: string
}

/** How a player stands in one belief or topic. */
export interface Mastery {
  /** Those since the last miss, by day and run, each once; at most `MOST_SOLVES`. */
  readonly solves: readonly Solve[]
  /** The day of the last miss. */
  readonly missed: string | null
}

/** By misconception ("M1") or topic (one of a level's `teaches`). */
export type MasteryRecord = Readonly<Record<string, Mastery>>

/** What a run showed about one belief or topic. */
export interface Lesson extends Solve {
  readonly kind: 'solved' | 'missed'
  readonly key: string
}

/** `once`: solved, but not yet so that it counts as mastered. */
export type Standing = 'new' | 'missed' | 'once' | 'mastered'

export const MOST_SOLVES = 8

const UNKNOWN: Mastery = { solves: [], missed: null }

const known = (record: MasteryRecord, key: string): Mastery =>
  Object.hasOwn(record, key) ? (record[key] ?? UNKNOWN) : UNKNOWN

/** Without a prototype: a topic called `constructor` or `__proto__` is a key like any other. */
function put(record: MasteryRecord, key: string, mastery: Mastery): MasteryRecord {
  const changed: Record<string, Mastery> = Object.assign(Object.create(null), record)
  changed[key] = mastery
  return changed
}

const isPair = (one: Solve, other: Solve): boolean => one.day !== other.day && one.run !== other.run

const hasPair = (solves: readonly Solve[]): boolean =>
  solves.some((one, index) => solves.slice(index + 1).some(other => isPair(one, other)))

// Not localeCompare: the order must be the same for everybody.
const inOrder = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
const byDay = (one: Solve, other: Solve): number => inOrder(one.day, other.day) || inOrder(one.run, other.run)

/** The latest, in order, each once; where only an earlier one makes it mastered, that one in place of the first. */
function latest(solves: readonly Solve[]): readonly Solve[] {
  const sorted = solves
    .toSorted(byDay)
    .filter((solve, index, all) => index === 0 || byDay(solve, all[index - 1] ?? solve) !== 0)
  const kept = sorted.slice(-MOST_SOLVES)
  if (hasPair(kept)) return kept
  const witness = sorted.findLast(solve => kept.some(other => isPair(solve, other)))
  return witness === undefined ? kept : [witness, ...kept.slice(1)]
}

/**
 * The record with a lesson more. A miss clears the solves up to its day, a solve before the day of the last
 * miss counts nothing: lessons of different days may come in any order.
 */
export function noteLesson(record: MasteryRecord, { kind, key, day, run }: Lesson): MasteryRecord {
  const { solves, missed } = known(record, key)
  if (kind === 'missed')
    return put(record, key, {
      solves: solves.filter(solve => solve.day > day),
      missed: missed === null || day > missed ? day : missed,
    })
  if (missed !== null && day < missed) return record
  return put(record, key, { solves: latest([...solves, { day, run }]), missed })
}

/** Two records of one player as one. Where only one of them knows of the last miss, it holds for the other too. */
export function mergeMastery(one: MasteryRecord, other: MasteryRecord): MasteryRecord {
  return Object.keys(other).reduce(
    (merged, key) => put(merged, key, merge(known(merged, key), known(other, key))),
    one,
  )
}

function merge(one: Mastery, other: Mastery): Mastery {
  const missed = (one.missed ?? '') > (other.missed ?? '') ? one.missed : other.missed
  const since = (mastery: Mastery): readonly Solve[] =>
    mastery.solves.filter(({ day }) => missed === null || day > missed || mastery.missed === missed)
  return { solves: latest([...since(one), ...since(other)]), missed }
}

/** `mastered`: two solves since the last miss that differ in both run and day. */
export function standing(mastery: Mastery | undefined): Standing {
  const { solves, missed } = mastery ?? UNKNOWN
  if (solves.length === 0) return missed === null ? 'new' : 'missed'
  return hasPair(solves) ? 'mastered' : 'once'
}

/** @returns the day of the last solve or miss that is known; null where there was none. */
export function lastDay(mastery: Mastery | undefined): string | null {
  const { solves, missed } = mastery ?? UNKNOWN
  return solves.at(-1)?.day ?? missed
}

/**
 * What a finished run showed: each belief that a verdict names was missed; after a clean run all that the level
 * is about was solved.
 * @param verdicts of all traps of the run
 * @param clean whether the player had no help: no undo, hint, shown solution, and in mode order or solo
 */
export function lessonsOf(
  level: Pick<Level, 'misconceptions' | 'teaches'>,
  verdicts: readonly Pick<Verdict, 'kind' | 'misconceptions'>[],
  { clean }: { readonly clean: boolean },
  day: string,
  run: string,
): Lesson[] {
  const missed = new Set<string>(verdicts.flatMap(({ misconceptions }) => misconceptions))
  const solved = clean && verdicts.length > 0 && verdicts.every(({ kind }) => kind === 'clean')
  const about = solved ? [...level.misconceptions, ...level.teaches] : []
  return [
    ...[...missed].map((key): Lesson => ({ kind: 'missed', key, day, run })),
    ...about.filter(key => !missed.has(key)).map((key): Lesson => ({ kind: 'solved', key, day, run })),
  ]
}
