/** The sixteen colours that a terminal's owner chooses, as Ink calls them. */
type Named =
  | 'black'
  | 'red'
  | 'green'
  | 'blue'
  | 'magenta'
  | 'cyan'
  | 'white'
  | 'blackBright'
  | 'redBright'
  | 'greenBright'
  | 'yellowBright'
  | 'magentaBright'
  | 'cyanBright'
  | 'whiteBright'

/**
 * One colour in three terminals: of 24 bits, of the 256 that xterm numbers (from 16 on, as the first sixteen are
 * the owner's), and of sixteen. Said for each, because what Ink makes of 24 bits elsewhere need not be readable.
 */
export type Colour = readonly [full: `#${string}`, of256: number, of16: Named]

/** How many colours a terminal has. */
export type ColourDepth = 'full' | '256' | '16'

/** @returns the colour as Ink takes it. */
export function inkColour([full, of256, of16]: Colour, depth: ColourDepth): string {
  switch (depth) {
    case 'full':
      return full
    case '256':
      return `ansi256(${of256})`
    case '16':
      return of16
  }
}

/** The colours of a theme; what each is used for says `theme.ts`. */
export interface Palette {
  readonly background: Colour
  readonly text: Colour
  readonly dim: Colour
  readonly strong: Colour
  readonly accent: Colour
  readonly good: Colour
  readonly warn: Colour
  readonly bad: Colour
  readonly rule: Colour
  /** Letters on the colour of a frame or of a trap. */
  readonly letter: Colour
  /** Behind the zero frame's 0, which is no colour of a frame: nobody owns it. */
  readonly zero: Colour
  /** One for each frame in turn. */
  readonly frames: readonly Colour[]
}
