import { texts } from '../text/index.ts'
import { type Content, type FrameNumber, ZERO_FRAME, ZEROED } from './frame.ts'
import { findSpace, type Machine } from './machine.ts'
import { addressOf, type Page } from './page-table.ts'
import type { ProcessId } from './process.ts'
import { regionAt } from './region.ts'

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/** @returns the letter that stands for a frame on screen: a to z, then a1, b1, …; zero for the zero frame. */
export function frameName(number: FrameNumber): string {
  if (number === ZERO_FRAME) return 'zero'
  const round = Math.floor(number / LETTERS.length)
  return `${LETTERS.charAt(number % LETTERS.length)}${round === 0 ? '' : round}`
}

/** @returns what a program calls the page: heap[0]; its address where no region holds it. */
export function pageName(machine: Machine, id: ProcessId, page: Page): string {
  const region = regionAt(findSpace(machine, id)?.regions ?? [], page)
  return region === undefined
    ? texts().names.pageAt(addressOf(page))
    : `${region.name}[${page - region.start}]`
}

/** @returns the content as a cell of text: its character, 0 for a zeroed frame, ? for junk. */
export const contentName = (content: Content): string =>
  content === null ? '?' : content === ZEROED ? '0' : content
