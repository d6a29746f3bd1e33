import { type Lesson, mergeMastery, noteLesson } from '../game/mastery.ts'
import { outcomesOfLessons } from '../game/review/from-lessons.ts'
import { type KeyedOutcome, mergeReviews, noteOutcome } from '../game/review/outcome.ts'
import { addExams, uniteExams } from './exams.ts'
import {
  type DrillRecord,
  type DrillRecords,
  type ExamRecord,
  type Keyed,
  keyed,
  type LevelRecord,
  type LevelRecords,
  mostDrills,
  type Profile,
  type Settings,
} from './profile.ts'

/** What runs add to a level's record; `asksAgain` is `null` where they leave it as it is. */
export type LevelChange = Omit<LevelRecord, 'asksAgain'> & { readonly asksAgain: boolean | null }

/** What this process changed and has not saved yet. In `levels` and `drills`, plays count the unsaved runs only. */
export interface Changes {
  readonly name: string | null
  readonly settings: Partial<Settings>
  readonly levels: Keyed<LevelChange>
  readonly drills: DrillRecords
  /** In the order in which they were learnt. */
  readonly lessons: readonly Lesson[]
  readonly outcomes: readonly KeyedOutcome[]
  readonly exams: readonly ExamRecord[]
}

export const noChanges: Changes = {
  name: null,
  settings: {},
  levels: keyed([]),
  drills: keyed([]),
  lessons: [],
  outcomes: [],
  exams: [],
}

/** How two records become one in what is neither better nor worse. */
interface Rule {
  readonly counts: (there: number, more: number) => number
  readonly asksAgain: (there: boolean | null, more: boolean | null) => boolean | null
}

/** Later runs come to earlier ones. */
const adding: Rule = {
  counts: (there, more) => Math.min(there + more, Number.MAX_SAFE_INTEGER),
  asksAgain: (there, more) => more ?? there,
}

/** Both may tell of the same runs; a question that either has open stays open. */
const choosing: Rule = { counts: Math.max, asksAgain: (there, more) => there === true || more === true }

/**
 * The save as another process may have left it, with this process's changes: per level the most stars, the
 * higher score with its replay (on a tie what is there stays), plays added up; drills likewise; lessons noted
 * in their order; outcomes and exams put together; of name and settings only what was changed here.
 */
export function applyChanges(profile: Profile, changes: Changes): Profile {
  return {
    ...profile,
    name: changes.name ?? profile.name,
    settings: { ...profile.settings, ...changes.settings },
    levels: settled(mergeLevels(profile.levels, changes.levels, adding)),
    mastery: changes.lessons.reduce(noteLesson, profile.mastery),
    drills: mergeDrills(profile.drills, changes.drills, adding),
    review: changes.outcomes.reduce(noteOutcome, profile.review),
    exams: addExams(profile.exams, changes.exams),
  }
}

/** Two saves of one player as one: the best of both per level and drill; name and settings of the first. */
export function combine(first: Profile, second: Profile): Profile {
  return {
    ...first,
    name: first.name || second.name,
    levels: settled(mergeLevels(first.levels, second.levels, choosing)),
    mastery: mergeMastery(first.mastery, second.mastery),
    drills: mergeDrills(first.drills, second.drills, choosing),
    review: mergeReviews(first.review, second.review),
    exams: uniteExams(first.exams, second.exams),
  }
}

/** The changes with one record more: a run (`plays` 1) or the sum of several. */
export function addRecord(changes: Changes, levelId: string, record: LevelChange): Changes {
  return { ...changes, levels: mergeLevels(changes.levels, keyed([[levelId, record]]), adding) }
}

/** The changes with one drill more. */
export function addDrill(changes: Changes, key: string, record: DrillRecord): Changes {
  return { ...changes, drills: mergeDrills(changes.drills, keyed([[key, record]]), adding) }
}

/** The changes with more lessons, learnt after those that are there; they say when it is time for a review too. */
export function addLessons(changes: Changes, lessons: readonly Lesson[]): Changes {
  return {
    ...addOutcomes(changes, outcomesOfLessons(lessons)),
    lessons: [...changes.lessons, ...lessons],
  }
}

/** The changes with what more questions have shown. */
export function addOutcomes(changes: Changes, outcomes: readonly KeyedOutcome[]): Changes {
  return { ...changes, outcomes: [...changes.outcomes, ...outcomes] }
}

/** The changes with one exam more. */
export function addExam(changes: Changes, exam: ExamRecord): Changes {
  return { ...changes, exams: addExams(changes.exams, [exam]) }
}

function mergeKeyed<T>(there: Keyed<T>, more: Keyed<T>, merge: (there: T, more: T) => T): Keyed<T> {
  const merged = Object.entries(more).map(([key, record]): [string, T] => {
    const known = there[key]
    return [key, known === undefined ? record : merge(known, record)]
  })
  return keyed([...Object.entries(there), ...merged])
}

function mergeLevels(
  there: Keyed<LevelChange>,
  more: Keyed<LevelChange>,
  { counts, asksAgain }: Rule,
): Keyed<LevelChange> {
  return mergeKeyed(there, more, (known, record) => ({
    ...better(known, record),
    plays: counts(known.plays, record.plays),
    asksAgain: asksAgain(known.asksAgain, record.asksAgain),
    seeds: counts(known.seeds, record.seeds),
  }))
}

function better(
  there: LevelChange,
  more: LevelChange,
): Pick<LevelRecord, 'stars' | 'bestScore' | 'bestReplay'> {
  const starrier = more.stars > there.stars ? more : there
  const wins = more.bestScore > there.bestScore
  // A record set while no replay could be kept gets one from a later run of the same score.
  const fills = more.bestScore === there.bestScore && there.bestReplay === null
  return {
    stars: starrier.stars,
    bestScore: wins ? more.bestScore : there.bestScore,
    bestReplay: wins || fills ? more.bestReplay : there.bestReplay,
  }
}

function settled(levels: Keyed<LevelChange>): LevelRecords {
  const records = Object.entries(levels).map(([id, level]): [string, LevelRecord] => [
    id,
    { ...level, asksAgain: level.asksAgain ?? false },
  ])
  return keyed(records)
}

function mergeDrills(there: DrillRecords, more: DrillRecords, { counts }: Rule): DrillRecords {
  const merged = mergeKeyed(there, more, (known, record) => ({
    ...(record.points > known.points ? record : known),
    plays: counts(known.plays, record.plays),
  }))
  const ranked = Object.entries(merged).sort(
    ([key, { points }], [other, { points: others }]) => others - points || (key < other ? -1 : 1),
  )
  if (ranked.length <= mostDrills) return merged
  const kept = new Set(ranked.slice(0, mostDrills).map(([key]) => key))
  return keyed(Object.entries(merged).filter(([key]) => kept.has(key)))
}
