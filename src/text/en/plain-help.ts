import { listed } from './grammar.ts'

/** What help says in plain mode. */
export const plainHelp = {
  here: (names: readonly string[]): string => `Here: ${listed(names, 'and')}.`,
  /** @param primitives each with its letter: "alloc a" */
  primitives: (primitives: readonly string[]): string =>
    `Primitives, each with its letter: ${primitives.join(', ')}.`,
  /** One example for each word in capitals. */
  examples:
    'PROCESS is written p1, PAGES heap[0], heap[0..3] or heap for all of them, FRAME a or zero, BITS r, rw, rx or cow.',
  letters:
    'A letter, or a primitive without arguments, takes them from the cursor and from your hand. Letters may stand in a row: acmdr.',
  severalOnALine: 'Several commands stand on a line with ; between them. What is behind a # is not read.',
  clock: (milliseconds: number): string =>
    `On a terminal the clock is the real one; through a pipe it counts ${milliseconds} ms for each command.`,
  more: (topics: readonly string[]): string =>
    `help and a word says more, also about ${listed(topics, 'and')}.`,
  /** How a primitive or a word is written, and what it does. */
  word: (form: string, what: string): string => `${form}. ${what}`,
  /** @param form how it is written in full; null: only its letter stands for it */
  primitive: (form: string | null, letter: string, what: string): string =>
    `${form === null ? '' : `${form}. `}Letter ${letter}. ${what}`,
  eitherForm: (forms: readonly string[]): string => forms.join(', or '),
}
