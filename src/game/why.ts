import { type Applied, apply, type Kernel, type Primitive } from '../kernel/index.ts'
import { copyMachine, type Machine, type Trap } from '../machine/index.ts'
import { tell } from './tell.ts'
import { whyRead, whyWrite } from './why/copying.ts'
import { whyFault } from './why/fault.ts'
import { whyFork } from './why/fork.ts'
import { whyExec, whyExit, whyVfork, whyWait } from './why/lives.ts'
import { whyMprotect } from './why/protect.ts'
import { whyMadvise, whyMmap, whySbrk, whyUnmap } from './why/regions.ts'
import type { Scene } from './why/scene.ts'

/** A step of the reference's at a trap. */
export interface Situation {
  readonly kernel: Kernel
  readonly trap: Trap
  /** The machine at the trap; it stays as it is. */
  readonly before: Machine
  /** All of the reference's steps. */
  readonly steps: readonly Primitive[]
  /** 0-based index of the step. */
  readonly at: number
}

function whyOf(scene: Scene, step: Primitive): string | null {
  const { trap } = scene
  switch (trap.kind) {
    case 'store-page-fault':
    case 'load-page-fault':
      return whyFault({ ...scene, trap }, step)
    case 'fork':
      return whyFork({ ...scene, trap }, step)
    case 'vfork':
      return whyVfork({ ...scene, trap }, step)
    case 'read':
      return whyRead({ ...scene, trap }, step)
    case 'write':
      return whyWrite({ ...scene, trap }, step)
    case 'exec':
      return whyExec({ ...scene, trap }, step)
    case 'exit':
      return whyExit({ ...scene, trap }, step)
    case 'wait':
      return whyWait({ ...scene, trap }, step)
    case 'sbrk':
      return whySbrk({ ...scene, trap }, step)
    case 'mmap':
      return whyMmap({ ...scene, trap }, step)
    case 'unmap':
    case 'munmap':
      return whyUnmap({ ...scene, trap }, step)
    case 'mprotect':
      return whyMprotect({ ...scene, trap }, step)
    case 'madvise':
      return whyMadvise({ ...scene, trap }, step)
  }
}

/**
 * Why the reference takes a step where it does, for a first-year student: one to three short sentences that are true of
 * this machine, and name processes, pages and frames as the screen does.
 * @returns what the step does, where the trap's handler is known to take no such step
 * @throws RangeError where there is no step `at`
 */
export function whyStep({ kernel, trap, before, steps, at }: Situation): string {
  const step = steps[at]
  if (step === undefined) throw new RangeError(`no step ${at} of ${steps.length}`)
  const now = copyMachine(before)
  for (const done of steps.slice(0, at)) apply(now, done)
  const after = copyMachine(now)
  const applied: Applied = apply(after, step)
  return whyOf({ kernel, trap, before, steps, at, now, after }, step) ?? tell(step, applied, after)
}
