import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { type Look, type Style, type Theme, type Tone, themeFor } from '../../src/ui/theme.ts'
import { cie76, ciede2000, contrast, EYES, type Lab, SIXTEEN, seen, shownAs } from './colour-science.ts'

const full = themeFor({ glyphs: 'unicode', colour: 'full' })
const ascii = themeFor({ glyphs: 'ascii', colour: 'full' })
const none = themeFor({ glyphs: 'unicode', colour: 'none' })

type Name = NonNullable<Look['theme']>
type Eyes = keyof typeof EYES

const SIGHTED: readonly Eyes[] = ['everybody']

/** Each theme with the least contrast of its text, and the eyes that it is for. */
const THEMES: readonly (readonly [Name, number, readonly Eyes[]])[] = [
  ['dark', 4.5, SIGHTED],
  ['light', 4.5, SIGHTED],
  ['contrast', 7, SIGHTED],
  [
    'deutan',
    4.5,
    [
      'everybody',
      'deutan (Viénot 1999)',
      'deutan (Machado 2009)',
      'protan (Viénot 1999)',
      'protan (Machado 2009)',
    ],
  ],
  ['tritan', 4.5, ['everybody', 'tritan (Brettel 1997)', 'tritan (Machado 2009)']],
]

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
  'frame-zero',
  'on-frame-zero',
]

const FRAMES = Array.from({ length: 26 }, (_, frame) => frame)
const OF_FRAMES = FRAMES.flatMap((frame): Tone[] => [`frame-${frame}`, `on-frame-${frame}`])

function contrastIn(theme: Theme, tone: Tone, sixteen?: keyof typeof SIXTEEN): number {
  const { color = '', backgroundColor = theme.background ?? '' }: Style = theme.style(tone)
  return contrast(shownAs(color, sixteen), shownAs(backgroundColor, sixteen))
}

const leastContrast = (theme: Theme, tones: readonly Tone[], sixteen?: keyof typeof SIXTEEN) =>
  tones
    .map(tone => ({ tone, contrast: contrastIn(theme, tone, sixteen) }))
    .reduce((least, one) => (one.contrast < least.contrast ? one : least))

/** The least distance of any two colours, as the given eyes see them. */
function leastDistance(
  colours: readonly string[],
  eyes: Eyes,
  distance: (one: Lab, other: Lab) => number,
): number {
  const all = colours.map(colour => seen(shownAs(colour), eyes))
  return Math.min(...all.flatMap((one, at) => all.slice(at + 1).map(other => distance(one, other))))
}

const chipColours = (theme: Theme, count: number): string[] =>
  FRAMES.slice(0, count).map(frame => theme.style(`frame-${frame}`).backgroundColor ?? '')

describe('what the themes are measured with', () => {
  // Of the pairs that Sharma, Wu and Dalal publish with their formula.
  it.each([
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, -1, 2], [50, 0, 0], 2.3669],
    [[50, 2.49, -0.001], [50, -2.49, 0.0011], 7.2195],
    [[50, 2.5, 0], [73, 25, -18], 27.1492],
    [[50, 2.5, 0], [50, 3.2592, 0.335], 1],
    [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
    [[22.7233, 20.0904, -46.694], [23.0331, 14.973, -42.5619], 2.0373],
    [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
  ] as const)('CIEDE2000 of %j and %j is %f', (one, other, expected) => {
    expect(ciede2000(one, other)).toBeCloseTo(expected, 4)
    expect(ciede2000(other, one)).toBeCloseTo(expected, 4)
  })

  it.each(Object.keys(EYES) as Eyes[])('greys are grey to %s eyes', eyes => {
    for (const grey of ['#000000', '#595959', '#c4c4c4', '#ffffff'])
      expect(cie76(seen(grey, eyes), seen(grey, 'everybody'))).toBeLessThan(0.5)
  })

  it('takes some colours for the same that others tell apart', () => {
    const [violet, blue] = ['#b7a1ff', '#58b4f0']
    expect(cie76(seen(violet, 'everybody'), seen(blue, 'everybody'))).toBeGreaterThan(30)
    expect(cie76(seen(violet, 'deutan (Viénot 1999)'), seen(blue, 'deutan (Viénot 1999)'))).toBeLessThan(5)
    const [amber, pink] = ['#f0a020', '#f08cc0']
    expect(cie76(seen(amber, 'everybody'), seen(pink, 'everybody'))).toBeGreaterThan(60)
    expect(cie76(seen(amber, 'tritan (Brettel 1997)'), seen(pink, 'tritan (Brettel 1997)'))).toBeLessThan(10)
  })

  it('has the contrasts of WCAG 2.2', () => {
    expect(contrast('#ffffff', '#000000')).toBeCloseTo(21, 5)
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
  })
})

