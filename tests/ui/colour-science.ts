/** Colours as eyes take them: for the tests of the themes. */

/** Red, green and blue as light, 0 to 1. */
type Light = readonly [number, number, number]
type Matrix = readonly [Light, Light, Light]

/** sRGB (IEC 61966-2-1) as light. @param colour as #rrggbb */
function lightOf(colour: string): Light {
  const part = (start: number): number => {
    const value = Number.parseInt(colour.slice(start, start + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [part(1), part(3), part(5)]
}

const dot = (one: Light, other: Light): number => one[0] * other[0] + one[1] * other[1] + one[2] * other[2]

const times = (matrix: Matrix, light: Light): Light => [
  dot(matrix[0], light),
  dot(matrix[1], light),
  dot(matrix[2], light),
]

const LUMINANCE: Light = [0.2126, 0.7152, 0.0722]

/** The contrast of two colours as WCAG 2.2 defines it, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [one, other]
    .map(colour => dot(lightOf(colour), LUMINANCE))
    .toSorted((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

/** How somebody sees: the light that looks to everybody as this light looks to him. */
type Eyes = (light: Light) => Light

const through =
  (matrix: Matrix): Eyes =>
  light =>
    times(matrix, light)

/** Tritanopes, by Brettel, Viénot and Mollon (1997): two half-planes, as libDaltonLens has them for linear sRGB. */
const brettelTritan: Eyes = light =>
  dot([0.03901, -0.02788, -0.01113], light) >= 0
    ? times(
        [
          [1.01277, 0.13548, -0.14826],
          [-0.01243, 0.86812, 0.14431],
          [0.07589, 0.805, 0.11911],
        ],
        light,
      )
    : times(
        [
          [0.93678, 0.18979, -0.12657],
          [0.06154, 0.81526, 0.1232],
          [-0.37562, 1.12767, 0.24796],
        ],
        light,
      )

/**
 * Viénot, Brettel and Mollon (1999) and, at severity 1, Machado, Oliveira and Fernandes (2009), for linear sRGB. Two
 * models of each, since neither is the truth.
 */
export const EYES = {
  everybody: light => light,
  'deutan (Viénot 1999)': through([
    [0.29031, 0.70969, 0],
    [0.29031, 0.70969, 0],
    [-0.02197, 0.02197, 1],
  ]),
  'deutan (Machado 2009)': through([
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ]),
  'protan (Viénot 1999)': through([
    [0.10889, 0.89111, 0],
    [0.10889, 0.89111, 0],
    [0.00447, -0.00447, 1],
  ]),
  'protan (Machado 2009)': through([
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ]),
  'tritan (Brettel 1997)': brettelTritan,
  'tritan (Machado 2009)': through([
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ]),
} as const satisfies Readonly<Record<string, Eyes>>

/** CIELAB under D65. */
export type Lab = readonly [lightness: number, a: number, b: number]

function labOfLight(light: Light): Lab {
  const within: Light = [
    Math.min(1, Math.max(0, light[0])),
    Math.min(1, Math.max(0, light[1])),
    Math.min(1, Math.max(0, light[2])),
  ]
  const root = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : ((t * 24389) / 27 + 16) / 116)
  const x = root(dot([0.4124564, 0.3575761, 0.1804375], within) / 0.9504559)
  const y = root(dot([0.2126729, 0.7151522, 0.072175], within))
  const z = root(dot([0.0193339, 0.119192, 0.9503041], within) / 1.0890578)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

/** A colour as these eyes see it. */
export const seen = (colour: string, eyes: keyof typeof EYES): Lab => labOfLight(EYES[eyes](lightOf(colour)))

/** The distance of 1976: the straight line. 2.3 is about what is just noticed. */
export const cie76 = (one: Lab, other: Lab): number =>
  Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2])

const radians = (degrees: number): number => (degrees * Math.PI) / 180
const cosine = (degrees: number): number => Math.cos(radians(degrees))
const sine = (degrees: number): number => Math.sin(radians(degrees))
const hueOf = (a: number, b: number): number => ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360
const saturated = (chroma: number): number => Math.sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7))

