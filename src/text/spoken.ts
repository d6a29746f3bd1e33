import { english, type Texts } from './english.ts'
import { untranslated, withFallback } from './translation.ts'

export const LANGUAGES = ['en', 'zh'] as const

/** A language that the game speaks: English, or Simplified Chinese. */
export type Language = (typeof LANGUAGES)[number]

const spoken: { asked: Language; language: Language; texts: Texts } = {
  asked: 'en',
  language: 'en',
  texts: english,
}

/**
 * The texts in the language of this process; English until `speak` says otherwise. What is said changes with it, and
 * nothing else: no rule, score or file depends on it.
 */
export const texts = (): Texts => spoken.texts

export const spokenLanguage = (): Language => spoken.language

/** Loads a language, and speaks it from then on, unless another was asked for meanwhile. What it lacks is English. */
export async function speak(language: Language): Promise<void> {
  spoken.asked = language
  const loaded = language === 'en' ? english : withFallback(english, (await import('./chinese.ts')).chinese)
  if (spoken.asked !== language) return
  spoken.language = language
  spoken.texts = loaded
}

/** @returns where the interface's texts stand that a language lacks, such as settings.pace.slow. */
export const missingIn = async (language: Exclude<Language, 'en'>): Promise<string[]> =>
  untranslated(english, { zh: (await import('./chinese.ts')).chinese }[language])
