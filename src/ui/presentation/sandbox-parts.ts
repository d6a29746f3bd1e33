import { type answeredAt, viewed } from '../../game/sandbox/index.ts'
import { texts } from '../../text/index.ts'
import type { SandboxView } from '../sandbox/view.ts'
import { type Row, type Span, span } from '../text.ts'
import type { Theme } from '../theme.ts'
import { countRows } from './counts.ts'
import { logRows } from './log.ts'
import { ruleRow } from './machine.ts'
import { listingHead, programRows } from './sandbox-program.ts'
import { type Happened, mistakeRows } from './sandbox-said.ts'
import type { Part } from './sandbox-stack.ts'
import { tlbRows } from './tlb.ts'
import { treeRows, treeWindow } from './tree.ts'

/** What the panels are drawn from. */
export interface Scene {
  readonly view: SandboxView
  readonly theme: Theme
  readonly happened: (width: number) => Happened
  readonly answered: ReturnType<typeof answeredAt>
}

/** A panel at the bottom of the screen. */
export type DrawnPart = (scene: Scene, width: number) => Part

const NOTHING: Part = { wish: 0, least: 0, draw: () => ({ title: () => [], rows: [] }) }

const titled =
  (title: string, right: Row, theme: Theme) =>
  (width: number): Row =>
    ruleRow(title, right, width, theme)

/** Rows that are there whole, or not at all. */
const whole = (title: (width: number) => Row, rows: readonly Row[]): Part =>
  rows.length === 0 ? NOTHING : { wish: 1 + rows.length, least: 0, draw: () => ({ title, rows }) }

/** What is said of the moment, and what happened before. */
export const happenedPart: DrawnPart = ({ happened, theme }, width) => {
  const { wish, least, rows, head } = happened(width)
  return {
    wish: 1 + wish,
    least: 1 + least,
    draw: height => ({
      title: titled(texts().sandbox.titles.happened, head(height), theme),
      rows: rows(height),
    }),
  }
}

/** What happened before a trap in hand. */
export const logPart: DrawnPart = ({ happened, theme }, width) => {
  const { log } = happened(width)
  const { titles, earlier } = texts().sandbox
  return {
    wish: 1 + log.length,
    least: 1,
    draw: height => ({
      title: titled(
        titles.happened,
        log.length > height ? [span(earlier(log.length - height, theme.glyphs.up), 'warn')] : [],
        theme,
      ),
      rows: logRows(log, theme.glyphs.arrow, height),
    }),
  }
}

export const mistakesPart: DrawnPart = ({ view, theme }, width) =>
  whole(titled(texts().sandbox.titles.mistakes, [], theme), mistakeRows(view, width))

export const tlbPart: DrawnPart = ({ view, theme }, width) => {
  const { machine } = viewed(view.sandbox)
  const rowsIn = (cells: number): Row[] =>
    tlbRows(machine, view.session.game.kernel, theme, cells, view.previous)
  return whole(cells => rowsIn(cells)[0] ?? [], rowsIn(width).slice(1))
}

export const programPart: DrawnPart = ({ view: { sandbox }, theme }, width) => ({
  wish: 1 + Math.max(1, sandbox.program.length),
  least: 1,
  draw: height => ({
    title: titled(texts().sandbox.titles.program, listingHead(sandbox, theme, height), theme),
    rows: programRows(sandbox, theme, width, height),
  }),
})

/** What is not in sight, or else what a panel is about. */
const moreOr = (hidden: number, about: string): Span =>
  hidden > 0 ? span(texts().sandbox.more(hidden), 'warn') : span(about, 'dim')

export const processesPart: DrawnPart = ({ view: { sandbox, previous }, theme, answered }, width) => {
  const words = texts().sandbox
  const { machine, open } = viewed(sandbox)
  const shown = { machine, previous, trap: open?.trap ?? null, before: answered?.before ?? null }
  return {
    wish: 1 + treeRows(shown, theme, width).length,
    least: 1,
    draw: height => {
      const { rows, above, below } = treeWindow(shown, theme, width, height)
      return {
        title: titled(words.titles.processes, [moreOr(above + below, words.whoIsWhose)], theme),
        rows,
      }
    },
  }
}

/** In a trap of the player's: how the counts moved, and who refers to each frame. */
export const countsPart: DrawnPart = ({ view: { sandbox, previous }, theme, answered }) => {
  const words = texts().sandbox
  const { machine, event, open } = viewed(sandbox)
  const isYours = event.kind === 'returned' || (open !== null && open.steps.length > 0)
  if (answered === null || !isYours) return NOTHING
  const rowsIn = (height: number) => countRows(machine, answered, previous, theme, height)
  const all = rowsIn(machine.frames.length + 1).rows.length
  return {
    wish: 1 + all,
    least: 1,
    draw: height => {
      const { rows, more } = rowsIn(height)
      return {
        title: titled(words.titles.counts, [moreOr(more, words.asTheyMoved)], theme),
        rows: rows.map(row => [span(' '), ...row]),
      }
    },
  }
}
