import type { PrimitiveOf } from '../../kernel/index.ts'
import { frameName, isStale, type Page, type Pte, processName } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { nextIs, placeOf, type Scene } from './scene.ts'

interface Stale {
  readonly page: Page
  readonly entry: Pte
  readonly pte: Pte | undefined
}

/** The first entry that a flush takes away and that allows what its PTE does not. */
function staleIn({ now }: Scene, { process, page: only }: PrimitiveOf<'flush'>): Stale | null {
  const space = now.processes[process]
  for (const [key, entry] of Object.entries(space?.tlb ?? {})) {
    const page = Number(key)
    const pte = space?.pages[page]
    if ((only === undefined || only === page) && isStale(entry, pte)) return { page, entry, pte }
  }
  return null
}

/** Why the TLB is flushed: what an old entry would still let its process do, or that the kernel cannot know. */
export function flushText(scene: Scene, step: PrimitiveOf<'flush'>): string {
  const {
    lists: { sentences },
    why: { tlb },
  } = texts()
  const stale = staleIn(scene, step)
  if (stale === null) return tlb.nothingStale(processName(step.process), nextIs(scene, 'put'))
  const { page, entry, pte } = stale
  const place = placeOf(scene, step.process, page)
  const frame = frameName(entry.frame)
  const order = nextIs(scene, 'put') ? tlb.beforePut : ''
  if (pte === undefined) return sentences(tlb.gone(place, frame), order)
  if (pte.frame !== entry.frame) return sentences(tlb.moved(place, frame), order)
  return entry.w && !pte.w ? tlb.hasW(place, frame) : tlb.hasX(place, frame)
}
