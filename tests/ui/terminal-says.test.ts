import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { newProfile, type Settings } from '../../src/store/index.ts'
import { type TerminalSays, terminalSays } from '../../src/ui/terminal-says.ts'
import { lookOf } from '../../src/ui/theme/look.ts'

/** What of chalk, the one that Ink writes through, looks at the environment. */
interface Chalk {
  createSupportsColor(stream: undefined, options: object): false | { readonly level: number }
}

const inkRequires = createRequire(createRequire(import.meta.url).resolve('ink'))
const inChalk = join(dirname(inkRequires.resolve('chalk')), 'vendor/supports-color/index.js')
const { createSupportsColor }: Chalk = await import(pathToFileURL(inChalk).href)

type Environment = Readonly<Record<string, string>>

const XTERM = { TERM: 'xterm-256color', COLORTERM: 'truecolor', LANG: 'C.UTF-8' } as const

/** Environments, with the colours that are there. */
const COLOURS: readonly (readonly [Environment, TerminalSays['colour']])[] = [
  [XTERM, 'full'],
  [{ TERM: 'xterm-kitty' }, 'full'],
  [{ TERM: 'xterm-ghostty' }, 'full'],
  [{ TERM: 'wezterm' }, 'full'],
  [{ TERM: 'xterm-256color' }, '256'],
  [{ TERM: 'tmux-256color' }, '256'],
  [{ TERM: 'screen-256color', COLORTERM: 'truecolor' }, 'full'],
  [{ TERM: 'xterm-256color', TERM_PROGRAM: 'Apple_Terminal', TERM_PROGRAM_VERSION: '455' }, '256'],
  [{ TERM: 'xterm-256color', TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '3.5.0' }, 'full'],
  [{ TERM: 'xterm-256color', TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '2.9' }, '256'],
  [{ TERM: 'xterm' }, '16'],
  [{ TERM: 'screen' }, '16'],
  [{ TERM: 'linux' }, '16'],
  [{ TERM: 'vt220' }, '16'],
  [{ TERM: 'foot', COLORTERM: '1' }, '16'],
  [{ TERM: 'vt52' }, 'none'],
  [{}, 'none'],
  [{ TERM: 'dumb' }, 'none'],
  [{ ...XTERM, TERM: 'dumb' }, 'none'],
  [{ ...XTERM, TERM: 'dumb', FORCE_COLOR: '3' }, 'none'],
  [{ ...XTERM, NO_COLOR: '1' }, 'none'],
  [{ ...XTERM, NO_COLOR: '0' }, 'none'],
  [{ ...XTERM, NO_COLOR: '1', FORCE_COLOR: '3' }, 'none'],
  [{ ...XTERM, NO_COLOR: '' }, 'full'],
  [{ ...XTERM, FORCE_COLOR: '0' }, 'none'],
  [{ ...XTERM, FORCE_COLOR: 'false' }, 'none'],
  [{ ...XTERM, FORCE_COLOR: '1' }, '16'],
  [{ ...XTERM, FORCE_COLOR: '2' }, '256'],
  [{ ...XTERM, FORCE_COLOR: '12' }, 'full'],
  [{ ...XTERM, FORCE_COLOR: 'true' }, 'full'],
  [{ TERM: 'vt52', FORCE_COLOR: '3' }, 'full'],
  [{ ...XTERM, CI: 'true' }, 'none'],
  [{ ...XTERM, CI: 'true', FORCE_COLOR: '2' }, '256'],
]

const saysOf = (env: Environment): TerminalSays => terminalSays(env, 'linux')

describe('the colours of a terminal', () => {
  it.each(COLOURS)('%j has as many as %s', (env, colour) => {
    const says = saysOf(env)
    expect(says.colour).toBe(colour)
    expect(says.whyNone === null).toBe(colour !== 'none')
  })

  it.each([
    [{ ...XTERM, NO_COLOR: '1' }, 'noColor'],
    [{ ...XTERM, NO_COLOR: '1', TERM: 'dumb' }, 'noColor'],
    [{ ...XTERM, TERM: 'dumb' }, 'dumb'],
    [{ TERM: 'vt52' }, 'none'],
  ])('of %j are none because %s', (env, why) => {
    expect(saysOf(env).whyNone).toBe(why)
  })

  it('are all there on Windows, where Node needs a console that has them', () => {
    expect(terminalSays({}, 'win32').colour).toBe('full')
    expect(terminalSays({ NO_COLOR: '1' }, 'win32').colour).toBe('none')
  })

  describe('are never more than chalk writes', () => {
    afterEach(() => {
      vi.unstubAllEnvs()
    })
    const decides = ['TERM', 'COLORTERM', 'FORCE_COLOR', 'CI', 'TERM_PROGRAM', 'TERM_PROGRAM_VERSION']
    it.each(COLOURS)('in %j', (env, colour) => {
      for (const name of [...decides, 'TF_BUILD', 'TEAMCITY_VERSION', 'GITHUB_ACTIONS'])
        vi.stubEnv(name, env[name])
      const chalk = createSupportsColor(undefined, { sniffFlags: false })
      const level = chalk === false ? 0 : chalk.level
      expect(['none', '16', '256', 'full'].indexOf(colour)).toBeLessThanOrEqual(level)
    })
  })
})

