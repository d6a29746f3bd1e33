export const LANGUAGES = ['en', 'zh'] as const

/** A language that the game speaks: English, or Simplified Chinese. */
export type Language = (typeof LANGUAGES)[number]
