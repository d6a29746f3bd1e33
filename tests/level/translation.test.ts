import { describe, expect, test } from 'vitest'
import {
  goesOnWith,
  isTestedOut,
  type Level,
  levelIn,
  levelsIn,
  loadLevel,
  translationReports,
  variantOf,
} from '../../src/level/index.ts'
import { otherFacts } from '../../src/level/other-facts.ts'
import { nextChapter } from '../../src/ui/presentation/levels.ts'
import { SAMPLE, sampleWith } from './sample.ts'

const TRANSLATED = `${SAMPLE}translations:
  zh:
    title: 样例
    chapter: 1 一次缺页异常
    brief: |
      P2 写入。
    hints:
      - 看计数。
      -
`

const problemsOf = (text: string) => {
  const loaded = loadLevel(text, 'sample.yaml')
  return loaded.ok ? [] : loaded.problems
}

function loaded(text: string): Level {
  const read = loadLevel(text, 'sample.yaml')
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'))
  return read.level
}

const translated = (lines: string): string => `${SAMPLE}translations:\n${lines}`

describe('a bad translation is refused with its place', () => {
  test.each([
    [
      'translations that are a list',
      'translations: [zh]',
      '28:1',
      /found a list; translations such as \{zh:/,
    ],
    ['nothing below translations', 'translations:', '28:1', /found null; translations such as/],
    [
      'an unknown language',
      'translations:\n  fr: {title: Exemple}',
      '29:3',
      /no such key here: "fr"; there are zh$/,
    ],
    ['English as another language', 'translations: {en: {title: Sample}}', '28:16', /"en"; there are zh$/],
    [
      'a language that is a text',
      'translations: {zh: 样例}',
      '28:20',
      /translations\.zh: found "样例"; a transl/,
    ],
    [
      'an unknown key',
      'translations: {zh: {name: 样例}}',
      '28:21',
      /"name"; there are title, chapter, brief,/,
    ],
    ['an empty title', 'translations: {zh: {title: ""}}', '28:28', /zh\.title: found ""; a title would do/],
    ['a title that is null', 'translations: {zh: {title: }}', '28:21', /zh\.title: found null; a title/],
    ['a long title', `translations: {zh: {title: ${'样'.repeat(41)}}}`, '28:28', /of at most 40 characters/],
    ['a long chapter', `translations: {zh: {chapter: ${'样'.repeat(41)}}}`, '28:30', /at most 40 characters/],
    ['a long brief', `translations: {zh: {brief: ${'样'.repeat(1001)}}}`, '28:28', /at most 1000 characters/],
    ['a long debrief', `translations: {zh: {debrief: ${'样'.repeat(3001)}}}`, '28:30', /at most 3000/],
    [
      'hints that are a text',
      'translations: {zh: {hints: 看}}',
      '28:28',
      /hints: found "看"; a list of texts/,
    ],
    [
      'a hint that is an object',
      'translations: {zh: {hints: [{say: 看}, ]}}',
      '28:29',
      /hints\[0\]: found an obj/,
    ],
    [
      'an empty hint',
      'translations: {zh: {hints: [看, " "]}}',
      '28:32',
      /hints\[1\]: found " "; a sentence or/,
    ],
    [
      'a hint too few',
      'translations: {zh: {hints: [看]}}',
      '28:21',
      /hints: found 1; 2 would do, one for each/,
    ],
    ['a hint too many', 'translations: {zh: {hints: [看, 问, 想]}}', '28:21', /hints: found 3; 2 would do/],
    ['a long hint', `translations: {zh: {hints: [看, ${'样'.repeat(301)}]}}`, '28:32', /at most 300 charac/],
    [
      'a hint twice',
      'translations: {zh: {hints: [看, 看]}}',
      '28:32',
      /\[1\]: it says the same as hints\[0\]/,
    ],
    ['a hint as in English', 'translations: {zh: {hints: [Who trapped?, ]}}', '28:21', /found 1; 2 would do/],
    [
      "a hint that is another's English",
      'translations: {zh: {hints: [Who trapped?, null]}}',
      '28:43',
      /\[1\]: it says the same as hints\[0\], which in English it does not/,
    ],
    ['a language twice', 'translations: {zh: {}, zh: {}}', '28:24', /stands twice/],
    ['what is not seen', 'translations: {zh: {title: 样\u200b例}}', '28:29', /U\+200B/],
    ['a bidi override by escapes', 'translations: {zh: {title: "\\u202e"}}', '28:28', /U\+202E/],
  ])('%s', (_, lines, at, says) => {
    const [first] = problemsOf(`${SAMPLE}${lines}\n`)
    if (first === undefined) throw new Error('it was accepted')
    expect(first.message).toMatch(says)
    expect(`${first.line}:${first.column}`).toBe(at)
  })
})

describe('a level in a language', () => {
  const level = loaded(TRANSLATED)

  test('is the level itself in English, and where nothing is translated', () => {
    expect(levelIn(level, 'en')).toBe(level)
    const plain = loaded(SAMPLE)
    expect(levelIn(plain, 'zh')).toBe(plain)
    expect(plain).not.toHaveProperty('translations')
  })

  test('has each text that is translated, and the others in English', () => {
    const { title, chapter, brief, hints, debrief } = levelIn(level, 'zh')
    expect({ title, chapter, brief, hints, debrief }).toEqual({
      title: '样例',
      chapter: '1 一次缺页异常',
      brief: 'P2 写入。',
      hints: [
        { say: '看计数。', when: null },
        { say: 'Who trapped?', when: 'M1' },
      ],
      debrief: 'P2 got the copy.',
    })
  })

  test('is in all else the level, and a level of its own language no more', () => {
    const told = levelIn(level, 'zh')
    expect(told).not.toHaveProperty('translations')
    expect({ ...told, translations: level.translations }).toEqual({
      ...level,
      title: told.title,
      chapter: told.chapter,
      brief: told.brief,
      hints: told.hints,
    })
  })

  test('is plain JSON, with null for what is not translated', () => {
    expect(JSON.parse(JSON.stringify(level))).toEqual(level)
    expect(level.translations?.zh).toEqual({
      title: '样例',
      chapter: '1 一次缺页异常',
      brief: 'P2 写入。',
      hints: ['看计数。', null],
      debrief: null,
    })
    expect(loaded(translated('  zh: {}\n')).translations?.zh?.hints).toEqual([null, null])
  })

  test('keeps its content, which replays name, whatever is translated', () => {
    const { content } = loaded(SAMPLE)
    expect(level.content).toBe(content)
    expect(levelIn(level, 'zh').content).toBe(content)
    expect(levelIn(variantOf(level, 7), 'zh').content).toBe(variantOf(loaded(SAMPLE), 7).content)
  })

  test('has the lines of its file joined without a blank where Chinese has none', () => {
    const text = translated(
      '  zh:\n    brief: |\n      一个页\n      帧。P1\n      写入（\n      W）。\n      heap[0]\n      P2\n\n      第二段。\n\n    debrief: >\n      一\n      二\n',
    )
    expect(levelIn(loaded(text), 'zh').brief).toBe('一个页帧。P1\n写入（W）。heap[0]\nP2\n\n第二段。')
  })
})

describe('a level with other names', () => {
  const quoting = sampleWith('P2 stores.', "P2 stores 'B'.").concat(
    "translations:\n  zh:\n    title: 样例 P2\n    brief: P2 写入 'B'。\n    hints: [P2的计数？, 'P1 读到''A''吗？']\n    debrief: P2 得到副本。\n",
  )

  test.each([1, 2, 3, 4, 5])('has them in its translation too: seed %i', seed => {
    const level = loaded(quoting)
    const variant = variantOf(level, seed)
    const child = variant.setup.flatMap(one => ('child' in one ? [one.child] : []))[0]
    const [old, stored] = [...variant.setup, ...variant.program].flatMap(one =>
      one.do === 'store' ? [one.value] : [],
    )
    const { title, brief, hints, debrief } = levelIn(variant, 'zh')
    expect(title).toBe('样例 P2')
    expect(brief).toBe(`P${child} 写入 '${stored}'。`)
    expect(hints.map(({ say }) => say)).toEqual([`P${child}的计数？`, `P1 读到'${old}'吗？`])
    expect(debrief).toBe(`P${child} 得到副本。`)
    expect(levelIn(variant, 'zh')).toEqual(variantOf(levelIn(level, 'zh'), seed))
  })
})

describe('the course in a language', () => {
  const level = loaded(TRANSLATED)
  const plain = loaded(SAMPLE)
  /** Translated, but for its chapter. */
  const untold = loaded(translated('  zh: {title: 样例}\n'))
  const asked = (id: string, chapter: string, from: Level = plain): Level => ({ ...from, id, chapter })

  const shown = (levels: readonly Level[]): string[] =>
    levelsIn(levels, 'zh').map(({ id, chapter, title }) => `${id}: ${chapter}: ${title}`)

  test('keeps a chapter together where only some of its levels are translated', () => {
    const levels = [
      asked('a', '1 One fault'),
      asked('b', '1 One fault', level),
      asked('c', '2 Fork'),
      asked('d', '1 One fault', { ...untold, boss: true }),
    ]
    expect(shown(levels)).toEqual([
      'a: 1 一次缺页异常: Sample',
      'b: 1 一次缺页异常: 样例',
      'c: 2 Fork: Sample',
      'd: 1 一次缺页异常: 样例',
    ])
    const told = levelsIn(levels, 'zh')
    const stars = ({ id }: Level): number => (id === 'd' ? 3 : 0)
    expect(isTestedOut(told, '1 一次缺页异常', stars)).toBe(true)
    expect(goesOnWith(told, stars, () => false)).toBe(goesOnWith(levels, stars, () => false))
    expect(nextChapter(told, 0, 1)).toBe(nextChapter(levels, 0, 1))
  })

  test('calls a chapter by one name, the first, where its levels have several', () => {
    const other: Level = {
      ...level,
      translations: { zh: { title: null, chapter: '1 另一个', brief: null, hints: [], debrief: null } },
    }
    expect(shown([asked('a', '1 One', level), asked('b', '1 One', other)])).toEqual([
      'a: 1 一次缺页异常: 样例',
      'b: 1 一次缺页异常: Sample',
    ])
  })

  test('never calls two chapters alike', () => {
    expect(
      shown([asked('a', '1 One', level), asked('b', '2 Two', level), asked('c', '1 一次缺页异常')]),
    ).toEqual(['a: 1 One: 样例', 'b: 2 Two: 样例', 'c: 1 一次缺页异常: Sample'])
    expect(shown([asked('a', '1 One', level), asked('b', '2 Two', level)])).toEqual([
      'a: 1 一次缺页异常: 样例',
      'b: 2 Two: 样例',
    ])
  })

  test('is the same list in English', () => {
    const levels = [level, plain]
    expect(levelsIn(levels, 'en')).toBe(levels)
  })
})

describe('what a level lacks in a language', () => {
  test('is nothing where nothing is translated, and told by place where something is', () => {
    expect(translationReports(loaded(SAMPLE))).toEqual([])
    expect(translationReports(loaded(TRANSLATED))).toEqual([
      { language: 'zh', texts: 6, missing: ['hints[1]', 'debrief'], differing: [] },
    ])
    expect(translationReports(loaded(translated('  zh: {}\n')))[0]?.missing).toEqual([
      'title',
      'chapter',
      'brief',
      'hints[0]',
      'hints[1]',
      'debrief',
    ])
  })
})

describe('a translation names what its text names, as often', () => {
  const differs = (more: string, less: string): string => {
    const parts = [
      ...(more === '' ? [] : [`${more} more often`]),
      ...(less === '' ? [] : [`${less} less often`]),
    ]
    return `warning: it names ${parts.join(' and ')} than the English text`
  }

  test.each<[what: string, english: string, told: string, message: string | null]>([
    ['nothing named', 'A store traps.', '写入会陷入。', null],
    ['the same', "P1 reads 'A' at heap[0].", "P1 在 heap[0] 读到 'A'。", null],
    ['another order', "P2 'B', then P1.", "先 P1，再 P2 的 'B'。", null],
    ['names beside Chinese', "P1's store to heap[0..1].", 'P1对heap[0..1]的写入。', null],
    ['another process', 'P1 stores.', 'P2 写入。', differs('P2', 'P1')],
    ['a process less often', 'P1 stores, then P1 loads.', 'P1 写入，然后读取。', differs('', 'P1')],
    ['a process more often', 'P1 stores, then loads.', 'P1 写入，然后 P1 读取。', differs('P1', '')],
    ['another value', "It reads 'A'.", "它读到 'B'。", differs("'B'", "'A'")],
    ['a small value', "It reads 'a'.", "它读到 'b'。", differs("'b'", "'a'")],
    ['another page', 'at heap[0]', '在 stack[0]', differs('stack[0]', 'heap[0]')],
    ['another page of a region', 'at heap[0]', '在 heap[1]', differs('heap[1]', 'heap[0]')],
    ['another number', 'a count of 2', '计数是 3', differs('3', '2')],
    ['a number with a point', 'Linux 6.18 does.', 'Linux 6.81 也是。', differs('6.81', '6.18')],
    ['a wide number', 'a count of 2', '计数是２', null],
    ['a number in a name', 'xv6 has no signals. It kills.', 'xv6 没有信号。xv6 终止它。', null],
    ['a section', 'write(2) is', 'write(2) 是', null],
    ['another frame', 'It maps frame b.', '它映射页帧 c。', differs('c', 'b')],
    ['frame a, and an article', 'Frame a gets a copy.', '页帧 a 得到副本。', null],
    ['an article, and no frame a', 'A store of a child.', '子进程的写入。', null],
    ['frame a out of nothing', 'The store traps.', '页帧 a 陷入。', differs('a', '')],
    ['an apostrophe', "That is P1's, isn't it?", '那是 P1 的，对吗？', null],
    ['rights', 'text[0] (r-x)', 'text[0]（r-x）', null],
    ['a mark at the end', 'heap[0] counts 1.', 'heap[0] 的计数是 1。', null],
  ])('%s', (_, english, told, message) => {
    expect(otherFacts(english, told)).toBe(message)
  })

  test('its report names the place of each', () => {
    const level = loaded(
      TRANSLATED.replace('      P2 写入。', '      P3 写入。').replace('- 看计数。', '- 看计数 4。'),
    )
    expect(translationReports(level)[0]?.differing).toEqual([
      { path: ['translations', 'zh', 'brief'], message: differs('P3', 'P2') },
      { path: ['translations', 'zh', 'hints', 0], message: differs('4', '') },
    ])
  })
})
