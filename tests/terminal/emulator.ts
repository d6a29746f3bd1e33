import headless from '@xterm/headless'
import { type Cell, readCells, readRows } from './cells.ts'
import { trackModes } from './modes.ts'

/** What a test may wait for: a piece of the screen's text, a pattern, or any condition on it. */
export type Expected = string | RegExp | ((screen: readonly string[]) => boolean)

/** How long a test waits, in ms, before it fails with the screen in the message. */
export type Patience = { readonly timeout?: number }

/** A terminal's size in character cells. */
export type Size = { readonly cols: number; readonly rows: number }

/** What a program that has ended must have undone. */
export type Modes = {
  readonly alternateScreen: boolean
  readonly cursorHidden: boolean
  readonly mouse: boolean
  readonly bracketedPaste: boolean
  readonly focusEvents: boolean
  readonly kittyKeyboard: boolean
  readonly applicationCursor: boolean
}

/** The modes of a terminal that nobody has touched. */
export const pristine: Modes = {
  alternateScreen: false,
  cursorHidden: false,
  mouse: false,
  bracketedPaste: false,
  focusEvents: false,
  kittyKeyboard: false,
  applicationCursor: false,
}

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

const met = (expected: Expected, screen: readonly string[]): boolean => {
  if (typeof expected === 'function') return expected(screen)
  const text = screen.join('\n')
  // Not `test`, which remembers where a global pattern matched last.
  return typeof expected === 'string' ? text.includes(expected) : text.search(expected) >= 0
}

/** `convertEol`: a newline also returns, which a pseudo-terminal's line discipline would see to. */
type Wiring = { readonly convertEol?: boolean; readonly reply: (answer: string) => void }

/**
 * A terminal without a window: output goes in, the screen that a player would see comes out.
 * `reply` is handed what the terminal answers to a program that asks it something.
 */
export function createEmulator(size: Size, { convertEol = false, reply }: Wiring) {
  const terminal = new headless.Terminal({ ...size, convertEol, allowProposedApi: true })
  const tracked = trackModes(terminal)
  terminal.onData(reply)
  let bytes = 0
  let lastWrite = performance.now()

  const screen = (): string[] => readRows(terminal.buffer.active, terminal.rows)
  const text = (): string => screen().join('\n')

  return {
    /** Takes output; the promise is kept when the screen shows it. */
    feed(output: string): Promise<void> {
      bytes += Buffer.byteLength(output)
      lastWrite = performance.now()
      return new Promise(resolve => terminal.write(output, resolve))
    },
    /** The rows of text in view, without the spaces at their ends. */
    screen,
    /** The rows in view as one text. */
    text,
    /** The cells in view with colours and styles, top row first. */
    cells: (): Cell[][] => readCells(terminal.buffer.active, terminal.rows),
    /** How many rows in view the terminal itself has wrapped: a line was too long for it. */
    get wrapped(): number {
      const { active } = terminal.buffer
      return Array.from({ length: terminal.rows }, (_, y) => active.getLine(active.baseY + y)).filter(
        line => line?.isWrapped,
      ).length
    },
    /** How many bytes of output came in so far. */
    get bytes(): number {
      return bytes
    },
    /** What the program has switched on and not off again. */
    get modes(): Modes {
      return {
        alternateScreen: terminal.buffer.active.type === 'alternate',
        cursorHidden: tracked.cursorHidden,
        mouse: terminal.modes.mouseTrackingMode !== 'none',
        bracketedPaste: terminal.modes.bracketedPasteMode,
        focusEvents: terminal.modes.sendFocusMode,
        kittyKeyboard: tracked.kittyKeyboard,
        applicationCursor: terminal.modes.applicationCursorKeysMode,
      }
    },
    /** Waits until the screen shows what is expected, or throws with the screen in the message. */
    async waitFor(expected: Expected, { timeout = 20_000 }: Patience = {}): Promise<void> {
      const deadline = performance.now() + timeout
      // Between the marks of a synchronised update the screen is half old and half new.
      while (terminal.modes.synchronizedOutputMode || !met(expected, screen())) {
        if (performance.now() > deadline) {
          const what = typeof expected === 'function' ? 'the condition' : String(expected)
          throw new Error(`${what} did not come within ${timeout} ms. The screen:\n${framed(screen())}`)
        }
        await pause(10)
      }
    },
    /** Waits until no output has come for `ms`. */
    async quiet(ms = 60, { timeout = 20_000 }: Patience = {}): Promise<void> {
      const deadline = performance.now() + timeout
      const since = performance.now()
      while (performance.now() - Math.max(lastWrite, since) < ms) {
        if (performance.now() > deadline) throw new Error(`Output went on for ${timeout} ms.`)
        await pause(10)
      }
    },
    resize: (cols: number, rows: number): void => terminal.resize(cols, rows),
    dispose: (): void => terminal.dispose(),
  }
}

const framed = (rows: readonly string[]): string => rows.map(row => `|${row}`).join('\n')
