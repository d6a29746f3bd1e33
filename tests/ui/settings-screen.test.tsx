import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openStore, type Settings } from '../../src/store/index.ts'
import { App } from '../../src/ui/app.tsx'
import { terminalSays } from '../../src/ui/terminal-says.ts'
import { gameOn } from '../game/stage.ts'
import { mount } from '../terminal/in-process.ts'

const level = gameOn('first-write').level
const TERMINAL = { TERM: 'xterm-256color', COLORTERM: 'truecolor', LANG: 'C.UTF-8' }
const BACKGROUNDS = { dark: '#12141a', light: '#faf9f5', contrast: '#000000' }

const NO_FILES = {
  read: async () => ({ ok: false, why: 'there are no files here' }) as const,
  write: async () => ({ ok: false, why: 'there are no files here' }) as const,
}

interface Setup {
  readonly env?: Readonly<Record<string, string>>
  readonly settings?: Partial<Settings>
}

/** The game, gone to its settings. */
async function mountSettings({ env = {}, settings = {} }: Setup = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'cowhand-settings-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const opened = await openStore(folder)
  await opened.store.update({ settings })
  const screen = await mount(
    <App
      files={NO_FILES}
      levels={[level]}
      opened={opened}
      start={null}
      terminal={terminalSays({ ...TERMINAL, ...env }, 'linux')}
    />,
  )
  onTestFinished(screen.unmount)
  await screen.press('Up', 'Up')
  await screen.quiet(20)
  await screen.press('Enter')
  await screen.waitFor('Saved in')
  const saved = (): Settings => JSON.parse(readFileSync(join(folder, 'save.json'), 'utf8')).settings
  const backgrounds = () => [...new Set(screen.cells().flatMap(row => row.map(({ bg }) => bg)))]
  return { screen, saved, backgrounds }
}

const until = async (condition: () => boolean): Promise<void> => {
  for (let tries = 0; !condition(); tries++) {
    if (tries > 300) throw new Error('it did not come')
    await new Promise(resolve => setTimeout(resolve, 10))
  }
}

describe('a theme in the settings', () => {
  it('is on the whole screen while the cursor is on it, and kept by Enter', async () => {
    const { screen, saved, backgrounds } = await mountSettings()
    await screen.press('Down', 'Down', 'Enter')
    await screen.waitFor('Settings: theme')
    expect(backgrounds()).toContain(BACKGROUNDS.dark)
    await screen.press('Down', 'Down')
    await screen.waitFor('▸ light')
    expect(backgrounds()).toContain(BACKGROUNDS.light)
    expect(backgrounds()).not.toContain(BACKGROUNDS.dark)
    await screen.press('Down')
    await screen.waitFor('▸ high contrast')
    expect(backgrounds()).toContain(BACKGROUNDS.contrast)
    expect(backgrounds()).not.toContain(BACKGROUNDS.light)
    await screen.press('Enter')
    await screen.waitFor('Saved in')
    expect(backgrounds()).toContain(BACKGROUNDS.contrast)
    await until(() => saved().theme === 'contrast')
    await screen.press('Escape')
    await screen.waitFor('arrows and Enter')
    expect(backgrounds()).toContain(BACKGROUNDS.contrast)
  })

  it('is what it was before, after Esc', async () => {
    const { screen, saved, backgrounds } = await mountSettings({ settings: { theme: 'light' } })
    expect(backgrounds()).toContain(BACKGROUNDS.light)
    await screen.press('Down', 'Down', 'Enter', 'Down')
    await screen.waitFor('▸ high contrast')
    expect(backgrounds()).toContain(BACKGROUNDS.contrast)
    await screen.press('Escape')
    await screen.waitFor('Saved in')
    expect(backgrounds()).toContain(BACKGROUNDS.light)
    expect(backgrounds()).not.toContain(BACKGROUNDS.contrast)
    expect(saved().theme).toBe('light')
  })

  it('has no colours in "no colours", and then colours again', async () => {
    const { screen, backgrounds } = await mountSettings()
    await screen.press('Down', 'Down', 'Enter', 'Up')
    await screen.waitFor('▸ no colours')
    expect(backgrounds()).toEqual([undefined])
    expect(screen.text()).toContain('[a]')
    await screen.press('Up')
    await screen.waitFor('▸ blue-yellow')
    expect(backgrounds()).not.toContain(undefined)
    expect(screen.text()).not.toContain('[a]')
  })

  it('is the light one by itself where the terminal says that it is light', async () => {
    const { backgrounds } = await mountSettings({ env: { COLORFGBG: '0;15' } })
    expect(backgrounds()).toContain(BACKGROUNDS.light)
  })

  it('has no colours with NO_COLOR, whichever is chosen', async () => {
    const { screen, backgrounds } = await mountSettings({
      env: { NO_COLOR: '1' },
      settings: { theme: 'light' },
    })
    expect(backgrounds()).toEqual([undefined])
    expect(screen.text()).toContain('no colours, since NO_COLOR is set')
    await screen.press('Down', 'Down', 'Enter', 'Down')
    await screen.waitFor('▸ high contrast')
    expect(backgrounds()).toEqual([undefined])
  })
})

describe('the characters in the settings', () => {
  it('are shown as the cursor moves, and kept by Enter', async () => {
    const { screen, saved } = await mountSettings()
    await screen.press('Down', 'Down', 'Down', 'Enter', 'Down', 'Down')
    await screen.waitFor('> ASCII only')
    expect(screen.text()).toMatch(/^[\x20-\x7e\n]*$/)
    await screen.press('Escape')
    await screen.waitFor('▸ Characters')
    expect(saved().glyphs).toBe('auto')
    await screen.press('Enter', 'Down', 'Down', 'Enter')
    await screen.waitFor('> Characters')
    await until(() => saved().glyphs === 'ascii')
  })

  it('are ASCII alone where the locale has no UTF-8', async () => {
    const { screen } = await mountSettings({ env: { LANG: 'C' } })
    expect(screen.text()).toMatch(/^[\x20-\x7e\n]*$/)
  })
})

describe('keys that come in one chunk', () => {
  it('each do what they say', async () => {
    const { screen, saved } = await mountSettings()
    await screen.press('jj jjj ')
    await screen.waitFor('Saved in')
    await until(() => saved().theme === 'contrast')
    await screen.press('kklll')
    await until(() => saved().clock === 'practice')
    expect(saved().theme).toBe('contrast')
  })
})
