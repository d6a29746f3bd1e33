import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { KERNEL_NAMES } from '../../src/kernel/index.ts'
import { levelIn } from '../../src/level/index.ts'
import { TRAP_KINDS, VERBS } from '../../src/machine/index.ts'
import { chinese } from '../../src/text/chinese.ts'
import { english } from '../../src/text/english.ts'
import { missingIn } from '../../src/text/index.ts'
import { levelCalled } from '../level/played.ts'
import { functionsIn, type Said, saidIn, sameValues, writtenIn } from './catalogue.ts'

/** Words in Latin letters, but for quoted values. */
const wordsOf = (text: string): string[] => text.replace(/'.'/g, ' ').match(/[A-Za-z][A-Za-z-]*/g) ?? []

/** Names of the field and of this game, which are the same in every language. */
const NAMES = new Set([
  ...wordsOf('COW PTE TLB CPU ASCII Unicode Linux xv English MAP SHARED PageAnonExclusive fault-around'),
  ...wordsOf(
    'PFN proc B C F G N Q W X U T P r rw rx r-- rw- r-x r-c cow zero init panic shell cowhand naive eager deutan protan tritan',
  ),
  ...wordsOf(
    'SIGSEGV ECHILD EFAULT ENOMEM NO COLOR TERM dumb text heap stack rodata anon private copyin copyout',
  ),
  ...wordsOf('Enter Esc Tab Backspace Home End PgUp PgDn Ctrl-C Ctrl-P Ctrl-Z h j k l'),
  ...wordsOf([...VERBS, ...TRAP_KINDS, ...KERNEL_NAMES].join(' ')),
  ...wordsOf(
    'alloc copy fill zero poke map map-as unmap permit protect get put cache flush spawn share suspend',
  ),
  ...wordsOf('reparent zombie wake sleep reap grow shrink rights signal kill fail return exec lock'),
])

/** What is typed, in plain mode, at a prompt of the sandbox or on the command line; and what stands for a part of it. */
const TYPED = new Set([
  ...wordsOf(
    'again all anew at back begin debrief drill forward frame frames go help id levels log mark names next no',
  ),
  ...wordsOf(
    'on other play processes progress prove quit restore show start step check import yaml two-writers acmdr WHO',
  ),
  ...wordsOf('a c i n o p s t u fg A AB BITS FILE FRAME PAGES PROCESS'),
])

const NAMED_FILES = new Set(readdirSync('tests/fixtures/oracle').map(name => name.replace(/\..*/, '')))

/** Words that are not known, each with the place where it stands. */
const leftIn = (texts: readonly Said[], known: (word: string) => boolean): string[] => [
  ...new Set(
    texts.flatMap(({ at, text }) =>
      wordsOf(text)
        .filter(word => !known(word))
        .map(word => `${at}: ${word}`),
    ),
  ),
]

/** Punctuation of another script: beside a Chinese character, behind a name with Chinese after it, or at the end. */
const FOREIGN_MARKS = [
  /\p{Script=Han}[,.;:?!()]/u,
  /[,.;:?!()]\p{Script=Han}/u,
  /[\w\])'\0][,;:.!]\s+\p{Script=Han}/u,
  /\p{Script=Han}.*[\w\])'\0]\.$/su,
]
const markedAs = (texts: readonly Said[]): string[] =>
  texts
    .filter(({ text }) => FOREIGN_MARKS.some(mark => mark.test(text)))
    .map(({ at, text }) => `${at}: ${text}`)

describe('the interface in Chinese', () => {
  const said = saidIn(chinese)
  const written = writtenIn('src/text/zh')

  test('lacks nothing', async () => {
    expect(await missingIn('zh')).toEqual([])
  })

  test('has functions that can be called with samples, nearly all of them', () => {
    const called = new Set(said.map(({ at }) => at))
    const functions = functionsIn(chinese)
    expect(functions.length).toBeGreaterThan(400)
    expect(functions.filter(at => !called.has(at)).length).toBeLessThan(functions.length / 20)
    expect(written.length).toBeGreaterThan(functions.length)
  })

  test('has no English left over', () => {
    const known = (word: string): boolean => NAMES.has(word) || TYPED.has(word)
    expect(leftIn([...said, ...written], known)).toEqual([])
  })

  test('has Chinese punctuation', () => {
    expect(markedAs([...said, ...written])).toEqual([])
  })

  test('names in each sentence the values that the English one names', () => {
    const compared = sameValues(english, chinese)
    expect(compared.length).toBeGreaterThan(300)
    expect(compared.filter(({ same }) => !same)).toEqual([])
  })
})

test.each([
  ['逗号, 不对', true],
  ['P1, 然后 P2', true],
  ['写入 heap[0].', true],
  ['写入(store)', true],
  ['它是 heap[0]。', false],
  ["P1 在 heap[0] 读到 'A'，计数 1。", false],
  ['按 ? 显示按键', false],
  ['内核 6.18 记录', false],
  ['第一章：P1.heap[0]', false],
])('marks of another script are found: %s', (text, found) => {
  expect(markedAs([{ at: '', text }])).toHaveLength(found ? 1 : 0)
})

test('English that is left over is found, in a text and in what a function says', () => {
  const texts = saidIn({ title: '设置 settings', tell: (page: string) => `页 ${page} is shared` })
  const known = (word: string): boolean => NAMES.has(word)
  expect(leftIn(texts, known)).toEqual(['title: settings', 'tell: is', 'tell: shared'])
})

const TRANSLATED = readdirSync('levels')
  .filter(name => name.endsWith('.yaml'))
  .map(name => levelCalled(name.replace('.yaml', '')))
  .filter(({ translations }) => translations?.zh !== undefined)
  .map(level => levelIn(level, 'zh'))

test('six levels and more are told in Chinese', () => {
  expect(TRANSLATED.length).toBeGreaterThanOrEqual(6)
})

describe.each(TRANSLATED)('$id in Chinese', ({ title, chapter, brief, hints, debrief }) => {
  const texts: Said[] = [
    { at: 'title', text: title },
    { at: 'chapter', text: chapter },
    { at: 'brief', text: brief },
    ...hints.map(({ say }, index): Said => ({ at: `hints[${index}]`, text: say })),
    { at: 'debrief', text: debrief },
  ]

  test('has no English left over', () => {
    expect(leftIn(texts, word => NAMES.has(word) || NAMED_FILES.has(word))).toEqual([])
  })

  test('has Chinese punctuation, and blanks where Chinese has them', () => {
    expect(markedAs(texts)).toEqual([])
    const blanks = texts.flatMap(({ text }) => [
      ...(text.match(/.?[，。；：？！（）“”]\s(?!\s).?/g) ?? []),
      ...(text.match(/\p{Script=Han}\s\p{Script=Han}/gu) ?? []),
      ...(text.match(/(?:\p{Script=Han}(?:\w|')|[\w\])']\p{Script=Han})/gu) ?? []),
    ])
    expect(blanks).toEqual([])
  })
})
