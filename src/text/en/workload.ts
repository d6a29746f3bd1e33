/** How a verb is written: in one way, or in either of two. */
const written = (verb: string, forms: readonly string[]): string =>
  `${verb} is written: WHO ${forms.join(', or ')}`

/** What is wrong with a line of a workload. `word`: what is written there. No sentence ends: a place may stand before it. */
export const workload = {
  tooMuch: (word: string, verb: string, forms: readonly string[]): string =>
    `"${word}" is too much; ${written(verb, forms)}`,
  missing: (verb: string, forms: readonly string[]): string =>
    `something is missing; ${written(verb, forms)}`,
  noVerb: (who: string, verbs: readonly string[]): string =>
    `what does ${who} do? One of ${verbs.join(', ')}`,
  noProcess: (word: string, most: number): string =>
    `"${word}" is no process; processes are P1, P2, … P${most}`,
  /** `more`: how many characters may follow the first. */
  noName: {
    region: (word: string, more: number): string =>
      `"${word}" is no name for a region: a letter, then at most ${more} letters, digits, - or _`,
    program: (word: string, more: number): string =>
      `"${word}" is no name for a program: a letter, then at most ${more} letters, digits, - or _`,
  },
  oneCharacter: (word: string): string => `the value "${word}" is too long: a page holds one character`,
  noValue: (word: string): string =>
    `the value "${word}" will not do: one printable ASCII character, such as A`,
  noValues: (word: string): string =>
    `the value "${word}" will not do: printable ASCII characters, such as AB`,
  tooLong: (word: string, pages: number): string =>
    `the value "${word}" is too long: one character a page, ${pages} here`,
  tooShort: (word: string, pages: number): string =>
    `the value "${word}" is too short: one character a page, ${pages} here`,
  noPages: (word: string, most: number): string =>
    `"${word}" pages will not do: a whole number from 1 to ${most}`,
  noStatus: (word: string): string => `the exit status "${word}" will not do: a whole number from 0 to 255`,
  noneOf: {
    verb: (word: string, choices: readonly string[]): string =>
      `"${word}" is no verb; one of ${choices.join(', ')}`,
    kind: (word: string, choices: readonly string[]): string =>
      `"${word}" is no kind of memory; one of ${choices.join(', ')}`,
    sharing: (word: string, choices: readonly string[]): string =>
      `"${word}" is no sharing; one of ${choices.join(', ')}`,
    rights: (word: string, choices: readonly string[]): string =>
      `"${word}" is no rights; one of ${choices.join(', ')}`,
  },
  noPage: (word: string): string => `"${word}" is no page; a page is written heap[0]`,
  noPageOrRun: (word: string): string =>
    `"${word}" is no page; a page is written heap[0], a run of pages heap[0..1]`,
  onePage: (page: string): string => `one page is wanted here, such as ${page}`,
  backwards: (word: string): string => `"${word}" runs backwards`,
}
