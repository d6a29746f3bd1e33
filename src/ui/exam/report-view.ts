import type { Report } from '../../game/exam/report.ts'
import type { Sitting } from '../../game/exam/sitting.ts'
import type { CommandOf } from '../keymap.ts'
import type { ExamMode } from './view.ts'

/** A level to go to, as it is named. */
export interface LevelNamed {
  readonly id: string
  readonly title: string
}

/** What a report says, and from what it is told. */
export interface Reported {
  readonly sitting: Sitting
  readonly report: Report
  readonly mode: ExamMode
  /** It asked about what was due. */
  readonly isReview?: boolean
  /** Levels that are due again. */
  readonly due: readonly LevelNamed[]
  /** Those that teach the weakest topic. */
  readonly weakest: {
    readonly topic: string
    readonly right: number
    readonly asked: number
    readonly level: LevelNamed | null
  } | null
}

/** What can be chosen in a report. */
export type ReportItem =
  | { readonly of: 'review' | 'practise' | 'another' | 'leave' }
  | { readonly of: 'level'; readonly id: string; readonly title: string }
  | { readonly of: 'question'; readonly index: number }

/** Where the cursor is among what can be chosen, and how far the page is scrolled. */
export interface ReportView {
  readonly at: number
  readonly scroll: number
}

export const EMPTY_REPORT: ReportView = { at: 0, scroll: 0 }

/** How a report lies on its page. */
export interface ReportPage {
  readonly items: readonly ReportItem[]
  /** In which row each item stands. */
  readonly rowOf: readonly number[]
  /** How many rows there are, and how many at once. */
  readonly count: number
  readonly room: number
}

const bounded = (to: number, most: number): number => Math.max(0, Math.min(most, to))

const mostOf = ({ count, room }: ReportPage): number => (count <= room ? 0 : count - room + 1)

/** Rows in sight: the last one is the notice of how much there is besides. */
const inSight = (row: number, scroll: number, page: ReportPage): boolean =>
  row >= scroll && row < scroll + (page.count <= page.room ? page.room : page.room - 1)

/** The cursor one on, where that is in sight; else a line, so that nothing is passed over unseen. */
function step(view: ReportView, by: 1 | -1, page: ReportPage): ReportView {
  const scroll = bounded(view.scroll, mostOf(page))
  const row = page.rowOf[view.at + by]
  if (row !== undefined && inSight(row, scroll, page)) return { at: view.at + by, scroll }
  const here = page.rowOf[view.at] ?? 0
  // A cursor that was left behind is caught up with first.
  if (!inSight(here, scroll, page)) {
    const seen = page.rowOf.findIndex(at => inSight(at, scroll, page))
    if (seen >= 0) return { at: seen, scroll }
  }
  return { ...view, scroll: bounded(scroll + by, mostOf(page)) }
}

/** The page from another line on; the cursor goes along, if there is something for it. */
function scrolledTo(view: ReportView, to: number, page: ReportPage, from: 'top' | 'bottom'): ReportView {
  const scroll = bounded(to, mostOf(page))
  if (inSight(page.rowOf[view.at] ?? 0, scroll, page)) return { ...view, scroll }
  const seen = page.rowOf.flatMap((row, index) => (inSight(row, scroll, page) ? [index] : []))
  const at = from === 'top' ? seen[0] : seen.at(-1)
  return { at: at ?? view.at, scroll }
}

/** What a key comes to: the view after it, and what is opened, or to leave. */
export interface PressedReport {
  readonly view: ReportView
  readonly wish: ReportItem | null
}

export function pressReport(view: ReportView, id: CommandOf<'examReport'>, page: ReportPage): PressedReport {
  const stay = (next: ReportView): PressedReport => ({ view: next, wish: null })
  const scroll = bounded(view.scroll, mostOf(page))
  switch (id) {
    case 'choose': {
      const row = page.rowOf[view.at] ?? 0
      // What is out of sight is brought into it before anything is done with it.
      if (!inSight(row, scroll, page)) return stay({ ...view, scroll: bounded(row - 1, mostOf(page)) })
      return { view, wish: page.items[view.at] ?? null }
    }
    case 'up':
      return stay(step(view, -1, page))
    case 'down':
      return stay(step(view, 1, page))
    case 'pageUp':
      return stay(scrolledTo(view, scroll - page.room + 2, page, 'bottom'))
    case 'pageDown':
      return stay(scrolledTo(view, scroll + page.room - 2, page, 'top'))
    case 'first':
      return stay({ at: 0, scroll: 0 })
    case 'last':
      return stay({ at: page.items.length - 1, scroll: mostOf(page) })
    case 'back':
      return { view, wish: { of: 'leave' } }
  }
}

/** @returns the topic with the fewest right answers among those that were asked most; null where all is right */
export function weakestTopic({ topics }: Pick<Report, 'topics'>): Report['topics'][number] | null {
  const [weakest] = topics
    .filter(({ right, asked }) => right < asked)
    .toSorted((one, other) => one.right / one.asked - other.right / other.asked || other.asked - one.asked)
  return weakest ?? null
}
