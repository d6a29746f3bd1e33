import type { Page } from './page-table.ts'

export const REGION_RIGHTS = ['r', 'rw', 'rx'] as const
export type RegionRights = (typeof REGION_RIGHTS)[number]
export const REGION_KINDS = ['anon', 'file'] as const
export type RegionKind = (typeof REGION_KINDS)[number]
export const SHARINGS = ['private', 'shared'] as const
export type Sharing = (typeof SHARINGS)[number]

/** A run of pages of one process under one name. On xv6 it only names and bounds them; the PTEs decide. */
export interface Region {
  name: string
  /** First page, as a virtual page number. */
  start: Page
  /** Length in pages. */
  pages: number
  rights: RegionRights
  kind: RegionKind
  share: Sharing
}

/** A region before it has a place. */
export type RegionRequest = Omit<Region, 'start'>

/**
 * Where a new region goes: behind the last one, and a stack behind an unmapped guard page.
 * Source: xv6 book, ch. 3, "Process address space" (text, guard page, stack, heap).
 */
export function placeFor(regions: readonly Region[], name: string): Page {
  const end = regions.reduce((last, region) => Math.max(last, region.start + region.pages), 0)
  return name === 'stack' ? end + 1 : end
}

/** @returns whether a process may store into `region`. */
export const mayWrite = (region: Pick<Region, 'rights'>): boolean => region.rights === 'rw'

/** @returns the region of `regions` that `page` lies in, if any. */
export const regionAt = (regions: readonly Region[], page: Page): Region | undefined =>
  regions.find(region => page >= region.start && page < region.start + region.pages)
