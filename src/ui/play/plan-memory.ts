import type { Primitive } from '../../kernel/index.ts'
import {
  borrowedRights,
  type FrameNumber,
  findSpace,
  frameName,
  type Page,
  type ProcessId,
  PTE_RIGHTS,
  type PteRights,
  pageName,
  processName,
  regionAt,
  rightsOf,
  rightsWords,
  ZERO_FRAME,
} from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import {
  askFrame,
  type Choice,
  frameAtPage,
  frameMeant,
  held,
  machineOf,
  no,
  type Plan,
  pagesMeant,
  perPage,
  processMeant,
  trapOf,
  use,
} from './meant.ts'
import { cachedOfPage, frameOfPage, type HandView, type Mark } from './view.ts'

export const planAlloc = (): Plan => use({ do: 'alloc' })

export function planZero(view: HandView): Plan {
  const frame = held(view).at(-1) ?? frameMeant(view)
  return frame === undefined ? no(texts().plans.takeOrMove) : use({ do: 'zero', frame })
}

export function planFill(view: HandView): Plan {
  const frame = held(view).at(-1) ?? frameMeant(view)
  if (frame === undefined) return no(texts().plans.takeOrMove)
  const { target } = view
  const region =
    target.on === 'page'
      ? regionAt(machineOf(view).processes[target.process]?.regions ?? [], target.page)
      : undefined
  if (target.on !== 'page' || region?.kind !== 'file') return no(texts().plans.toFilePage)
  return use({ do: 'fill', frame, index: target.page - region.start })
}

export function planCopy(view: HandView): Plan {
  const from = frameMeant(view)
  if (from === undefined) return no(texts().plans.toSource)
  const to = held(view).at(-1)
  if (to !== undefined && to !== from) return use({ do: 'copy', from, to })
  const { target } = view
  const old = target.on === 'page' ? frameOfPage(view, target.process, target.page, 'at the trap') : undefined
  // Mapped before it was filled: what is missing is the copy from the old frame to the new one.
  if (old !== undefined && old !== from) return use({ do: 'copy', from: old, to: from })
  return askFrame(view, texts().plans.copyTo(frameName(from)), target => ({
    do: 'copy',
    from,
    to: target,
  }))
}

/** The bits that a page of this process gets with that frame, unless others are chosen. */
export function usualRights(view: HandView, process: ProcessId, page: Page, frame: FrameNumber): PteRights {
  const region = regionAt(machineOf(view).processes[process]?.regions ?? [], page)
  if (region === undefined) return 'rw'
  return frame === ZERO_FRAME ? borrowedRights(region) : region.rights
}

/** While a child is being born: the parent's page, mapped for the child with the same bits. */
function mapForChild(view: HandView, rights: PteRights | null): Plan | null {
  const trap = trapOf(view)
  if ((trap?.kind !== 'fork' && trap?.kind !== 'vfork') || held(view).length > 0) return null
  if (machineOf(view).processes[trap.child]?.mm !== trap.child) return null
  const parent = findSpace(machineOf(view), trap.by)?.id
  if (!pagesMeant(view).some(({ process }) => process === parent)) return null
  return perPage(view, ({ process, page }) => {
    const pte = machineOf(view).processes[process]?.pages[page]
    return pte === undefined
      ? null
      : { do: 'map', process: trap.child, page, frame: pte.frame, rights: rights ?? rightsOf(pte) }
  })
}

function mapWith(view: HandView, chosen: PteRights | null): Plan {
  const child = mapForChild(view, chosen)
  if (child !== null) return child
  const { target } = view
  if (target.on !== 'page') return no(texts().plans.toMappedPage)
  const { process, page } = target
  const cached = held(view).length > 0 ? null : mapCached(view, chosen)
  if (cached !== null) return cached
  const [frame, another] = held(view)
  const build = (number: FrameNumber): Primitive => {
    const rights = chosen ?? usualRights(view, process, page, number)
    return { do: 'map', process, page, frame: number, rights }
  }
  if (frame !== undefined && another === undefined) return use(build(frame))
  return askFrame(
    view,
    texts().plans.mapTo(processName(process), pageName(machineOf(view), process, page)),
    build,
  )
}

/**
 * With nothing in hand: pages of files and shared memory that are not present, mapped to the page cache's frames, a
 * private one without W.
 */
