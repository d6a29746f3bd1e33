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
  regionWords,
  rightsOf,
  rightsWords,
  type Trap,
  ZERO_FRAME,
  ZEROED,
} from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { columnsOf } from '../play/target.ts'
import { allFrames } from '../presentation/frames.ts'
import { mappers } from '../presentation/race-frames.ts'

const frameWords = (frame: FrameNumber): string =>
  frame === ZERO_FRAME ? texts().plainMachine.zeroFrame : texts().plainMachine.frame(frameName(frame))

function contentWords(machine: Machine, frame: FrameNumber): string {
  const content = findFrame(machine, frame)?.content ?? null
  const words = texts().plainMachine
  if (content === null) return words.contentUnknown
  return content === ZEROED ? words.contentZero : words.content(content)
}

/** Whether the page cache has it for a file. */
const isCached = (machine: Machine, frame: FrameNumber): boolean =>
  Object.values(machine.demand?.cache ?? {}).some(file => Object.values(file.frames).includes(frame))

/** @returns a frame in words: its count, content, and who maps it. */
export function frameLine(machine: Machine, frame: FrameNumber): string {
  return texts().plainMachine.frameLine({
    name: frame === ZERO_FRAME ? null : frameName(frame),
    count: findFrame(machine, frame)?.count ?? 0,
    content: contentWords(machine, frame),
    cached: isCached(machine, frame),
    inHand: machine.hand.includes(frame),
    mappers: mappers(machine, frame),
  })
}

/** @returns the frames in use, one a line, and which are free. */
export function frameLines(machine: Machine): string[] {
  const all = allFrames(machine)
  const isFree = (frame: FrameNumber): boolean =>
    (findFrame(machine, frame)?.count ?? 0) === 0 && mappers(machine, frame).length === 0
  const free = all.filter(isFree).map(frameName)
  return [
    ...all.filter(frame => !isFree(frame)).map(frame => frameLine(machine, frame)),
    free.length === 0 ? texts().plainMachine.noneFree : texts().plainMachine.free(free),
  ]
}

/** How a process stands, and whose child it is. */
function stateWords(process: Process, trap: Trap | null): string {
  const { id, mm, state, status } = process
  return texts().plainMachine.stands({
    parent: processName(process.parent),
    how: trap?.by === id ? 'trapped' : state === 'waiting' ? 'asleep' : state,
    status: status ?? 0,
    memory: mm === id ? null : processName(mm),
  })
}

function pageLine(machine: Machine, space: Process, page: Page): string {
  const name = pageName(machine, space.id, page)
  const pte = space.pages[page]
  const words = texts().plainMachine
  if (pte === undefined) return words.notMapped(name)
  const count = pte.frame === ZERO_FRAME ? null : (findFrame(machine, pte.frame)?.count ?? 0)
  const content = contentWords(machine, pte.frame)
  return words.page(name, frameWords(pte.frame), rightsWords(rightsOf(pte)), count, content)
}

/** @returns a process in words: how it stands, then its regions where they decide, and its pages, one a line. */
export function processLines(machine: Machine, id: ProcessId, trap: Trap | null): string[] {
  const process = machine.processes[id]
  const space = findSpace(machine, id)
  const words = texts().plainMachine
  if (process === undefined || space === undefined) return [words.noProcess(processName(id))]
  if (id === INIT) return [words.init]
  const pages = space.regions.flatMap(region => [
    ...(machine.demand === null
      ? []
      : [words.region(region.name, `${region.share} ${region.kind}`, regionWords(region.rights))]),
    ...pagesOf(region).map(page => pageLine(machine, space, page)),
  ])
  return [
    words.process(processName(id), stateWords(process, trap), process.program),
    ...(pages.length === 0 ? [words.noMemory] : pages),
  ]
}

/** @returns who is whose child, each parent before its children. */
export function treeLines(machine: Machine, trap: Trap | null): string[] {
  const below = (id: ProcessId): string[] =>
    childrenOf(machine, id).flatMap(child => [
      texts().plainMachine.processStands(processName(child.id), stateWords(child, trap)),
      ...below(child.id),
    ])
  const lines = below(INIT)
  const lost = processesOf(machine).filter(
    ({ id, parent }) => id !== INIT && machine.processes[parent] === undefined,
  )
  return [
    ...lines,
    ...lost.map(process =>
      texts().plainMachine.parentGone(processName(process.id), stateWords(process, trap)),
    ),
  ]
}

/** @returns what each address space's TLB holds. */
export const tlbLines = (machine: Machine): string[] =>
  columnsOf(machine)
    .filter(({ id, state, mm }) => state !== 'zombie' && mm === id)
    .map(({ id, tlb }) => {
      const words = texts().plainMachine
      const entries = Object.entries(tlb).map(([page, entry]) =>
        words.tlbEntry(pageName(machine, id, Number(page)), frameWords(entry.frame), entry.w),
      )
      return words.tlb(processName(id), entries)
    })
