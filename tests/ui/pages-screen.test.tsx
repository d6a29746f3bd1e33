import { describe, expect, it } from 'vitest'
import { mountGame } from './app-stage.tsx'

const PAGE_UP = '\u001b[5~'
const PAGE_DOWN = '\u001b[6~'
const END = '\u001b[F'

/** A level in which four traps are over and the fifth is at hand. */
async function longLevel() {
  const screen = await mountGame({ start: 'boss-fork', cols: 100, rows: 30 })
  await screen.press('4', 'Enter')
  for (let trap = 1; trap <= 4; trap++) {
    await screen.waitFor('your handler ──')
    await screen.press('!')
    await screen.waitFor('── verdict ──')
    await screen.press('Enter')
  }
  await screen.waitFor('your handler ──')
  return screen
}

describe('the lists of the play screen', () => {
  it('are turned by PgUp and PgDn, and at their end again after End and after any move', async () => {
    const screen = await longLevel()
    expect(screen.text()).toMatch(/what happened ─+ \d+ earlier ↑ ──/)
    for (const back of [PAGE_DOWN, END, 'Left', '\t']) {
      await screen.press(PAGE_UP)
      await screen.waitFor(/what happened ─+ (\d+ earlier ↑ {2})?\d+ later ↓ ──/)
      await screen.press(back)
      await screen.waitFor(/what happened ─+ \d+ earlier ↑ ──/)
    }
  })

  it('have their keys in the help', async () => {
    const screen = await longLevel()
    await screen.press(':', 'page up')
    await screen.waitFor(/PgUp .*page up/)
  })

  it('of a verdict are turned too, and lines go on from there', async () => {
    const screen = await mountGame({ start: 'grandchild-writes', cols: 60, rows: 20 })
    await screen.press('4', 'Enter')
    await screen.waitFor('your handler ──')
    for (let step = 1; step <= 20; step++) {
      await screen.press('g')
      await screen.waitFor(` ${step + 1} _`)
    }
    await screen.press('r')
    await screen.waitFor(/verdict ─+ \d+ lines more ↓/)
    await screen.press(PAGE_DOWN)
    await screen.waitFor(/verdict ─+ \d+ lines? more ↑/)
    await screen.press('Up')
    await screen.press(PAGE_UP)
    await screen.press(PAGE_UP)
    await screen.waitFor(/verdict ─+ \d+ lines more ↓/)
    expect(screen.text()).not.toContain('more ↑')
  })
})
