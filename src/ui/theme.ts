/** What a piece of text means; the theme says how that looks. Frames have tones of their own, by their number. */
export type Tone =
  | 'text'
  | 'dim'
  | 'strong'
  | 'accent'
  | 'good'
  | 'warn'
  | 'bad'
  | 'rule'
  | 'key'
  | 'trap'
  | 'cursor'
  | `frame-${number}`
  | `on-frame-${number}`
  | 'frame-zero'
  | 'on-frame-zero'

export interface Style {
  readonly color?: string
  readonly backgroundColor?: string
  readonly bold?: boolean
  readonly inverse?: boolean
}

export interface Glyphs {
  readonly cursor: string
  readonly mark: string
  readonly changed: string
  readonly dot: string
  readonly rule: string
  readonly bar: string
  readonly edge: string
  readonly par: string
  readonly star: string
  readonly noStar: string
  readonly arrow: string
  readonly yes: string
  readonly no: string
  readonly up: string
  readonly down: string
}

export interface Theme {
  /** Text as this terminal can show it. */
  readonly show: (text: string) => string
  readonly background: string | undefined
  /** Whether a frame's chip needs brackets to be seen without its colour. */
  readonly brackets: boolean
  readonly glyphs: Glyphs
  style(tone: Tone): Style
}

const UNICODE: Glyphs = {
  cursor: '▸',
  mark: '◆',
  changed: '◂',
  dot: '●',
  rule: '─',
  bar: '━',
  edge: '│',
  par: '┿',
  star: '★',
  noStar: '☆',
  arrow: '→',
  yes: '✓',
  no: '✗',
  up: '↑',
  down: '↓',
}

const ASCII: Glyphs = {
  cursor: '>',
  mark: '*',
  changed: '<',
  dot: 'o',
  rule: '-',
  bar: '=',
  edge: '|',
  par: '+',
  star: '*',
  noStar: '.',
  arrow: '>',
  yes: '+',
  no: 'x',
  up: '^',
  down: 'v',
}

const BACKGROUND = '#12141a'
const INK = '#12141a'

/** Bright enough for dark letters on them (at least 7:1 against INK), and apart from each other. */
const FRAMES = [
  '#9aa7bd',
  '#58b4f0',
  '#f0a020',
  '#34c9a3',
  '#f2e44c',
  '#f08cc0',
  '#b7a1ff',
  '#8fd14f',
  '#ff9a7b',
  '#7fd8e8',
]

/** Every colour of text has at least 4.5:1 on BACKGROUND. */
const COLOURS: Readonly<Record<Exclude<Tone, `frame-${number}` | `on-frame-${number}`>, Style>> = {
  // No colour of its own: nobody owns it.
  'frame-zero': { color: '#d5d9e2', backgroundColor: '#3a4150', bold: true },
  'on-frame-zero': { color: '#d5d9e2' },
  text: { color: '#d5d9e2' },
  dim: { color: '#8b94a6' },
  strong: { color: '#ffffff', bold: true },
  accent: { color: '#ffb454', bold: true },
  good: { color: '#7fd98b' },
  warn: { color: '#ffd166' },
  bad: { color: '#ff7b72' },
  rule: { color: '#5b6475' },
  key: { color: '#ffb454', bold: true },
  trap: { color: INK, backgroundColor: '#ff7b72', bold: true },
  cursor: { color: '#ffffff', bold: true },
}

const PLAIN: typeof COLOURS = {
  'frame-zero': {},
  'on-frame-zero': {},
  text: {},
  dim: {},
  strong: { bold: true },
  accent: { bold: true },
  good: {},
  warn: {},
  bad: { bold: true },
  rule: {},
  key: { bold: true },
  trap: { inverse: true },
  cursor: { bold: true },
}

const frameColour = (number: number): string => FRAMES[number % FRAMES.length] ?? INK

function fullStyle(tone: Tone): Style {
  const [kind, number] = /^(frame|on-frame)-(\d+)$/.exec(tone)?.slice(1) ?? []
  if (kind === 'frame') return { color: INK, backgroundColor: frameColour(Number(number)), bold: true }
  if (kind === 'on-frame') return { color: frameColour(Number(number)) }
  return tone in COLOURS ? COLOURS[tone as keyof typeof COLOURS] : {}
}

const plainStyle = (tone: Tone): Style => (tone in PLAIN ? PLAIN[tone as keyof typeof PLAIN] : {})

const STAND_INS: Readonly<Record<string, string>> = {
  '→': '>',
  '←': '<',
  '↑': '^',
  '↓': 'v',
  '…': '~',
  '␣': '_',
  '×': 'x',
}

/** The game's own characters beyond ASCII, each replaced by one of the same width. */
const asciiText = (text: string): string =>
  text.replace(/[→←↑↓…␣×]/g, character => STAND_INS[character] ?? character)

/** @returns the theme for these settings. `colour: 'none'` keeps bold and inverse: every meaning has a glyph or a word too. */
export function themeFor(settings: {
  readonly glyphs: 'unicode' | 'ascii'
  readonly colour: 'full' | 'none'
}): Theme {
  const full = settings.colour === 'full'
  return {
    background: full ? BACKGROUND : undefined,
    brackets: !full,
    glyphs: settings.glyphs === 'ascii' ? ASCII : UNICODE,
    show: settings.glyphs === 'ascii' ? asciiText : text => text,
    style: full ? fullStyle : plainStyle,
  }
}
