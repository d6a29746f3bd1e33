import { painter } from './cast/painter.ts'
import { titleRows } from './presentation/title.ts'
import { fitRow, rowWidth } from './text.ts'
import { themeFor } from './theme.ts'

/** In the terminal's own colours: the player's are in the save, and another theme's for a moment would be a flash. */
export const BOOT_THEME = themeFor({ glyphs: 'ascii', colour: 'none' })

// XTerm Control Sequences: a synchronised update, the alternate screen, the cursor.
const BEGIN = '\u001b[?2026h'
const END = '\u001b[?2026l'
const ENTER = '\u001b[?1049h'
const HIDE_CURSOR = '\u001b[?25l'
const PLAIN = '\u001b[0m'
const HOME = '\u001b[H'
const CLEAR = '\u001b[2J'

type Terminal = Pick<NodeJS.WriteStream, 'columns' | 'rows' | 'write'>

/** @returns the title as a terminal of that size is written it, on an empty screen. */
function titleOutput(columns: number, rows: number): string {
  const title = titleRows(columns, rows).slice(0, rows)
  return painter(BOOT_THEME)(title.map(row => (rowWidth(row) > columns ? fitRow(row, columns) : row)))
}

/**
 * Draws the title, before Ink is there to draw it. From then on the terminal keeps the keys that are typed, unechoed,
 * for whoever reads them.
 * @returns what to write where Ink would enter the alternate screen: Ink's own first frame is the same title, and goes
 * over it without a flash; where the size has changed in between, over an empty screen
 */
export function drawFirstFrame(
  stdin: { readonly setRawMode: (raw: boolean) => unknown },
  stdout: Terminal,
): { readonly entered: () => string } {
  const { columns, rows } = stdout
  stdin.setRawMode(true)
  stdout.write(`${BEGIN}${ENTER}${HIDE_CURSOR}${CLEAR}${titleOutput(columns, rows)}${PLAIN}${END}`)
  return { entered: () => (stdout.columns === columns && stdout.rows === rows ? HOME : CLEAR + HOME) }
}

/** @returns `stream`, to which the first entry of the alternate screen is written as `entered` says. */
export function entering<Stream extends Pick<NodeJS.WriteStream, 'write'>>(
  stream: Stream,
  entered: () => string,
): Stream {
  let isFirst = true
  const write = (chunk: unknown, ...rest: never[]): boolean => {
    if (!isFirst || chunk !== ENTER) return stream.write(String(chunk), ...rest)
    isFirst = false
    return stream.write(entered(), ...rest)
  }
  return new Proxy(stream, {
    get(target, name) {
      if (name === 'write') return write
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
    set: (target, name, value) => Reflect.set(target, name, value, target),
  })
}
