import { texts } from '../../text/index.ts'
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
    if (!answer.done) {
      const why = texts().lists.sentences(...answer.lines)
      const row = texts().plainWrong.nothingOfRow(quote(word, 30), index + 1, quote(character), why)
      return wrong(state, characters.length === 1 ? why : row)
    }
    lines.push(...answer.lines)
    now = answer.state
    current = now.run ?? current
  }
  return said(now, ...lines)
}
