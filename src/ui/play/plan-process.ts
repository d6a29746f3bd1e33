import type { Errno } from '../../machine/index.ts'
import { findSpace, INIT, processesOf, processName } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { type Choice, machineOf, no, type Plan, processMeant, trapOf, use } from './meant.ts'
import type { HandView } from './view.ts'

export const planReturn = (): Plan => use({ do: 'return' })

const planChild =
  (name: 'spawn' | 'share') =>
  (view: HandView): Plan => {
    const trap = trapOf(view)
    return trap?.kind === 'fork' || trap?.kind === 'vfork'
      ? use({ do: name, process: trap.by, child: trap.child })
      : no(texts().plans.onlyFork)
  }

export const planSpawn = planChild('spawn')
export const planShare = planChild('share')

export function planRights(view: HandView): Plan {
  const trap = trapOf(view)
  return trap?.kind === 'mprotect'
    ? use({
        do: 'rights',
        process: findSpace(machineOf(view), trap.by)?.id ?? trap.by,
        region: trap.region,
        rights: trap.to,
      })
    : no(texts().plans.nobodyRights)
}

export function planExec(view: HandView): Plan {
  const trap = trapOf(view)
  return trap?.kind === 'exec'
    ? use({ do: 'exec', process: trap.by, program: trap.program })
    : no(texts().plans.nobodyExec)
}

export function planZombie(view: HandView): Plan {
  const trap = trapOf(view)
  return use({ do: 'zombie', process: processMeant(view), status: trap?.kind === 'exit' ? trap.status : 0 })
}

export const planOnProcess =
  (name: 'wake' | 'sleep' | 'suspend' | 'reap' | 'kill') =>
  (view: HandView): Plan =>
    use({ do: name, process: processMeant(view) })

export function planReparent(view: HandView): Plan {
  const process = processMeant(view)
  const choices = processesOf(machineOf(view))
    .filter(({ id }) => id !== process)
    .map(
      ({ id }): Choice => ({
        key: id === INIT ? 'i' : String(id),
        label: processName(id),
        primitives: [{ do: 'reparent', process, parent: id }],
      }),
    )
  return { kind: 'ask', prompt: texts().plans.whoseParent(processName(process)), choices }
}

export function planGrow(view: HandView): Plan {
  const trap = trapOf(view)
  return trap?.kind === 'sbrk' || trap?.kind === 'mmap'
    ? use({ do: 'grow', process: trap.by, request: trap.request })
    : no(texts().plans.nobodyMemory)
}

export function planShrink(view: HandView): Plan {
  const trap = trapOf(view)
  return trap?.kind === 'unmap' || trap?.kind === 'munmap'
    ? use({ do: 'shrink', process: findSpace(machineOf(view), trap.by)?.id ?? trap.by, region: trap.region })
    : no(texts().plans.nobodyGives)
}

export const planSignal = (view: HandView): Plan =>
  use({ do: 'signal', process: processMeant(view), signal: 'SIGSEGV' })

const ERRORS: readonly { readonly errno: Errno; readonly key: string }[] = [
  { errno: 'ENOMEM', key: 'm' },
  { errno: 'EFAULT', key: 'f' },
  { errno: 'ECHILD', key: 'c' },
]

export const planFail = (): Plan => ({
  kind: 'ask',
  prompt: texts().plans.whichError,
  choices: ERRORS.map(({ errno, key }) => ({
    key,
    label: texts().plans.errors[errno],
    primitives: [{ do: 'fail', errno }],
  })),
})
