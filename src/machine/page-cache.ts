import type { FrameNumber } from './frame.ts'
import type { Page } from './page-table.ts'
import type { Region, RegionKind } from './region.ts'

/** A file's number, or a shared memory object's, in order of mapping. */
export type FileId = number

/** A file, or the object behind a shared anonymous region, with the frames that hold its pages. */
export interface CachedFile {
  kind: RegionKind
  /** How many regions of all processes map it; without any it goes, and its frames with it (tmpfs, unlinked). */
  regions: number
  /** Page of the file to frame. The cache itself holds one reference to each. */
  frames: Record<number, FrameNumber>
}

/** Linux's page cache (struct address_space, i_pages): the files by their numbers. */
export type PageCache = Record<FileId, CachedFile>

/** @returns the page-cache frame that belongs at `page` of `region`; undefined where there is none (yet). */
export function cachedFrame(
  cache: PageCache | undefined,
  region: Region,
  page: Page,
): FrameNumber | undefined {
  return region.file === null ? undefined : cache?.[region.file]?.frames[page - region.start]
}
