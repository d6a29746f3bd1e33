import { type Row, span, wrap } from '../text.ts'
import type { Tone } from '../theme.ts'

/** A text from a level file as rows. */
export const proseRows = (text: string, width: number, tone: Tone = 'text'): Row[] =>
  wrap(text, width).map(line => (line === '' ? [] : [span(line, tone)]))

/** A heading, and a blank line before it. */
export const headingRows = (text: string): Row[] => [[], [span(text, 'strong', true)]]
