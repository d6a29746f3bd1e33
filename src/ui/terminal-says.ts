import type { Language } from '../text/index.ts'
import type { ColourDepth } from './theme/palette.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** What the environment says of the terminal. */
export interface TerminalSays {
  readonly colour: ColourDepth | 'none'
  /** Why there are no colours; null where there are some. */
  readonly whyNone: 'noColor' | 'dumb' | 'none' | null
  /** Whether it shows more than ASCII. */
  readonly unicode: boolean
  /** Null where nothing is said of it. */
  readonly background: 'dark' | 'light' | null
  readonly language: Language
  /** Whether clicks would reach the program, and at once. */
  readonly mouse: boolean
}

const LEVELS = ['none', '16', '256', 'full'] as const

/** FORCE_COLOR as chalk reads it, which does the colouring: 0 to 3 is a depth, `false` is 0, all else names none. */
function forcedDepth({ FORCE_COLOR: forced }: Environment): (typeof LEVELS)[number] | null {
  if (forced === 'false') return 'none'
  return forced !== undefined && /^\d+$/.test(forced) ? (LEVELS[Math.min(Number(forced), 3)] ?? null) : null
}

const FULL_TERMS = new Set(['xterm-kitty', 'xterm-ghostty', 'wezterm'])

/**
 * How many colours there are. Never more than chalk, through which Ink writes them, would find: it would turn ours
 * into others.
 */
function depthOf(env: Environment, platform: NodeJS.Platform): ColourDepth | 'none' {
  const forced = forcedDepth(env)
  if (forced !== null) return forced
  if (platform === 'win32') return 'full'
  if (env.CI !== undefined) return 'none'
  const { TERM: term = '', COLORTERM, TERM_PROGRAM: program } = env
  if (COLORTERM === 'truecolor' || FULL_TERMS.has(term)) return 'full'
  if (program === 'iTerm.app')
    return Number.parseInt(env.TERM_PROGRAM_VERSION ?? '', 10) >= 3 ? 'full' : '256'
  if (program === 'Apple_Terminal' || /-256(color)?$/i.test(term)) return '256'
  const some = /^screen|^xterm|^vt100|^vt220|^rxvt|color|ansi|cygwin|linux/i
  return some.test(term) || COLORTERM !== undefined ? '16' : 'none'
}

/** NO_COLOR as https://no-color.org defines it: set, and not empty. */
function whyNoColours(env: Environment, platform: NodeJS.Platform): TerminalSays['whyNone'] {
  if ((env.NO_COLOR ?? '') !== '') return 'noColor'
  if (env.TERM === 'dumb') return 'dumb'
  return depthOf(env, platform) === 'none' ? 'none' : null
}

/** Terminals of Windows that are known to have the characters; the console's own fonts lack most of them. */
const onWindows = (env: Environment): boolean =>
  env.WT_SESSION !== undefined ||
  env.TERM_PROGRAM === 'vscode' ||
  env.TERMINAL_EMULATOR === 'JetBrains-JediTerm' ||
  env.ConEmuTask === '{cmd::Cmder}'

/** POSIX: the first of the three that is set and not empty decides (setlocale(3)); none is the locale C, in ASCII. */
const localeFor = (env: Environment, category: 'LC_CTYPE' | 'LC_MESSAGES'): string =>
  [env.LC_ALL, env[category], env.LANG].find(value => (value ?? '') !== '') ?? ''

function showsUnicode(env: Environment, platform: NodeJS.Platform): boolean {
  const locale = localeFor(env, 'LC_CTYPE')
  if (platform === 'win32' && onWindows(env)) return true
  // The console of Linux decodes UTF-8, but its fonts of at most 512 characters lack most of ours.
  return /utf-?8/i.test(locale) && env.TERM !== 'linux'
}

/** COLORFGBG, as rxvt, Konsole and others set it: foreground;background, by number; 7 and 15 are the whites. */
function backgroundOf({ COLORFGBG }: Environment): TerminalSays['background'] {
  const number = /(?:^|;)(\d+)$/.exec(COLORFGBG ?? '')?.[1]
  if (number === undefined) return null
  return number === '7' || number === '15' ? 'light' : 'dark'
}

/** Chinese for China, Singapore and Malaysia, which write it in simplified characters; where it cannot be shown, English. */
const languageOf = (env: Environment, unicode: boolean): Language =>
  unicode && /^zh(?:_(?:CN|SG|MY|Hans\w*))?(?:[.@]|$)/.test(localeFor(env, 'LC_MESSAGES')) ? 'zh' : 'en'

/**
 * Not over SSH, where it is the player's to choose: a terminal with the mouse on takes its own selection away. The
 * console of Linux has none, and on Windows Node.js reads keys alone.
 */
const hasMouse = ({ SSH_CONNECTION, SSH_TTY, TERM }: Environment, platform: NodeJS.Platform): boolean =>
  (SSH_CONNECTION ?? '') === '' &&
  (SSH_TTY ?? '') === '' &&
  TERM !== 'linux' &&
  TERM !== 'dumb' &&
  platform !== 'win32'

/** @param env the environment's variables */
export function terminalSays(env: Environment, platform: NodeJS.Platform): TerminalSays {
  const whyNone = whyNoColours(env, platform)
  const unicode = showsUnicode(env, platform)
  return {
    colour: whyNone === null ? depthOf(env, platform) : 'none',
    whyNone,
    unicode,
    background: backgroundOf(env),
    language: languageOf(env, unicode),
    mouse: hasMouse(env, platform),
  }
}
