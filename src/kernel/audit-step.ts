import {
  type FrameNumber,
  isLive,
  type Machine,
  mayWrite,
  type Process,
  processesOf,
  regionAt,
  type Trap,
} from '../machine/index.ts'
import type { Finding } from './finding.ts'
import type { Kernel } from './kernel.ts'
import type { Primitive } from './primitive.ts'

/** What the auditor remembers between the steps of one handler. */
export interface Watch {
  /** Frames that the handler has put, and not got or allocated again. */
  readonly givenUp: FrameNumber[]
}

/** Who may run, and so can see, what the handler does half-way: on xv6 neither the trapped process nor its unborn child. */
function bystanders(machine: Machine, kernel: Kernel, trap: Trap): Process[] {
  const stopped = kernel.threads ? [] : [trap.by]
  const unborn = trap.kind === 'fork' ? [trap.child] : []
  return processesOf(machine).filter(
    process => isLive(process) && ![...stopped, ...unborn].includes(process.id),
  )
}

const entries = (table: Record<number, { frame: FrameNumber; w: boolean }>) =>
  Object.entries(table).map(([page, entry]) => ({ page: Number(page), ...entry }))

/** A2: W for a bystander on a frame with several references. */
function writableWhileShared(machine: Machine, watched: readonly Process[], frame: FrameNumber): Finding[] {
  if ((machine.frames[frame]?.count ?? 0) < 2) return []
  return watched.flatMap(process =>
    entries(process.pages)
      .filter(pte => pte.frame === frame && pte.w)
      .filter(pte => {
        const region = regionAt(process.regions, pte.page)
        return region !== undefined && region.share === 'private' && mayWrite(region)
      })
      .map((pte): Finding => ({ rule: 'A2', frame, process: process.id, page: pte.page })),
  )
}

/** A1 and A4: who still reaches a frame that the handler has just given up. */
function reachable(machine: Machine, watched: readonly Process[], frame: FrameNumber): Finding[] {
  const freed = machine.frames[frame]?.count === 0
  return watched.flatMap(process => {
    const mapped = entries(process.pages).filter(pte => freed && pte.frame === frame)
    const cached = entries(process.tlb).filter(entry => entry.frame === frame)
    const stale = cached.filter(entry => process.pages[entry.page]?.frame !== frame)
    const found = (rule: 'A1' | 'A4', page: number): Finding => ({ rule, frame, process: process.id, page })
    return freed
      ? [...mapped, ...stale].map(entry => found('A1', entry.page))
      : stale.map(entry => found('A4', entry.page))
  })
}

function touched(machine: Machine, watch: Watch, frames: readonly FrameNumber[]): Finding[] {
  return frames
    .filter(frame => machine.frames[frame]?.count === 0 || watch.givenUp.includes(frame))
    .map(frame => ({ rule: 'A5', frame, count: machine.frames[frame]?.count ?? 0 }))
}

function remember(watch: Watch, primitive: Primitive, frame: FrameNumber | null): void {
  if (frame === null) return
  const at = watch.givenUp.indexOf(frame)
  if (primitive.do === 'put' && at < 0) watch.givenUp.push(frame)
  if ((primitive.do === 'get' || primitive.do === 'alloc') && at >= 0) watch.givenUp.splice(at, 1)
}

/**
 * The auditor's look at one step of a handler: rules A1 to A5.
 * A5 covers also a frame that still has references, but none of the handler's: on another CPU the last sharer may
 * by then have reused it and stored.
 * @param machine the machine after the step
 * @param allocated the frame that an `alloc` took
 * @returns the rules that this step broke; `watch` is brought up to date
 */
export function auditStep(
  machine: Machine,
  kernel: Kernel,
  trap: Trap,
  watch: Watch,
  primitive: Primitive,
  allocated: FrameNumber | null,
): Finding[] {
  switch (primitive.do) {
    case 'alloc':
      remember(watch, primitive, allocated)
      return []
    case 'put':
      remember(watch, primitive, primitive.frame)
      return reachable(machine, bystanders(machine, kernel, trap), primitive.frame)
    case 'get':
      remember(watch, primitive, primitive.frame)
      return writableWhileShared(machine, bystanders(machine, kernel, trap), primitive.frame)
    case 'zero':
    case 'fill':
    case 'poke':
      return touched(machine, watch, [primitive.frame])
    case 'copy':
      return touched(machine, watch, [primitive.from, primitive.to])
    case 'map': {
      const watched = bystanders(machine, kernel, trap)
      const { frame, process, page } = primitive
      const unfilled = machine.frames[frame]?.content === null && watched.some(({ id }) => id === process)
      const exposed: Finding[] = unfilled ? [{ rule: 'A3', frame, process, page }] : []
      return [...exposed, ...writableWhileShared(machine, watched, frame)]
    }
    case 'permit': {
      const frame = machine.processes[primitive.process]?.pages[primitive.page]?.frame
      if (frame === undefined) return []
      return writableWhileShared(machine, bystanders(machine, kernel, trap), frame)
    }
    default:
      return []
  }
}
