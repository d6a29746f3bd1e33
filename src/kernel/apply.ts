import type { Machine } from '../machine/index.ts'
import type { Applied, Primitive } from './primitive.ts'
import { alloc } from './primitives/alloc.ts'
import { fail, returnFromTrap, signal } from './primitives/answers.ts'
import { cache } from './primitives/cache.ts'
import { copy } from './primitives/copy.ts'
import { exec } from './primitives/exec.ts'
import { fill } from './primitives/fill.ts'
import { flush } from './primitives/flush.ts'
import { get } from './primitives/get.ts'
import { map } from './primitives/map.ts'
import { permit } from './primitives/permit.ts'
import { poke } from './primitives/poke.ts'
import { protect } from './primitives/protect.ts'
import { put } from './primitives/put.ts'
import { reparent } from './primitives/reparent.ts'
import { kill, reap, sleep, suspend, wake } from './primitives/schedule.ts'
import { grow, rights, shrink } from './primitives/size.ts'
import { share, spawn } from './primitives/spawn.ts'
import { unmap } from './primitives/unmap.ts'
import { zero } from './primitives/zero.ts'
import { zombie } from './primitives/zombie.ts'

/**
 * Carries out one primitive on the machine that it is handed (a plain object or immer's draft).
 * @returns what it did; a refusal changes nothing. Never throws for a primitive that a player can make.
 */
export function apply(machine: Machine, primitive: Primitive): Applied {
  switch (primitive.do) {
    case 'alloc':
      return alloc(machine)
    case 'zero':
      return zero(machine, primitive)
    case 'copy':
      return copy(machine, primitive)
    case 'fill':
      return fill(machine, primitive)
    case 'map':
      return map(machine, primitive)
    case 'unmap':
      return unmap(machine, primitive)
    case 'protect':
      return protect(machine, primitive)
    case 'permit':
      return permit(machine, primitive)
    case 'get':
      return get(machine, primitive)
    case 'put':
      return put(machine, primitive)
    case 'flush':
      return flush(machine, primitive)
    case 'poke':
      return poke(machine, primitive)
    case 'cache':
      return cache(machine, primitive)
    case 'share':
      return share(machine, primitive)
    case 'spawn':
      return spawn(machine, primitive)
    case 'exec':
      return exec(machine, primitive)
    case 'zombie':
      return zombie(machine, primitive)
    case 'reparent':
      return reparent(machine, primitive)
    case 'wake':
      return wake(machine, primitive)
    case 'sleep':
      return sleep(machine, primitive)
    case 'suspend':
      return suspend(machine, primitive)
    case 'reap':
      return reap(machine, primitive)
    case 'kill':
      return kill(machine, primitive)
    case 'grow':
      return grow(machine, primitive)
    case 'shrink':
      return shrink(machine, primitive)
    case 'rights':
      return rights(machine, primitive)
    case 'signal':
      return signal(machine, primitive)
    case 'fail':
      return fail(machine, primitive)
    case 'return':
      return returnFromTrap(machine)
  }
}
