import type { Primitive, PrimitiveOf } from '../../kernel/index.ts'
import { INIT, isLive, processName } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { releaseText } from './release.ts'
import { hostOf, lastWas, type Scene, type TrapOf, who } from './scene.ts'

type Leaving = Scene<TrapOf<'exec' | 'exit'>>

const parentName = ({ now }: Scene, id: number): string => processName(now.processes[id]?.parent ?? INIT)

/** The parent of a vfork child may run again, or one that waits looks again. */
function wakeText(scene: Leaving, { process }: PrimitiveOf<'wake'>): string {
  const { lives } = texts().why
  const sleeper = processName(process)
  return scene.now.processes[process]?.state === 'waiting'
    ? lives.wakesWaiting(sleeper, who(scene))
    : lives.wakesSuspended(sleeper, who(scene))
}

/** Why the reference takes a step at exec(2); null where it takes no such step. */
export function whyExec(scene: Scene<TrapOf<'exec'>>, step: Primitive): string | null {
  const {
    lives: { exec },
    regions: { unmaps },
  } = texts().why
  const { before, trap } = scene
  const host = hostOf({ ...scene, now: before })
  switch (step.do) {
    case 'exec':
      return host === null ? exec.empties(who(scene), trap.program) : exec.leaves(who(scene), host)
    case 'wake':
      return wakeText(scene, step)
    case 'return':
      return exec.returns(who(scene), trap.program)
    default:
      return releaseText(scene, step, (place, frame) => unmaps.exec(who(scene), place, frame))
  }
}

function reparentText({ now }: Scene, { process }: PrimitiveOf<'reparent'>): string {
  const { exit } = texts().why.lives
  const orphan = now.processes[process]
  const child = processName(process)
  return orphan === undefined || isLive(orphan) ? exit.orphan(child) : exit.deadOrphan(child)
}

function zombieText(scene: Scene<TrapOf<'exit'>>): string {
  const { exit } = texts().why.lives
  const { before, kernel, now, trap } = scene
  const host = hostOf({ ...scene, now: before })
  if (host !== null) return exit.borrowed(who(scene), host)
  if (kernel.demand) return exit.emptied(who(scene))
  return Object.keys(now.processes[trap.by]?.pages ?? {}).length === 0
    ? exit.hadNothing(who(scene))
    : exit.keeps(who(scene), kernel.called())
}

function exitReturnText(scene: Scene<TrapOf<'exit'>>): string {
  const { exit } = texts().why.lives
  const parent = parentName(scene, scene.trap.by)
  return parent === processName(INIT) ? exit.toInit(who(scene)) : exit.toParent(who(scene), parent)
}

/** Why the reference takes a step at exit(2); null where it takes no such step. */
export function whyExit(scene: Scene<TrapOf<'exit'>>, step: Primitive): string | null {
  const { unmaps } = texts().why.regions
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
      return releaseText(scene, step, (place, frame) => unmaps.exit(scene.kernel.called(), place, frame))
  }
}

/** Why the reference takes a step at wait(2); null where it takes no such step. */
export function whyWait(scene: Scene<TrapOf<'wait'>>, step: Primitive): string | null {
  const {
    copying,
    lives: { wait },
    regions: { unmaps },
  } = texts().why
  const by = who(scene)
  switch (step.do) {
    case 'reap':
      return wait.reaps(processName(step.process), by)
    case 'sleep':
      return wait.sleeps(by)
    case 'fail':
      return wait.childless(by)
    case 'return':
      if (lastWas(scene, 'sleep')) return wait.asleep(by)
      return lastWas(scene, 'fail') ? copying.goesOnWithError(by) : wait.over(by)
    default:
      return releaseText(scene, step, (place, frame) => unmaps.wait(by, place, frame))
  }
}

/** Why the reference takes a step at vfork(2); null where it takes no such step. */
export function whyVfork(scene: Scene<TrapOf<'fork' | 'vfork'>>, step: Primitive): string | null {
  const { vfork } = texts().why.lives
  const child = processName(scene.trap.child)
  switch (step.do) {
    case 'share':
      return vfork.shares(child, hostOf(scene) ?? who(scene))
    case 'suspend':
      return vfork.suspends(who(scene), child)
    case 'return':
      return vfork.returns(who(scene), child)
    default:
      return null
  }
}
