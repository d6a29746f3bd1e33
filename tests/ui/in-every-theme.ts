import type { ReactNode } from 'react'
import { expect } from 'vitest'
import { type Look, type Theme, themeFor } from '../../src/ui/theme.ts'
import { mountKeyed } from './keyed.tsx'
import { SIZES } from './sizes.ts'

const LOOKS: readonly (readonly [string, Look])[] = [
  ['dark', { glyphs: 'unicode', colour: 'full', theme: 'dark' }],
  ['light', { glyphs: 'unicode', colour: 'full', theme: 'light' }],
  ['high contrast', { glyphs: 'unicode', colour: 'full', theme: 'contrast' }],
  ['deutan', { glyphs: 'unicode', colour: 'full', theme: 'deutan' }],
  ['tritan', { glyphs: 'unicode', colour: 'full', theme: 'tritan' }],
  ['sixteen colours', { glyphs: 'unicode', colour: '16' }],
  ['no colours, in ASCII', { glyphs: 'ascii', colour: 'none' }],
]

/**
 * Comes to a screen in every theme, and looks at it at every size: each cell is drawn, and nothing is wrapped.
 * @param keys from `element` to what is looked at
 * @param shown what it then shows
 */
export async function inEveryTheme(
  element: (theme: Theme) => ReactNode,
  keys: readonly string[],
  shown: string,
): Promise<void> {
  for (const [, look] of LOOKS) {
    const theme = themeFor(look)
    const [first] = SIZES
    const screen = await mountKeyed(element(theme), theme, { cols: first.width, rows: first.height })
    for (const key of keys) {
      await screen.press(key)
      await screen.quiet(10)
    }
    await screen.waitFor(shown)
    for (const { width, height } of SIZES) {
      await screen.resize(width, height)
      await screen.quiet(20)
      const cells = screen.cells()
      expect(cells.map(row => row.length)).toEqual(Array.from({ length: height }, () => width))
      const painted = cells.flat().filter(({ bg }) => bg !== undefined).length
      if (look.colour !== 'none') expect(painted).toBe(width * height)
      else expect(screen.text()).not.toMatch(/[→←↑↓…●○◆▸✓✗━─│]/)
      expect(screen.wrapped).toBe(0)
    }
    await screen.unmount()
  }
}
