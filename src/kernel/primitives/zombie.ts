import { INIT, type Machine } from '../../machine/index.ts'
import { type Applied, DONE, type PrimitiveOf, panic } from '../primitive.ts'
import { existingProcess, isRefusal } from './existing.ts'

/** The process runs no more and keeps its exit status until it is waited for. Source: xv6 exit(). */
export function zombie(machine: Machine, { process, status }: PrimitiveOf<'zombie'>): Applied {
  const owner = existingProcess(machine, process)
  if (isRefusal(owner)) return owner
  if (process === INIT) return panic('init exiting')
  owner.state = 'zombie'
  owner.status = status
  return DONE
}
