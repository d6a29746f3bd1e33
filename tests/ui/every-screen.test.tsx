import { afterEach, describe, expect, it } from 'vitest'
import { type Settings, THEMES } from '../../src/store/index.ts'
import { speak, texts } from '../../src/text/index.ts'
import { comeTo, SCREENS, type ScreenOf } from './app-stage.tsx'

const SIZES = [
  [60, 20],
  [80, 24],
  [120, 40],
  [200, 60],
] as const

/** A text that was cut; two commands are called so. */
const CUT = /(?<!map as|fail)…/

afterEach(() => speak('en'))

/** Comes to a screen on the smallest terminal, and looks at it there and on larger ones. */
async function lookAt(screenOf: ScreenOf, settings: Partial<Settings>): Promise<void> {
  const [first, ...others] = SIZES
  const screen = await comeTo(screenOf, { cols: first[0], rows: first[1], settings })
  const check = ([cols, rows]: readonly [number, number]): void => {
    const cells = screen.cells()
    expect(cells.map(row => row.length)).toEqual(Array.from({ length: rows }, () => cols))
    const painted = cells.flat().filter(({ bg }) => bg !== undefined).length
    expect(painted).toBe(settings.theme === 'none' ? 0 : rows * cols)
    expect(screen.wrapped).toBe(0)
    // Where a debrief is longer than the result has room for, that is said.
    expect(screen.text().replace(texts().result.more, '')).not.toMatch(CUT)
  }
  check(first)
  for (const size of others) {
    await screen.resize(size[0], size[1])
    await screen.quiet(30)
    check(size)
  }
}

describe.each(SCREENS)('%s', (...screenOf) => {
  it.each(THEMES.filter(theme => theme !== 'auto'))('in the theme %s', async theme => {
    await lookAt(screenOf, { theme })
  })

  it('in Chinese', async () => {
    await lookAt(screenOf, { theme: 'dark', language: 'zh' })
  })
})
