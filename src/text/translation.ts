/** Texts in another language; what is left out stays English. */
export type Translation<T> = T extends string | readonly string[] | ((...values: never[]) => unknown)
  ? T
  : { readonly [Key in keyof T]?: Translation<T[Key]> }

type Entries = Readonly<Record<string, unknown>>

const isGroup = (value: unknown): value is Entries =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const within = (group: unknown): Entries => (isGroup(group) ? group : {})

const merged = (english: object, translated: Entries): unknown[][] =>
  Object.entries(english).map(([key, text]: [string, unknown]) => [
    key,
    isGroup(text) ? Object.fromEntries(merged(text, within(translated[key]))) : (translated[key] ?? text),
  ])

/** @returns the English texts with those in their place that are translated. */
export const withFallback = <T extends object>(english: T, translation: Translation<NoInfer<T>>): T =>
  Object.fromEntries(merged(english, within(translation)))

/** @returns where the texts stand that are not translated, such as settings.pace.slow. */
export const untranslated = (english: object, translation: object): string[] =>
  Object.entries(english).flatMap(([key, text]: [string, unknown]) => {
    const there = within(translation)[key]
    if (isGroup(text)) return untranslated(text, within(there)).map(inner => `${key}.${inner}`)
    return there === undefined ? [key] : []
  })
