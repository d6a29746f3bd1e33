import stringWidth from 'string-width'
import type { Hit } from './mouse/hit.ts'
import type { Tone } from './theme.ts'

const widths = new Map<string, number>()
const MOST_WIDTHS = 5000

/** @returns how many cells the text takes; kept, since a screen asks for the same pieces at every key. */
export function widthOf(text: string): number {
  const known = widths.get(text)
  if (known !== undefined) return known
  const width = stringWidth(text)
  if (widths.size >= MOST_WIDTHS) widths.clear()
  widths.set(text, width)
  return width
}

/** A run of text in one tone. */
export interface Span {
  readonly text: string
  readonly tone: Tone
  readonly bold?: boolean
  /** What a click on it means. */
  readonly hit?: Hit
}

/** One line of the screen. */
export type Row = readonly Span[]

export const span = (text: string, tone: Tone = 'text', bold = false): Span => ({ text, tone, bold })

/** @returns the row with all of its cells meaning one thing to a click. */
export const hitting = (row: Row, hit: Hit): Row => row.map(part => ({ ...part, hit }))

/** @returns how many cells the row takes. */
export const rowWidth = (row: Row): number => row.reduce((width, { text }) => width + widthOf(text), 0)

/** Text cut to `width` cells, the last of them … where something is missing. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text
  let kept = ''
  for (const character of text) {
    if (widthOf(kept + character) > width - 1) break
    kept += character
  }
  return width < 1 ? '' : `${kept}…`
}

/** Text cut or filled to exactly `width` cells. */
export function pad(text: string, width: number): string {
  const kept = cut(text, width)
  return kept + ' '.repeat(Math.max(0, width - widthOf(kept)))
}

/** Text filled to at least `width` cells; longer text stays whole. */
export const fill = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - widthOf(text)))

/** A row cut or filled to exactly `width` cells. */
export function fitRow(row: Row, width: number): Row {
  const fitted: Span[] = []
  let left = width
  for (const part of row) {
    if (left <= 0) break
    const text = cut(part.text, left)
    fitted.push({ ...part, text })
    left -= widthOf(text)
  }
  return left > 0 ? [...fitted, span(' '.repeat(left))] : fitted
}

/** Left and right on one line; the left is cut where both do not fit. */
export function sides(left: Row, right: Row, width: number): Row {
  const room = width - rowWidth(right)
  return room <= 1 ? fitRow(left, width) : [...fitRow(left, room), ...right]
}

/** Rows beside each other, each column `widths[i]` wide. */
export function beside(
  columns: readonly (readonly Row[])[],
  widths: readonly number[],
  height: number,
): Row[] {
  return Array.from({ length: height }, (_, index) =>
    columns.flatMap((rows, column) => fitRow(rows[index] ?? [], widths[column] ?? 0)),
  )
}

/** Words wrapped to lines of at most `width` cells; a blank line between paragraphs stays. */
export function wrap(text: string, width: number): string[] {
  return text
    .trim()
    .split(/\n\s*\n/)
    .flatMap((paragraph, index) => [...(index === 0 ? [] : ['']), ...wrapParagraph(paragraph, width)])
}

const IDEOGRAPHIC = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]/
/** What no line begins with, and what none ends with. */
const CLOSING = /[，。；：！？、）」』】》”’…]/
const OPENING = /[（「『【《“‘]/

/** Chinese has no blanks between words: a line may break beside any of its characters, but for punctuation. */
const mayBreak = (before: string, after: string): boolean =>
  (IDEOGRAPHIC.test(before) || IDEOGRAPHIC.test(after)) && !OPENING.test(before) && !CLOSING.test(after)

function unbroken(word: string): string[] {
  const pieces: string[] = []
  let piece = ''
  let last = ''
  for (const character of word) {
    if (piece !== '' && mayBreak(last, character)) {
      pieces.push(piece)
      piece = ''
    }
    piece += character
    last = character
  }
  return [...pieces, piece]
}

function wrapParagraph(paragraph: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of paragraph.split(/\s+/).filter(part => part !== '')) {
    for (const [index, piece] of unbroken(word).entries()) {
      const longer = line === '' || index > 0 ? line + piece : `${line} ${piece}`
      if (widthOf(longer) <= width) {
        line = longer
        continue
      }
      if (line !== '') lines.push(line)
      line = cut(piece, width)
    }
  }
  return line === '' ? lines : [...lines, line]
}
