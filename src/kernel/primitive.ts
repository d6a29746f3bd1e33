import type {
  Errno,
  FrameNumber,
  Page,
  ProcessId,
  PteRights,
  RegionRequest,
  RegionRights,
} from '../machine/index.ts'
import { texts } from '../text/index.ts'

/** The player's vocabulary and the reference handler's: one step of a handler, as data (spec/kernel.md, section 3). */
export type Primitive =
  | { readonly do: 'alloc' }
  | { readonly do: 'zero'; readonly frame: FrameNumber }
  | { readonly do: 'copy'; readonly from: FrameNumber; readonly to: FrameNumber }
  /** `index` is the page of the file. */
  | { readonly do: 'fill'; readonly frame: FrameNumber; readonly index: number }
  | {
      readonly do: 'map'
      readonly process: ProcessId
      readonly page: Page
      readonly frame: FrameNumber
      readonly rights: PteRights
    }
  | { readonly do: 'unmap' | 'protect' | 'permit'; readonly process: ProcessId; readonly page: Page }
  | { readonly do: 'get' | 'put'; readonly frame: FrameNumber }
  /** Without a page: every entry of that address space. */
  | { readonly do: 'flush'; readonly process: ProcessId; readonly page?: Page }
  | { readonly do: 'poke'; readonly frame: FrameNumber; readonly value: string }
  /** The frame becomes the page cache's, for the file page that `page` maps. */
  | { readonly do: 'cache'; readonly process: ProcessId; readonly page: Page; readonly frame: FrameNumber }
  /** `spawn`: with an empty page table of its own; `share`: in the parent's address space. */
  | { readonly do: 'spawn' | 'share'; readonly process: ProcessId; readonly child: ProcessId }
  | { readonly do: 'exec'; readonly process: ProcessId; readonly program: string }
  | { readonly do: 'zombie'; readonly process: ProcessId; readonly status: number }
  | { readonly do: 'reparent'; readonly process: ProcessId; readonly parent: ProcessId }
  | { readonly do: 'wake' | 'sleep' | 'suspend' | 'reap' | 'kill'; readonly process: ProcessId }
  | { readonly do: 'grow'; readonly process: ProcessId; readonly request: RegionRequest }
  | { readonly do: 'shrink'; readonly process: ProcessId; readonly region: string }
  | {
      readonly do: 'rights'
      readonly process: ProcessId
      readonly region: string
      readonly rights: RegionRights
    }
  | { readonly do: 'signal'; readonly process: ProcessId; readonly signal: 'SIGSEGV' }
  | { readonly do: 'fail'; readonly errno: Errno }
  | { readonly do: 'return' }

export type PrimitiveName = Primitive['do']

/** One primitive by its name. */
export type PrimitiveOf<Name extends PrimitiveName, P = Primitive> = P extends { readonly do: infer Do }
  ? Name extends Do
    ? P
    : never
  : never

/**
 * What a primitive did. `frame` is what `alloc` took, null where none was free. `refused`: it cannot exist and
 * changed nothing. `panic`: the kernel has stopped, and nothing can run after it.
 */
export type Applied =
  | { readonly ok: true; readonly frame?: FrameNumber | null }
  | { readonly ok: false; readonly kind: 'refused' | 'panic'; readonly message: string }

export const DONE: Applied = { ok: true }

export const refused = (message: string): Applied => ({ ok: false, kind: 'refused', message })

export const panic = (message: string): Applied => ({
  ok: false,
  kind: 'panic',
  message: texts().refusals.panic(message),
})
