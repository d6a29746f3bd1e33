import {
  borrowedRights,
  cachedFrame,
  type FrameNumber,
  mayWrite,
  type Page,
  type Process,
  type Region,
  regionAt,
  spaceOf,
  type Trap,
  WINDOW_PAGES,
  ZERO_FRAME,
} from '../../machine/index.ts'
import { perform, takeFrame, type Work } from '../kernel.ts'
import { type Broken, breakCow, copyOut } from './store-fault.ts'

/** One page of one address space, and the region that it lies in. */
interface Place {
  readonly space: Process
  readonly region: Region
  readonly page: Page
}

/** Takes a zeroed frame. @returns null where none is free */
function zeroedFrame(work: Work): FrameNumber | null {
  const frame = takeFrame(work)
  if (frame !== null) perform(work, { do: 'zero', frame })
  return frame
}

const cached = (work: Work, { region }: Place, page: Page): FrameNumber | undefined =>
  cachedFrame(work.machine.demand?.cache, region, page)

/** The page cache's frame for this page, made now where a shared anonymous page is met for the first time. Source: shmem_get_folio(). */
function cacheFrame(work: Work, place: Place): FrameNumber | null {
  const there = cached(work, place, place.page)
  if (there !== undefined) return there
  const frame = zeroedFrame(work)
  if (frame !== null) perform(work, { do: 'cache', process: place.space.id, page: place.page, frame })
  return frame
}

/** Another mapping of a page-cache frame. */
function mapCached(work: Work, { space, region }: Place, page: Page, frame: FrameNumber): void {
  perform(work, { do: 'get', frame })
  perform(work, { do: 'map', process: space.id, page, frame, rights: borrowedRights(region) })
}

/**
 * The cached pages around one that was loaded from, inside its aligned window and its region, are mapped with it.
 * Source: do_fault_around(), filemap_map_pages(), fault_around_bytes (64 KiB).
 */
function faultAround(work: Work, place: Place): void {
  const { region, page, space } = place
  const first = region.start + Math.floor((page - region.start) / WINDOW_PAGES) * WINDOW_PAGES
  const last = Math.min(first + WINDOW_PAGES, region.start + region.pages)
  for (let neighbour = first; neighbour < last; neighbour++) {
    const frame = cached(work, place, neighbour)
    if (neighbour !== page && frame !== undefined && space.pages[neighbour] === undefined)
      mapCached(work, place, neighbour, frame)
  }
}

/** A load: fresh anonymous memory is the zero frame, all else the page cache's. Source: do_anonymous_page(), do_read_fault(). */
function makeReadable(work: Work, place: Place): Broken {
  const { space, region, page } = place
  if (region.kind === 'anon' && region.share === 'private') {
    perform(work, { do: 'map', process: space.id, page, frame: ZERO_FRAME, rights: borrowedRights(region) })
    return 'writable'
  }
  const frame = cacheFrame(work, place)
  if (frame === null) return 'no-frame'
  mapCached(work, place, page, frame)
  faultAround(work, place)
  return 'writable'
}

/** A store into a shared region: everybody's frame, never copied. Source: do_shared_fault(). */
function storeShared(work: Work, place: Place): Broken {
  const { space, page } = place
  if (space.pages[page] !== undefined) {
    perform(work, { do: 'permit', process: space.id, page })
    return 'writable'
  }
  const frame = cacheFrame(work, place)
  if (frame === null) return 'no-frame'
  mapCached(work, place, page, frame)
  return 'writable'
}

/** A store into a private region: its own frame, zeroed, copied or reused. Source: do_anonymous_page(), do_cow_fault(), do_wp_page(). */
function storePrivate(work: Work, place: Place): Broken {
  const { space, region, page } = place
  const process = space.id
  const pte = space.pages[page]
  const file = cached(work, place, page)
  if (pte !== undefined && pte.frame !== ZERO_FRAME)
    return pte.frame === file
      ? copyOut(work, process, page, pte.frame, true)
      : breakCow(work, process, page, pte)
  if (region.kind === 'file' && file !== undefined) return copyOut(work, process, page, file, false)
  const frame = zeroedFrame(work)
  if (frame === null) return 'no-frame'
  perform(work, { do: 'map', process, page, frame, rights: 'rw' })
  if (pte !== undefined) perform(work, { do: 'flush', process, page })
  return 'writable'
}

function resolve(work: Work, space: Process, page: Page, store: boolean): Broken {
  const region = regionAt(space.regions, page)
  if (region === undefined || (store && !mayWrite(region))) return 'not-allowed'
  const place = { space, region, page }
  if (!store) return makeReadable(work, place)
  return region.share === 'shared' ? storeShared(work, place) : storePrivate(work, place)
}

/**
 * A page fault where regions decide, by the process or by the kernel as it copies for it. Not allowed: SIGSEGV, or
 * EFAULT from the system call. No frame: the process is killed. Source: do_user_addr_fault(), handle_mm_fault().
 */
export function handleDemandFault(work: Work, trap: Trap): void {
  if (trap.kind !== 'store-page-fault' && trap.kind !== 'load-page-fault') return
  const { by, page, copying } = trap
  const broken = resolve(work, spaceOf(work.machine, by), page, trap.kind === 'store-page-fault')
  if (broken === 'not-allowed')
    perform(
      work,
      copying === undefined
        ? { do: 'signal', process: by, signal: 'SIGSEGV' }
        : { do: 'fail', errno: 'EFAULT' },
    )
  if (broken === 'no-frame') perform(work, { do: 'kill', process: by })
  perform(work, { do: 'return' })
}
