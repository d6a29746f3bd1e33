import { listed } from './grammar.ts'

/** How several things are said, whatever they are. */
export const lists = {
  /** P1, P2 and P3 */
  names: (names: readonly string[]): string => listed(names),
  /** Whole sentences, one after the other; empty ones are left out. */
  sentences: (...said: readonly string[]): string => said.filter(text => text !== '').join(' '),
}
