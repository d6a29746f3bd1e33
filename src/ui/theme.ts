import { ASCII, asciiText, type Glyphs, UNICODE } from './theme/glyphs.ts'
import { type Colour, type ColourDepth, inkColour, type Palette } from './theme/palette.ts'
import { PALETTES } from './theme/palettes.ts'

export type { Glyphs } from './theme/glyphs.ts'

type NamedTone =
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
  | 'frame-zero'
  | 'on-frame-zero'

/** What a piece of text means; the theme says how that looks. Frames have tones of their own, by their number. */
export type Tone = NamedTone | `frame-${number}` | `on-frame-${number}`

export interface Style {
  readonly color?: string
  readonly backgroundColor?: string
  /** False: never, whatever the text asks for. */
  readonly bold?: boolean
  readonly inverse?: boolean
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

/** How the game looks. */
export interface Look {
  readonly glyphs: 'unicode' | 'ascii'
  readonly colour: ColourDepth | 'none'
  /** Which colours, where there are any; dark unless given. */
  readonly theme?: keyof typeof PALETTES
}

const PLAIN: Readonly<Record<NamedTone, Style>> = {
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

/**
 * Letters in a colour. Many terminals of sixteen colours show a dark one that is bold as its bright sister, which is
 * read on another background.
 */
function inColour(colour: Colour, depth: ColourDepth, bold = false): Style {
  const color = inkColour(colour, depth)
  if (depth === '16' && !color.endsWith('Bright')) return { color, bold: false }
  return bold ? { color, bold } : { color }
}

/** What the colours of a palette are used for. */
function coloured(palette: Palette, depth: ColourDepth): Readonly<Record<NamedTone, Style>> {
  const { text, letter, strong, accent, bad, zero } = palette
  return {
    'frame-zero': { ...inColour(text, depth, true), backgroundColor: inkColour(zero, depth) },
    'on-frame-zero': inColour(text, depth),
    text: inColour(text, depth),
    dim: inColour(palette.dim, depth),
    strong: inColour(strong, depth, true),
    accent: inColour(accent, depth, true),
    good: inColour(palette.good, depth),
    warn: inColour(palette.warn, depth),
    bad: inColour(bad, depth),
    rule: inColour(palette.rule, depth),
    key: inColour(accent, depth, true),
    trap: { ...inColour(letter, depth, true), backgroundColor: inkColour(bad, depth) },
    cursor: inColour(strong, depth, true),
  }
}

/** A frame as a letter on its colour, and as text in its colour. */
function frameStyles({ frames, letter }: Palette, depth: ColourDepth, number: number): [Style, Style] {
  const colour = frames[number % frames.length] ?? letter
  return [
    { ...inColour(letter, depth, true), backgroundColor: inkColour(colour, depth) },
    inColour(colour, depth),
  ]
}

const isNamed = (tone: Tone): tone is NamedTone => tone in PLAIN

function colouredStyles(palette: Palette, depth: ColourDepth): Theme['style'] {
  const named = coloured(palette, depth)
  const ofFrames = new Map<Tone, Style>()
  return tone => {
    if (isNamed(tone)) return named[tone]
    const known = ofFrames.get(tone)
    if (known !== undefined) return known
    const number = Number(/\d+$/.exec(tone)?.[0])
    const [chip, text] = frameStyles(palette, depth, number)
    ofFrames.set(`frame-${number}`, chip).set(`on-frame-${number}`, text)
    return tone.startsWith('on-') ? text : chip
  }
}

/** @returns the theme for a look. Without colours it keeps bold and inverse: every meaning has a glyph or a word too. */
export function themeFor({ glyphs, colour, theme = 'dark' }: Look): Theme {
  const characters =
    glyphs === 'ascii'
      ? { glyphs: ASCII, show: asciiText }
      : { glyphs: UNICODE, show: (text: string) => text }
  if (colour === 'none')
    return {
      ...characters,
      background: undefined,
      brackets: true,
      style: tone => (isNamed(tone) ? PLAIN[tone] : {}),
    }
  const palette = PALETTES[theme]
  return {
    ...characters,
    background: inkColour(palette.background, colour),
    brackets: false,
    style: colouredStyles(palette, colour),
  }
}
