import type { ProcessId } from './process.ts'
import type { RegionKind, RegionRights, Sharing } from './region.ts'

export const VERBS = [
  'map',
  'fork',
  'vfork',
  'store',
  'load',
  'read',
  'write',
  'protect',
  'unmap',
  'dontneed',
  'exec',
  'exit',
  'wait',
] as const
export type Verb = (typeof VERBS)[number]

interface ByProcess {
  readonly by: ProcessId
}

/** What one page of a region is called in a program: heap[2] is region heap, page 2. */
interface OnPage extends ByProcess {
  readonly region: string
  readonly page: number
}

/** One instruction of a program: a load, a store or a system call (spec/workloads.md). */
export type Instruction =
  | (ByProcess & {
      readonly do: 'map'
      readonly region: string
      readonly kind: RegionKind
      readonly share: Sharing
      readonly pages: number
      readonly rights: RegionRights
    })
  | (ByProcess & { readonly do: 'fork' | 'vfork'; readonly child: ProcessId })
  | (OnPage & { readonly do: 'store'; readonly value: string })
  | (OnPage & { readonly do: 'load' })
  /** One character of `value` a page, from `page` on. */
  | (OnPage & { readonly do: 'read'; readonly value: string })
  | (OnPage & { readonly do: 'write' })
  | (OnPage & { readonly do: 'dontneed' })
  | (ByProcess & { readonly do: 'protect'; readonly region: string; readonly to: 'r' | 'rw' })
  | (ByProcess & { readonly do: 'unmap'; readonly region: string })
  | (ByProcess & { readonly do: 'exec'; readonly program: string })
  | (ByProcess & { readonly do: 'exit'; readonly status: number })
  | (ByProcess & { readonly do: 'wait' })
