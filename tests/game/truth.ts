import type { Moment } from './reference-walk.ts'

/** What a text says of the machine by a turn of phrase, and whether it is so. */
export interface Truth {
  /** With the flag g; its groups are handed on. */
  readonly phrase: RegExp
  readonly holds: (moment: Moment, text: string, ...groups: string[]) => boolean
}

export const truth = (phrase: RegExp, holds: Truth['holds']): Truth => ({ phrase, holds })
