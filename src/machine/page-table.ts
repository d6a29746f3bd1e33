import { texts } from '../text/index.ts'
import type { FrameNumber } from './frame.ts'

/** A virtual page number: the address divided by PAGE_SIZE. */
export type Page = number

const PAGE_SIZE = 4096

/** How many pages lie below page 0: what no program here names, start-up code, its guard page and its stack. */
export const FIRST_PAGE = 4

/** @returns the virtual address of a page's first byte, as hardware reports it: 0x4000. */
export const addressOf = (page: Page): string => `0x${((FIRST_PAGE + page) * PAGE_SIZE).toString(16)}`

/** A page-table entry that is present; a page without one is not present. Every present page may be read. */
export interface Pte {
  frame: FrameNumber
  w: boolean
  cow: boolean
  x: boolean
}

export const PTE_RIGHTS = ['r', 'rw', 'rx', 'cow'] as const

/** The bits of a PTE by name: 'cow' is W off and COW on. */
export type PteRights = (typeof PTE_RIGHTS)[number]

/** @returns the bits of a PTE in words. */
export const rightsWords = (rights: PteRights): string => texts().names.pteRights[rights]

/** @returns the name of the bits of `pte`; W wins over COW, as it does in the walk. */
export const rightsOf = (pte: Pte): PteRights => (pte.w ? 'rw' : pte.cow ? 'cow' : pte.x ? 'rx' : 'r')

/** @returns a PTE for `frame` with the bits that `rights` names. */
export const pteFor = (frame: FrameNumber, rights: PteRights): Pte => ({
  frame,
  w: rights === 'rw',
  cow: rights === 'cow',
  x: rights === 'rx',
})

/** @returns whether a TLB entry lets something through that the page's PTE (undefined: not present) does not. */
export const isStale = (entry: Pte, pte: Pte | undefined): boolean =>
  pte?.frame !== entry.frame || (entry.w && !pte.w) || (entry.x && !pte.x)

const FAR_PAGE: Page = 2 ** 32 - 2
const FAR_PTE = pteFor(0, 'r')

/**
 * An empty TLB for a kernel that throws it away at the next return. V8 gives an object room for every whole number
 * below the first that keys it, up to a thousand or so: a store to page 1000 would cost three times one to page 10.
 * An object that has once had a key as far away as there can be keeps only what it holds.
 */
export function shortLivedTlb(): Record<Page, Pte> {
  const tlb: Record<Page, Pte> = {}
  tlb[FAR_PAGE] = FAR_PTE
  delete tlb[FAR_PAGE]
  return tlb
}
