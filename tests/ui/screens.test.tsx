import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../../src/ui/commands.ts'
import { comeTo, mountGame, SCREENS } from './app-stage.tsx'

describe.each(SCREENS)('%s', (...screenOf) => {
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
