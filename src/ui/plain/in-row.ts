import { quote } from '../../workload/index.ts'
import { type Answer, type PlainState, type Run, said, tick, wrong } from './state.ts'

/**
 * Does what the characters of a word mean, one after the other, each a command of its own. Where one of them cannot be
 * done, nothing of the word is: a slip of the finger is no half of a handler.
 */
export function inRow(
  state: PlainState,
  run: Run,
  word: string,
  each: (state: PlainState, run: Run, character: string) => Answer,
): Answer {
  const characters = [...word]
  const lines: string[] = []
  let now = state
  let current = run
  for (const [index, character] of characters.entries()) {
    if (index > 0) now = tick(now)
    const answer = each(now, current, character)
    if (!answer.done && characters.length === 1) return wrong(state, answer.lines.join(' '))
    if (!answer.done)
      return wrong(
        state,
        `Nothing of ${quote(word, 30)} is done, because of letter ${index + 1}, ${quote(character)}: ${answer.lines.join(' ')}`,
      )
    lines.push(...answer.lines)
    now = answer.state
    current = now.run ?? current
  }
  return said(now, ...lines)
}
