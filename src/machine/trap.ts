import type { Page } from './page-table.ts'
import type { ProcessId } from './process.ts'
import type { RegionRequest } from './region.ts'

export const TRAP_KINDS = [
  'store-page-fault',
  'load-page-fault',
  'fork',
  'read',
  'write',
  'exec',
  'exit',
  'wait',
  'sbrk',
  'unmap',
] as const
export type TrapKind = (typeof TRAP_KINDS)[number]

/** Why the machine stopped and went to the kernel. Pages are virtual page numbers. */
export type Trap =
  | { readonly kind: 'store-page-fault' | 'load-page-fault'; readonly by: ProcessId; readonly page: Page }
  | { readonly kind: 'fork'; readonly by: ProcessId; readonly child: ProcessId }
  /** read(2): `values` holds one character for each page from `page` on. */
  | { readonly kind: 'read'; readonly by: ProcessId; readonly page: Page; readonly values: string }
  | { readonly kind: 'write'; readonly by: ProcessId; readonly page: Page }
  | { readonly kind: 'exec'; readonly by: ProcessId; readonly program: string }
  | { readonly kind: 'exit'; readonly by: ProcessId; readonly status: number }
  | { readonly kind: 'wait'; readonly by: ProcessId }
  | { readonly kind: 'sbrk'; readonly by: ProcessId; readonly request: RegionRequest }
  | { readonly kind: 'unmap'; readonly by: ProcessId; readonly region: string }

const SCAUSE_LOAD = 13
const SCAUSE_STORE = 15
const SCAUSE_ECALL = 8

/** @returns the number that RISC-V reports in scause. Source: RISC-V privileged architecture, table of scause values. */
export const scauseOf = (kind: TrapKind): number =>
  kind === 'store-page-fault' ? SCAUSE_STORE : kind === 'load-page-fault' ? SCAUSE_LOAD : SCAUSE_ECALL

/** @returns whether the trap is a page fault, after which the instruction runs again. */
export const isPageFault = (kind: TrapKind): kind is 'store-page-fault' | 'load-page-fault' =>
  kind === 'store-page-fault' || kind === 'load-page-fault'
