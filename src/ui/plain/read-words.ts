import {
  addressOf,
  type FrameNumber,
  findSpace,
  INIT,
  type Machine,
  type Page,
  type ProcessId,
  type PteRights,
  pagesOf,
  processesOf,
  processName,
  ZERO_FRAME,
} from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { quote } from '../../workload/index.ts'

/** What words mean, or why they mean nothing. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string }

export const right = <T>(value: T): Read<T> => ({ ok: true, value })
export const wrongWord = (why: string): Read<never> => ({ ok: false, why })

/** @returns whether the word names a process: P2, p2, init. */
export const isProcess = (word: string): boolean => /^(p\d{1,4}|init)$/i.test(word)

/** The number of a process, which need not be there: fork's child is not yet. */
export const readProcessNumber = (word: string): Read<ProcessId> =>
  isProcess(word)
    ? right(word.toLowerCase() === 'init' ? INIT : Number(word.slice(1)))
    : wrongWord(texts().plainArguments.notAProcess(quote(word)))

/** A process that is there. */
export function readProcess(machine: Machine, word: string): Read<ProcessId> {
  const number = readProcessNumber(word)
  if (!number.ok || machine.processes[number.value] !== undefined) return number
  const there = processesOf(machine).map(({ id }) => processName(id))
  return wrongWord(texts().plainArguments.noProcess(processName(number.value), there))
}

/** @returns whether the word could name a frame: a letter and, behind the 26th, a number; zero and 0 are the zero frame. */
export const isFrame = (word: string): boolean => /^([a-z]\d{0,3}|zero|0)$/i.test(word)

const LETTERS = 26
const FIRST_LETTER = 'a'.charCodeAt(0)

/** The number of a frame; whether there is such a frame is the kernel's to say. */
export function readFrame(word: string): Read<FrameNumber> {
  if (!isFrame(word)) return wrongWord(texts().plainArguments.notAFrame(quote(word)))
  if (/^(zero|0)$/i.test(word)) return right(ZERO_FRAME)
  return right(word.toLowerCase().charCodeAt(0) - FIRST_LETTER + LETTERS * Number(word.slice(1)))
}

const BITS: Readonly<Record<string, PteRights>> = { r: 'r', rw: 'rw', rx: 'rx', cow: 'cow', 'r-c': 'cow' }

/** @returns the bits of a PTE; undefined where the word is none. */
export const bitsOf = (word: string | undefined): PteRights | undefined => BITS[word?.toLowerCase() ?? '']

/** The page at an address such as 0x4000, where the process has a PTE or a TLB entry for it. */
function pageAt(machine: Machine, process: ProcessId, address: string): Page | undefined {
  const space = findSpace(machine, process)
  const known = [...Object.keys(space?.pages ?? {}), ...Object.keys(space?.tlb ?? {})].map(Number)
  return known.find(page => addressOf(page) === address.toLowerCase())
}

/** @returns whether the word is written as pages are: heap[0], heap[0..3], 0x4000, or the name of a region. */
export const looksLikePages = (machine: Machine, process: ProcessId, word: string): boolean =>
  /^[a-z][\w-]*\[/i.test(word) ||
  /^0x/i.test(word) ||
  (!isFrame(word) && (findSpace(machine, process)?.regions ?? []).some(({ name }) => name === word))

/** The pages that a word names, in order: heap[0], heap[0..3], heap for all of a region, 0x4000. */
export function readPages(machine: Machine, process: ProcessId, word: string): Read<readonly Page[]> {
  const who = processName(process)
  const words = texts().plainArguments
  if (/^0x/i.test(word)) {
    const page = pageAt(machine, process, word)
    return page === undefined ? wrongWord(words.noPageAt(who, quote(word))) : right([page])
  }
  const [, name = '', first, last] = /^([A-Za-z][\w-]*)(?:\[(\d{1,6})(?:\.\.(\d{1,6}))?\])?$/.exec(word) ?? []
  if (name === '') return wrongWord(words.notAPage(quote(word)))
  const regions = findSpace(machine, process)?.regions ?? []
  const region =
    regions.find(candidate => candidate.name === name) ??
    regions.find(candidate => candidate.name.toLowerCase() === name.toLowerCase())
  if (region === undefined) {
    const names = regions.map(candidate => candidate.name)
    return wrongWord(words.noRegion(who, quote(name), names))
  }
  const pages = pagesOf(region)
  if (first === undefined) return right(pages)
  const [from, to] = [Number(first), Number(last ?? first)]
  if (to >= pages.length) return wrongWord(words.regionHas(who, region.name, pages.length))
  return to < from ? wrongWord(words.backwards(quote(word))) : right(pages.slice(from, to + 1))
}
