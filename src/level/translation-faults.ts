import { OTHER_LANGUAGES, type WrittenTranslations } from './translation.ts'

interface Fault {
  readonly path: readonly PropertyKey[]
  readonly message: string
}

interface WithTranslations {
  readonly hints: readonly { readonly say: string }[]
  readonly translations?: WrittenTranslations | undefined
}

/** What a schema cannot see of a level's translations: one hint for each of the level's, and no two alike. */
export function translationFaults({ hints, translations }: WithTranslations): Fault[] {
  return OTHER_LANGUAGES.flatMap(language => {
    const told = translations?.[language]?.hints
    if (told === undefined) return []
    const at = (...rest: readonly PropertyKey[]): PropertyKey[] => [
      'translations',
      language,
      'hints',
      ...rest,
    ]
    if (told.length !== hints.length)
      return [
        {
          path: at(),
          message: `found ${told.length}; ${hints.length} would do, one for each of the level's hints, empty where it is not translated`,
        },
      ]
    // A hint is given once, and a run with hints must fit in whatever language it is replayed.
    const said = hints.map(({ say }, index) => (told[index] ?? say).trim())
    return said.flatMap((say, index) => {
      const first = said.indexOf(say)
      return first === index || hints[first]?.say.trim() === hints[index]?.say.trim()
        ? []
        : [{ path: at(index), message: `it says the same as hints[${first}], which in English it does not` }]
    })
  })
}
