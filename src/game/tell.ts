import type { Applied, Primitive } from '../kernel/index.ts'
import {
  contentName,
  type FrameNumber,
  findFrame,
  findSpace,
  frameName,
  type Machine,
  type Page,
  type Process,
  type ProcessId,
  pageName,
  processesOf,
  processName,
  regionWords,
  rightsOf,
  rightsWords,
  ZERO_FRAME,
} from '../machine/index.ts'
import { texts } from '../text/index.ts'

const SHORT_BITS = { r: 'r', rw: 'rw', rx: 'rx', cow: 'r cow' } as const

/** A primitive as the player reads it, and may type it in any language: "map P3 heap[0] → e rw". */
export function primitiveText(primitive: Primitive, machine: Machine): string {
  const at = (process: ProcessId, page: Page): string =>
    `${processName(process)} ${pageName(machine, process, page)}`
  switch (primitive.do) {
    case 'alloc':
      return 'alloc'
    case 'zero':
    case 'get':
    case 'put':
      return `${primitive.do} ${frameName(primitive.frame)}`
    case 'copy':
      return `copy ${frameName(primitive.from)} → ${frameName(primitive.to)}`
    case 'fill':
      return `fill ${frameName(primitive.frame)} from file page ${primitive.index}`
    case 'map':
      return `map ${at(primitive.process, primitive.page)} → ${frameName(primitive.frame)} ${SHORT_BITS[primitive.rights]}`
    case 'unmap':
    case 'protect':
    case 'permit':
      return `${primitive.do} ${at(primitive.process, primitive.page)}`
    case 'flush':
      return primitive.page === undefined
        ? `flush ${processName(primitive.process)}`
        : `flush ${at(primitive.process, primitive.page)}`
    case 'poke':
      return `poke '${primitive.value}' into ${frameName(primitive.frame)}`
    case 'cache':
      return `cache ${at(primitive.process, primitive.page)} → ${frameName(primitive.frame)}`
    case 'spawn':
    case 'share':
      return `${primitive.do} ${processName(primitive.process)} → ${processName(primitive.child)}`
    case 'exec':
      return `exec ${processName(primitive.process)} ${primitive.program}`
    case 'reparent':
      return `reparent ${processName(primitive.process)} → ${processName(primitive.parent)}`
    case 'zombie':
    case 'wake':
    case 'sleep':
    case 'suspend':
    case 'reap':
    case 'kill':
      return `${primitive.do} ${processName(primitive.process)}`
    case 'grow':
      return `grow ${processName(primitive.process)} ${primitive.request.name}, ${primitive.request.pages} ${primitive.request.pages === 1 ? 'page' : 'pages'}`
    case 'shrink':
      return `shrink ${processName(primitive.process)} ${primitive.region}`
    case 'rights':
      return `rights ${processName(primitive.process)} ${primitive.region} ${primitive.rights}`
    case 'signal':
      return `signal ${processName(primitive.process)} ${primitive.signal}`
    case 'fail':
      return `fail ${primitive.errno}`
    case 'return':
      return 'return'
  }
}

type InTell = ReturnType<typeof texts>['tell']

function countText(machine: Machine, frame: FrameNumber): string {
  const words = texts().tell.counts
  const count = findFrame(machine, frame)?.count ?? 0
  if (frame === ZERO_FRAME) return count === 1 ? words.zero : words.zeroCounted
  return words.frame(frameName(frame), count)
}

/** Who maps a frame: nobody, unless it was freed too early. */
function mapperOf(machine: Machine, frame: FrameNumber): string | null {
  const who = processesOf(machine).find(({ pages }) => Object.values(pages).some(pte => pte.frame === frame))
  return who === undefined ? null : processName(who.id)
}

const contentOf = (machine: Machine, frame: FrameNumber): string =>
  contentName(findFrame(machine, frame)?.content ?? null)

function pteText(machine: Machine, process: ProcessId, page: Page): string {
  const words = texts().tell
  const pte = findSpace(machine, process)?.pages[page]
  const who = processName(process)
  const where = pageName(machine, process, page)
  if (pte === undefined) return words.absent(who, where)
  const rights = rightsWords(rightsOf(pte))
  return words.pte(who, where, frameName(pte.frame), rights, countText(machine, pte.frame))
}

function sleepText(words: InTell, who: string, state: Process['state'] | undefined): string {
  if (state === 'waiting') return words.sleeps(who)
  return state === 'suspended' ? words.standsAlready(who) : words.cannotSleep(who)
}

function processText(primitive: Extract<Primitive, { process: ProcessId }>, machine: Machine): string {
  const words = texts().tell
  const who = processName(primitive.process)
  const state = machine.processes[primitive.process]?.state
  switch (primitive.do) {
    case 'flush':
      return primitive.page === undefined
        ? words.tlbEmpty(who)
        : words.tlbWithout(who, pageName(machine, primitive.process, primitive.page))
    case 'spawn':
      return words.spawned(processName(primitive.child), who)
    case 'cache': {
      const page = pageName(machine, primitive.process, primitive.page)
      return words.cached(page, frameName(primitive.frame), countText(machine, primitive.frame))
    }
    case 'share':
      return words.shares(processName(primitive.child), who)
    case 'exec':
      return words.exec(who, primitive.program)
    case 'zombie':
      return words.zombie(who, primitive.status)
    case 'reparent':
      return words.reparented(who, processName(primitive.parent))
    case 'wake':
      return state === 'runnable' ? words.awake(who) : words.notAsleep(who)
    case 'sleep':
      return sleepText(words, who, state)
    case 'suspend':
      return state === 'suspended' ? words.suspended(who) : words.cannotSuspend(who)
    case 'reap':
      return words.reaped(who)
    case 'kill':
      return words.killed(who)
    case 'signal':
      return words.signalled(who)
    case 'grow':
      return words.grown(who, primitive.request.name)
    case 'shrink':
      return words.shrunk(who, primitive.region)
    case 'rights':
      return words.rights(who, primitive.region, regionWords(primitive.rights))
    case 'map':
    case 'unmap':
    case 'protect':
    case 'permit':
      return pteText(machine, primitive.process, primitive.page)
  }
}

/**
 * What a primitive did, in a sentence or two.
 * @param machine the machine after it
 */
export function tell(primitive: Primitive, applied: Applied, machine: Machine): string {
  if (!applied.ok) return applied.message
  if ('process' in primitive) return processText(primitive, machine)
  const words = texts().tell
  switch (primitive.do) {
    case 'alloc':
      return applied.frame === null || applied.frame === undefined
        ? words.noneFree
        : words.inHand(frameName(applied.frame), mapperOf(machine, applied.frame))
    case 'zero':
    case 'fill':
    case 'poke':
      return words.holds(frameName(primitive.frame), contentOf(machine, primitive.frame))
    case 'copy':
      return words.holdsToo(frameName(primitive.to), contentOf(machine, primitive.to))
    case 'get':
    case 'put':
      return countText(machine, primitive.frame)
    case 'fail':
      return words.failed(primitive.errno)
    case 'return':
      return words.returned
  }
}
