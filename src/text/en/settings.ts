/** The settings screen. */
export const settings = {
  title: 'Settings',
  titleOf: (entry: string): string => `Settings: ${entry.toLowerCase()}`,
  entries: {
    clock: 'Clock',
    pace: "Machine's pace",
    theme: 'Theme',
    glyphs: 'Characters',
    language: 'Language',
    name: 'Your name',
    back: 'Back',
  },
  clock: { timed: 'on, with par and stars', practice: 'off: practice without stars' },
  pace: { slow: 'slow', normal: 'normal', instant: 'at once' },
  theme: {
    auto: 'as the terminal says',
    dark: 'dark',
    light: 'light',
    contrast: 'high contrast',
    deutan: 'red-green colour-blind (deutan, protan)',
    tritan: 'blue-yellow colour-blind (tritan)',
    none: 'no colours',
  },
  glyphs: { auto: 'as the terminal says', unicode: 'Unicode', ascii: 'ASCII only' },
  /** Each language in itself, so that who reads no other finds it. */
  language: { auto: 'as the terminal says', en: 'English', zh: '简体中文' },
  autoIs: (auto: string, value: string): string => `${auto}: ${value}`,
  whyNone: { noColor: 'NO_COLOR is set', dumb: 'TERM is dumb', none: 'the terminal has none' },
  noColours: (why: string): string => `no colours, since ${why}`,
  noColoursShown: (why: string): string => `No colours are shown, since ${why}.`,
  noName: 'none yet',
  savedIn: 'Saved in ',
}
