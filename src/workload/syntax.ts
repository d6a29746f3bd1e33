import { type ProcessId, REGION_KINDS, REGION_RIGHTS, SHARINGS } from '../machine/index.ts'
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
    ? wrong(`"${quote(word)}" is no process; processes are P1, P2, … P${MOST_PROCESSES}`)
    : right(Number(number))
}

/** The name of a region or a program: a letter, then letters, digits, - or _. */
export function readName(word: string, what: 'region' | 'program'): Read<string> {
  return /^[A-Za-z][\w-]*$/.test(word) && word.length <= LONGEST_NAME
    ? right(word)
    : wrong(
        `"${quote(word)}" is no name for a ${what}: a letter, then at most ${LONGEST_NAME - 1} letters, digits, - or _`,
      )
}

/** One printable ASCII character, a byte that fits a cell, but not #, which begins a comment. */
export function readValue(word: string): Read<string> {
  if (/^[!"$-~]$/.test(word)) return right(word)
  return word.length > 1 && /^[!-~]+$/.test(word)
    ? wrong(`the value "${quote(word)}" is too long: a page holds one character`)
    : wrong(`the value "${quote(word)}" will not do: one printable ASCII character, such as A`)
}

/** One character for each of `pages` pages. */
export function readValues(word: string, pages: number): Read<string> {
  if (!/^[!"$-~]+$/.test(word))
    return wrong(`the value "${quote(word)}" will not do: printable ASCII characters, such as AB`)
  if (word.length === pages) return right(word)
  return wrong(
    `the value "${quote(word)}" is too ${word.length > pages ? 'long' : 'short'}: one character a page, ${pages} here`,
  )
}

/** How many pages a region gets. */
export function readPages(word: string): Read<number> {
  const pages = /^\d{1,9}$/.test(word) ? Number(word) : 0
  return pages >= 1 && pages <= MOST_PAGES
    ? right(pages)
    : wrong(`"${quote(word)}" pages will not do: a whole number from 1 to ${MOST_PAGES}`)
}

/** An exit status. */
export function readStatus(word: string): Read<number> {
  return /^\d{1,3}$/.test(word) && Number(word) <= 255
    ? right(Number(word))
    : wrong(`the exit status "${quote(word)}" will not do: a whole number from 0 to 255`)
}

/** One of the words that the language has for this. */
export function readOne<T extends string>(word: string, choices: readonly T[], what: string): Read<T> {
  const found = choices.find(choice => choice === word)
  return found === undefined
    ? wrong(`"${quote(word)}" is no ${what}; one of ${choices.join(', ')}`)
    : right(found)
}

export const readKind = (word: string) => readOne(word, REGION_KINDS, 'kind of memory')
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
  if (region === undefined || first === undefined)
    return wrong(
      `"${quote(word)}" is no page; a page is written heap[0]${run ? ', a run of pages heap[0..1]' : ''}`,
    )
  const end = Number(last ?? first)
  if (!run && last !== undefined) return wrong(`one page is wanted here, such as ${region}[${first}]`)
  if (end < Number(first)) return wrong(`"${quote(word)}" runs backwards`)
  return right({ region, first: Number(first), last: end })
}
