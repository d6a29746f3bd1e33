import type { Level } from './level.ts'

/** The levels of the course by id, in the order in which they build on each other. */
const COURSE: readonly string[] = [
  'first-write',
  'reading-is-free',
  'parent-writes-too',
  'one-page-at-a-time',
  'not-every-fault',
  'boss-one-fault',
  'fork-by-hand',
  'multiple-forks',
  'fork-again',
  'grandchild-writes',
  'nested-forks',
  'what-it-saves',
  'what-it-saves-cow',
  'boss-fork',
  'exit-counts-down',
  'parent-dies-first',
  'zombies-keep-memory',
  'exec-after-fork',
  'the-shell',
  'out-of-frames-at-a-fault',
  'out-of-frames-in-fork',
  'boss-life-and-death',
  'kernel-copyout',
  'copyin-copies-nothing',
  'across-two-pages',
  'bad-pointers',
  'boss-kernel-writes',
  'zero-page',
  'shared-is-not-cow',
  'private-file',
  'fork-skips-untouched',
  'stale-tlb',
  'protect-and-back',
  'dontneed',
  'exit-on-linux',
  'vfork',
  'demand-loading',
  'overcommit',
  'boss-regions',
  'last-sharer-set-free',
  'top-of-stack',
  'who-runs-first',
  'two-cpus',
  'boss-other-choices',
]

const placeOf = ({ id }: Level): number => {
  const place = COURSE.indexOf(id)
  return place < 0 ? COURSE.length : place
}

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** @returns the course's levels in its order, and behind them all others by chapter and id. */
export const inCourseOrder = (levels: readonly Level[]): Level[] =>
  levels.toSorted(
    (one, other) =>
      placeOf(one) - placeOf(other) || byText(one.chapter, other.chapter) || byText(one.id, other.id),
  )
