import { apply, KERNELS, noteStore, type Primitive, returnToUser } from '../../kernel/index.ts'
import {
  attempt,
  contentName,
  type FrameNumber,
  frameAt,
  frameName,
  pageName,
  processName,
} from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import type { Cpu, CpuState, RaceStart, Run } from './race.ts'

/**
 * The fault handler of the COW lab as one CPU carries it out. `load` to `free` are what the lab's kfree does when it
 * gives a reference up: the count is an int in an array, so that taking one off is a load, a subtraction and a store.
 * `alloc` and `free` are one step each: kalloc.c has a lock of its own for the free list. Loads and stores of
 * different CPUs happen in one order for all; what the lock adds is who may come in between.
 */
export const STEP_NAMES = [
  'look',
  'decide',
  'alloc',
  'copy',
  'map',
  'load',
  'subtract',
  'store',
  'free',
] as const
export type StepName = (typeof STEP_NAMES)[number]

/** A micro-step as the listing shows it: in a few cells, and where there is room for more. */
export interface StepCode {
  readonly short: string
  readonly long: string
}

/** @returns what each micro-step says in the listing. `page`: the page's name; `own`: the frame allocated, if any */
export const stepCodes = (
  shared: FrameNumber,
  own: FrameNumber | null,
  page: string,
): Readonly<Record<StepName, StepCode>> =>
  texts().race.codes(frameName(shared), own === null ? null : frameName(own), page)

/** Uses a primitive that cannot fail here. @returns the frame that an `alloc` took */
function use(run: Run, primitive: Primitive): FrameNumber | null {
  const applied = apply(run.machine, primitive)
  if (!applied.ok) throw new Error(applied.message)
  return applied.frame ?? null
}

const known = (value: number | null, what: string): number => {
  if (value === null) throw new Error(`a handler has no ${what} yet`)
  return value
}

/** The last reference goes. The count says 0 already; `put` takes a last reference from 1 to 0 by itself. */
function free(run: Run, number: FrameNumber): void {
  frameAt(run.machine, number).count = 1
  use(run, { do: 'put', frame: number })
}

/** Carries out one micro-step. @returns what it did, in a sentence */
export function perform(run: Run, { frame: shared }: RaceStart, cpu: CpuState, step: StepName): string {
  const { did } = texts().race
  const frame = frameAt(run.machine, shared)
  const a = frameName(shared)
  const { by: process, page } = cpu
  switch (step) {
    case 'look':
    case 'load':
      cpu.r = frame.count
      return did.reads(a, cpu.r)
    case 'decide':
      if (known(cpu.r, 'count') !== 1) return did.mustCopy(known(cpu.r, 'count'))
      use(run, { do: 'permit', process, page })
      cpu.end = 'in place'
      return did.inPlace
    case 'alloc':
      cpu.own = known(use(run, { do: 'alloc' }), 'free frame')
      return did.takes(frameName(cpu.own))
    case 'copy': {
      const own = known(cpu.own, 'frame')
      use(run, { do: 'copy', from: shared, to: own })
      return did.copies(contentName(frame.content), a, frameName(own))
    }
    case 'map': {
      const own = known(cpu.own, 'frame')
      use(run, { do: 'map', process, page, frame: own, rights: 'rw' })
      return did.maps(processName(process), pageName(run.machine, process, page), frameName(own))
    }
    case 'subtract': {
      const before = known(cpu.r, 'count')
      cpu.r = before - 1
      return did.subtracts(before, cpu.r)
    }
    case 'store':
      frame.count = known(cpu.r, 'count')
      return did.writes(a, frame.count)
    case 'free': {
      const r = known(cpu.r, 'count')
      cpu.end = 'copy'
      if (r !== 0) return did.stays(r, a)
      free(run, shared)
      return did.frees(a)
    }
  }
}

/** Back to user space, where the store runs again. @returns what it did */
export function leaveHandler(run: Run, { stores }: RaceStart, cpu: Cpu): string {
  const store = stores[cpu]
  // The return empties the machine's one hand; what the other handler holds stays its own.
  const hand = [...run.machine.hand]
  returnToUser(run.machine, KERNELS.xv6, store.by)
  run.machine.hand = hand
  const tried = attempt(run.machine, store)
  if (!tried.done) throw new Error(`the handler left the cause of a ${tried.trap.kind} in place`)
  noteStore(run.ideal, run.machine, store, tried.stored)
  return texts().race.did.stores(processName(store.by), store.value)
}
