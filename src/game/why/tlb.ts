import type { PrimitiveOf } from '../../kernel/index.ts'
import { isStale, type Page, type Pte, processName } from '../../machine/index.ts'
import { frameText, nextIs, ownText, pageText, type Scene } from './scene.ts'

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
  const owner = processName(step.process)
  const order = nextIs(scene, 'put') ? ' So flush comes before put.' : ''
  const stale = staleIn(scene, step)
  if (stale === null)
    return `${owner}'s TLB happens to hold nothing stale. The kernel cannot see that: it flushes wherever a PTE may have left an old entry${nextIs(scene, 'put') ? ', before it puts' : ''}.`
  const { page, entry, pte } = stale
  const leads = `${owner}'s TLB still leads ${pageText(scene, step.process, page)} to ${frameText(entry.frame)}`
  if (pte === undefined) return `${leads}, though the PTE is gone.${order}`
  if (pte.frame !== entry.frame)
    return `${leads}: another thread of ${owner} would go on reading there.${order}`
  return entry.w && !pte.w
    ? `${leads} with W: the next store would go through without a trap.`
    : `${leads} with X, which ${ownText(scene, step.process, page)} does not have any more.`
}
