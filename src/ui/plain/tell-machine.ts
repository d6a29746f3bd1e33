import {
  childrenOf,
  type FrameNumber,
  findFrame,
  findSpace,
  frameName,
  INIT,
  type Machine,
  type Page,
  type Process,
  type ProcessId,
  pageName,
  pagesOf,
  processesOf,
  processName,
  REGION_WORDS,
  RIGHTS_WORDS,
  rightsOf,
  type Trap,
  ZERO_FRAME,
  ZEROED,
} from '../../machine/index.ts'
import { columnsOf } from '../play/target.ts'
import { allFrames } from '../presentation/frames.ts'
import { mappers } from '../presentation/race-frames.ts'
import { listed } from './spoken.ts'

const frameWords = (frame: FrameNumber): string =>
  frame === ZERO_FRAME ? 'the zero frame' : `frame ${frameName(frame)}`

function contentWords(machine: Machine, frame: FrameNumber): string {
  const content = findFrame(machine, frame)?.content ?? null
  return content === null ? 'content unknown' : content === ZEROED ? 'content zero' : `content ${content}`
}

/** What the page cache has a frame for: "the page cache's". */
const isCached = (machine: Machine, frame: FrameNumber): boolean =>
  Object.values(machine.demand?.cache ?? {}).some(file => Object.values(file.frames).includes(frame))

/** @returns a frame in words: its count, content, and who maps it. */
export function frameLine(machine: Machine, frame: FrameNumber): string {
  const found = findFrame(machine, frame)
  const who = mappers(machine, frame)
  const mapped = who.length === 0 ? 'mapped nowhere' : `mapped by ${listed(who)}`
  if (frame === ZERO_FRAME) return `The zero frame, never counted, content zero, ${mapped}.`
  const name = `Frame ${frameName(frame)}`
  const { count } = found ?? { count: 0 }
  if (count === 0) return who.length === 0 ? `${name}, free.` : `${name}, count 0, free, yet ${mapped}.`
  const held = machine.hand.includes(frame) ? ', in your hand' : ''
  const cached = isCached(machine, frame) ? ", the page cache's" : ''
  return `${name}, count ${count}, ${contentWords(machine, frame)}${cached}${held}, ${mapped}.`
}

/** @returns the frames in use, one a line, and which are free. */
export function frameLines(machine: Machine): string[] {
  const all = allFrames(machine)
  const isFree = (frame: FrameNumber): boolean =>
    (findFrame(machine, frame)?.count ?? 0) === 0 && mappers(machine, frame).length === 0
  const free = all.filter(isFree).map(frameName)
  return [
    ...all.filter(frame => !isFree(frame)).map(frame => frameLine(machine, frame)),
    free.length === 0 ? 'No frame is free.' : `Free: ${listed(free)}.`,
  ]
}

/** How a process stands, and whose child it is. */
function stateWords(process: Process, trap: Trap | null): string {
  const { id, mm, state, status } = process
  const how =
    trap?.by === id
      ? 'trapped'
      : state === 'zombie'
        ? `a zombie with exit status ${status ?? 0}`
        : state === 'waiting'
          ? 'asleep'
          : state === 'suspended'
            ? 'suspended'
            : 'runnable'
  const where = mm === id ? '' : `, in ${processName(mm)}'s memory`
  return `child of ${processName(process.parent)}, ${how}${where}`
}

function pageLine(machine: Machine, space: Process, page: Page): string {
  const name = pageName(machine, space.id, page)
  const pte = space.pages[page]
  if (pte === undefined) return `${name}, not mapped.`
  const count = pte.frame === ZERO_FRAME ? '' : `, count ${findFrame(machine, pte.frame)?.count ?? 0}`
  return `${name}, ${frameWords(pte.frame)}, ${RIGHTS_WORDS[rightsOf(pte)]}${count}, ${contentWords(machine, pte.frame)}.`
}

/** @returns a process in words: how it stands, then its regions where they decide, and its pages, one a line. */
export function processLines(machine: Machine, id: ProcessId, trap: Trap | null): string[] {
  const process = machine.processes[id]
  const space = findSpace(machine, id)
  if (process === undefined || space === undefined) return [`There is no process ${processName(id)}.`]
  if (id === INIT) return ['init, the parent of all, runnable.']
  const pages = space.regions.flatMap(region => [
    ...(machine.demand === null
      ? []
      : [`Region ${region.name}, ${region.share} ${region.kind}, may be ${REGION_WORDS[region.rights]}.`]),
    ...pagesOf(region).map(page => pageLine(machine, space, page)),
  ])
  return [
    `${processName(id)}, ${stateWords(process, trap)}, runs ${process.program}.`,
    ...(pages.length === 0 ? ['It has no memory.'] : pages),
  ]
}

/** @returns who is whose child, each parent before its children. */
export function treeLines(machine: Machine, trap: Trap | null): string[] {
  const below = (id: ProcessId): string[] =>
    childrenOf(machine, id).flatMap(child => [
      `${processName(child.id)}, ${stateWords(child, trap)}.`,
      ...below(child.id),
    ])
  const lines = below(INIT)
  const lost = processesOf(machine).filter(
    ({ id, parent }) => id !== INIT && machine.processes[parent] === undefined,
  )
  return [
    ...lines,
    ...lost.map(process => `${processName(process.id)}, ${stateWords(process, trap)}, which is gone.`),
  ]
}

/** @returns what each address space's TLB holds. */
export const tlbLines = (machine: Machine): string[] =>
  columnsOf(machine)
    .filter(({ id, state, mm }) => state !== 'zombie' && mm === id)
    .map(({ id, tlb }) => {
      const entries = Object.entries(tlb).map(
        ([page, entry]) =>
          `${pageName(machine, id, Number(page))} in ${frameWords(entry.frame)} for ${entry.w ? 'loads and stores' : 'loads'}`,
      )
      return `${processName(id)}'s TLB ${entries.length === 0 ? 'is empty' : `holds ${listed(entries)}`}.`
    })
