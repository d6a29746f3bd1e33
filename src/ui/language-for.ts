import type { Settings } from '../store/index.ts'
import type { Language } from '../text/index.ts'
import type { TerminalSays } from './terminal-says.ts'

/** @returns the language that a setting comes to in this terminal. */
export const languageFor = (
  chosen: Settings['language'],
  { language }: Pick<TerminalSays, 'language'>,
): Language => (chosen === 'auto' ? language : chosen)
