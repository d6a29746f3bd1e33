import { useEffect, useState } from 'react'
import type { Settings } from '../store/index.ts'
import { type Language, speak } from '../text/index.ts'
import { languageFor } from './language-for.ts'
import type { TerminalSays } from './terminal-says.ts'

/** Speaks the language that is chosen, and draws anew once it is loaded. */
export function useLanguage(chosen: Settings['language'], says: TerminalSays): void {
  const [, spoken] = useState<Language>('en')
  const language = languageFor(chosen, says)
  useEffect(() => {
    const asked = { for: true }
    void speak(language).then(() => {
      if (asked.for) spoken(language)
    })
    return () => {
      asked.for = false
    }
  }, [language])
}
