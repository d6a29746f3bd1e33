import type { settings as english } from '../en/settings.ts'
import type { Translation } from '../translation.ts'

export const settings: Translation<typeof english> = {
  title: '设置',
  titleOf: entry => `设置：${entry}`,
  entries: {
    clock: '计时',
    pace: '机器速度',
    theme: '主题',
    glyphs: '字符',
    language: '语言',
    mouse: '鼠标',
    name: '你的名字',
    back: '返回',
  },
  clock: { timed: '开，有标准时间和星', practice: '关：练习，没有星' },
  pace: { slow: '慢', normal: '正常', instant: '立即' },
  theme: {
    auto: '随终端',
    dark: '深色',
    light: '浅色',
    contrast: '高对比度',
    deutan: '红绿色盲（deutan、protan）',
    tritan: '蓝黄色盲（tritan）',
    none: '无颜色',
  },
  glyphs: { auto: '随终端', unicode: 'Unicode', ascii: '仅 ASCII' },
  language: { auto: '随终端', en: 'English', zh: '简体中文' },
  mouse: { auto: '随终端', on: '开', off: '关' },
  autoIs: (auto, value) => `${auto}：${value}`,
  whyNone: { noColor: '设置了 NO_COLOR', dumb: 'TERM 是 dumb', none: '终端不支持颜色' },
  noColours: why => `无颜色，因为${why}`,
  noColoursShown: why => `不显示颜色，因为${why}。`,
  noName: '还没有',
  savedIn: '存档在 ',
}
