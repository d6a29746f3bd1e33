import type { Cell, Colour } from '../tests/terminal/cells.ts'

// Low enough that the lines of a box drawn in text meet from row to row.
const CELL = { width: 9, height: 17 }
const FONT_SIZE = 15
const BASELINE = 13
const MARGIN = 12
const FONT = "ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace"

const FOREGROUND = '#d7dae0'
const BACKGROUND = '#14161b'
const BASE16 = (
  '#1c1f26 #e06c75 #98c379 #e5c07b #61afef #c678dd #56b6c2 #abb2bf ' +
  '#5c6370 #ff7a85 #b5e890 #ffd68a #7cc4ff #e08fff #6fd7e3 #ffffff'
).split(' ')

const hex = (channels: readonly number[]): string =>
  `#${channels.map(channel => Math.round(channel).toString(16).padStart(2, '0')).join('')}`

const channels = (colour: string): number[] =>
  [1, 3, 5].map(at => Number.parseInt(colour.slice(at, at + 2), 16))

/** Colour `index` of xterm's palette of 256: 16 named ones, a cube of 6x6x6, 24 greys. */
function palette(index: number): string {
  const base = BASE16[index]
  if (base) return base
  if (index >= 232) return hex(Array(3).fill(8 + 10 * (index - 232)))
  const place = index - 16
  const level = (step: number) => (step === 0 ? 0 : 55 + 40 * step)
  return hex([Math.floor(place / 36), Math.floor(place / 6) % 6, place % 6].map(level))
}

const resolve = (colour: Colour, otherwise: string): string =>
  colour === undefined ? otherwise : typeof colour === 'number' ? palette(colour) : colour

/** Dim text as terminals of the VTE family draw it: two thirds of the way from the background. */
const dimmed = (colour: string, behind: string): string => {
  const from = channels(behind)
  return hex(channels(colour).map((channel, i) => (channel * 2 + (from[i] ?? 0)) / 3))
}

type Look = { readonly ink: string; readonly paper: string }

function look(cell: Cell): Look {
  const fg = resolve(cell.fg, FOREGROUND)
  const bg = resolve(cell.bg, BACKGROUND)
  const [ink, paper] = cell.inverse ? [bg, fg] : [fg, bg]
  return { ink: cell.dim ? dimmed(ink, paper) : ink, paper }
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** The attributes of a cell's text besides its place; cells in which these are the same share one element. */
function textStyle(cell: Cell): string {
  const lines = [cell.underline && 'underline', cell.strikethrough && 'line-through'].filter(Boolean)
  const { ink } = look(cell)
  return [
    ink === FOREGROUND ? '' : ` fill="${ink}"`,
    cell.bold ? ' font-weight="bold"' : '',
    cell.italic ? ' font-style="italic"' : '',
    lines.length > 0 ? ` text-decoration="${lines.join(' ')}"` : '',
  ].join('')
}

type Run = { x: number; width: number; text: string; key: string }

/** Neighbouring cells of equal key as one run; a blank cell that is drawn either way goes with its neighbour. */
function runs(row: readonly Cell[], keyOf: (cell: Cell) => string, blankJoins: boolean): Run[] {
  const found: Run[] = []
  let x = 0
  for (const cell of row) {
    const last = found.at(-1)
    const blank = blankJoins && cell.char === ' ' && !cell.underline && !cell.strikethrough
    const key = keyOf(cell)
    if (last && (last.key === key || (blank && !last.key.includes('text-decoration')))) {
      last.width += cell.width
      last.text += cell.char
    } else found.push({ x, width: cell.width, text: cell.char, key })
    x += cell.width
  }
  return found
}

const papers = (row: readonly Cell[], y: number): string[] =>
  runs(row, cell => look(cell).paper, false)
    .filter(run => run.key !== BACKGROUND)
    .map(
      ({ x, width, key }) =>
        `<rect x="${x * CELL.width}" y="${y * CELL.height}" width="${width * CELL.width}" height="${CELL.height}" fill="${key}"/>`,
    )

/** Several blanks as ones that no browser makes into one, whatever it takes for white space. */
const unbroken = (text: string): string => text.replace(/ {2,}/g, blanks => '\u00a0'.repeat(blanks.length))

/** A run without the blanks at its ends, which need no drawing unless a line goes through them. */
function trimmed(run: Run): Run {
  if (run.key.includes('text-decoration')) return run
  const text = run.text.trim()
  const before = run.text.length - run.text.trimStart().length
  const after = run.text.length - run.text.trimEnd().length
  return { ...run, x: run.x + before, width: run.width - before - after, text }
}

const texts = (row: readonly Cell[], y: number): string[] =>
  runs(row, textStyle, true)
    .map(trimmed)
    .filter(run => run.text !== '')
    .map(
      // The length pins the run to the grid, whatever the width of the viewer's font.
      ({ x, width, text, key }) =>
        `<text x="${x * CELL.width}" y="${y * CELL.height + BASELINE}" textLength="${width * CELL.width}" lengthAdjust="spacingAndGlyphs"${key}>${escaped(unbroken(text))}</text>`,
    )

/** What a reader of the picture hears instead of it. */
export type Caption = { readonly title: string; readonly description: string }

/** Draws a screen of cells, top row first, as an SVG file that needs no font or style from elsewhere. */
export function drawSvg(rows: readonly (readonly Cell[])[], { title, description }: Caption): string {
  const width = (rows[0]?.length ?? 0) * CELL.width + 2 * MARGIN
  const height = rows.length * CELL.height + 2 * MARGIN
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title desc">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="desc">${escaped(description)}</desc>`,
    `<rect width="${width}" height="${height}" rx="8" fill="${BACKGROUND}"/>`,
    `<g transform="translate(${MARGIN} ${MARGIN})" shape-rendering="crispEdges">`,
    ...rows.flatMap(papers),
    '</g>',
    `<g transform="translate(${MARGIN} ${MARGIN})" fill="${FOREGROUND}" font-family="${FONT}" font-size="${FONT_SIZE}" xml:space="preserve" style="white-space:pre">`,
    ...rows.flatMap(texts),
    '</g>',
    '</svg>',
    '',
  ].join('\n')
}
