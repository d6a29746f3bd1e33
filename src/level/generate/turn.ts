import type { Kernel } from '../../kernel/index.ts'
import {
  childrenOf,
  isLive,
  liveProcesses,
  type Machine,
  type Process,
  type ProcessId,
  processesOf,
  type Region,
  spaceOf,
} from '../../machine/index.ts'
import { MOST_PROCESSES } from '../../workload/limits.ts'
import { Draws } from './draws.ts'

/** How much there may be at one time. */
export interface Room {
  /** Live processes, at least 1. */
  readonly processes: number
  /** Pages of all live processes' regions together, at least 1. */
  readonly pages: number
}

/** The page of a region by name that was last spoken of, so that others turn to it too. */
export interface Focus {
  readonly region: string
  readonly page: number
}

/**
 * What the choice of the next instruction goes by: the processes, their states and their regions. Frames, PTEs and
 * counts are left out, so that kernels which differ only in those get the same workload.
 */
export interface Turn {
  readonly draws: Draws
  readonly machine: Machine
  readonly kernel: Kernel
  readonly room: Room
  readonly focus: Focus | null
  readonly process: Process
  /** The regions of its address space. */
  readonly regions: readonly Region[]
  /** Whether it runs in its parent's address space, after vfork. */
  readonly guest: boolean
  readonly live: number
  /** Pages that are left of the room; below 0 where there is too much already. */
  readonly pagesLeft: number
  readonly crowded: boolean
}

const pagesIn = (regions: readonly Region[]): number => regions.reduce((sum, { pages }) => sum + pages, 0)

/** @returns how many pages all live processes have; what a vfork child borrows counts again. */
export const livePages = (machine: Machine): number =>
  liveProcesses(machine).reduce((sum, { id }) => sum + pagesIn(spaceOf(machine, id).regions), 0)

/** A vfork child comes more often than others, so that its parent does not stand still for long. */
const GUEST_WEIGHT = 3

/** Chooses who acts. @returns null where nobody can run */
export function takeTurn(
  random: readonly number[],
  machine: Machine,
  kernel: Kernel,
  room: Room,
  focus: Focus | null,
): Turn | null {
  const alive = liveProcesses(machine)
  const able = alive.filter(({ state }) => state === 'runnable')
  if (able.length === 0) return null
  const draws = new Draws(random)
  const isGuest = ({ id, mm }: Process): boolean => mm !== id
  const process = draws.weighted(
    able.map(candidate => [candidate, isGuest(candidate) ? GUEST_WEIGHT : 1] as const),
  )
  const pagesLeft = room.pages - livePages(machine)
  return {
    draws,
    machine,
    kernel,
    room,
    focus,
    process,
    regions: spaceOf(machine, process.id).regions,
    guest: isGuest(process),
    live: alive.length,
    pagesLeft,
    crowded: pagesLeft < 0 || alive.length > room.processes,
  }
}

/** @returns the number of the next child: above all live processes, and never used before. */
export function nextChild(machine: Machine): ProcessId {
  const used = (id: ProcessId): boolean =>
    machine.processes[id] !== undefined || machine.departed[id] !== undefined
  let id = Math.max(...processesOf(machine).map(process => process.id)) + 1
  while (used(id)) id += 1
  return id
}

/** Zombies that may be about before there are no more children: they are for somebody to wait for. */
const MOST_ZOMBIES = 2

/** @returns whether there is room for a child with a copy of the regions, and a number for it. */
export function mayFork({ machine, room, regions, guest, live, pagesLeft }: Turn): boolean {
  if (guest || regions.length === 0 || live >= room.processes || pagesIn(regions) > pagesLeft) return false
  const zombies = processesOf(machine).length - 1 - live
  return zombies <= MOST_ZOMBIES && nextChild(machine) <= MOST_PROCESSES
}

/** @returns whether somebody can run once the process has exited. */
export function mayExit({ machine, process }: Turn): boolean {
  if (liveProcesses(machine).some(({ id, state }) => id !== process.id && state === 'runnable')) return true
  return isAwaited(machine, process)
}

/** @returns whether the process's exit lets its parent run on. */
export function isAwaited(machine: Machine, { parent, id, mm }: Process): boolean {
  const state = machine.processes[parent]?.state
  return state === 'waiting' || (state === 'suspended' && mm !== id)
}

/** @returns whether wait(2) would find a zombie at once, would sleep until a child ends, or would fail. */
export function waiting({ machine, process }: Turn): 'finds' | 'sleeps' | 'fails' {
  const children = childrenOf(machine, process.id)
  if (children.length === 0) return 'fails'
  return children.every(isLive) ? 'sleeps' : 'finds'
}
