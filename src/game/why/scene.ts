import type { Kernel, Primitive } from '../../kernel/index.ts'
import {
  type Content,
  cachedFrame,
  type FrameNumber,
  findFrame,
  findSpace,
  type Machine,
  type Page,
  type Process,
  type ProcessId,
  type Pte,
  pageName,
  processAt,
  processesOf,
  processName,
  type Region,
  regionAt,
  type Trap,
} from '../../machine/index.ts'

/** One step of the reference's in its trap, with the machine around it. */
export interface Scene<T extends Trap = Trap> {
  readonly kernel: Kernel
  readonly trap: T
  /** The machine at the trap. */
  readonly before: Machine
  /** All of the reference's steps. */
  readonly steps: readonly Primitive[]
  /** 0-based index of the step. */
  readonly at: number
  /** The machine before the step, and after it. */
  readonly now: Machine
  readonly after: Machine
}

/** A trap of some kinds. */
export type TrapOf<Kind extends Trap['kind']> = Extract<Trap, { kind: Kind }>

/** A load or store that trapped, the process's own or the kernel's as it copies for it. */
export type Fault = Scene<TrapOf<'store-page-fault' | 'load-page-fault'>>

/** The process that trapped, by name. */
export const who = ({ trap }: Scene): string => processName(trap.by)

/** Whose memory the trapped process uses: its own, but for a vfork child. */
export const spaceIn = ({ now, trap }: Scene): Process => findSpace(now, trap.by) ?? processAt(now, trap.by)

/** The one whose memory the trapped process has borrowed, by name; null where it has its own. */
export function hostOf(scene: Scene): string | null {
  const { id } = spaceIn(scene)
  return id === scene.trap.by ? null : processName(id)
}

export const pteAt = ({ now }: Scene, id: ProcessId, page: Page): Pte | undefined =>
  findSpace(now, id)?.pages[page]

export const regionIn = ({ now }: Scene, id: ProcessId, page: Page): Region | undefined =>
  regionAt(findSpace(now, id)?.regions ?? [], page)

/** Whether a page maps the page cache's frame for it. */
export function isCached(scene: Scene, id: ProcessId, page: Page): boolean {
  const region = regionIn(scene, id, page)
  const frame = pteAt(scene, id, page)?.frame
  return (
    region !== undefined &&
    frame !== undefined &&
    cachedFrame(scene.now.demand?.cache, region, page) === frame
  )
}

/** heap[0] */
export const pageText = ({ now }: Scene, id: ProcessId, page: Page): string => pageName(now, id, page)

/** A page and whose it is, as the texts name them. */
export const placeOf = (
  scene: Scene,
  id: ProcessId,
  page: Page,
): { readonly of: string; readonly page: string } => ({
  of: processName(id),
  page: pageText(scene, id, page),
})

export const countOf = (machine: Machine, frame: FrameNumber): number => findFrame(machine, frame)?.count ?? 0

/** What a frame holds: ZEROED, or null for junk. */
export const contentOf = (machine: Machine, frame: FrameNumber): Content =>
  findFrame(machine, frame)?.content ?? null

/** Those whose page tables lead to a frame, zombies too. */
export const mappersOf = (machine: Machine, frame: FrameNumber): Process[] =>
  processesOf(machine).filter(({ pages }) => Object.values(pages).some(pte => pte.frame === frame))

/** Whether the reference uses a primitive in the rest of this trap. */
export const comes = ({ steps, at }: Scene, verb: Primitive['do']): boolean =>
  steps.slice(at + 1).some(step => step.do === verb)

export const nextIs = ({ steps, at }: Scene, verb: Primitive['do']): boolean => steps[at + 1]?.do === verb

export const lastWas = ({ steps, at }: Scene, verb: Primitive['do']): boolean => steps[at - 1]?.do === verb

/** Whether an `alloc` finds a frame. */
export const isFree = ({ now, after }: Scene): boolean => after.hand.length > now.hand.length
