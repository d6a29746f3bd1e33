import { type ProcessId, REGION_KINDS, REGION_RIGHTS, SHARINGS } from '../machine/index.ts'
import { texts } from '../text/index.ts'
import { quote } from './clean-text.ts'
import { LONGEST_NAME, MOST_PAGES, MOST_PROCESSES } from './limits.ts'

/** A word of a line, or the field of a trace: what it means, or what would be right. */
export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly message: string }

const right = <T>(value: T): Read<T> => ({ ok: true, value })
const wrong = (message: string): Read<never> => ({ ok: false, message })

/** P1 to P9999. */
export function readProcess(word: string): Read<ProcessId> {
  const number = /^P([1-9]\d{0,3})$/.exec(word)?.[1]
  return number === undefined || Number(number) > MOST_PROCESSES
    ? wrong(texts().workload.noProcess(quote(word), MOST_PROCESSES))
    : right(Number(number))
}

/** The name of a region or a program: a letter, then letters, digits, - or _. */
export function readName(word: string, what: 'region' | 'program'): Read<string> {
  return /^[A-Za-z][\w-]*$/.test(word) && word.length <= LONGEST_NAME
    ? right(word)
    : wrong(texts().workload.noName[what](quote(word), LONGEST_NAME - 1))
}

/** One printable ASCII character, a byte that fits a cell, but not #, which begins a comment. */
export function readValue(word: string): Read<string> {
  if (/^[!"$-~]$/.test(word)) return right(word)
  return word.length > 1 && /^[!-~]+$/.test(word)
    ? wrong(texts().workload.oneCharacter(quote(word)))
    : wrong(texts().workload.noValue(quote(word)))
}

/** One character for each of `pages` pages. */
export function readValues(word: string, pages: number): Read<string> {
  if (!/^[!"$-~]+$/.test(word)) return wrong(texts().workload.noValues(quote(word)))
  if (word.length === pages) return right(word)
  const { tooLong, tooShort } = texts().workload
  return wrong((word.length > pages ? tooLong : tooShort)(quote(word), pages))
}

/** How many pages a region gets. */
export function readPages(word: string): Read<number> {
  const pages = /^\d{1,9}$/.test(word) ? Number(word) : 0
  return pages >= 1 && pages <= MOST_PAGES
    ? right(pages)
    : wrong(texts().workload.noPages(quote(word), MOST_PAGES))
}

/** An exit status. */
export function readStatus(word: string): Read<number> {
  return /^\d{1,3}$/.test(word) && Number(word) <= 255
    ? right(Number(word))
    : wrong(texts().workload.noStatus(quote(word)))
}

/** One of the words that the language has for this. */
export function readOne<T extends string>(
  word: string,
  choices: readonly T[],
  what: 'verb' | 'kind' | 'sharing' | 'rights',
): Read<T> {
  const found = choices.find(choice => choice === word)
  return found === undefined ? wrong(texts().workload.noneOf[what](quote(word), choices)) : right(found)
}

export const readKind = (word: string) => readOne(word, REGION_KINDS, 'kind')
export const readSharing = (word: string) => readOne(word, SHARINGS, 'sharing')
export const readRights = (word: string) => readOne(word, REGION_RIGHTS, 'rights')

/** heap[0], or heap[0..2] for a run of pages. */
export interface PageReference {
  readonly region: string
  readonly first: number
  readonly last: number
}

/** @returns the pages that `heap[0]` or `heap[0..2]` names. */
export function readPageReference(word: string, run: boolean): Read<PageReference> {
  const match = /^([A-Za-z][\w-]*)\[(\d{1,6})(?:\.\.(\d{1,6}))?\]$/.exec(word)
  const [, region, first, last] = match ?? []
  const { noPage, noPageOrRun, onePage, backwards } = texts().workload
  if (region === undefined || first === undefined) return wrong((run ? noPageOrRun : noPage)(quote(word)))
  const end = Number(last ?? first)
  if (!run && last !== undefined) return wrong(onePage(`${region}[${first}]`))
  if (end < Number(first)) return wrong(backwards(quote(word)))
  return right({ region, first: Number(first), last: end })
}
