import { createElement, type ReactElement } from 'react'
import { expect, it } from 'vitest'
import { Boot } from '../../src/ui/boot.tsx'
import { drawFirstFrame, entering } from '../../src/ui/first-frame.ts'
import { createEmulator } from '../terminal/emulator.ts'
import { mount } from '../terminal/in-process.ts'

class Keyboard {
  raw = false
  setRawMode(raw: boolean): this {
    this.raw = raw
    return this
  }
}

/** A terminal's side of standard output: what is written to it. */
class Screen {
  readonly written: string[] = []
  columns: number
  rows: number
  constructor(columns: number, rows: number) {
    this.columns = columns
    this.rows = rows
  }
  write(text: string): boolean {
    this.written.push(text)
    return true
  }
}

const trimmed = (rows: readonly string[]): string[] => rows.map(row => row.trimEnd())

it.each([
  [80, 24],
  [200, 60],
  [60, 20],
  [50, 12],
])('the first frame is the one that Ink goes over it with: %i x %i', async (cols, rows) => {
  const screen = new Screen(cols, rows)
  const keyboard = new Keyboard()
  drawFirstFrame(keyboard, screen)
  const emulator = createEmulator({ cols, rows }, { convertEol: true, reply: () => {} })
  await emulator.feed(screen.written.join(''))
  const boot = await mount(createElement(Boot, { open: () => new Promise<ReactElement>(() => {}) }), {
    cols,
    rows,
  })
  expect(trimmed(emulator.screen())).toEqual(trimmed(boot.screen()))
  expect(emulator.text()).toContain('c o w h a n d')
  expect(emulator.modes).toMatchObject({ alternateScreen: true, cursorHidden: true })
  expect(keyboard.raw).toBe(true)
  await boot.unmount()
})

it.each([
  [20, 5],
  [36, 2],
  [1, 1],
])('no row of it is wrapped and none is too many: %i x %i', async (cols, rows) => {
  const screen = new Screen(cols, rows)
  drawFirstFrame(new Keyboard(), screen)
  const emulator = createEmulator({ cols, rows }, { convertEol: true, reply: () => {} })
  await emulator.feed(screen.written.join(''))
  expect(emulator.screen()).toHaveLength(rows)
  expect(emulator.screen().filter(row => row.trim() !== '').length).toBeLessThanOrEqual(2)
})

it('the alternate screen is entered once, and cleared where the size has changed since', () => {
  const ENTER = '\u001b[?1049h'
  for (const [columns, first] of [
    [80, '\u001b[H'],
    [81, '\u001b[2J\u001b[H'],
  ] as const) {
    const screen = new Screen(80, 24)
    const { entered } = drawFirstFrame(new Keyboard(), screen)
    screen.columns = columns
    const stdout = entering(screen, entered)
    for (const text of [ENTER, 'a', ENTER]) stdout.write(text)
    expect(screen.written.slice(1)).toEqual([first, 'a', ENTER])
    expect(stdout.columns).toBe(columns)
  }
})
