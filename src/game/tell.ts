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
  REGION_WORDS,
  RIGHTS_WORDS,
  rightsOf,
  ZERO_FRAME,
} from '../machine/index.ts'

const SHORT_BITS = { r: 'r', rw: 'rw', rx: 'rx', cow: 'r cow' } as const

/** A primitive as the player reads it: "map P3 heap[0] → e rw". */
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

function countText(machine: Machine, frame: FrameNumber): string {
  if (frame === ZERO_FRAME)
    return findFrame(machine, frame)?.count === 1
      ? 'The zero frame is not counted.'
      : 'The zero frame was counted, and should not be.'
  const count = findFrame(machine, frame)?.count ?? 0
  return count === 0
    ? `Frame ${frameName(frame)}: count 0, free.`
    : `Frame ${frameName(frame)}: count ${count}.`
}

/** Who maps a frame: nobody, unless it was freed too early. */
function mapped(machine: Machine, frame: FrameNumber): string {
  const who = processesOf(machine).find(({ pages }) => Object.values(pages).some(pte => pte.frame === frame))
  return who === undefined ? 'mapped nowhere' : `and ${processName(who.id)} still maps it`
}

function pteText(machine: Machine, process: ProcessId, page: Page): string {
  const pte = findSpace(machine, process)?.pages[page]
  const where = `${processName(process)}'s ${pageName(machine, process, page)}`
  if (pte === undefined) return `${where} is not present any more.`
  return `${where} → ${frameName(pte.frame)}, ${RIGHTS_WORDS[rightsOf(pte)]}. ${countText(machine, pte.frame)}`
}

function sleepText(who: string, state: Process['state'] | undefined): string {
  if (state === 'waiting') return `${who} sleeps until it is woken.`
  return state === 'suspended' ? `${who} stands still already.` : `${who} has ended and cannot sleep.`
}

function processText(primitive: Extract<Primitive, { process: ProcessId }>, machine: Machine): string {
  const who = processName(primitive.process)
  switch (primitive.do) {
    case 'flush':
      return `${who}'s TLB: ${primitive.page === undefined ? 'empty' : `no entry for ${pageName(machine, primitive.process, primitive.page)}`}.`
    case 'spawn':
      return `${processName(primitive.child)} is born: ${who}'s regions, an empty page table.`
    case 'cache':
      return `The page cache holds ${pageName(machine, primitive.process, primitive.page)} in frame ${frameName(primitive.frame)}. ${countText(machine, primitive.frame)}`
    case 'share':
      return `${processName(primitive.child)} is born, and runs in ${who}'s address space.`
    case 'exec':
      return `${who} runs ${primitive.program}: no regions, an empty page table.`
    case 'zombie':
      return `${who} is a zombie, exit status ${primitive.status}.`
    case 'reparent':
      return `${who}'s parent is ${processName(primitive.parent)} now.`
    case 'wake':
      return `${who} is ${machine.processes[primitive.process]?.state === 'runnable' ? 'awake' : 'not asleep'}.`
    case 'sleep':
      return sleepText(who, machine.processes[primitive.process]?.state)
    case 'suspend':
      return machine.processes[primitive.process]?.state === 'suspended'
        ? `${who} stands still until its child calls exec or exits.`
        : `${who} does not run, and cannot be suspended.`
    case 'reap':
      return `${who} is gone, and its page table with it.`
    case 'kill':
      return `${who} exits instead of going back to user space.`
    case 'signal':
      return `${who} will get SIGSEGV.`
    case 'grow':
      return `${who} has a region ${primitive.request.name}, with no page in it yet.`
    case 'shrink':
      return `${who}'s region ${primitive.region} is gone.`
    case 'rights':
      return `${who}'s ${primitive.region} may be ${REGION_WORDS[primitive.rights]} now; its PTEs are as they were.`
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
  switch (primitive.do) {
    case 'alloc':
      return applied.frame === null || applied.frame === undefined
        ? 'No frame is free.'
        : `Frame ${frameName(applied.frame)} is in your hand: count 1, content unknown, ${mapped(machine, applied.frame)}.`
    case 'zero':
    case 'fill':
    case 'poke':
      return `Frame ${frameName(primitive.frame)} holds '${contentName(findFrame(machine, primitive.frame)?.content ?? null)}'.`
    case 'copy':
      return `Frame ${frameName(primitive.to)} holds '${contentName(findFrame(machine, primitive.to)?.content ?? null)}' too.`
    case 'get':
    case 'put':
      return countText(machine, primitive.frame)
    case 'fail':
      return `The call will return -1 (${primitive.errno}).`
    case 'return':
      return 'Out of the kernel.'
  }
}
