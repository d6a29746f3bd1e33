import type { Report } from '../game/exam/report.ts'
import type { Sitting } from '../game/exam/sitting.ts'
import { earnsStars, lessonsOf, outcomesOf, replayOf, type Session, stormPoints } from '../game/index.ts'
import { lessonsOfReport, outcomesOfSitting } from '../game/review/from-sitting.ts'
import type { DrillRecord, Profile, Store } from '../store/index.ts'
import { today } from './today.ts'

/** Whether a run was solved without help, and so shows what the player knows. */
const isClean = ({ game: { help }, play: { undone, shown, hints } }: Session): boolean =>
  (help === 'order' || help === 'solo') && !undone && !shown && hints.said.length === 0

/** What names a run: the level and, where it is not the level's own, the seed. */
const runName = ({ game: { level, seed } }: Session): string =>
  seed === 0 ? level.id : `${level.id}@${seed}`

const lessonsIn = (session: Session) => {
  const { game, play } = session
  return lessonsOf(game.level, outcomesOf(play), { clean: isClean(session) }, today(), runName(session))
}

/** Saves a level that has come to its end. @returns once it is saved, or is not */
export async function recordLevel(store: Store, session: Session): Promise<void> {
  const { game, play } = session
  if (play.score === null) return
  const { stars, total } = play.score
  const clean = isClean(session)
  await store.recordRun(game.level.id, {
    stars,
    score: total,
    replay: replayOf(session),
    lessons: lessonsIn(session),
    shown: play.shown && game.help !== 'watch',
    // With the names of the solution that was shown it would be no more than its copy.
    clean: clean && game.seed !== 0 && outcomesOf(play).every(({ kind }) => kind === 'clean'),
    best: earnsStars(game),
    otherSeed: game.seed !== 0,
  })
}

const drillKey = (kernel: string, seed: number): string => `${kernel}-${seed}`

/** Saves a drill that has come to its end. @returns once it is saved, or is not */
export async function recordDrill(store: Store, session: Session): Promise<void> {
  const { game, play } = session
  const { storm } = play
  if (storm === null) return
  const record: DrillRecord = {
    points: stormPoints(storm),
    tier: storm.tier,
    traps: play.handled.length,
    pace: storm.pace,
    day: today(),
    plays: 1,
  }
  await store.recordDrill(drillKey(game.level.kernel, game.seed), record, lessonsIn(session))
}

const MILLISECONDS_A_MINUTE = 60_000

/** Saves an exam that has come to its end. @returns once it is saved, or is not */
export async function recordExam(store: Store, sitting: Sitting, report: Report): Promise<void> {
  const { recipe, elapsed } = sitting
  const { right, asked, topics, beliefs } = report
  const day = today()
  await store.recordExam(
    {
      day,
      recipe,
      right,
      asked,
      topics,
      beliefs: beliefs.map(({ id }) => id),
      minutes: Math.ceil(elapsed / MILLISECONDS_A_MINUTE),
    },
    outcomesOfSitting(sitting, report, day),
    lessonsOfReport(report, day, `exam@${recipe.seed}`),
  )
}

/** Saves what a review has shown. @returns once it is saved, or is not */
export async function recordReview(store: Store, sitting: Sitting, report: Report): Promise<void> {
  const day = today()
  const lessons = lessonsOfReport(report, day, `review@${sitting.recipe.seed}`)
  await store.recordExam(null, outcomesOfSitting(sitting, report, day), lessons)
}

/** The best drill of a kernel, that of the same seed first: whom to play against. */
export function ghostOf(
  drills: Profile['drills'],
  kernel: string,
  seed: number,
): { readonly seed: number; readonly record: DrillRecord } | null {
  const same = drills[drillKey(kernel, seed)]
  if (same !== undefined) return { seed, record: same }
  const others = Object.entries(drills).filter(([key]) => key.startsWith(`${kernel}-`))
  const [best] = others.toSorted(([, one], [, other]) => other.points - one.points)
  return best === undefined ? null : { seed: Number(best[0].slice(kernel.length + 1)), record: best[1] }
}
