import { type Machine, processName } from '../../machine/index.ts'
import { type Applied, DONE, type PrimitiveOf, refused } from '../primitive.ts'
import { existingProcess, isRefusal } from './existing.ts'

/** A child with the parent's regions, program and open files, and an empty page table. Source: xv6 allocproc() in fork(). */
export function spawn(machine: Machine, { process, child }: PrimitiveOf<'spawn'>): Applied {
  const parent = existingProcess(machine, process)
  if (isRefusal(parent)) return parent
  if (machine.processes[child] !== undefined || machine.departed[child] !== undefined)
    return refused(`There is a ${processName(child)} already.`)
  machine.processes[child] = {
    id: child,
    parent: process,
    state: 'runnable',
    killed: false,
    inWait: false,
    program: parent.program,
    files: parent.files.map(file => ({ ...file })),
    status: null,
    regions: parent.regions.map(region => ({ ...region })),
    pages: {},
    tlb: {},
  }
  return DONE
}
