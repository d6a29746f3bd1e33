import {
  contentName,
  type FrameNumber,
  findFrame,
  frameName,
  INIT,
  type Instruction,
  type Machine,
  type Page,
  type Process,
  pageName,
  pagesOf,
  processesOf,
  processName,
  type Region,
  regionWords,
  rightsOf,
  ZERO_FRAME,
} from '../../../machine/index.ts'
import { texts } from '../../../text/index.ts'
import { blocks, table } from './markdown.ts'

const BITS = { r: 'r', rw: 'W', rx: 'X', cow: 'COW' } as const

const usersOf = (machine: Machine): Process[] => processesOf(machine).filter(({ id }) => id !== INIT)

/** The processes that have a page table of their own. */
const ownersOf = (machine: Machine): Process[] => usersOf(machine).filter(({ id, mm }) => id === mm)

function contentWords(machine: Machine, frame: FrameNumber): string {
  const { answers } = texts().exam
  const content = contentName(findFrame(machine, frame)?.content ?? null)
  return content === '0' ? answers.zeros : content === '?' ? answers.junk : answers.value(content)
}

function stateWords({ state, status }: Process): string {
  const { states } = texts().examPaper
  return state === 'zombie' ? states.zombie(status ?? 0) : states[state]
}

function processTable(machine: Machine): string[] {
  const { columns, memoryOf, ownMemory } = texts().examPaper
  return table(
    [columns.process, columns.parent, columns.state, columns.memory],
    usersOf(machine).map(process => [
      processName(process.id),
      processName(process.parent),
      stateWords(process),
      process.mm === process.id ? ownMemory : memoryOf(processName(process.mm)),
    ]),
  )
}

function kindWords({ kind, share, file }: Region): string {
  const { kinds, ofObject } = texts().examPaper
  return file === null ? kinds[share][kind] : ofObject(kinds[share][kind], file)
}

/** Regions that are alike in all that counts are one row. */
function regionTable(machine: Machine): string[] {
  const { columns, yes, no, noRegions } = texts().examPaper
  const rows = new Map<string, { readonly who: string[]; readonly cells: readonly string[] }>()
  for (const process of ownersOf(machine))
    for (const region of process.regions) {
      const stored = machine.demand === null || region.share === 'shared' ? [] : [region.anon ? yes : no]
      const cells = [
        region.name,
        String(region.pages),
        regionWords(region.rights),
        kindWords(region),
        ...(machine.demand === null ? [] : [stored[0] ?? '-']),
      ]
      const key = JSON.stringify([cells, region.start])
      const row = rows.get(key) ?? { who: [], cells }
      row.who.push(processName(process.id))
      rows.set(key, row)
    }
  if (rows.size === 0) return [noRegions]
  const head = [columns.processes, columns.region, columns.pages, columns.may, columns.kind]
  return table(
    machine.demand === null ? head : [...head, columns.stored],
    [...rows.values()].map(({ who, cells }) => [who.join(', '), ...cells]),
  )
}

/** Every page that a process has a region or a PTE for, by what the program calls it. */
const pagesIn = (machine: Machine, { id, regions, pages }: Process): Map<string, Page> =>
  new Map(
    [...regions.flatMap(pagesOf), ...Object.keys(pages).map(Number)].map(page => [
      pageName(machine, id, page),
      page,
    ]),
  )

function pteWords(machine: Machine, { pages, tlb }: Process, page: Page, withTlb: boolean): string {
  const pte = pages[page]
  if (pte === undefined) return '-'
  const entry = tlb[page]
  const cached = !withTlb || entry === undefined ? [] : [`TLB ${entry.w ? 'rw' : 'r'}`]
  return [frameName(pte.frame), BITS[rightsOf(pte)], contentWords(machine, pte.frame), ...cached].join(' · ')
}

function pageTable(machine: Machine, withTlb: boolean): string[] {
  const owners = ownersOf(machine)
  const pages = owners.map(process => pagesIn(machine, process))
  const names = [...new Set(pages.flatMap(mine => [...mine.keys()]))]
  if (names.length === 0) return []
  return table(
    [texts().examPaper.columns.page, ...owners.map(({ id }) => processName(id))],
    names.map(name => [
      name,
      ...owners.map((process, index) => {
        const page = pages[index]?.get(name)
        return page === undefined ? '' : pteWords(machine, process, page, withTlb)
      }),
    ]),
  )
}

const framesOf = (machine: Machine): FrameNumber[] => [
  ...(machine.demand === null ? [] : [ZERO_FRAME]),
  ...machine.frames.keys(),
]

function frameTable(machine: Machine): string[] {
  const { columns, free } = texts().examPaper
  const frames = framesOf(machine)
  const isFree = (frame: FrameNumber): boolean => findFrame(machine, frame)?.count === 0
  return table(
    [columns.frame, ...frames.map(frameName)],
    [
      [
        columns.count,
        ...frames.map(frame => (frame === ZERO_FRAME ? '-' : String(findFrame(machine, frame)?.count ?? 0))),
      ],
      [columns.content, ...frames.map(frame => (isFree(frame) ? free : contentWords(machine, frame)))],
    ],
  )
}

function cacheLine(machine: Machine): string[] {
  const { cache, cachePage } = texts().examPaper
  const pages = Object.entries(machine.demand?.cache ?? {}).flatMap(([file, { frames }]) =>
    Object.entries(frames).map(([page, frame]) => cachePage(Number(file), Number(page), frameName(frame))),
  )
  return pages.length === 0 ? [] : [cache(pages)]
}

function frameLines(machine: Machine): string[] {
  const { allocOrder, frames, noneFree } = texts().examPaper
  const free = machine.free.map(frameName).reverse()
  const next = free.length === 0 ? noneFree : allocOrder(free)
  return [texts().lists.sentences(frames(machine.limit), next)]
}

/**
 * A machine as tables: processes, regions, page tables and frames.
 * @param withTlb whether the TLBs are shown, where steps of a handler are looked for
 */
export const machineTables = (machine: Machine, withTlb: boolean): string[] =>
  blocks(
    processTable(machine),
    regionTable(machine),
    pageTable(machine, withTlb),
    frameTable(machine),
    cacheLine(machine),
    frameLines(machine),
  )

const born = ({ do: verb, ...rest }: Instruction): number[] =>
  verb === 'fork' && 'child' in rest ? [rest.child] : []

const mapped = (instruction: Instruction): string[] =>
  instruction.do === 'map'
    ? Array.from({ length: instruction.pages }, (_, index) => `${instruction.region}[${index}]`)
    : []

/** @returns page tables and frames with empty cells: for all that is there before a run, and all that it names. */
export function emptyTables(start: Machine, run: readonly Instruction[]): string[] {
  const { columns } = texts().examPaper
  const owners = ownersOf(start)
  const processes = [...new Set([...owners.map(({ id }) => id), ...run.flatMap(born)])]
  const pages = [
    ...new Set([...owners.flatMap(process => [...pagesIn(start, process).keys()]), ...run.flatMap(mapped)]),
  ]
  const frames = framesOf(start)
  return blocks(
    table(
      [columns.page, ...processes.map(processName)],
      pages.map(page => [page, ...processes.map(() => '')]),
    ),
    table(
      [columns.frame, ...frames.map(frameName)],
      [columns.count, columns.content].map(head => [head, ...frames.map(() => '')]),
    ),
  )
}