/** The distance of 2000, in the form of Sharma, Wu and Dalal (2005). */
export function ciede2000(one: Lab, other: Lab): number {
  const stretch = 1.5 - 0.5 * saturated((Math.hypot(one[1], one[2]) + Math.hypot(other[1], other[2])) / 2)
  const [a1, a2] = [one[1] * stretch, other[1] * stretch]
  const [c1, c2] = [Math.hypot(a1, one[2]), Math.hypot(a2, other[2])]
  const [h1, h2] = [hueOf(a1, one[2]), hueOf(a2, other[2])]
  const grey = c1 * c2 === 0
  const turn = Math.abs(h2 - h1) <= 180 ? h2 - h1 : h2 > h1 ? h2 - h1 - 360 : h2 - h1 + 360
  const sum = h1 + h2
  const hue = grey ? sum : Math.abs(h1 - h2) <= 180 ? sum / 2 : sum < 360 ? sum / 2 + 180 : sum / 2 - 180
  const lightness = ((one[0] + other[0]) / 2 - 50) ** 2
  const chroma = (c1 + c2) / 2
  const t =
    1 -
    0.17 * cosine(hue - 30) +
    0.24 * cosine(2 * hue) +
    0.32 * cosine(3 * hue + 6) -
    0.2 * cosine(4 * hue - 63)
  const l = (other[0] - one[0]) / (1 + (0.015 * lightness) / Math.sqrt(20 + lightness))
  const c = (c2 - c1) / (1 + 0.045 * chroma)
  const h = (grey ? 0 : 2 * Math.sqrt(c1 * c2) * sine(turn / 2)) / (1 + 0.015 * chroma * t)
  const rotation = -2 * saturated(chroma) * sine(60 * Math.exp(-(((hue - 275) / 25) ** 2)))
  return Math.sqrt(l ** 2 + c ** 2 + h ** 2 + rotation * c * h)
}

const hex = (parts: readonly number[]): string =>
  `#${parts.map(part => part.toString(16).padStart(2, '0')).join('')}`

/** The sixteen as terminals that say no more than TERM=xterm or TERM=linux have them. */
export const SIXTEEN = {
  xterm:
    '#000000 #cd0000 #00cd00 #cdcd00 #0000ee #cd00cd #00cdcd #e5e5e5 #7f7f7f #ff0000 #00ff00 #ffff00 #5c5cff #ff00ff #00ffff #ffffff',
  'the console of Linux':
    '#000000 #aa0000 #00aa00 #aa5500 #0000aa #aa00aa #00aaaa #aaaaaa #555555 #ff5555 #55ff55 #ffff55 #5555ff #ff55ff #55ffff #ffffff',
} as const

/** Colour `index` of a terminal of 256, as xterm numbers them: 16 of the owner's, a cube of 6x6x6, 24 greys. */
export function indexed(index: number, sixteen: keyof typeof SIXTEEN): string {
  const own = SIXTEEN[sixteen].split(' ')[index]
  if (own !== undefined) return own
  if (index >= 232) return hex(Array<number>(3).fill(8 + 10 * (index - 232)))
  const place = index - 16
  const level = (step: number): number => (step === 0 ? 0 : 55 + 40 * step)
  return hex([Math.floor(place / 36), Math.floor(place / 6) % 6, place % 6].map(level))
}

const NAMES = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white']

/** A colour as Ink takes it, as #rrggbb. */
export function shownAs(colour: string, sixteen: keyof typeof SIXTEEN = 'xterm'): string {
  if (colour.startsWith('#')) return colour
  const number = /^ansi256\((\d+)\)$/.exec(colour)?.[1]
  if (number !== undefined) return indexed(Number(number), sixteen)
  const bright = colour.endsWith('Bright') ? 8 : 0
  const place = NAMES.indexOf(bright === 0 ? colour : colour.slice(0, -'Bright'.length))
  if (place < 0) throw new Error(`Ink knows no colour ${colour}`)
  return indexed(place + bright, sixteen)
}
