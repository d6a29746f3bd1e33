import type { Stage } from './state.ts'
import type { Word } from './word.ts'
import { AGAIN_WORDS, MENU_WORDS } from './words-menu.ts'
import { PLAY_WORDS } from './words-play.ts'
import { RACE_WORDS } from './words-race.ts'
import { STATE_WORDS } from './words-state.ts'

/** Every word that is no primitive, in the order of the help. */
export const WORDS: readonly Word[] = [
  ...STATE_WORDS,
  ...PLAY_WORDS,
  ...RACE_WORDS,
  ...AGAIN_WORDS,
  ...MENU_WORDS,
]

/** @returns the words that have a meaning there. */
export const wordsIn = (stage: Stage): readonly Word[] => WORDS.filter(word => word.in.includes(stage))

/** @returns whether the word has that name. */
export const calls = (word: Word, name: string): boolean => word.name === name || word.also.includes(name)

/** A word with what stands behind it. */
export interface Found {
  readonly word: Word
  readonly rest: readonly string[]
}

/** @returns the word that these begin with, of two words or of one; undefined where they begin with none. */
export function findWord(words: readonly Word[], said: readonly string[]): Found | undefined {
  const [first = '', second = '', ...rest] = said
  const two = `${first} ${second}`.toLowerCase()
  const long = words.find(word => calls(word, two) || calls(word, two.replace(' ', '-')))
  if (long !== undefined) return { word: long, rest }
  const one = first.toLowerCase()
  const short = words.find(word => calls(word, one) || calls(word, one.replace('-', ' ')))
  return short === undefined ? undefined : { word: short, rest: said.slice(1) }
}
