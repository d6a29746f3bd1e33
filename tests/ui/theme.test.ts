import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { type Style, type Tone, themeFor } from '../../src/ui/theme.ts'

const full = themeFor({ glyphs: 'unicode', colour: 'full' })
const ascii = themeFor({ glyphs: 'ascii', colour: 'full' })
const none = themeFor({ glyphs: 'unicode', colour: 'none' })

const TEXT: readonly Tone[] = [
  'text',
  'dim',
  'strong',
  'accent',
  'good',
  'warn',
  'bad',
  'key',
  'trap',
  'cursor',
]

const FRAMES = Array.from({ length: 26 }, (_, frame) => frame)

const channels = (colour: string): number[] =>
  [1, 3, 5].map(start => Number.parseInt(colour.slice(start, start + 2), 16) / 255)

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = channels(colour).map(part =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  )
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

const contrastOf = ({ color, backgroundColor }: Style): number =>
  contrast(color ?? '', backgroundColor ?? full.background ?? '')

/** How far apart two colours look: the distance in CIELAB (1976). */
function distance(one: string, other: string): number {
  const lab = (colour: string) => {
    const [r = 0, g = 0, b = 0] = channels(colour).map(part =>
      part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
    )
    const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : (t * 24389) / 27 / 116 + 16 / 116)
    const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505)
    const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b)
    const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089)
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
  }
  const [a, b] = [lab(one), lab(other)]
  return Math.hypot(...a.map((part, index) => part - (b[index] ?? 0)))
}

describe('the colours of text', () => {
  it.each(TEXT)('%s has a contrast of at least 4.5 to 1', tone => {
    expect(contrastOf(full.style(tone))).toBeGreaterThanOrEqual(4.5)
  })

  it('have 3 to 1 for lines, which are no text', () => {
    expect(contrastOf(full.style('rule'))).toBeGreaterThanOrEqual(3)
  })

  it('have 4.5 to 1 for every frame, as a letter on the frame’s colour and as text in it', () => {
    for (const frame of FRAMES) {
      expect(contrastOf(full.style(`frame-${frame}`))).toBeGreaterThanOrEqual(4.5)
      expect(contrastOf(full.style(`on-frame-${frame}`))).toBeGreaterThanOrEqual(4.5)
    }
  })

  it('tell the first eight frames apart', () => {
    const colours = FRAMES.slice(0, 8).map(frame => full.style(`frame-${frame}`).backgroundColor ?? '')
    const pairs = colours.flatMap((one, at) => colours.slice(at + 1).map(other => distance(one, other)))
    expect(Math.min(...pairs)).toBeGreaterThan(25)
  })

  it('are none in the theme without colours, which has brackets and bold or inverse instead', () => {
    for (const tone of [...TEXT, 'rule', 'frame-0', 'on-frame-0'] as const) {
      const { color, backgroundColor } = none.style(tone)
      expect([color, backgroundColor]).toEqual([undefined, undefined])
    }
    expect(none.background).toBe(undefined)
    expect(none.brackets).toBe(true)
    for (const tone of ['strong', 'accent', 'key', 'cursor', 'bad'] as const)
      expect(none.style(tone).bold).toBe(true)
    expect(none.style('trap').inverse).toBe(true)
  })
})

describe('the glyphs', () => {
  it.each(Object.entries(full.glyphs))('%s is one cell wide', (_, glyph) => {
    expect(stringWidth(glyph)).toBe(1)
  })

  it.each(Object.entries(ascii.glyphs))('%s is one ASCII character where there is no Unicode', (_, glyph) => {
    expect(glyph).toMatch(/^[\x21-\x7e]$/)
  })

  it('mean one thing each', () => {
    const { star, ...others } = full.glyphs
    expect(star).not.toBe(full.glyphs.noStar)
    expect(new Set(Object.values(others)).size).toBe(Object.values(others).length)
  })
})
