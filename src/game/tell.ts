import type { Applied, Primitive } from '../kernel/index.ts'
import {
  contentName,
  type FrameNumber,
  frameName,
  type Machine,
  type Page,
  type ProcessId,
  pageName,
  processesOf,
  processName,
  RIGHTS_WORDS,
  rightsOf,
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
    case 'spawn':
      return `spawn ${processName(primitive.process)} → ${processName(primitive.child)}`
    case 'exec':
      return `exec ${processName(primitive.process)} ${primitive.program}`
    case 'reparent':
      return `reparent ${processName(primitive.process)} → ${processName(primitive.parent)}`
    case 'zombie':
    case 'wake':
    case 'sleep':
    case 'reap':
    case 'kill':
      return `${primitive.do} ${processName(primitive.process)}`
    case 'grow':
      return `grow ${processName(primitive.process)} ${primitive.request.name}, ${primitive.request.pages} ${primitive.request.pages === 1 ? 'page' : 'pages'}`
    case 'shrink':
      return `shrink ${processName(primitive.process)} ${primitive.region}`
    case 'signal':
      return `signal ${processName(primitive.process)} ${primitive.signal}`
    case 'fail':
      return `fail ${primitive.errno}`
    case 'return':
      return 'return'
  }
}

function countText(machine: Machine, frame: FrameNumber): string {
  const count = machine.frames[frame]?.count ?? 0
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
  const pte = machine.processes[process]?.pages[page]
  const where = `${processName(process)}'s ${pageName(machine, process, page)}`
  if (pte === undefined) return `${where} is not present any more.`
  return `${where} → ${frameName(pte.frame)}, ${RIGHTS_WORDS[rightsOf(pte)]}. ${countText(machine, pte.frame)}`
}

function processText(primitive: Extract<Primitive, { process: ProcessId }>, machine: Machine): string {
  const who = processName(primitive.process)
  switch (primitive.do) {
    case 'flush':
      return `${who}'s TLB: ${primitive.page === undefined ? 'empty' : `no entry for ${pageName(machine, primitive.process, primitive.page)}`}.`
    case 'spawn':
      return `${processName(primitive.child)} is born: ${who}'s regions, an empty page table.`
    case 'exec':
      return `${who} runs ${primitive.program}: no regions, an empty page table.`
    case 'zombie':
      return `${who} is a zombie, exit status ${primitive.status}.`
    case 'reparent':
      return `${who}'s parent is ${processName(primitive.parent)} now.`
    case 'wake':
      return `${who} is ${machine.processes[primitive.process]?.state === 'runnable' ? 'awake' : 'not asleep'}.`
    case 'sleep':
      return machine.processes[primitive.process]?.state === 'waiting'
        ? `${who} sleeps until it is woken.`
        : `${who} has ended and cannot sleep.`
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
      return `Frame ${frameName(primitive.frame)} holds '${contentName(machine.frames[primitive.frame]?.content ?? null)}'.`
    case 'copy':
      return `Frame ${frameName(primitive.to)} holds '${contentName(machine.frames[primitive.to]?.content ?? null)}' too.`
    case 'get':
    case 'put':
      return countText(machine, primitive.frame)
    case 'fail':
      return `The call will return -1 (${primitive.errno}).`
    case 'return':
      return 'Out of the kernel.'
  }
}
