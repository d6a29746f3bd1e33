import { pathText } from '../workload/index.ts'
import type { Level } from './level.ts'
import { otherFacts } from './other-facts.ts'
import { OTHER_LANGUAGES, type OtherLanguage, type Translated } from './translation.ts'

/** How far a level is translated, and where its translation tells of something else. */
export interface TranslationReport {
  readonly language: OtherLanguage
  /** How many texts there are to translate. */
  readonly texts: number
  /** Where those stand that are not translated, such as hints[2]. */
  readonly missing: readonly string[]
  readonly differing: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]
}

interface Pair {
  readonly path: readonly PropertyKey[]
  readonly english: string
  readonly told: string | null
}

const pairsOf = (level: Level, told: Translated): Pair[] => [
  { path: ['title'], english: level.title, told: told.title },
  { path: ['chapter'], english: level.chapter, told: told.chapter },
  { path: ['brief'], english: level.brief, told: told.brief },
  ...level.hints.map(
    ({ say }, index): Pair => ({ path: ['hints', index], english: say, told: told.hints[index] ?? null }),
  ),
  { path: ['debrief'], english: level.debrief, told: told.debrief },
]

/** @returns a report for each language that something of the level is translated into. */
export const translationReports = (level: Level): TranslationReport[] =>
  OTHER_LANGUAGES.flatMap(language => {
    const own = level.translations?.[language]
    if (own === undefined) return []
    const pairs = pairsOf(level, own)
    return [
      {
        language,
        texts: pairs.length,
        missing: pairs.filter(({ told }) => told === null).map(({ path }) => pathText(path)),
        differing: pairs.flatMap(({ path, english, told }) => {
          const message = told === null ? null : otherFacts(english, told)
          return message === null ? [] : [{ path: ['translations', language, ...path], message }]
        }),
      },
    ]
  })
