import { PassThrough, Writable } from 'node:stream'
import { type RenderOptions, render } from 'ink'
import type { ReactNode } from 'react'
import { MOUSE_EVENT } from '../../src/ui/guarded-input.ts'
import { createEmulator, type Modes, type Size } from './emulator.ts'
import { typeKeys } from './keys.ts'

class Screen extends Writable {
  readonly isTTY = true
  columns: number
  rows: number

  constructor(size: Size, feed: (output: string) => Promise<void>) {
    super({
      decodeStrings: false,
      write: (output, _encoding, done) => {
        void feed(String(output)).then(() => done())
      },
    })
    this.columns = size.cols
    this.rows = size.rows
  }
}

class Keyboard extends PassThrough {
  readonly isTTY = true
  raw = false

  setRawMode(raw: boolean): this {
    this.raw = raw
    return this
  }
  ref(): this {
    return this
  }
  unref(): this {
    return this
  }
}

/** A size in cells, and whatever of Ink's options a test wants different from production. */
export type MountOptions = Partial<Size> &
  Pick<RenderOptions, 'isScreenReaderEnabled' | 'exitOnCtrlC' | 'maxFps'>

/**
 * Draws an element with Ink as the program does (alternate screen, incremental drawing), into a terminal of
 * 80x24 or the size given, without a process of its own: some 40 ms where a start of the program takes 400.
 */
export async function mount(element: ReactNode, options: MountOptions = {}) {
  const { cols = 80, rows = 24, ...overrides } = options
  const keyboard = new Keyboard()
  const type = (input: string): void => {
    keyboard.write(input)
  }
  const emulator = createEmulator({ cols, rows }, { convertEol: true, reply: type })
  const screen = new Screen({ cols, rows }, emulator.feed)
  const ink = render(element, {
    stdout: screen,
    stderr: screen,
    stdin: keyboard,
    // Said outright, because on a build machine Ink would draw only the last frame.
    interactive: true,
    alternateScreen: true,
    incrementalRendering: true,
    exitOnCtrlC: false,
    patchConsole: false,
    maxFps: 60,
    ...overrides,
  })
  const exit = ink.waitUntilExit()
  // A test that does not look at the exit must not fail by an unhandled rejection.
  exit.catch(() => {})
  await ink.waitUntilRenderFlush()

  return {
    screen: emulator.screen,
    text: emulator.text,
    cells: emulator.cells,
    waitFor: emulator.waitFor,
    quiet: emulator.quiet,
    /** How many rows in view the terminal has wrapped. */
    get wrapped(): number {
      return emulator.wrapped
    },
    /** How many bytes have been drawn so far. */
    get bytes(): number {
      return emulator.bytes
    },
    /** What is switched on and not off again; compare with `pristine` after `unmount`. */
    get modes(): Modes {
      return emulator.modes
    },
    /** Whether the program reads keys one by one, unechoed. */
    get raw(): boolean {
      return keyboard.raw
    },
    /** Kept with what the element passed to Ink's `exit`, broken with the error that it threw. */
    exit,
    /** Types keys one by one: a name such as Enter or CtrlC, or text as it stands; returns when they are drawn. */
    async press(...keys: string[]): Promise<void> {
      await typeKeys(keys, type, 2)
      await ink.waitUntilRenderFlush()
    },
    /** A press of the left button on a cell, as the guarded input gives it; returns when its answer is drawn. */
    async click(x: number, y: number): Promise<void> {
      keyboard.emit(MOUSE_EVENT, { button: 0, x, y, pressed: true })
      keyboard.emit(MOUSE_EVENT, { button: 0, x, y, pressed: false })
      await new Promise(resolve => setTimeout(resolve, 2))
      await ink.waitUntilRenderFlush()
    },
    /** Turns the wheel by so many notches. */
    async wheel(direction: 'up' | 'down', notches = 1): Promise<void> {
      for (let count = 0; count < notches; count++)
        keyboard.emit(MOUSE_EVENT, { button: direction === 'up' ? 64 : 65, x: 0, y: 0, pressed: true })
      await new Promise(resolve => setTimeout(resolve, 2))
      await ink.waitUntilRenderFlush()
    },
    /** Draws another element, or the same with other properties, in the place of the first. */
    async rerender(next: ReactNode): Promise<void> {
      ink.rerender(next)
      await ink.waitUntilRenderFlush()
    },
    /** Changes the terminal's size. */
    async resize(newCols: number, newRows: number): Promise<void> {
      emulator.resize(newCols, newRows)
      screen.columns = newCols
      screen.rows = newRows
      screen.emit('resize')
      await ink.waitUntilRenderFlush()
    },
    /** Takes the element down and leaves the alternate screen. */
    async unmount(): Promise<void> {
      ink.unmount()
      await exit.catch(() => {})
      await emulator.feed('')
    },
  }
}

/** An element on its screen, see {@link mount}. @public */
export type MountedScreen = Awaited<ReturnType<typeof mount>>
