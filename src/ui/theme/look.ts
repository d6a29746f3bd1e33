import type { Settings } from '../../store/index.ts'
import type { TerminalSays } from '../terminal-says.ts'
import type { Look } from '../theme.ts'

/** How the game looks in this terminal: `auto` is what the terminal says; no colours there are no colours anywhere. */
export function lookOf(
  { theme, glyphs }: Pick<Settings, 'theme' | 'glyphs'>,
  says: TerminalSays,
): Required<Look> {
  return {
    glyphs: glyphs === 'auto' ? (says.unicode ? 'unicode' : 'ascii') : glyphs,
    colour: theme === 'none' ? 'none' : says.colour,
    theme: theme === 'auto' || theme === 'none' ? (says.background ?? 'dark') : theme,
  }
}
