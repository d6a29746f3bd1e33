import type { HandledTrap, Session } from '../../game/index.ts'
import { texts } from '../../text/index.ts'
import { beside, fill, pad, type Row, span, widthOf, wrap } from '../text.ts'
import type { Theme } from '../theme.ts'
import { debriefRows } from './brief.ts'
import type { Size } from './layout.ts'
import { machineHeight, machineRows, ruleRow } from './machine.ts'
import { proseRows } from './prose.ts'
import { raceResultRows, scoreRows } from './result.ts'
import { stepTexts } from './steps.ts'
import { VERDICT_TONES } from './verdict.ts'

/** From so many cells on, the traps of a run are a table, and the debrief stands beside it. */
const LEAST: Size = { width: 110, height: 24 }
/** From so many on, the player's steps and the reference's are columns of the table. */
const STEP_COLUMNS = 100
const LEFT = 0.6
const EDGE = 3
const WIDEST_TRAP = 30
const GAP = 2

interface Columns {
  readonly trap: number
  readonly verdict: number
  readonly points: number
  /** Each of the two with steps; 0 where they stand below. */
  readonly steps: number
}

function columnsFor(handled: readonly HandledTrap[], width: number): Columns {
  const { heads } = texts().result
  const widest = (words: readonly string[]): number => Math.max(...words.map(widthOf))
  const trap = Math.min(WIDEST_TRAP, widest([heads.trap, ...handled.map(({ text }) => text)]))
  const kinds = handled.map(({ verdict }) => texts().verdict.kinds[verdict.kind])
  const verdict = widest([heads.verdict, ...kinds])
  const points = Math.max(3, widthOf(heads.points))
  const left = width - 1 - trap - verdict - points - 3 * GAP
  return { trap, verdict, points, steps: width < STEP_COLUMNS ? 0 : Math.floor((left - GAP) / 2) }
}

const yoursOf = ({ before, steps }: HandledTrap): string =>
  steps.length === 0 ? texts().verdict.nothing : texts().verdict.steps(stepTexts(before, steps))

const referenceOf = ({ before, verdict }: HandledTrap): string =>
  verdict.kind === 'clean'
    ? texts().result.heads.same
    : texts().verdict.steps(stepTexts(before, verdict.reference))

/** What trapped, its verdict and points: the first cells of a trap's row. */
const firstCells = ({ text, verdict }: HandledTrap, columns: Columns): Row => [
  span(` ${pad(text, columns.trap + GAP)}`, 'text'),
  span(pad(texts().verdict.kinds[verdict.kind], columns.verdict + GAP), VERDICT_TONES[verdict.kind], true),
  span(String(verdict.points).padStart(columns.points), 'strong'),
  span(' '.repeat(GAP)),
]

function headRow({ trap, verdict, points, steps }: Columns): Row {
  const { heads } = texts().result
  const cells = [
    pad(heads.trap, trap + GAP),
    pad(heads.verdict, verdict + GAP),
    pad(heads.points, points + GAP),
  ]
  const more = steps === 0 ? [] : [pad(heads.yours, steps + GAP), heads.reference]
  return [span(` ${[...cells, ...more].join('')}`, 'dim')]
}

/** A trap with the steps beside it, the player's and the reference's; on as many lines as the longer needs. */
function inColumns(trap: HandledTrap, columns: Columns): Row[] {
  const yours = wrap(yoursOf(trap), columns.steps)
  const reference = wrap(referenceOf(trap), columns.steps)
  const blank = span(' '.repeat(1 + columns.trap + columns.verdict + columns.points + 3 * GAP))
  return Array.from({ length: Math.max(1, yours.length, reference.length) }, (_, index) => [
    ...(index === 0 ? firstCells(trap, columns) : [blank]),
    span(pad(yours[index] ?? '', columns.steps + GAP), 'text'),
    span(reference[index] ?? '', 'dim'),
  ])
}

/** A trap with the steps below it. */
function inLines(trap: HandledTrap, columns: Columns, width: number): Row[] {
  const { heads } = texts().result
  const label = Math.max(widthOf(heads.yours), widthOf(heads.reference)) + 1
  const lines = (name: string, text: string, tone: 'text' | 'dim'): Row[] =>
    wrap(text, width - label - 3).map(
      (line, index): Row => [span(`   ${fill(index === 0 ? name : '', label)}`, 'dim'), span(line, tone)],
    )
  return [
    firstCells(trap, columns),
    ...lines(heads.yours, yoursOf(trap), 'text'),
    ...lines(heads.reference, referenceOf(trap), 'dim'),
  ]
}

/** The table, in at most `height` rows: with the steps where they fit, else the traps alone, the last ones counted. */
function tableRows({ play }: Session, width: number, height: number): Row[] {
  const { handled } = play
  if (handled.length === 0) return []
  const columns = columnsFor(handled, width)
  const head = headRow(columns)
  const whole = handled.flatMap(trap =>
    columns.steps === 0 ? inLines(trap, columns, width) : inColumns(trap, columns),
  )
  if (1 + whole.length <= height) return [head, ...whole]
  const short = handled.map(trap => firstCells(trap, columns))
  if (1 + short.length <= height) return [head, ...short]
  const shown = Math.max(0, height - 2)
  return [head, ...short.slice(0, shown), [span(` ${texts().result.trapsMore(short.length - shown)}`, 'dim')]]
}

/** The machine as the run has left it, below a blank line; nothing where there is no room for all of it. */
function machineAtEnd({ machine }: Session['play'], theme: Theme, width: number, room: number): Row[] {
  const height = machineHeight(machine)
  if (height + 2 > room) return []
  const shown = { machine, previous: null, trap: null, target: null, focused: false, marks: [] }
  return [[], ...machineRows(shown, theme, width, height, { title: texts().result.atEnd, regions: true })]
}

/**
 * What a run was worth: its traps as a table, and beside it the debrief.
 * @param size the room above the menu
 * @returns at most as many rows; null where a screen has no room for both beside each other
 */
export function resultTable(session: Session, best: number | null, theme: Theme, size: Size): Row[] | null {
  const { width, height } = size
  const { play, game } = session
  if (width < LEAST.width || height < LEAST.height || play.score === null) return null
  const words = texts().result
  const head = scoreRows(session, best, theme)
  const left = Math.floor(width * LEFT)
  const right = width - left
  const room = height - head.length - 2
  const race = raceResultRows(play, left - 2)
  const table = [...tableRows(session, left - 2, room - race.length), ...race]
  const prose = proseRows(game.level.debrief, right - EDGE)
  const all = debriefRows(game.level, right - EDGE)
  const debrief: readonly Row[] =
    all.length <= room
      ? all
      : prose.length <= room
        ? prose
        : [...prose.slice(0, room - 1), [span(words.more, 'dim')]]
  const rows = Math.max(table.length, debrief.length)
  const edged = Array.from(
    { length: rows },
    (_, index): Row => [span(`${theme.glyphs.edge}  `, 'rule'), ...(debrief[index] ?? [])],
  )
  return [
    ...head,
    [...ruleRow(words.yourTraps, [], left, theme), ...ruleRow(words.debriefTitle, [], right, theme)],
    ...beside([table, edged], [left, right], rows),
    ...machineAtEnd(play, theme, width, room - rows),
  ]
}
