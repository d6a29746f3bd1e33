import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { newProfile, type Settings } from '../../src/store/index.ts'
import type { Cell, Colour } from '../terminal/cells.ts'
import type { DrivenTerminal } from '../terminal/terminal.ts'
import { contrast, indexed, SIXTEEN } from '../ui/colour-science.ts'
import { startGame, temporaryFolder, toFirstTrap } from './game.ts'

interface Terminal {
  readonly env: Readonly<Record<string, string>>
  readonly settings?: Partial<Settings>
}

/** A level's first trap, in a terminal that says something else of itself than the tests' own. */
async function firstTrap({ env, settings = {} }: Terminal): Promise<DrivenTerminal> {
  const saves = temporaryFolder()
  const profile = { ...newProfile, settings: { ...newProfile.settings, ...settings } }
  writeFileSync(join(saves, 'save.json'), JSON.stringify(profile))
  const game = startGame({ args: ['play', 'grandchild-writes'], saves, env })
  await toFirstTrap(game)
  await game.quiet()
  return game
}

const isText = ({ char }: Cell): boolean => /[A-Za-z0-9?!]/.test(char)

/** The least contrast of any letter on the screen, where the first sixteen colours are these. */
function leastContrast(game: DrivenTerminal, sixteen: keyof typeof SIXTEEN): number {
  const shown = (colour: Colour): string => {
    if (colour === undefined) throw new Error('a letter in the colours of the terminal’s owner')
    return typeof colour === 'number' ? indexed(colour, sixteen) : colour
  }
  return Math.min(
    ...game
      .cells()
      .flat()
      .filter(isText)
      // Bold makes the first eight bright in many terminals.
      .map(({ fg, bg, bold }) => contrast(shown(bold && Number(fg) < 8 ? Number(fg) + 8 : fg), shown(bg))),
  )
}

const colours = (game: DrivenTerminal): Colour[] => [
  ...new Set(
    game
      .cells()
      .flat()
      .flatMap(({ fg, bg }) => [fg, bg]),
  ),
]

describe.each(['dark', 'light', 'contrast', 'deutan', 'tritan'] as const)('the theme %s', theme => {
  it('is readable in a terminal of 256 colours, in none of the owner’s sixteen', async () => {
    const game = await firstTrap({ env: { COLORTERM: '' }, settings: { theme } })
    expect(leastContrast(game, 'xterm')).toBeGreaterThanOrEqual(theme === 'contrast' ? 7 : 4.5)
    for (const colour of colours(game)) if (colour !== undefined) expect(colour).toBeGreaterThanOrEqual(16)
  })

  it('is readable in a terminal of sixteen', async () => {
    const game = await firstTrap({ env: { TERM: 'xterm', COLORTERM: '' }, settings: { theme } })
    for (const sixteen of Object.keys(SIXTEEN) as (keyof typeof SIXTEEN)[])
      expect(leastContrast(game, sixteen)).toBeGreaterThanOrEqual(4.5)
    for (const colour of colours(game)) if (colour !== undefined) expect(colour).toBeLessThan(16)
  })
})

describe('what the terminal says of itself', () => {
  it('is heard where it has a light background', async () => {
    const game = await firstTrap({ env: { COLORFGBG: '0;15' } })
    expect(game.cells().flat().at(-1)?.bg).toBe('#faf9f5')
  })

  it('is heard where it is dumb: no colours, and frames in brackets', async () => {
    const game = await firstTrap({ env: { TERM: 'dumb' }, settings: { theme: 'light' } })
    expect(colours(game)).toEqual([undefined])
    expect(game.text()).toContain('[a]')
  })

  it('is heard where its locale is not UTF-8, with or without colours', async () => {
    for (const env of [{ LANG: 'C' }, { LC_ALL: 'C' }, { LANG: 'C', NO_COLOR: '1' }]) {
      const game = await firstTrap({ env })
      expect(game.text()).toMatch(/^[\x20-\x7e\n]*$/)
    }
  })

  it('is heard before FORCE_COLOR is, where NO_COLOR is set', async () => {
    const game = await firstTrap({ env: { NO_COLOR: '1', FORCE_COLOR: '3' } })
    expect(colours(game)).toEqual([undefined])
    expect(
      game
        .cells()
        .flat()
        .some(({ bold }) => bold),
    ).toBe(true)
  })
})

describe('a theme', () => {
  it('is chosen in the settings, and there at the next start', async () => {
    const saves = temporaryFolder()
    const game = startGame({ saves })
    await game.waitFor('Settings')
    await game.press('Up', 'Up', 'Enter')
    await game.waitFor('Saved in')
    await game.press('Down', 'Down', 'Enter', 'Down', 'Down')
    await game.waitFor('▸ light')
    await game.press('Enter')
    await game.waitFor('Saved in')
    await game.press('Escape')
    await game.waitFor('arrows and Enter')
    await game.press('q')
    await game.exit
    const again = startGame({ saves })
    await again.waitFor('arrows and Enter')
    await again.quiet()
    expect(again.cells().flat().at(-1)?.bg).toBe('#faf9f5')
  })
})
