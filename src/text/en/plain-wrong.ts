import { listed } from './grammar.ts'

/** Why a command cannot be done in plain mode. */
export const plainWrong = {
  noPlace: (word: string): string => `"${word}" has no place here; help says what has.`,
  /** @param meant the word that may have been meant; null: none is near */
  noCommand: (word: string, meant: string | null): string =>
    `"${word}" is no command here; ${meant === null ? 'help lists them.' : `did you mean ${meant}?`}`,
  noHelpOn: (text: string): string => `There is no help on "${text}"; help alone lists the words.`,
  tooMuch: (word: string, form: string): string => `"${word}" is too much; it is written ${form}.`,
  questionOpen: (answers: readonly string[]): string =>
    `A question is open: ${listed(answers, 'or')} would do.`,
  trapOver: 'The trap is over.',
  noLetter: (letter: string): string => `"${letter}" is no letter of a command here.`,
  /** @param number the place of the letter that could not be done */
  nothingOfRow: (row: string, number: number, letter: string, why: string): string =>
    `Nothing of ${row} is done, because of letter ${number}, ${letter}: ${why}`,
  noPages: 'This region has no pages.',
  noSuchPlace: 'There is no such place on this machine; frames and processes say what there is.',
  noHelpToChoose: 'There is no help to choose here.',
  startAlone: (helps: readonly string[]): string =>
    `Start stands alone, or with ${helps.join(', ')} behind it.`,
  noCards: 'There are no cards here.',
  cardsTo: (last: number): string => `There are cards 1 to ${last}.`,
  cardsNotPages: 'Pages are marked for primitives; here the steps are on cards.',
  markOrMarkAll: 'Mark marks the page under the cursor, mark all every page of its process.',
  noTrapOver: 'No trap is over.',
  noTrapOpen: 'No trap is open.',
  noFrameSuchAs: (word: string): string => `"${word}" is no frame; frame a, for example.`,
  noFrame: (word: string): string => `There is no frame ${word}; frames lists them.`,
  noNumber: (word: string): string => `"${word}" is no number of lines; log 5, for example.`,
  noLevelAt: (number: number, all: number): string => `There is no level ${number}; there are ${all}.`,
  whichLevel: 'Which level? play and a number or an id; levels lists them.',
  noLevel: (name: string): string => `There is no level "${name}"; levels lists them.`,
  drillHas: (kernels: readonly string[], highest: number): string =>
    `A drill has a kernel, ${listed(kernels, 'or')}, and a seed from 0 to ${highest}.`,
  noChapter: (name: string): string => `There is no chapter "${name}"; levels lists all.`,
  nothingAfterDrill: 'Nothing comes after a drill; again, drill or levels would do.',
  lastLevel: 'That was the last level; levels lists all.',
  soundSave: 'There is a sound save; nothing is to be restored.',
  noHelp: (word: string, helps: readonly string[]): string =>
    `"${word}" is no help; ${listed(helps, 'or')} would do.`,
  noSeed: (word: string, highest: number): string => `"${word}" is no seed; one is from 0 to ${highest}.`,
}
