import type { DrivenTerminal } from '../terminal/terminal.ts'
import { VERDICT } from './game.ts'

/** The cards on the screen, each with its key. */
export function cardsOn(game: DrivenTerminal): Map<string, string> {
  const rows = game.screen()
  const from = rows.findIndex(row => row.startsWith('── cards'))
  if (from < 0) throw new Error(`there are no cards:\n${game.text()}`)
  const to = rows.findIndex((row, y) => y > from && row.startsWith('──'))
  const cells = rows
    .slice(from + 1, to < 0 ? -1 : to)
    .flatMap(row => [...row.matchAll(/[ ▸]([1-9]) (\S+(?: \S+)*)/g)])
  return new Map(cells.map(([, key = '', text = '']) => [text, key]))
}

/** Plays these cards by their keys, in this order, and returns. */
export async function playCards(game: DrivenTerminal, texts: readonly string[]): Promise<void> {
  const cards = cardsOn(game)
  const keys = texts.map(text => {
    const key = cards.get(text)
    if (key === undefined) throw new Error(`no card ${text} among ${[...cards.keys()].join(', ')}`)
    return key
  })
  await game.press(...keys, 'r')
  await game.waitFor(VERDICT)
}

/** The steps of the reference at the two traps of first-write, the return left out. */
export const FIRST_TRAP = ['alloc', 'copy a → c', 'map P2 heap[0] → c rw', 'put a'] as const
export const SECOND_TRAP = ['alloc', 'copy b → d', 'map P1 heap[1] → d rw', 'put b'] as const

/** From the brief of a level to its first trap, with the help that a digit stands for. */
export async function toTrapWithHelp(game: DrivenTerminal, digit: string, shown: string): Promise<void> {
  await game.waitFor('Enter start')
  await game.press(digit, 'Enter')
  await game.waitFor(shown)
}
