/** How English names what the texts of the steps name. */

/** A page and whose it is. */
export interface Place {
  readonly of: string
  readonly page: string
}

/** What a region allows. */
export type RegionRights = 'r' | 'rw' | 'rx'

/** P1's heap[0] */
export const own = ({ of, page }: Place): string => `${of}'s ${page}`

/** @param name the frame's letter, or zero */
export const frameCalled = (name: string): string => (name === 'zero' ? 'the zero frame' : `frame ${name}`)

/** What a frame holds: 'A', zeros or junk. @param content its character; NUL: zeroed; null: nobody has filled it */
export const held = (content: string | null): string =>
  content === null ? 'junk' : content === '\0' ? 'zeros' : `'${content}'`
