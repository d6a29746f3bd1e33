import {
  type FrameNumber,
  findFrame,
  findSpace,
  isLive,
  type Machine,
  mayWrite,
  type Process,
  processesOf,
  regionAt,
  type Trap,
  ZERO_FRAME,
} from '../machine/index.ts'
import type { Finding } from './finding.ts'
import type { Kernel } from './kernel.ts'
import type { Primitive } from './primitive.ts'

/** What the auditor remembers between the steps of one handler. */
export interface Watch {
  /** Frames that the handler has put, and not got or allocated again. */
  readonly givenUp: FrameNumber[]
}

/**
 * Who may run, and so can see, what the handler does half-way: on xv6 neither the trapped process nor its unborn child.
 * Where a process has threads, exit and exec find them gone (Linux de_thread).
 */
function bystanders(machine: Machine, kernel: Kernel, trap: Trap): Process[] {
  const alone = !kernel.threads || trap.kind === 'exit' || trap.kind === 'exec'
  const stopped = alone ? [trap.by] : []
  const unborn = trap.kind === 'fork' || trap.kind === 'vfork' ? [trap.child] : []
  return processesOf(machine).filter(
    process => isLive(process) && ![...stopped, ...unborn].includes(process.id),
  )
}

const entries = (table: Record<number, { frame: FrameNumber; w: boolean }>) =>
  Object.entries(table).map(([page, entry]) => ({ page: Number(page), ...entry }))

/** A2: W for a bystander on a frame with several references. */
function writableWhileShared(machine: Machine, watched: readonly Process[], frame: FrameNumber): Finding[] {
  if (frame !== ZERO_FRAME && (findFrame(machine, frame)?.count ?? 0) < 2) return []
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

/**
 * A4: the trapped process still maps a frame for which it has just given up its own reference. Its threads go on reading
 * what the last sharer, who by then reuses the frame in place, stores.
 */
function mappedInVain(
  machine: Machine,
  watched: readonly Process[],
  trap: Trap,
  frame: FrameNumber,
): Finding[] {
  const space = findSpace(machine, trap.by)
  if (space === undefined || watched.every(({ id }) => id !== space.id)) return []
  const mapped = watched.flatMap(({ pages }) => Object.values(pages)).filter(pte => pte.frame === frame)
  const cached = Object.values(machine.demand?.cache ?? {}).flatMap(({ frames }) => Object.values(frames))
  const holders = mapped.length + (cached.includes(frame) ? 1 : 0)
  if (holders <= (findFrame(machine, frame)?.count ?? 0)) return []
  return entries(space.pages)
    .filter(pte => pte.frame === frame)
    .map(({ page }): Finding => ({ rule: 'A4', frame, process: space.id, page, mapped: true }))
}

/** A1 and A4: who still reaches a frame that the handler has just given up. */
function reachable(machine: Machine, watched: readonly Process[], trap: Trap, frame: FrameNumber): Finding[] {
  const freed = findFrame(machine, frame)?.count === 0
  const reached = watched.flatMap(process => {
    const mapped = entries(process.pages).filter(pte => freed && pte.frame === frame)
    const cached = entries(process.tlb).filter(entry => entry.frame === frame)
    const stale = cached.filter(entry => process.pages[entry.page]?.frame !== frame)
    const found = (rule: 'A1' | 'A4', page: number): Finding => ({ rule, frame, process: process.id, page })
    return freed
      ? [...mapped, ...stale].map(entry => found('A1', entry.page))
      : stale.map(entry => found('A4', entry.page))
  })
  return freed ? reached : [...reached, ...mappedInVain(machine, watched, trap, frame)]
}

/** Whether what was given up was another process's reference: the trapped one still maps the frame, and is counted. */
function isStillHeld(machine: Machine, { by }: Trap, frame: FrameNumber): boolean {
  const maps = ({ pages }: Process): boolean => Object.values(pages).some(pte => pte.frame === frame)
  const space = findSpace(machine, by)
  if (space === undefined || !maps(space)) return false
  const ptes = processesOf(machine).flatMap(({ id, mm, pages }) => (id === mm ? Object.values(pages) : []))
  return ptes.filter(pte => pte.frame === frame).length <= (findFrame(machine, frame)?.count ?? 0)
}

function touched(machine: Machine, trap: Trap, watch: Watch, frames: readonly FrameNumber[]): Finding[] {
  const isLost = (frame: FrameNumber): boolean =>
    findFrame(machine, frame)?.count === 0 ||
    (watch.givenUp.includes(frame) && !isStillHeld(machine, trap, frame))
  return frames
    .filter(isLost)
    .map(frame => ({ rule: 'A5', frame, count: findFrame(machine, frame)?.count ?? 0 }))
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
      return reachable(machine, bystanders(machine, kernel, trap), trap, primitive.frame)
    case 'get':
      remember(watch, primitive, primitive.frame)
      return writableWhileShared(machine, bystanders(machine, kernel, trap), primitive.frame)
    case 'zero':
    case 'fill':
    case 'poke':
      return touched(machine, trap, watch, [primitive.frame])
    case 'copy':
      return touched(machine, trap, watch, [primitive.from, primitive.to])
    case 'map': {
      const watched = bystanders(machine, kernel, trap)
      const { frame, process, page } = primitive
      const space = findSpace(machine, process)
      const unfilled =
        findFrame(machine, frame)?.content === null && watched.some(({ id }) => id === space?.id)
      const exposed: Finding[] = unfilled ? [{ rule: 'A3', frame, process, page }] : []
      return [...exposed, ...writableWhileShared(machine, watched, frame)]
    }
    case 'cache': {
      const { frame, process, page } = primitive
      return findFrame(machine, frame)?.content === null ? [{ rule: 'A3', frame, process, page }] : []
    }
    case 'permit': {
      const frame = findSpace(machine, primitive.process)?.pages[primitive.page]?.frame
      if (frame === undefined) return []
      return writableWhileShared(machine, bystanders(machine, kernel, trap), frame)
    }
    default:
      return []
  }
}