describe.each(THEMES)('the theme %s', (name, least, eyesOf) => {
  describe.each([
    ['full', 24, 11],
    ['256', 18, 9.5],
  ] as const)('in %s colours', (colour, least76, least2000) => {
    const theme = themeFor({ glyphs: 'unicode', colour, theme: name })

    it(`has all text at ${least} to 1 or more`, () => {
      expect(leastContrast(theme, TEXT).contrast).toBeGreaterThanOrEqual(least)
    })

    it(`has ${least} to 1 for every frame, as a letter on the frame’s colour and as text in it`, () => {
      expect(leastContrast(theme, OF_FRAMES).contrast).toBeGreaterThanOrEqual(least)
    })

    it('has 3 to 1 for lines, which are no text', () => {
      expect(contrastIn(theme, 'rule')).toBeGreaterThanOrEqual(3)
    })

    it.each(eyesOf)('tells the first eight frames apart to %s', eyes => {
      const colours = chipColours(theme, 8)
      expect(leastDistance(colours, eyes, cie76)).toBeGreaterThan(least76)
      expect(leastDistance(colours, eyes, ciede2000)).toBeGreaterThan(least2000)
    })

    it.each(eyesOf)('tells good, warning and bad apart to %s', eyes => {
      const colours = (['good', 'warn', 'bad'] as const).map(tone => theme.style(tone).color ?? '')
      expect(leastDistance(colours, eyes, cie76)).toBeGreaterThan(20)
    })

    it('has no colours but of that depth', () => {
      const tones = [...TEXT, 'rule', ...OF_FRAMES] as const
      const colours = tones.flatMap(tone => {
        const { color, backgroundColor } = theme.style(tone)
        return [color, backgroundColor].filter(used => used !== undefined)
      })
      const pattern =
        colour === 'full' ? /^#[0-9a-f]{6}$/ : /^ansi256\((1[6-9]|[2-9]\d|1\d\d|2[0-4]\d|25[0-5])\)$/
      for (const used of [...colours, theme.background]) expect(used).toMatch(pattern)
    })
  })

  describe.each(Object.keys(SIXTEEN) as (keyof typeof SIXTEEN)[])('in the sixteen of %s', sixteen => {
    const theme = themeFor({ glyphs: 'unicode', colour: '16', theme: name })

    it('has text and frames at 4.5 to 1 or more', () => {
      expect(leastContrast(theme, [...TEXT, ...OF_FRAMES], sixteen).contrast).toBeGreaterThanOrEqual(4.5)
    })
  })

  it('has nothing bold in a dark colour of sixteen, which many terminals would show bright', () => {
    const theme = themeFor({ glyphs: 'unicode', colour: '16', theme: name })
    for (const tone of [...TEXT, 'rule', ...OF_FRAMES] as const) {
      const { color, bold } = theme.style(tone)
      if (color?.endsWith('Bright') === false) expect([tone, bold]).toEqual([tone, false])
    }
  })

  it('has frames in a colour of sixteen each, as many as can be read', () => {
    const colours = chipColours(themeFor({ glyphs: 'unicode', colour: '16', theme: name }), 8)
    expect(new Set(colours).size).toBe(name === 'light' ? 4 : 8)
  })
})

describe('the colours of text', () => {
  it('tell the first eight frames apart', () => {
    expect(leastDistance(chipColours(full, 8), 'everybody', cie76)).toBeGreaterThan(25)
  })

  it('are those of the dark theme, unless another is asked for', () => {
    for (const tone of [...TEXT, 'rule', ...OF_FRAMES] as const)
      expect(full.style(tone)).toEqual(
        themeFor({ glyphs: 'unicode', colour: 'full', theme: 'dark' }).style(tone),
      )
    expect(full.background).toBe('#12141a')
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

  it.each(THEMES.map(([name]) => name))('are none without colours, whatever the theme: %s', name => {
    const theme = themeFor({ glyphs: 'unicode', colour: 'none', theme: name })
    for (const tone of [...TEXT, ...OF_FRAMES]) expect(theme.style(tone)).toEqual(none.style(tone))
    expect(theme.background).toBe(undefined)
  })
})

describe('the glyphs', () => {
  it.each(Object.entries(full.glyphs))('%s is one cell wide', (_, glyphs) => {
    for (const glyph of [glyphs].flat()) expect(stringWidth(glyph)).toBe(1)
  })

  it.each(Object.entries(ascii.glyphs))(
    '%s is one ASCII character where there is no Unicode',
    (_, glyphs) => {
      for (const glyph of [glyphs].flat()) expect(glyph).toMatch(/^[\x21-\x7e]$/)
    },
  )

  it('mean one thing each', () => {
    const { star, ...others } = full.glyphs
    expect(star).not.toBe(full.glyphs.noStar)
    expect(new Set(Object.values(others)).size).toBe(Object.values(others).length)
  })
})
