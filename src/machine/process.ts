import type { Page, Pte } from './page-table.ts'
import type { Region } from './region.ts'

/** The number behind the P: P3 is 3. INIT is 0. */
export type ProcessId = number

export const INIT: ProcessId = 0

/** `suspended`: its vfork child runs in its address space and has neither called exec nor exit yet. */
export const PROCESS_STATES = ['runnable', 'waiting', 'suspended', 'zombie'] as const
export type ProcessState = (typeof PROCESS_STATES)[number]

export interface OpenFile {
  fd: number
  name: string
  closeOnExec: boolean
}

export interface Process {
  id: ProcessId
  parent: ProcessId
  /**
   * Whose regions, page table and TLB it uses: its own number, or after vfork an ancestor's, and then its own are empty.
   * Source: Linux task_struct->mm, shared under CLONE_VM.
   */
  mm: ProcessId
  state: ProcessState
  /** Set by `kill`: it exits instead of going back to user space (xv6: p->killed). */
  killed: boolean
  /** Whether it sleeps, or was woken, inside wait(2). */
  inWait: boolean
  program: string
  files: OpenFile[]
  /** The exit status, once it is a zombie. */
  status: number | null
  regions: Region[]
  pages: Record<Page, Pte>
  /** Copies of PTEs that the hardware made at walks. */
  tlb: Record<Page, Pte>
}

/** @returns the name a player sees: init, P1, P2, … */
export const processName = (id: ProcessId): string => (id === INIT ? 'init' : `P${id}`)

/** @returns whether the process still runs programs: it exists and is no zombie. */
export const isLive = (process: Process): boolean => process.state !== 'zombie'
