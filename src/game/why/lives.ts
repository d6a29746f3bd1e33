import type { Primitive, PrimitiveOf } from '../../kernel/index.ts'
import { INIT, isLive, processName } from '../../machine/index.ts'
import { releaseText } from './release.ts'
import { capital, hostOf, lastWas, type Scene, type TrapOf, who } from './scene.ts'

type Leaving = Scene<TrapOf<'exec' | 'exit'>>

const parentName = ({ now }: Scene, id: number): string => processName(now.processes[id]?.parent ?? INIT)

/** The parent of a vfork child may run again, or one that waits looks again. */
function wakeText(scene: Leaving, { process }: PrimitiveOf<'wake'>): string {
  const sleeper = processName(process)
  return scene.now.processes[process]?.state === 'waiting'
    ? `${sleeper} sleeps in wait(2) until a child of its ends. ${who(scene)} has ended, so ${sleeper} must look again.`
    : `${sleeper} stands still as long as its vfork child uses the same memory. ${who(scene)} has left it, so ${sleeper} may go on.`
}

/** Why the reference takes a step at exec(2); null where it takes no such step. */
export function whyExec(scene: Scene<TrapOf<'exec'>>, step: Primitive): string | null {
  const { before, trap } = scene
  const host = hostOf({ ...scene, now: before })
  switch (step.do) {
    case 'exec':
      return host === null
        ? `${who(scene)} gets a new program, ${trap.program}: no regions and an empty page table. Its number and its parent stay.`
        : `${who(scene)} had only borrowed ${host}'s memory, and gives none of it up. It leaves, with an address space of its own, empty so far.`
    case 'wake':
      return wakeText(scene, step)
    case 'return':
      return `exec does not go back into the old program: ${who(scene)} goes on in ${trap.program}.`
    default:
      return releaseText(scene, step, `exec ends ${who(scene)}'s old memory, and no one else's`)
  }
}

function reparentText({ now }: Scene, { process }: PrimitiveOf<'reparent'>): string {
  const orphan = now.processes[process]
  const child = processName(process)
  return orphan === undefined || isLive(orphan)
    ? `${child} loses its parent, and every process needs one that lives: init takes in the orphans.`
    : `${child} is dead, and nobody has waited for it. init takes it in, and will.`
}

function zombieText(scene: Scene<TrapOf<'exit'>>): string {
  const { before, kernel, now, trap } = scene
  const host = hostOf({ ...scene, now: before })
  const waits = 'until its parent waits for it'
  if (host !== null)
    return `${who(scene)} had only borrowed ${host}'s memory, and gives none of it up. Its exit status stays ${waits}.`
  if (kernel.demand)
    return `${who(scene)} has no PTE left. It stays as a zombie, with its exit status, ${waits}.`
  return Object.keys(now.processes[trap.by]?.pages ?? {}).length === 0
    ? `${who(scene)} runs no more. It had no page left; its exit status stays ${waits}.`
    : `${who(scene)} runs no more. On ${kernel.called} its memory stays with it, references and all, ${waits}.`
}

function exitReturnText(scene: Scene<TrapOf<'exit'>>): string {
  const parent = parentName(scene, scene.trap.by)
  return parent === processName(INIT)
    ? `exit(2) never goes back into ${who(scene)}. init is its parent, and waits for it at once.`
    : `exit(2) never goes back into ${who(scene)}. ${parent} is its parent, and can find it by wait(2).`
}

/** Why the reference takes a step at exit(2); null where it takes no such step. */
export function whyExit(scene: Scene<TrapOf<'exit'>>, step: Primitive): string | null {
  switch (step.do) {
    case 'reparent':
      return reparentText(scene, step)
    case 'zombie':
      return zombieText(scene)
    case 'wake':
      return wakeText(scene, step)
    case 'return':
      return exitReturnText(scene)
    default:
      return releaseText(scene, step, `${capital(scene.kernel.called)} gives memory up at exit`)
  }
}

/** Why the reference takes a step at wait(2); null where it takes no such step. */
export function whyWait(scene: Scene<TrapOf<'wait'>>, step: Primitive): string | null {
  const by = who(scene)
  switch (step.do) {
    case 'reap':
      return `Nothing is left of ${processName(step.process)} but its exit status. ${by}'s wait takes that, and the zombie goes.`
    case 'sleep':
      return `${by} has children, but none of them has ended yet. It sleeps until an exit wakes it.`
    case 'fail':
      return `${by} has no child to wait for: wait(2) returns -1, ECHILD.`
    case 'return':
      if (lastWas(scene, 'sleep')) return `${by} does not go on: it sleeps inside wait(2).`
      return lastWas(scene, 'fail')
        ? `${by} goes on, with -1 for an answer.`
        : `wait(2) is over, and ${by} goes on.`
    default:
      return releaseText(scene, step, `${by} waits, and the zombie's memory goes`)
  }
}

/** Why the reference takes a step at vfork(2); null where it takes no such step. */
export function whyVfork(scene: Scene<TrapOf<'fork' | 'vfork'>>, step: Primitive): string | null {
  const child = processName(scene.trap.child)
  switch (step.do) {
    case 'share':
      return `${child} borrows ${hostOf(scene) ?? who(scene)}'s memory: the same page table, the same TLB. No page is copied, protected or counted.`
    case 'suspend':
      return `Two at once in one memory would spoil each other's stack: ${who(scene)} stands still until ${child} calls exec or exits.`
    case 'return':
      return `${child} runs now. ${who(scene)} will find in its memory whatever ${child} stores there.`
    default:
      return null
  }
}
