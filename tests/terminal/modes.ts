import type { Terminal } from '@xterm/headless'

const CURSOR_VISIBLE = 25

/** Follows two modes that xterm does not tell: DECTCEM (the cursor's visibility) and kitty's keyboard stack. */
export function trackModes(terminal: Terminal) {
  let cursorHidden = false
  let kittyDepth = 0
  const on = (prefix: string, final: string, seen: (first: number, all: readonly number[]) => void) =>
    terminal.parser.registerCsiHandler({ prefix, final }, parameters => {
      const numbers = parameters.flat()
      seen(numbers[0] ?? 0, numbers)
      // Not handled here: xterm goes on to do its own part.
      return false
    })

  on('?', 'h', (_, all) => {
    if (all.includes(CURSOR_VISIBLE)) cursorHidden = false
  })
  on('?', 'l', (_, all) => {
    if (all.includes(CURSOR_VISIBLE)) cursorHidden = true
  })
  on('>', 'u', () => {
    kittyDepth += 1
  })
  on('<', 'u', count => {
    kittyDepth = Math.max(0, kittyDepth - Math.max(1, count))
  })

  return {
    get cursorHidden(): boolean {
      return cursorHidden
    },
    get kittyKeyboard(): boolean {
      return kittyDepth > 0
    },
  }
}
