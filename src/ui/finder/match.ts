import type { Entry } from '../keymap/entries.ts'
import { keyLabel } from '../keymap/labels.ts'

/** How well a command goes by what is typed: less is better. */
const BY_TITLE = 0
const BY_WORD = 1
const WITHIN = 2
const NOT = 3

/** An id as words: giveUp and give-up are "give up". */
const wordsOfId = (id: string): string => id.replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll('-', ' ')

const startsAWord = (text: string, word: string): boolean =>
  text.split(/[^\p{L}\p{N}]+/u).some(part => part.startsWith(word))

function rankOfWord({ id, keys, title, what }: Entry, typed: string): number {
  const word = typed.toLowerCase()
  const titles = [title.toLowerCase(), wordsOfId(id).toLowerCase()]
  const all = [...titles, what.toLowerCase()]
  if (titles.some(text => text.startsWith(word))) return BY_TITLE
  const isKey = keys.some(key => key === typed || keyLabel(key).toLowerCase() === word)
  if (isKey || all.some(text => startsAWord(text, word))) return BY_WORD
  return all.some(text => text.includes(word)) ? WITHIN : NOT
}

/** What is typed as a whole goes first; else each of its words must be somewhere. */
function rank(entry: Entry, typed: string): number {
  const whole = rankOfWord(entry, typed)
  if (whole !== NOT) return whole
  return Math.max(...typed.split(/\s+/).map(word => Math.max(BY_WORD, rankOfWord(entry, word))))
}

/** @returns the commands that go by what is typed: by their title first, then by the start of a word, then by any part. */
export function matching(entries: readonly Entry[], typed: string): Entry[] {
  const text = typed.trim()
  if (text === '') return [...entries]
  return entries
    .map(entry => ({ entry, rank: rank(entry, text) }))
    .filter(({ rank: found }) => found !== NOT)
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ entry }) => entry)
}
