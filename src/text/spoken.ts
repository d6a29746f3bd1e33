import { english, type Texts } from './english.ts'
import type { Language } from './languages.ts'
import { type Translation, untranslated, withFallback } from './translation.ts'

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

const LOADED: Readonly<Record<Exclude<Language, 'en'>, () => Promise<Translation<Texts>>>> = {
  zh: async () => (await import('./chinese.ts')).chinese,
}

/** Loads a language, and speaks it from then on, unless another was asked for meanwhile. What it lacks is English. */
export async function speak(language: Language): Promise<void> {
  spoken.asked = language
  const loaded = language === 'en' ? english : withFallback(english, await LOADED[language]())
  if (spoken.asked !== language) return
  spoken.language = language
  spoken.texts = loaded
}

/** @returns where the interface's texts stand that a language lacks, such as settings.pace.slow. */
export const missingIn = async (language: Exclude<Language, 'en'>): Promise<string[]> =>
  untranslated(english, await LOADED[language]())
