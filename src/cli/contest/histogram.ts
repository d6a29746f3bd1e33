import type { Grading, Placed } from '../../game/contest/index.ts'
import { type Markup, markup } from './markup.ts'

const WIDTH = 1600
const HEIGHT = 620
/** Below the columns: the points. */
const AXIS = 50
const MOST_BINS = 12
const GAP = 14

interface Bin {
  /** The points that fall into it, both included. */
  readonly from: number
  readonly to: number
  readonly placed: readonly Placed[]
}

/** Points in columns of the same round width; who has all of the points stands in the last one. */
function binsOf(placed: readonly Placed[], most: number): Bin[] {
  const width = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10_000].find(
    size => Math.ceil((most + 1) / size) <= MOST_BINS,
  )
  const size = width ?? Math.ceil((most + 1) / MOST_BINS)
  return Array.from({ length: Math.ceil((most + 1) / size) }, (_, index) => {
    const from = index * size
    const to = Math.min(most, from + size - 1)
    return { from, to, placed: placed.filter(({ points }) => points >= from && points <= to) }
  })
}

interface Grid {
  /** How many blocks stand beside each other in a column. */
  readonly across: number
  readonly width: number
  readonly height: number
}

/** As large as the fullest column lets the blocks be: so that the places in them can be read from the last row. */
function gridFor(column: number, tallest: number): Grid {
  const grids = Array.from({ length: 10 }, (_, index): Grid => {
    const across = index + 1
    const width = column / across
    return {
      across,
      width,
      height: Math.min(0.6 * width, 64, (HEIGHT - AXIS) / Math.ceil(Math.max(1, tallest) / across)),
    }
  })
  const size = ({ width, height }: Grid): number => Math.min(width / 2.1, height)
  return grids.reduce((best, grid) => (size(grid) > size(best) ? grid : best))
}

const rounded = (value: number): number => Math.round(value * 100) / 100

function block({ place, student, points }: Placed, x: number, y: number, { width, height }: Grid): Markup {
  const size = rounded(Math.min(width / 2.1, height) * 0.72)
  const kind = place <= 3 ? `block top place-${place}` : 'block'
  return markup`<g class="${kind}"><title>${place}. ${student.name}: ${points}</title><rect x="${rounded(x + 1)}" y="${rounded(y + 1)}" width="${rounded(width - 2)}" height="${rounded(height - 2)}" rx="3"/><text x="${rounded(x + width / 2)}" y="${rounded(y + height / 2)}" font-size="${size}">${place}</text></g>`
}

/**
 * Everybody as a block with his place in it, above the points that he has.
 * @returns an SVG that needs no styles of its own to have its shape
 */
export function histogram({ placed, mostInAll }: Grading): Markup {
  const most = Math.max(mostInAll ?? 0, ...placed.map(({ points }) => points))
  const bins = binsOf(placed, most)
  const step = WIDTH / bins.length
  const column = Math.min(step - GAP, 260)
  const grid = gridFor(column, Math.max(...bins.map(bin => bin.placed.length)))
  const floor = HEIGHT - AXIS
  const columns = bins.map(({ from, to, placed: within }, index) => {
    const left = index * step + (step - column) / 2
    // The best on top, and in a row to the left.
    const blocks = within
      .toReversed()
      .map((one, at) =>
        block(
          one,
          left + (grid.across - 1 - (at % grid.across)) * grid.width,
          floor - (Math.floor(at / grid.across) + 1) * grid.height,
          grid,
        ),
      )
    const label = from === to ? `${from}` : `${from}\u2013${to}`
    return markup`${blocks}<text class="axis" x="${rounded(left + column / 2)}" y="${HEIGHT - 14}">${label}</text>`
  })
  return markup`<svg class="histogram" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Everybody by points"><line class="floor" x1="0" y1="${floor}" x2="${WIDTH}" y2="${floor}"/>${columns}</svg>`
}
