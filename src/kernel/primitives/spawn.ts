import { freshProcess, type Machine, type Process, type ProcessId, processName } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { type Applied, DONE, type PrimitiveOf, refused } from '../primitive.ts'
import { countRegion } from './cached-file.ts'
import { existingProcess, existingSpace, isRefusal } from './existing.ts'

function born(machine: Machine, process: ProcessId, child: ProcessId): Process | Applied {
  const parent = existingProcess(machine, process)
  if (isRefusal(parent)) return parent
  if (machine.processes[child] !== undefined || machine.departed[child] !== undefined)
    return refused(texts().refusals.exists(processName(child)))
  const fresh = freshProcess(child, process, parent.program)
  fresh.files = parent.files.map(file => ({ ...file }))
  machine.processes[child] = fresh
  return fresh
}

/** A child with the parent's regions, program and open files, and an empty page table. Source: xv6 allocproc() in fork(). */
export function spawn(machine: Machine, { process, child }: PrimitiveOf<'spawn' | 'share'>): Applied {
  const space = existingSpace(machine, process)
  if (isRefusal(space)) return space
  const fresh = born(machine, process, child)
  if (isRefusal(fresh)) return fresh
  fresh.regions = space.regions.map(region => ({ ...region }))
  for (const region of fresh.regions) countRegion(machine, region, 1)
  return DONE
}

/** A child that runs in its parent's address space. Source: Linux copy_mm() with CLONE_VM; man 2 vfork. */
export function share(machine: Machine, { process, child }: PrimitiveOf<'spawn' | 'share'>): Applied {
  const space = existingSpace(machine, process)
  if (isRefusal(space)) return space
  const fresh = born(machine, process, child)
  if (isRefusal(fresh)) return fresh
  fresh.mm = space.id
  return DONE
}