describe('the characters of a terminal', () => {
  it.each([
    [{ LANG: 'C.UTF-8' }, true],
    [{ LANG: 'en_GB.utf8' }, true],
    [{ LANG: 'C' }, false],
    [{ LANG: 'de_DE.ISO-8859-1' }, false],
    [{}, false],
    [{ LC_ALL: 'C', LANG: 'C.UTF-8' }, false],
    [{ LC_ALL: 'C.UTF-8', LC_CTYPE: 'C', LANG: 'C' }, true],
    [{ LC_CTYPE: 'C', LANG: 'C.UTF-8' }, false],
    [{ LC_CTYPE: 'zh_CN.UTF-8' }, true],
    [{ LC_ALL: '', LC_CTYPE: '', LANG: 'C.UTF-8' }, true],
    [{ LANG: 'C.UTF-8', TERM: 'linux' }, false],
  ])('%j: Unicode %s', (env, unicode) => {
    expect(terminalSays(env, 'linux').unicode).toBe(unicode)
    expect(terminalSays(env, 'darwin').unicode).toBe(unicode)
  })

  it.each([
    [{}, false],
    [{ WT_SESSION: '1' }, true],
    [{ TERM_PROGRAM: 'vscode' }, true],
    [{ TERMINAL_EMULATOR: 'JetBrains-JediTerm' }, true],
    [{ ConEmuTask: '{cmd::Cmder}' }, true],
    [{ LANG: 'en_GB.UTF-8' }, true],
  ])('%j on Windows: Unicode %s', (env, unicode) => {
    expect(terminalSays(env, 'win32').unicode).toBe(unicode)
  })
})

describe('the background of a terminal', () => {
  it.each([
    ['0;15', 'light'],
    ['0;7', 'light'],
    ['0;default;15', 'light'],
    ['15;0', 'dark'],
    ['7;8', 'dark'],
    ['0;115', 'dark'],
    ['15', 'light'],
    ['15;default', null],
    ['', null],
    ['rubbish7', null],
  ] as const)('with COLORFGBG=%s is %s', (COLORFGBG, background) => {
    expect(saysOf({ ...XTERM, COLORFGBG }).background).toBe(background)
  })

  it('is unknown where nothing is said', () => {
    expect(saysOf(XTERM).background).toBe(null)
  })
})

describe('the look', () => {
  const { settings } = newProfile
  it.each<readonly [string, Partial<Settings>, Environment, object]>([
    ['is dark and Unicode', {}, {}, { theme: 'dark', colour: 'full', glyphs: 'unicode' }],
    ['is light on a light background', {}, { COLORFGBG: '0;15' }, { theme: 'light' }],
    [
      'is the one chosen, whatever the background',
      { theme: 'dark' },
      { COLORFGBG: '0;15' },
      { theme: 'dark' },
    ],
    ['is ASCII where there is no UTF-8', {}, { LANG: 'C' }, { glyphs: 'ascii' }],
    ['is Unicode where that is chosen', { glyphs: 'unicode' }, { LANG: 'C' }, { glyphs: 'unicode' }],
    ['is ASCII where that is chosen', { glyphs: 'ascii' }, {}, { glyphs: 'ascii' }],
    ['has no colours where that is chosen', { theme: 'none' }, {}, { colour: 'none' }],
    ['has none with NO_COLOR', { theme: 'tritan' }, { NO_COLOR: '1' }, { colour: 'none', theme: 'tritan' }],
    ['has none in a dumb terminal', { theme: 'light' }, { TERM: 'dumb' }, { colour: 'none' }],
    [
      'has the colours of the terminal',
      { theme: 'deutan' },
      { COLORTERM: '' },
      { colour: '256', theme: 'deutan' },
    ],
  ])('%s', (_, chosen, env, look) => {
    expect(lookOf({ ...settings, ...chosen }, saysOf({ ...XTERM, ...env }))).toMatchObject(look)
  })
})

describe('the language of a terminal', () => {
  it.each([
    ['zh_CN.UTF-8', 'zh'],
    ['zh_SG.utf8', 'zh'],
    ['zh_MY.UTF-8@x', 'zh'],
    ['zh.UTF-8', 'zh'],
    ['zh_TW.UTF-8', 'en'],
    ['zh_CN.GB18030', 'en'],
    ['en_GB.UTF-8', 'en'],
    ['', 'en'],
  ])('in the locale %s is %s', (LANG, language) => {
    expect(saysOf({ ...XTERM, LANG }).language).toBe(language)
  })
})

describe('the mouse of a terminal', () => {
  it.each<readonly [Environment, NodeJS.Platform, boolean]>([
    [XTERM, 'linux', true],
    [XTERM, 'darwin', true],
    [{ ...XTERM, SSH_CONNECTION: '192.0.2.1 50000 192.0.2.2 22' }, 'linux', false],
    [{ ...XTERM, SSH_TTY: '/dev/pts/0' }, 'linux', false],
    [{ ...XTERM, SSH_CONNECTION: '' }, 'linux', true],
    [{ TERM: 'linux' }, 'linux', false],
    [{ TERM: 'dumb' }, 'linux', false],
    [XTERM, 'win32', false],
  ])('in %j on %s: %s', (env, platform, mouse) => {
    expect(terminalSays(env, platform).mouse).toBe(mouse)
  })
})
