import { EXAM_KERNELS } from '../../game/exam/recipe.ts'
import { EXAM_TOPICS } from '../../game/exam/topics.ts'
import { texts } from '../../text/index.ts'
import { SETUP_ITEMS, type SetupItem, type SetupView, sameItem } from '../exam/setup.ts'
import { keyLabel } from '../keymap/labels.ts'
import { fill, fitRow, hitting, pad, type Row, span, widthOf, wrap } from '../text.ts'
import type { Theme } from '../theme.ts'
import { footerRow } from './keys-row.ts'
import type { Size } from './layout.ts'

const WIDEST = 100
const AROUND_TOPIC = 6

const widestTopic = (): number => Math.max(...EXAM_TOPICS.map(widthOf))

/** @returns how many topics are beside each other. */
export const topicColumns = (width: number): number =>
  Math.max(1, Math.floor((Math.min(width, WIDEST) - 2) / (widestTopic() + AROUND_TOPIC)))

/** The words before a value, all of one width. */
function labelWidth(): number {
  const { seed, questions, minutes, difficulty, kernels, topics } = texts().examScreen.setup
  return Math.max(...[seed, questions, minutes, difficulty, kernels, topics].map(widthOf)) + 2
}

/** The setup of an exam, as exactly `height` rows. @param notice why there was no exam; null where nothing is to be said */
export function setupScreenRows(
  view: SetupView,
  notice: string | null,
  theme: Theme,
  { width, height }: Size,
): Row[] {
  const words = texts().examScreen.setup
  const { cursor, yes } = theme.glyphs
  const label = labelWidth()
  const here = (item: SetupItem): boolean => sameItem(item, view.at)
  const pointer = (item: SetupItem) => span(here(item) ? ` ${cursor} ` : '   ', 'accent')
  const on = (item: SetupItem, row: Row): Row =>
    hitting(row, { entry: SETUP_ITEMS.findIndex(one => sameItem(one, item)) })
  const action = (of: 'start' | 'practise'): Row =>
    on({ of }, [pointer({ of }), span(words[of], here({ of }) ? 'cursor' : 'strong', here({ of }))])
  const field = (of: 'questions' | 'minutes' | 'difficulty', value: string): Row =>
    on({ of }, [
      pointer({ of }),
      span(fill(words[of], label), here({ of }) ? 'cursor' : 'dim'),
      span(here({ of }) ? '← ' : '  ', 'key'),
      span(value, 'strong', true),
      span(here({ of }) ? ' →' : '', 'key'),
    ])
  const box = (item: SetupItem, name: string, chosen: boolean, room: number): Row =>
    on(item, [
      span(here(item) ? `${cursor} ` : '  ', 'accent'),
      span(chosen ? `[${yes}]` : '[ ]', chosen ? 'good' : 'dim'),
      span(` ${pad(name, room)}`, here(item) ? 'cursor' : chosen ? 'text' : 'dim', here(item)),
    ])
  const columns = topicColumns(width)
  const topics = Array.from(
    { length: Math.ceil(EXAM_TOPICS.length / columns) },
    (_, line): Row => [
      span(' '),
      ...EXAM_TOPICS.slice(line * columns, (line + 1) * columns).flatMap(topic =>
        box({ of: 'topic', topic }, topic, view.topics.includes(topic), widestTopic()),
      ),
    ],
  )
  const seed: Row = on({ of: 'seed' }, [
    pointer({ of: 'seed' }),
    span(fill(words.seed, label), here({ of: 'seed' }) ? 'cursor' : 'dim'),
    span(`  ${view.seed ?? ''}`, 'strong', true),
    span('_  ', 'accent'),
    span(words.seedHow(words.digits, keyLabel('n')), 'dim'),
  ])
  const kernels: Row = [
    span(`   ${fill(words.kernels, label)}`, view.at.of === 'kernel' ? 'cursor' : 'dim'),
    ...EXAM_KERNELS.flatMap(kernel =>
      box({ of: 'kernel', kernel }, kernel, view.kernels.includes(kernel), 7),
    ),
  ]
  const all: Row = [
    span(
      `   ${fill(words.topics, label)}`,
      view.at.of === 'topic' || view.at.of === 'all' ? 'cursor' : 'dim',
    ),
    ...box({ of: 'all' }, words.all, view.topics.length === EXAM_TOPICS.length, widthOf(words.all)),
  ]
  const said = notice === null ? [] : wrap(notice, width - 2).map((line): Row => [span(` ${line}`, 'warn')])
  const form: Row[] = [
    seed,
    field('questions', String(view.questions)),
    field('minutes', String(view.minutes)),
    field('difficulty', words.difficulties[view.difficulty]),
    kernels,
    all,
    ...topics,
  ]
  const title: Row = [span(` ${words.title}`, 'accent', true)]
  const about = wrap(words.about, width - 2).map((line): Row => [span(` ${line}`, 'dim')])
  const needed = 1 + 2 + form.length + said.length + 1
  const spare = height - needed - about.length
  const gap = (least: number): Row[] => (spare >= least ? [[]] : [])
  const body: Row[] = [
    ...gap(4),
    title,
    ...said,
    ...(said.length === 0 && spare >= 0 ? about : []),
    ...gap(1),
    action('start'),
    action('practise'),
    ...gap(2),
    ...form.slice(0, 5),
    ...gap(3),
    ...form.slice(5),
  ]
  const rows = Array.from({ length: height - 1 }, (_, index) => body[index] ?? [])
  return [...rows, footerRow('examSetup', width)].map(row => fitRow(row, width))
}
