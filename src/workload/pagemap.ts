import {
  addressOf,
  cachedFrame,
  type FrameNumber,
  liveProcesses,
  type Machine,
  type Page,
  type Process,
  processName,
  type Region,
  spaceOf,
  ZERO_FRAME,
} from '../machine/index.ts'
import { mapCounts } from './observe.ts'

/** The document that says what is in the three files. */
export const PAGEMAP_SOURCE = 'Documentation/admin-guide/mm/pagemap.rst'

/** The flags of /proc/kpageflags that the model knows, with their bits. */
const FLAG_BITS = { MMAP: 11, ANON: 12, SWAPBACKED: 14, ZERO_PAGE: 24 } as const
type PageFlag = keyof typeof FLAG_BITS

/** The bits of an entry of /proc/PID/pagemap. Source: PM_PRESENT, PM_FILE, PM_MMAP_EXCLUSIVE in fs/proc/task_mmu.c. */
const PRESENT = 63n
const FILE_OR_SHARED = 61n
const EXCLUSIVE = 56n

/** The zero frame lies in the kernel's own image, below the frames that it hands out; PFN 0 means none. */
const ZERO_PFN = 0x100
/** The PFN of frame 0: the other frames' digits are then those of their numbers. */
const FIRST_PFN = 0x1000

const pfnOf = (frame: FrameNumber): number => (frame === ZERO_FRAME ? ZERO_PFN : FIRST_PFN + frame)

/** A present page: the frame, and what /proc/kpagecount and /proc/kpageflags say about it. */
export interface PresentPage {
  readonly pfn: number
  /** By how many page tables it is mapped; the zero frame is not counted and has 0. */
  readonly count: number
  readonly flags: readonly PageFlag[]
  /** The flags as the number that the file holds, in hexadecimal. */
  readonly kpageflags: string
  /** Bit 61: the page cache's frame, of a file or of shared anonymous memory. */
  readonly fileOrShared: boolean
  /** Bit 56: this page table alone maps it. */
  readonly exclusive: boolean
}

/** One page of one process. */
export interface PagemapRow {
  readonly process: string
  readonly region: string
  /** Of the region, 0-based. */
  readonly page: number
  readonly address: string
  /** The 64 bits of /proc/PID/pagemap, in hexadecimal. */
  readonly entry: string
  readonly present: PresentPage | null
}

const hex = (bits: bigint): string => `0x${bits.toString(16).padStart(16, '0')}`

const flagBits = (flags: readonly PageFlag[]): bigint =>
  flags.reduce((bits, flag) => bits | (1n << BigInt(FLAG_BITS[flag])), 0n)

function entryOf(present: PresentPage | null): string {
  if (present === null) return hex(0n)
  const { pfn, fileOrShared, exclusive } = present
  const file = fileOrShared ? 1n << FILE_OR_SHARED : 0n
  return hex((1n << PRESENT) | file | (exclusive ? 1n << EXCLUSIVE : 0n) | BigInt(pfn))
}

/**
 * What Linux says of a frame. Measured on Linux 6.18: a private page's own frame, also in a file mapping, is ANON; a
 * tmpfs file's and shared anonymous memory's are the page cache's, SWAPBACKED all the same, since both are shmem. The
 * zero frame is present, but no normal page: count 0, neither bit 61 nor 56. Source: stable_page_flags() in
 * fs/proc/page.c, pte_to_pagemap_entry(), vm_normal_page(); shmem_get_folio_gfp() sets PG_swapbacked.
 */
function presentPage(
  machine: Machine,
  region: Region,
  page: Page,
  frame: FrameNumber,
  maps: readonly number[],
): PresentPage {
  const cached = cachedFrame(machine.demand?.cache, region, page) === frame
  const zero = frame === ZERO_FRAME
  const count = zero ? 0 : (maps[frame] ?? 0)
  const flags: readonly PageFlag[] = zero
    ? ['ZERO_PAGE']
    : cached
      ? ['MMAP', 'SWAPBACKED']
      : ['MMAP', 'ANON', 'SWAPBACKED']
  return {
    pfn: pfnOf(frame),
    count,
    flags,
    kpageflags: hex(flagBits(flags)),
    fileOrShared: cached,
    exclusive: count === 1,
  }
}

function rowOf(
  machine: Machine,
  process: string,
  space: Process,
  region: Region,
  index: number,
  maps: readonly number[],
): PagemapRow {
  const page = region.start + index
  const frame = space.pages[page]?.frame
  const present = frame === undefined ? null : presentPage(machine, region, page, frame, maps)
  const address = addressOf(page)
  return { process, region: region.name, page: index, address, entry: entryOf(present), present }
}

/**
 * What /proc/PID/pagemap, /proc/kpagecount and /proc/kpageflags would show for every page of every live process, in
 * order; a vfork child shows its parent's page table. Other flags (UPTODATE, DIRTY, LRU, …) and bit 55, soft-dirty,
 * are not modelled.
 */
export function* pagemapRows(machine: Machine): Generator<PagemapRow> {
  const maps = mapCounts(machine)
  for (const { id } of liveProcesses(machine)) {
    const space = spaceOf(machine, id)
    for (const region of space.regions)
      for (let index = 0; index < region.pages; index++)
        yield rowOf(machine, processName(id), space, region, index, maps)
  }
}
