import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openStore } from '../../src/store/index.ts'
import { App } from '../../src/ui/app.tsx'
import { COMMANDS } from '../../src/ui/commands.ts'
import { terminalSays } from '../../src/ui/terminal-says.ts'
import { gameOn } from '../game/stage.ts'
import { mount } from '../terminal/in-process.ts'
import { LEVELS } from './stage.ts'

const TERMINAL = { TERM: 'xterm-256color', COLORTERM: 'truecolor', LANG: 'C.UTF-8' }

const levels = LEVELS.map(id => gameOn(id).level)

interface Setup {
  readonly start?: string
  readonly noColour?: boolean
  readonly settings?: { readonly glyphs?: 'ascii'; readonly pace?: 'instant' }
  readonly cols?: number
  readonly rows?: number
}

const NO_FILES = {
  read: async () => ({ ok: false, why: 'there are no files here' }) as const,
  write: async () => ({ ok: false, why: 'there are no files here' }) as const,
}

async function mountGame({ start, noColour = false, settings = {}, ...size }: Setup = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'cowhand-screens-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const opened = await openStore(folder)
  await opened.store.update({ settings: { pace: 'instant', ...settings } })
  const screen = await mount(
    <App
      files={NO_FILES}
      levels={levels}
      opened={opened}
      start={start === undefined ? null : { mode: 'level', id: start }}
      terminal={terminalSays({ ...TERMINAL, ...(noColour ? { NO_COLOR: '1' } : {}) }, 'linux')}
    />,
    size,
  )
  onTestFinished(screen.unmount)
  return screen
}

const DOWN_TO_PROGRESS = ['Down', 'Down', 'Down', 'Down'] as const

/** How to come to each screen from the title, or from the brief of a level. */
const SCREENS: readonly (readonly [string, string | undefined, readonly string[], string])[] = [
  ['the title', undefined, [], 'arrows and Enter'],
  ['the levels', undefined, ['Down', 'Enter'], 'not played'],
  ['the drills', undefined, ['Down', 'Down', 'Enter'], 'On which kernel?'],
  ['a drill before it starts', undefined, ['Down', 'Down', 'Enter', 'Enter'], 'goes wrong'],
  ['the sandbox', undefined, ['Down', 'Down', 'Down', 'Enter'], 'sandbox'],
  ['the progress', undefined, [...DOWN_TO_PROGRESS, 'Enter'], 'overcome'],
  ['the help', undefined, [...DOWN_TO_PROGRESS, 'Down', 'Enter'], 'How to play'],
  ['the settings', undefined, [...DOWN_TO_PROGRESS, 'Down', 'Down', 'Enter'], 'Saved in'],
  ['the name', undefined, [...DOWN_TO_PROGRESS, 'Down', 'Down', 'Enter', 'Up', 'Up', 'Enter'], 'Your name'],
  ['the brief', 'grandchild-writes', [], 'Enter start'],
  ['a trap', 'grandchild-writes', ['4', 'Enter'], 'your handler'],
  ['the reference at work', 'grandchild-writes', ['1', 'Enter'], 'next: step 1 of'],
  ['a last step', 'grandchild-writes', ['2', 'Enter'], 'The reference has begun'],
  ['the cards', 'grandchild-writes', ['3', 'Enter'], 'Play the cards'],
  ['two CPUs', 'two-cpus', ['Enter'], 'CPU 1'],
  ['a question', 'grandchild-writes', ['4', 'Enter', 'M'], 'Map with which bits?'],
  ['the pause', 'grandchild-writes', ['Enter', 'Escape'], 'Paused'],
  ['the help while playing', 'grandchild-writes', ['Enter', '?'], 'Paused: how to play'],
  ['a verdict', 'grandchild-writes', ['4', 'Enter', 'p', 'r'], 'A rule is broken'],
  ['a solution', 'grandchild-writes', ['4', 'Enter', 'p', 'r', 's'], 'how the reference does it'],
]

async function comeTo([, start, keys, shown]: (typeof SCREENS)[number], setup: Setup = {}) {
  const screen = await mountGame({ ...setup, ...(start === undefined ? {} : { start }) })
  for (const key of keys) {
    await screen.press(key)
    await screen.quiet(15)
  }
  await screen.waitFor(shown)
  return screen
}

describe.each(SCREENS)('%s', (...screenOf) => {
  it('fills the terminal with the theme’s background and scrolls nothing', async () => {
    for (const [cols, rows] of [
      [60, 20],
      [80, 24],
      [120, 40],
    ] as const) {
      const screen = await comeTo(screenOf, { cols, rows })
      expect(
        screen
          .cells()
          .flat()
          .filter(({ bg }) => bg === undefined),
      ).toEqual([])
      await screen.unmount()
    }
  })

  it('has ASCII alone where the terminal has no Unicode', async () => {
    const screen = await comeTo(screenOf, { settings: { glyphs: 'ascii' } })
    expect(screen.text()).toMatch(/^[\x20-\x7e\n]*$/)
  })

  it('takes any keys in any chunks without a throw', async () => {
    const escapes = [
      '\x1b[A',
      '\x1b[B',
      '\x1b[C',
      '\x1b[D',
      '\r',
      '\t',
      '\x1b',
      '\x7f',
      '\x1b[5~',
      '\x1b[6~',
      '\x1b[Z',
    ]
    // Not Ctrl-C and not q, which leaves at the title, and no Ctrl-Z, which would stop the tests.
    const anyKey = fc.oneof(
      fc.constantFrom(...COMMANDS.map(({ key }) => key)),
      fc.constantFrom(...escapes),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }).filter(key => !/[\x00-\x1fq]/.test(key)),
    )
    const chunks = fc.sample(fc.array(anyKey, { minLength: 40, maxLength: 40 }), { numRuns: 12, seed: 11 })
    let screen = await comeTo(screenOf)
    let left = false
    const watch = () =>
      screen.exit.then(() => {
        left = true
      })
    let broken: unknown = null
    watch().catch(error => {
      broken = error
    })
    for (const chunk of chunks) {
      await screen.press(chunk.join(''))
      if (left) {
        left = false
        screen = await comeTo(screenOf)
        watch().catch(error => {
          broken = error
        })
      }
      expect(screen.screen()).toHaveLength(24)
    }
    expect(broken).toBe(null)
  })
})

describe('a screen without colours', () => {
  it('shows the chosen entry of a menu by its sign and inverse, and frames in brackets', async () => {
    const screen = await mountGame({ noColour: true })
    const chosen = screen.cells().find(row => row.some(({ char }) => char === '▸')) ?? []
    expect(chosen.some(({ inverse, char }) => inverse && char === 'S')).toBe(true)
    expect(
      screen
        .cells()
        .flat()
        .filter(({ fg, bg }) => fg !== undefined || bg !== undefined),
    ).toEqual([])
    expect(screen.text()).toContain('[b]')
  })
})

describe('a clock tick', () => {
  it.each([
    [80, 24, 350],
    [120, 40, 450],
  ])('draws at %i x %i the line of the clock alone', async (cols, rows, budget) => {
    const screen = await mountGame({ start: 'grandchild-writes', cols, rows })
    await screen.press('Enter')
    await screen.waitFor('your handler')
    await screen.quiet(100)
    const { bytes } = screen
    const below = screen.screen().slice(1)
    await screen.waitFor('0:01 par')
    await screen.quiet(60)
    expect(screen.screen().slice(1)).toEqual(below)
    expect(screen.bytes).toBeGreaterThan(bytes)
    expect(screen.bytes - bytes).toBeLessThan(budget)
  })
})
