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
  'vfork',
  'mmap',
  'munmap',
  'mprotect',
  'madvise',
] as const
export type TrapKind = (typeof TRAP_KINDS)[number]

/** Why the machine stopped and went to the kernel. Pages are virtual page numbers. */
export type Trap =
  | {
      readonly kind: 'store-page-fault' | 'load-page-fault'
      readonly by: ProcessId
      readonly page: Page
      /** The system call in which the kernel itself made the access: copy_to_user for read(2), copy_from_user for write(2). */
      readonly copying?: 'read' | 'write'
    }
  | { readonly kind: 'fork' | 'vfork'; readonly by: ProcessId; readonly child: ProcessId }
  /** read(2): `values` holds one character for each page from `page` on. */
  | { readonly kind: 'read'; readonly by: ProcessId; readonly page: Page; readonly values: string }
  | { readonly kind: 'write'; readonly by: ProcessId; readonly page: Page }
  | { readonly kind: 'exec'; readonly by: ProcessId; readonly program: string }
  | { readonly kind: 'exit'; readonly by: ProcessId; readonly status: number }
  | { readonly kind: 'wait'; readonly by: ProcessId }
  | { readonly kind: 'sbrk' | 'mmap'; readonly by: ProcessId; readonly request: RegionRequest }
  | { readonly kind: 'unmap' | 'munmap'; readonly by: ProcessId; readonly region: string }
  | { readonly kind: 'mprotect'; readonly by: ProcessId; readonly region: string; readonly to: 'r' | 'rw' }
  /** madvise(MADV_DONTNEED) on one page. */
  | { readonly kind: 'madvise'; readonly by: ProcessId; readonly page: Page }

const SCAUSE_LOAD = 13
const SCAUSE_STORE = 15
const SCAUSE_ECALL = 8

/** @returns the number that RISC-V reports in scause. Source: RISC-V privileged architecture, table of scause values. */
export const scauseOf = (kind: TrapKind): number =>
  kind === 'store-page-fault' ? SCAUSE_STORE : kind === 'load-page-fault' ? SCAUSE_LOAD : SCAUSE_ECALL

/** The numbers of x86-64's system calls. Source: Linux arch/x86/entry/syscalls/syscall_64.tbl (exit is exit_group). */
const SYSCALLS: Readonly<Partial<Record<TrapKind, number>>> = {
  mmap: 9,
  mprotect: 10,
  munmap: 11,
  madvise: 28,
  fork: 57,
  vfork: 58,
  exec: 59,
  wait: 61,
  exit: 231,
}

/** @returns the number of the system call in rax, as x86-64 has it. */
export const syscallOf = (kind: TrapKind): number => SYSCALLS[kind] ?? 0

/**
 * The error code that x86-64 pushes at a page fault: bit 0 for a page that is present, bit 1 for a store, bit 2 for an
 * access in user mode. Source: Linux enum x86_pf_error_code.
 * @param present whether the page has a PTE
 */
export const errorCodeOf = (
  trap: Extract<Trap, { kind: 'store-page-fault' | 'load-page-fault' }>,
  present: boolean,
): number =>
  (present ? 1 : 0) | (trap.kind === 'store-page-fault' ? 2 : 0) | (trap.copying === undefined ? 4 : 0)

/** @returns whether the trap is a page fault, after which the instruction runs again. */
export const isPageFault = (kind: TrapKind): kind is 'store-page-fault' | 'load-page-fault' =>
  kind === 'store-page-fault' || kind === 'load-page-fault'