function mapCached(view: HandView, chosen: PteRights | null): Plan | null {
  const absent = ({ process, page }: Mark): FrameNumber | undefined =>
    frameOfPage(view, process, page, 'now') === undefined ? cachedOfPage(view, process, page) : undefined
  if (pagesMeant(view).every(mark => absent(mark) === undefined)) return null
  return perPage(view, mark => {
    const { process, page } = mark
    const frame = absent(mark)
    const region = regionAt(machineOf(view).processes[process]?.regions ?? [], page)
    if (frame === undefined || region === undefined) return null
    return { do: 'map', process, page, frame, rights: chosen ?? borrowedRights(region) }
  })
}

export const planMap = (view: HandView): Plan => mapWith(view, null)

const RIGHTS_KEY: Readonly<Record<PteRights, string>> = { r: 'r', rw: 'w', rx: 'x', cow: 'c' }

export function planMapAs(view: HandView): Plan {
  const choices: Choice[] = []
  for (const rights of PTE_RIGHTS) {
    const plan = mapWith(view, rights)
    if (plan.kind === 'no') return plan
    // With no frame in hand the one that each page maps now is meant: only its bits change.
    const primitives = plan.kind === 'use' ? plan.primitives : sameFrames(view, rights)
    if (primitives.length === 0) return no(texts().plans.takeToMapAs)
    choices.push({ key: RIGHTS_KEY[rights], label: rightsWords(rights), primitives })
  }
  return { kind: 'ask', prompt: texts().plans.whichBits, choices }
}

/** With nothing in hand: a page that is present keeps its frame, any other gets the zero frame, where there is one. */
const sameFrames = (view: HandView, rights: PteRights): Primitive[] =>
  pagesMeant(view).flatMap(({ process, page }): Primitive[] => {
    const zeros = machineOf(view).demand === null ? undefined : ZERO_FRAME
    const frame = frameOfPage(view, process, page, 'now') ?? zeros
    return frame === undefined ? [] : [{ do: 'map', process, page, frame, rights }]
  })

/** Of several marked pages, those that are not present are left out. */
export const planOnPage =
  (name: 'unmap' | 'protect' | 'permit') =>
  (view: HandView): Plan =>
    perPage(view, ({ process, page }) =>
      view.marks.length > 1 && frameOfPage(view, process, page, 'now') === undefined
        ? null
        : { do: name, process, page },
    )

export function planGet(view: HandView): Plan {
  if (view.marks.length === 0 && view.target.on === 'frame')
    return use({ do: 'get', frame: view.target.frame })
  // A fork shares what is mapped. Any other trap maps what the page cache has and the page table had not.
  const birth = trapOf(view)?.kind === 'fork'
  const isNew = ({ process, page }: Mark): boolean =>
    !birth &&
    frameOfPage(view, process, page, 'at the trap') === undefined &&
    cachedOfPage(view, process, page) !== undefined
  const someNew = pagesMeant(view).some(isNew)
  return perPage(view, mark => {
    if (someNew && !isNew(mark)) return null
    const frame = birth ? frameOfPage(view, mark.process, mark.page, 'now') : frameAtPage(view, mark)
    return frame === undefined ? null : { do: 'get', frame }
  })
}

/** On a page, the old reference is meant: the frame that it mapped at the trap. */
export function planPut(view: HandView): Plan {
  if (view.marks.length === 0 && view.target.on === 'frame')
    return use({ do: 'put', frame: view.target.frame })
  return perPage(view, ({ process, page }) => {
    const frame = frameOfPage(view, process, page, 'at the trap') ?? frameOfPage(view, process, page, 'now')
    return frame === undefined ? null : { do: 'put', frame }
  })
}

export function planFlush(view: HandView): Plan {
  if (pagesMeant(view).length > 0)
    return perPage(view, ({ process, page }) => ({ do: 'flush', process, page }))
  return use({ do: 'flush', process: processMeant(view) })
}

/** The kernel's store of read(2): the byte that belongs to the page under the cursor, into the frame that it maps now. */
export function planPoke(view: HandView): Plan {
  const trap = trapOf(view)
  if (trap?.kind !== 'read') return no(texts().plans.onlyRead)
  const { target } = view
  const index = target.on === 'page' ? target.page - trap.page : 0
  const value = trap.values.charAt(index)
  const frame = frameMeant(view)
  if (value === '') return no(texts().plans.noByte)
  return frame === undefined ? no(texts().plans.mapsNone) : use({ do: 'poke', frame, value })
}

/** Puts the frame in hand, or the one that the page maps, into the page cache. */
export function planCache(view: HandView): Plan {
  const { target } = view
  const frame = held(view).at(-1) ?? frameMeant(view)
  if (target.on !== 'page') return no(texts().plans.toCachedPage)
  if (frame === undefined) return no(texts().plans.takeFirst)
  return use({ do: 'cache', process: target.process, page: target.page, frame })
}
