import { expect, it } from 'vitest'
import { languageFor } from '../../src/ui/language-for.ts'
import { terminalSays } from '../../src/ui/terminal-says.ts'

it.each([
  ['auto', 'zh_CN.UTF-8', 'zh'],
  ['auto', 'en_GB.UTF-8', 'en'],
  ['en', 'zh_CN.UTF-8', 'en'],
  ['zh', 'C', 'zh'],
] as const)('the setting %s in the locale %s is %s', (chosen, LANG, language) => {
  expect(languageFor(chosen, terminalSays({ TERM: 'xterm-256color', LANG }, 'linux'))).toBe(language)
})
