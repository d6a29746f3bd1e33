import type { Palette } from './palette.ts'

// All of this is computed in tests/ui/theme.test.ts: contrasts as WCAG 2.2 defines them, distances of frames in
// CIELAB and by CIEDE2000, as the eyes see them that the theme is for.

const NIGHT = {
  background: ['#12141a', 233, 'black'],
  letter: ['#12141a', 233, 'black'],
  text: ['#d5d9e2', 188, 'whiteBright'],
  dim: ['#8b94a6', 246, 'white'],
  strong: ['#ffffff', 231, 'whiteBright'],
  accent: ['#ffb454', 215, 'yellowBright'],
  rule: ['#5b6475', 242, 'blackBright'],
  zero: ['#3a4150', 238, 'blue'],
} as const

const dark: Palette = {
  ...NIGHT,
  good: ['#7fd98b', 114, 'greenBright'],
  warn: ['#ffd166', 221, 'yellowBright'],
  bad: ['#ff7b72', 210, 'redBright'],
  frames: [
    ['#9aa7bd', 146, 'white'],
    ['#58b4f0', 74, 'cyanBright'],
    ['#f0a020', 172, 'yellowBright'],
    ['#34c9a3', 79, 'greenBright'],
    ['#f2e44c', 227, 'whiteBright'],
    ['#f08cc0', 175, 'magentaBright'],
    ['#b7a1ff', 183, 'cyan'],
    ['#8fd14f', 113, 'green'],
    ['#ff9a7b', 216, 'redBright'],
    ['#7fd8e8', 116, 'white'],
  ],
}

const light: Palette = {
  background: ['#faf9f5', 231, 'whiteBright'],
  letter: ['#ffffff', 231, 'whiteBright'],
  text: ['#22272e', 235, 'black'],
  dim: ['#5d6673', 241, 'black'],
  strong: ['#000000', 16, 'black'],
  accent: ['#9a4a00', 130, 'blue'],
  good: ['#1b6e2d', 28, 'blue'],
  warn: ['#7d5a00', 94, 'magenta'],
  bad: ['#b3261e', 124, 'red'],
  rule: ['#878d97', 245, 'blackBright'],
  zero: ['#dcdad2', 253, 'white'],
  frames: [
    ['#55606f', 59, 'black'],
    ['#0b66b8', 25, 'blue'],
    ['#a8560a', 130, 'red'],
    ['#0f766e', 23, 'magenta'],
    ['#765d00', 58, 'black'],
    ['#b0306f', 125, 'magenta'],
    ['#6a3fc4', 62, 'blue'],
    ['#3f7512', 22, 'black'],
    ['#b23a20', 88, 'red'],
    ['#1a6f86', 24, 'blue'],
  ],
}

const contrast: Palette = {
  background: ['#000000', 16, 'black'],
  letter: ['#000000', 16, 'black'],
  text: ['#f5f5f5', 255, 'whiteBright'],
  dim: ['#c4c4c4', 251, 'white'],
  strong: ['#ffffff', 231, 'whiteBright'],
  accent: ['#ffd75f', 221, 'yellowBright'],
  good: ['#6bf08f', 84, 'greenBright'],
  warn: ['#ffb13b', 214, 'yellowBright'],
  bad: ['#ff9a90', 210, 'redBright'],
  rule: ['#a8a8a8', 248, 'white'],
  zero: ['#444444', 238, 'blue'],
  frames: [
    ['#a7b4c6', 249, 'white'],
    ['#6fb8ff', 75, 'cyanBright'],
    ['#ffb13b', 214, 'yellowBright'],
    ['#5fe6a8', 78, 'greenBright'],
    ['#fff27a', 228, 'whiteBright'],
    ['#e79bff', 177, 'magentaBright'],
    ['#ff8f8f', 210, 'redBright'],
    ['#ffffff', 231, 'cyan'],
  ],
}

/** Red and green say nothing here: blue is good, yellow wants attention, orange is bad. It does for protan eyes too. */
const deutan: Palette = {
  ...NIGHT,
  good: ['#6cb8ff', 75, 'cyanBright'],
  warn: ['#ffe27a', 222, 'yellowBright'],
  bad: ['#fa7138', 202, 'magentaBright'],
  frames: [
    ['#60b8fc', 75, 'cyanBright'],
    ['#e2931d', 172, 'yellowBright'],
    ['#f1efe6', 255, 'whiteBright'],
    ['#7a7da7', 103, 'magentaBright'],
    ['#ffef77', 228, 'white'],
    ['#a77636', 137, 'redBright'],
    ['#2e86ff', 33, 'cyan'],
    ['#b8a297', 248, 'green'],
  ],
}

/** Blue and green look alike here, and so do yellow and pink: cyan is good, white wants attention, red is bad. */
const tritan: Palette = {
  ...NIGHT,
  good: ['#3fd0c9', 80, 'cyanBright'],
  warn: ['#fff0b0', 229, 'yellowBright'],
  bad: ['#ff6b66', 203, 'redBright'],
  frames: [
    ['#06cbcd', 44, 'cyanBright'],
    ['#e0a8cb', 182, 'magentaBright'],
    ['#ff7f7a', 210, 'redBright'],
    ['#fdf1e6', 255, 'whiteBright'],
    ['#388a99', 109, 'cyan'],
    ['#ae714b', 137, 'yellowBright'],
    ['#bbfffd', 159, 'greenBright'],
    ['#918ea4', 244, 'white'],
  ],
}

export const PALETTES = { dark, light, contrast, deutan, tritan } as const
