import { lastDay, type Standing, standing } from '../../game/index.ts'
import { byTopic, type Scheduled, scheduleOn } from '../../game/review/due.ts'
import { MISCONCEPTION_IDS, type MisconceptionId, misconceptionText } from '../../kernel/index.ts'
import type { Level } from '../../level/index.ts'
import type { DrillRecord, ExamRecord, Profile } from '../../store/index.ts'
import { texts } from '../../text/index.ts'
import { quote } from '../../workload/index.ts'
import { pad, type Row, rowWidth, sides, span, wrap } from '../text.ts'
import type { Theme, Tone } from '../theme.ts'
import { headingRows } from './prose.ts'
import { examRows, reviewRows } from './review.ts'

interface Stand {
  readonly standing: Standing
  /** The day of the last solve or miss, YYYY-MM-DD. */
  readonly last: string | null
}

/** What a player has come to: what the page of progress shows. All texts are clean for a terminal. */
export interface Progress {
  readonly name: string
  readonly beliefs: readonly (Stand & { readonly id: MisconceptionId; readonly belief: string })[]
  readonly mastered: number
  /** In the order of the course; those of no level here come last. */
  readonly topics: readonly (Stand & { readonly topic: string })[]
  /** Levels whose solution was shown, not solved cleanly since. */
  readonly asksAgain: readonly { readonly id: string; readonly title: string }[]
  /** The one with the most points first. */
  readonly drills: readonly (DrillRecord & { readonly drill: string })[]
  /** When each topic comes back that was met, the one that is due first, first. */
  readonly review: readonly Scheduled[]
  /** The latest first. */
  readonly exams: readonly ExamRecord[]
}

const cleanExam = (exam: ExamRecord): ExamRecord => ({
  ...exam,
  recipe: { ...exam.recipe, topics: exam.recipe.topics.map(topic => quote(topic)) },
  topics: exam.topics.map(({ of, ...marks }) => ({ of: quote(of), ...marks })),
  beliefs: exam.beliefs.map(id => quote(id)),
})

/** @param day the day on the player's calendar, YYYY-MM-DD */
export function progressOf(
  { name, levels: records, mastery, drills, review, exams }: Profile,
  levels: readonly Pick<Level, 'id' | 'title' | 'teaches'>[],
  day: string,
): Progress {
  const stand = (key: string): Stand => ({ standing: standing(mastery[key]), last: lastDay(mastery[key]) })
  const beliefs = MISCONCEPTION_IDS.map(id => ({ id, belief: misconceptionText(id).belief, ...stand(id) }))
  const isBelief = new Set<string>(MISCONCEPTION_IDS)
  const others = Object.keys(mastery).filter(key => !isBelief.has(key))
  const topics = new Set([...levels.flatMap(({ teaches }) => teaches), ...others.sort()])
  return {
    name: quote(name),
    beliefs,
    mastered: beliefs.filter(belief => belief.standing === 'mastered').length,
    topics: [...topics].map(topic => ({ topic: quote(topic), ...stand(topic) })),
    asksAgain: levels
      .filter(({ id }) => records[id]?.asksAgain === true)
      .map(({ id, title }) => ({ id, title })),
    drills: Object.entries(drills)
      .map(([drill, record]) => ({ drill: quote(drill), ...record }))
      .sort((one, other) => other.points - one.points),
    review: byTopic(scheduleOn(review, day)),
    exams: exams.toReversed().map(cleanExam),
  }
}

const TONES: Readonly<Record<Standing, Tone>> = { new: 'dim', missed: 'bad', once: 'warn', mastered: 'good' }

const glyphOf = (of: Standing, { glyphs }: Theme): string =>
  ({ new: glyphs.noStar, missed: glyphs.no, once: glyphs.dot, mastered: glyphs.yes })[of]

/** How something stands, since when, and what it is: over as many rows as that needs. */
function standRows(
  { standing: of, last }: Stand,
  word: string,
  lead: string,
  text: string,
  theme: Theme,
  width: number,
): Row[] {
  const sign = span(` ${glyphOf(of, theme)} ${pad(word, 8)}  `, TONES[of])
  const day: Row = last === null ? [] : [span(` ${pad(last, 10)}`, 'dim')]
  const before = rowWidth([sign, span(lead)])
  return wrap(text, width - before - rowWidth(day)).map((line, index) =>
    index === 0
      ? sides([sign, span(lead, 'strong'), span(line)], day, width)
      : [span(' '.repeat(before)), span(line)],
  )
}

/** xv6-7 is the drill of the kernel xv6 from seed 7. */
function drillText(drill: string): string {
  const [, kernel, seed] = /^(.+)-(\d+)$/.exec(drill) ?? []
  return kernel === undefined || seed === undefined ? drill : texts().progress.drill(kernel, seed)
}

function drillRow(drill: Progress['drills'][number], width: number): Row {
  const { points, tier, traps, day, plays } = drill
  const words = texts().progress
  const row: Row = [
    span(` ${drillText(drill.drill)}${words.colon}`),
    span(words.points(points), 'strong'),
    span(`${words.comma}${words.reached(tier + 1, traps)}`, 'dim'),
  ]
  const more = span(`${words.comma}${words.plays(plays)}`, 'dim')
  const on: Row = [span(` ${pad(day, 10)}`, 'dim')]
  return sides(rowWidth([...row, more, ...on]) <= width ? [...row, more] : row, on, width)
}

/** The page of progress, without a title: how much is mastered, what asks again or comes back, beliefs, topics, drills. */
export function progressRows(progress: Progress, theme: Theme, width: number): Row[] {
  const words = texts().progress
  const { beliefs, mastered, topics, asksAgain, drills, review, exams } = progress
  return [
    [span(` ${words.overcome(mastered, beliefs.length)}`, 'strong', true)],
    ...wrap(words.whatOvercome, width - 2).map((line): Row => [span(` ${line}`, 'dim')]),
    ...(asksAgain.length === 0 ? [] : headingRows(` ${words.toSolveAgain}`)),
    ...asksAgain.map(({ title }): Row => [span(` ${theme.glyphs.arrow} `, 'warn'), span(title)]),
    ...reviewRows(review, theme, width),
    ...examRows(exams, width),
    ...headingRows(` ${words.beliefs}`),
    ...beliefs.flatMap(({ id, belief, ...stand }) =>
      standRows(stand, words.belief[stand.standing], pad(id, 5), belief, theme, width),
    ),
    ...(topics.length === 0 ? [] : headingRows(` ${words.topics}`)),
    ...topics.flatMap(({ topic, ...stand }) =>
      standRows(stand, words.topic[stand.standing], '', topic, theme, width),
    ),
    ...(drills.length === 0 ? [] : headingRows(` ${words.drills}`)),
    ...drills.map(drill => drillRow(drill, width)),
  ]
}
