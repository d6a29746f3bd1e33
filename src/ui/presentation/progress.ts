import { lastDay, type Standing, standing } from '../../game/index.ts'
import { MISCONCEPTION_IDS, MISCONCEPTIONS, type MisconceptionId } from '../../kernel/index.ts'
import type { Level } from '../../level/index.ts'
import type { DrillRecord, Profile } from '../../store/index.ts'
import { quote } from '../../workload/index.ts'
import { pad, type Row, rowWidth, sides, span, wrap } from '../text.ts'
import type { Theme, Tone } from '../theme.ts'
import { headingRows } from './prose.ts'

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
}

export function progressOf(
  { name, levels: records, mastery, drills }: Profile,
  levels: readonly Pick<Level, 'id' | 'title' | 'teaches'>[],
): Progress {
  const stand = (key: string): Stand => ({ standing: standing(mastery[key]), last: lastDay(mastery[key]) })
  const beliefs = MISCONCEPTION_IDS.map(id => ({ id, belief: MISCONCEPTIONS[id].belief, ...stand(id) }))
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
  }
}

const TONES: Readonly<Record<Standing, Tone>> = { new: 'dim', missed: 'bad', once: 'warn', mastered: 'good' }

const glyphOf = (of: Standing, { glyphs }: Theme): string =>
  ({ new: glyphs.noStar, missed: glyphs.no, once: glyphs.dot, mastered: glyphs.yes })[of]

/** A wrong belief is overcome, a topic is mastered. */
const BELIEF_WORDS: Readonly<Record<Standing, string>> = {
  new: 'new',
  missed: 'missed',
  once: 'once',
  mastered: 'overcome',
}

function standRow({ standing: of, last }: Stand, word: string, what: Row, theme: Theme, width: number): Row {
  const sign = span(` ${glyphOf(of, theme)} ${pad(word, 8)}  `, TONES[of])
  return sides([sign, ...what], last === null ? [] : [span(` ${pad(last, 10)}`, 'dim')], width)
}

/** xv6-7 is the drill of the kernel xv6 from seed 7. */
function drillText(drill: string): string {
  const [, kernel, seed] = /^(.+)-(\d+)$/.exec(drill) ?? []
  return kernel === undefined || seed === undefined ? drill : `${kernel}, seed ${seed}`
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

function drillRow(drill: Progress['drills'][number], width: number): Row {
  const { points, tier, traps, day, plays } = drill
  const row: Row = [
    span(` ${drillText(drill.drill)}: `),
    span(counted(points, 'point', 'points'), 'strong'),
    span(`, tier ${tier + 1}, ${counted(traps, 'trap', 'traps')}`, 'dim'),
  ]
  const more = span(`, ${counted(plays, 'play', 'plays')}`, 'dim')
  const on: Row = [span(` ${pad(day, 10)}`, 'dim')]
  return sides(rowWidth([...row, more, ...on]) <= width ? [...row, more] : row, on, width)
}

const MASTERED = 'Overcome: clean on two days, in two levels or seeds, and not missed since.'

/** The page of progress, without a title: how much is mastered, what asks again, beliefs, topics, drills. */
export function progressRows(progress: Progress, theme: Theme, width: number): Row[] {
  const { beliefs, mastered, topics, asksAgain, drills } = progress
  return [
    [span(` ${mastered} of ${beliefs.length} wrong beliefs overcome`, 'strong', true)],
    ...wrap(MASTERED, width - 2).map((line): Row => [span(` ${line}`, 'dim')]),
    ...(asksAgain.length === 0 ? [] : headingRows(' To solve again: their solution was shown')),
    ...asksAgain.map(({ title }): Row => [span(` ${theme.glyphs.arrow} `, 'warn'), span(title)]),
    ...headingRows(' Wrong beliefs'),
    ...beliefs.map(({ id, belief, ...stand }) =>
      standRow(stand, BELIEF_WORDS[stand.standing], [span(pad(id, 5), 'strong'), span(belief)], theme, width),
    ),
    ...(topics.length === 0 ? [] : headingRows(' Topics')),
    ...topics.map(({ topic, ...stand }) => standRow(stand, stand.standing, [span(topic)], theme, width)),
    ...(drills.length === 0 ? [] : headingRows(' Drills')),
    ...drills.map(drill => drillRow(drill, width)),
  ]
}
