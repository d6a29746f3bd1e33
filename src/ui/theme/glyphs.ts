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
  /** A branch of a tree, and its last one. */
  readonly tee: string
  readonly corner: string
  /** A ring, where `dot` is full. */
  readonly hollow: string
  /** Something that went by without a mark of its own. */
  readonly pass: string
  /** The corners of a panel: left and right above, left and right below. */
  readonly corners: readonly [string, string, string, string]
  /** Where a panel's line across meets its sides. */
  readonly joins: readonly [string, string]
}

export const UNICODE: Glyphs = {
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
  tee: '├',
  corner: '└',
  hollow: '○',
  pass: '·',
  corners: ['┌', '┐', '└', '┘'],
  joins: ['├', '┤'],
}

export const ASCII: Glyphs = {
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
  tee: '|',
  corner: '`',
  hollow: '.',
  pass: '.',
  corners: ['+', '+', '+', '+'],
  joins: ['+', '+'],
}

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
export const asciiText = (text: string): string =>
  text.replace(/[→←↑↓…␣×]/g, character => STAND_INS[character] ?? character)
