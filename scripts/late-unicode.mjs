// What Unicode needs is made when a character beyond ASCII is first measured, and a pattern of some thousand emoji only
// for characters that can be one: 8 and 13 ms that the first frame has no use for (docs/speed.md).
import { readFile } from 'node:fs/promises'
import { sep } from 'node:path'

/** Modules that make a segmenter when they are loaded. */
const WITH_SEGMENTER = [
  'string-width/index.js',
  'wrap-ansi/index.js',
  'slice-ansi/tokenize-ansi.js',
  '@alcalzone/ansi-tokenize/build/tokenize.js',
  'ink/build/line-update.js',
]

const SEGMENTER = /^const (\w+) = new Intl\.Segmenter\((.*)\);$/m
const madeLate = (_, name, options) =>
  `let made;\nconst ${name} = {segment: text => (made ??= new Intl.Segmenter(${options})).segment(text)};`

const EMOJI = 'rgiEmojiRegex.test(segment)'
// Emoji of one character have the first or the second property, those of several have one of them, a flag's letter, or
// a keycap among them (UTS #51).
const ONLY_POSSIBLE = `(/[\\p{Emoji_Presentation}\\p{Extended_Pictographic}\\p{Regional_Indicator}\\u20E3]/u.test(segment) && ${EMOJI})`

function changed(text, path) {
  const late = text.replace(SEGMENTER, madeLate)
  const all = path === 'string-width/index.js' ? late.replace(EMOJI, () => ONLY_POSSIBLE) : late
  const isWhole = late !== text && (path !== 'string-width/index.js' || all !== late)
  return isWhole
    ? { contents: all }
    : { errors: [{ text: `${path} has changed: see scripts/late-unicode.mjs` }] }
}

/** An esbuild plugin. Fails the build where a module no longer has what is to be changed. */
export const lateUnicode = {
  name: 'late-unicode',
  setup(build) {
    const met = new Set()
    build.onStart(() => met.clear())
    build.onLoad({ filter: /(segment|tokenize|index|update)[\w-]*\.js$/ }, async ({ path }) => {
      const name = path
        .split(sep)
        .join('/')
        .replace(/^.*\/node_modules\//, '')
      if (!WITH_SEGMENTER.includes(name)) return null
      met.add(name)
      return changed(await readFile(path, 'utf8'), name)
    })
    build.onEnd(() => ({
      errors: WITH_SEGMENTER.filter(name => !met.has(name)).map(name => ({
        text: `${name} is no longer loaded: see scripts/late-unicode.mjs`,
      })),
    }))
  },
}
