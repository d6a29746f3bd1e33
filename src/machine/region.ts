import { texts } from '../text/index.ts'
import type { FileId } from './page-cache.ts'
import { FIRST_PAGE, type Page } from './page-table.ts'

export const REGION_RIGHTS = ['r', 'rw', 'rx'] as const
export type RegionRights = (typeof REGION_RIGHTS)[number]
/** @returns what a region allows, in words. */
export const regionWords = (rights: RegionRights): string => texts().names.regionRights[rights]
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
  /** The file, or shared memory object, whose page-cache frames it maps; null for private anonymous memory and on xv6. */
  file: FileId | null
  /**
   * Whether a private page of it was once stored to, here or in an ancestor: then fork copies its page table.
   * Source: Linux vma->anon_vma, vma_needs_copy().
   */
  anon: boolean
  /** Whether its pages count as committed memory. Source: Linux VM_ACCOUNT, accountable_mapping(). */
  charged: boolean
}

/** A region before it has a place. `align`: its first page's address is a multiple of this many pages; 1 unless given. */
export interface RegionRequest {
  readonly name: string
  readonly pages: number
  readonly rights: RegionRights
  readonly kind: RegionKind
  readonly share: Sharing
  readonly align?: number
}

/**
 * Where a new region goes: behind the last one, and a stack, or any region that is aligned, behind an unmapped page:
 * Linux would make one region of two that touch and allow the same (vma_merge).
 * @param align its address is a multiple of so many pages
 * @returns its first page
 * Source: xv6 book, ch. 3, "Process address space" (text, guard page, stack, heap).
 */
export function placeFor(regions: readonly Region[], name: string, align = 1): Page {
  const end = regions.reduce((last, region) => Math.max(last, region.start + region.pages), 0)
  const first = name === 'stack' || align > 1 ? end + 1 : end
  return Math.ceil((first + FIRST_PAGE) / align) * align - FIRST_PAGE
}

/**
 * @returns what a PTE of the region allows on a frame that is nobody's own (the zero frame, the page cache's): all that
 * the region does, but no store to a private one. Source: Linux vm_get_page_prot().
 */
export const borrowedRights = ({ rights, share }: Pick<Region, 'rights' | 'share'>): RegionRights =>
  share === 'private' && rights === 'rw' ? 'r' : rights

/** @returns whether a process may store into `region`. */
export const mayWrite = (region: Pick<Region, 'rights'>): boolean => region.rights === 'rw'

/** @returns the region of `regions` that `page` lies in, if any. */
export const regionAt = (regions: readonly Region[], page: Page): Region | undefined =>
  regions.find(region => page >= region.start && page < region.start + region.pages)
