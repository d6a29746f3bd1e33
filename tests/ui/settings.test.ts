import { describe, expect, it } from 'vitest'
import { newProfile, THEMES } from '../../src/store/index.ts'
import { PREVIEW_HEIGHT, previewRows } from '../../src/ui/presentation/look-preview.ts'
import { settingsRows } from '../../src/ui/presentation/settings.ts'
import {
  lookShown,
  pressInSettings,
  type SettingsEffect,
  type SettingsView,
} from '../../src/ui/settings/press.ts'
import { terminalSays } from '../../src/ui/terminal-says.ts'
import { lookOf } from '../../src/ui/theme/look.ts'
import { themeFor } from '../../src/ui/theme.ts'
import { keysFrom, textOf, widthsOf } from './stage.ts'

const FIRST: SettingsView = { settings: newProfile.settings, at: 0, list: null }
const ENV = { TERM: 'xterm-256color', COLORTERM: 'truecolor', LANG: 'C.UTF-8' }
const SAYS = terminalSays(ENV, 'linux')

/** Presses keys one after the other. */
function press(keys: string, first = FIRST): { view: SettingsView; effects: SettingsEffect[] } {
  const effects: SettingsEffect[] = []
  let view = first
  for (const key of keysFrom(keys)) {
    const pressed = pressInSettings(view, key)
    if (pressed === null) continue
    view = pressed.view
    if (pressed.effect !== null) effects.push(pressed.effect)
  }
  return { view, effects }
}

describe('a key in the settings', () => {
  it.each<readonly [string, SettingsEffect[]]>([
    ['Enter', [{ do: 'keep', change: { clock: 'practice' } }]],
    [
      'Enter Enter',
      [
        { do: 'keep', change: { clock: 'practice' } },
        { do: 'keep', change: { clock: 'timed' } },
      ],
    ],
    ['Down Enter', [{ do: 'keep', change: { pace: 'instant' } }]],
    [
      'j l l',
      [
        { do: 'keep', change: { pace: 'instant' } },
        { do: 'keep', change: { pace: 'slow' } },
      ],
    ],
    ['Down Down Enter Down Down Enter', [{ do: 'keep', change: { theme: 'light' } }]],
    ['j j Space j j Space', [{ do: 'keep', change: { theme: 'light' } }]],
    ['Down Down Enter Up Enter', [{ do: 'keep', change: { theme: 'none' } }]],
    ['Down Down Enter Down Down Escape', []],
    ['Down Down Enter Down h', []],
    ['Down Down Down Enter Down Down Enter', [{ do: 'keep', change: { glyphs: 'ascii' } }]],
    ['j j j j Enter j j Enter', [{ do: 'keep', change: { language: 'zh' } }]],
    ['Up Up Enter', [{ do: 'name' }]],
    ['Up Enter', [{ do: 'back' }]],
    ['Escape', [{ do: 'back' }]],
    ['q', [{ do: 'back' }]],
    ['x Tab Left', []],
  ])('%s', (keys, effects) => {
    expect(press(keys).effects).toEqual(effects)
  })

  it('shows in a list what the cursor is on, and after Esc what was there before', () => {
    expect(lookShown(press('Down Down Enter Down Down Down').view)).toEqual({
      theme: 'contrast',
      glyphs: 'auto',
      language: 'auto',
      mouse: 'auto',
    })
    expect(lookShown(press('Down Down Enter Down Down Down Escape').view)).toEqual({
      theme: 'auto',
      glyphs: 'auto',
      language: 'auto',
      mouse: 'auto',
    })
    expect(lookShown(press('Down Down Down Enter Up').view)).toMatchObject({ theme: 'auto', glyphs: 'ascii' })
  })

  it('opens a list at what is kept', () => {
    const { view } = press('Down Down Enter Down Down Enter Enter')
    expect(view.list).toEqual({ of: 'theme', at: THEMES.indexOf('light') })
    expect(view.settings.theme).toBe('light')
  })
})

const KNOWN = { name: 'Ada', folder: '/home/ada/.local/share/cowhand', says: SAYS }
const SIZES = [
  [60, 20],
  [80, 24],
  [120, 40],
  [200, 60],
] as const

const PLACES: readonly (readonly [string, string])[] = [
  ['the settings', ''],
  ['the list of themes', 'Down Down Enter'],
  ['the list of characters', 'Down Down Down Enter'],
  ['the list of languages', 'Down Down Down Down Enter'],
]

const themeOf = (view: SettingsView, says = SAYS) => themeFor(lookOf(lookShown(view), says))

