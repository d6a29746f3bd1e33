import { LANGUAGES, type Language } from '../text/index.ts'
import { cleanText } from '../workload/index.ts'
import type { Level } from './level.ts'

/** A language that a level may be translated into. */
export type OtherLanguage = Exclude<Language, 'en'>

export const OTHER_LANGUAGES: readonly OtherLanguage[] = LANGUAGES.filter(language => language !== 'en')

/** A level's texts in another language: null where one is not translated. */
export interface Translated {
  readonly title: string | null
  readonly chapter: string | null
  readonly brief: string | null
  /** As many as the level has hints, in their order. */
  readonly hints: readonly (string | null)[]
  readonly debrief: string | null
}

export type Translations = Readonly<Partial<Record<OtherLanguage, Translated>>>

/** A translation as a level file has it. */
interface Written {
  readonly title?: string | undefined
  readonly chapter?: string | undefined
  readonly brief?: string | undefined
  readonly hints?: readonly (string | null)[] | undefined
  readonly debrief?: string | undefined
}

export type WrittenTranslations = Readonly<Partial<Record<OtherLanguage, Written | undefined>>>

/** Ends of lines beside a full-width mark, or between two Chinese characters. */
const LINE_END =
  /(?<=[\u3000-\u303f\uff00-\uffef]) *\n *(?=\S)|(?<=\S) *\n *(?=[\u3000-\u303f\uff00-\uffef])|(?<=\p{Script=Han}) *\n *(?=\p{Script=Han})/gu

/** Lines of a file are wrapped anew, with a blank between two; where Chinese has none, they are joined here. */
const clean = (text: string): string => cleanText(text, true).trim().replace(LINE_END, '')

const cleanOr = (text: string | null | undefined): string | null =>
  text === null || text === undefined ? null : clean(text)

/**
 * @param hints how many hints the level has
 * @returns a file's translations as a level has them, with texts clean for a terminal
 */
export const translationsOf = (written: WrittenTranslations, hints: number): Translations =>
  Object.fromEntries(
    OTHER_LANGUAGES.flatMap((language): [OtherLanguage, Translated][] => {
      const own = written[language]
      if (own === undefined) return []
      return [
        [
          language,
          {
            title: cleanOr(own.title),
            chapter: cleanOr(own.chapter),
            brief: cleanOr(own.brief),
            hints: Array.from({ length: hints }, (_, index) => cleanOr(own.hints?.[index])),
            debrief: cleanOr(own.debrief),
          },
        ],
      ]
    }),
  )

/** @returns the translations with each text that is there put through `change`. */
export function changedTexts(translations: Translations, change: (text: string) => string): Translations {
  const changed = (text: string | null): string | null => (text === null ? null : change(text))
  return Object.fromEntries(
    Object.entries(translations).map(([language, { title, chapter, brief, hints, debrief }]) => [
      language,
      // Titles name no process and quote no value.
      { title, chapter, brief: changed(brief), hints: hints.map(changed), debrief: changed(debrief) },
    ]),
  )
}

/**
 * A level as it is told in a language: each text that is not translated is English. It plays, scores and is recorded
 * as the level itself.
 * @returns the level itself where the language is English, or nothing of it is translated
 */
export function levelIn(level: Level, language: Language): Level {
  if (language === 'en') return level
  const { translations, ...english } = level
  const own = translations?.[language]
  if (own === undefined) return level
  return {
    ...english,
    title: own.title ?? english.title,
    chapter: own.chapter ?? english.chapter,
    brief: own.brief ?? english.brief,
    hints: english.hints.map((hint, index) => ({ ...hint, say: own.hints[index] ?? hint.say })),
    debrief: own.debrief ?? english.debrief,
  }
}

/** What each chapter is called, by its English name: as the first of its levels that says so. No two are called alike. */
function chapterNames(levels: readonly Level[], language: OtherLanguage): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  const taken = new Set(levels.map(({ chapter }) => chapter))
  for (const { chapter, translations } of levels) {
    const name = translations?.[language]?.chapter ?? null
    if (name === null || names.has(chapter) || taken.has(name)) continue
    names.set(chapter, name)
    taken.add(name)
  }
  return names
}

/**
 * The course in a language, in the same order. A chapter is told by its English name: its levels stay together, under
 * one name, where only some of them are translated.
 */
export function levelsIn(levels: readonly Level[], language: Language): readonly Level[] {
  if (language === 'en') return levels
  const chapters = chapterNames(levels, language)
  return levels.map(level => ({
    ...levelIn(level, language),
    chapter: chapters.get(level.chapter) ?? level.chapter,
  }))
}