describe.each(PLACES)('%s', (_, keys) => {
  const { view } = press(keys)

  it.each(SIZES)('fill %i x %i exactly, with the preview whole', (width, height) => {
    for (const [at] of THEMES.entries()) {
      const there = view.list === null ? view : { ...view, list: { ...view.list, at: at % 3 } }
      const theme = themeOf(there)
      const rows = settingsRows(there, KNOWN, theme, { width, height })
      expect(rows).toHaveLength(height)
      expect(widthsOf(rows)).toEqual([width])
      const text = rows.map(textOf).join('\n')
      for (const row of previewRows(theme, Math.min(width, 100)))
        expect(text).toContain(textOf(row).trimEnd())
    }
  })

  it('cut nothing at 60 x 20', () => {
    const rows = settingsRows(view, KNOWN, themeOf(view), { width: 60, height: 20 })
    expect(rows.map(textOf).join('\n')).not.toContain('…')
  })
})

describe('the settings', () => {
  const textIn = (view: SettingsView, says = SAYS) =>
    settingsRows(view, { ...KNOWN, says }, themeOf(view, says), { width: 80, height: 24 })
      .map(row => textOf(row).trimEnd())
      .join('\n')

  it('say what is kept, and what the terminal’s own choice comes to', () => {
    expect(textIn(FIRST)).toMatch(/Theme +as the terminal says: dark\n/)
    expect(textIn(FIRST)).toMatch(/Characters +as the terminal says: Unicode\n/)
    expect(textIn(FIRST)).toMatch(/Your name +Ada\n/)
    expect(textIn(FIRST)).toContain('Saved in /home/ada/.local/share/cowhand')
    const light = terminalSays({ ...ENV, COLORFGBG: '0;15', LANG: 'C' }, 'linux')
    expect(textIn(FIRST, light)).toMatch(/Theme +as the terminal says: light\n/)
    expect(textIn(FIRST, light)).toMatch(/Characters +as the terminal says: ASCII only\n/)
    expect(textIn(press('Enter').view)).toMatch(/Clock +off: practice without stars\n/)
  })

  it('say where saves are, over two rows where one is too short', () => {
    const folder = `/home/${'数据'.repeat(12)}/saves/of/cowhand`
    for (const [width, height] of SIZES) {
      const rows = settingsRows(FIRST, { ...KNOWN, folder }, themeOf(FIRST), { width, height })
      expect(widthsOf(rows)).toEqual([width])
      expect(rows).toHaveLength(height)
      const text = rows.map(row => textOf(row).trim()).join('')
      expect(text).toContain(`Saved in ${folder}`)
      expect(text).toContain('how it looks')
    }
  })

  it('mark in a list what is kept', () => {
    const { view } = press('Down Down Enter Down Down Enter Enter Down Down')
    expect(textIn(view)).toMatch(/\n {3}light {2}✓\n {3}high contrast\n ▸ red-green colour-blind/)
  })

  it('say why no theme has colours, where it has none', () => {
    const says = terminalSays({ ...ENV, NO_COLOR: '1' }, 'linux')
    expect(textIn(FIRST, says)).toMatch(/Theme +no colours, since NO_COLOR is set\n/)
    const list = press('Down Down Enter').view
    expect(textIn(list, says)).toContain('No colours are shown, since NO_COLOR is set.')
    expect(textIn(list, says)).toMatch(/as the terminal says: no colours/)
    expect(textIn(press('Down Down Enter Up').view, says)).not.toContain('No colours are shown')
    expect(textIn(list)).not.toContain('No colours are shown')
  })
})

describe('the preview', () => {
  it('has a trap, two processes that share a frame, verdicts and the clock', () => {
    const rows = previewRows(themeFor({ glyphs: 'unicode', colour: 'full' }), 80)
    const text = rows.map(textOf).join('\n')
    expect(rows).toHaveLength(PREVIEW_HEIGHT)
    expect(text).toMatch(/store page fault +P2 store heap\[1\] D/)
    expect(text).toMatch(/P1.*P2/)
    expect(text).toMatch(/✓ clean.*✗ wasteful.*✗ wrong/)
    expect(text).toMatch(/━.*0:42 par 1:00/)
    expect(text).toContain('trapped')
    const tones = rows.flat().map(({ tone }) => tone)
    for (const tone of ['frame-0', 'frame-7', 'trap', 'good', 'warn', 'bad', 'rule', 'cursor'] as const)
      expect(tones).toContain(tone)
    expect(tones.filter(tone => tone === 'frame-1').length).toBeGreaterThan(2)
  })
})
