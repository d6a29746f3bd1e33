import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { missingIn } from '../../src/text/index.ts'
import { SAMPLE } from '../level/sample.ts'
import { cowhand, ROOT } from './test-world.ts'

const WHOLE = `translations:
  zh:
    title: 样例
    chapter: 1 一次缺页异常
    brief: P2 写入。
    hints: [看计数。, 谁陷入了？]
    debrief: P2 得到副本。
`
const PART = 'translations: {zh: {title: 样例, hints: [看计数。, null]}}\n'

/** A folder of samples with these translations, by name. */
function levels(translations: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'cowhand-check-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [id, lines] of Object.entries(translations))
    writeFileSync(join(folder, `${id}.yaml`), SAMPLE.replace('id: sample', `id: ${id}`).concat(lines))
  return folder
}

const linesOf = (out: string, language: string): string[] =>
  out.split('\n').filter(line => line.trim().startsWith(`${language}: `))

/** What the program itself says in English, as it stands today. */
const ofInterface = async (): Promise<string[]> => {
  const missing = await missingIn('zh')
  return missing.length === 0
    ? []
    : [`zh: texts of the interface in English, ${missing.length}: ${missing.join(', ')}.`]
}

test('check says nothing of languages for a level that is not translated', async () => {
  const { status, out, err } = await cowhand(['check', levels({ a: '' })])
  expect({ status, err }).toEqual({ status: 0, err: '' })
  expect(linesOf(out, 'zh')).toEqual([])
})

test.each([
  ['all of it', WHOLE, '    zh: all 6 texts are translated'],
  ['some of it', PART, '    zh: 2 of 6 texts are translated; in English: chapter, brief, hints[1], debrief'],
  [
    'none of it',
    'translations: {zh: {}}\n',
    '    zh: 0 of 6 texts are translated; in English: title, chapter, brief, hints[0], hints[1], debrief',
  ],
])('check tells how far a level is translated, and calls it sound: %s', async (_, lines, said) => {
  const { status, out, err } = await cowhand(['check', levels({ a: lines })])
  expect({ status, err }).toEqual({ status: 0, err: '' })
  expect(linesOf(out, 'zh')).toEqual([said])
  expect(out).toContain('1 of 1 level files are sound.')
})

test('check tells of several levels which are translated, in part or not, and what the interface lacks', async () => {
  const { status, out } = await cowhand(['check', levels({ a: WHOLE, b: PART, c: '', d: '' })])
  expect(status).toBe(0)
  expect(linesOf(out, 'zh').filter(line => !line.startsWith(' '))).toEqual([
    'zh: 1 of 4 levels are translated; in part: b; in English: c, d.',
    ...(await ofInterface()),
  ])
})

test('check does not name them all where none is translated', async () => {
  const { out } = await cowhand(['check', levels({ a: '', b: '' })])
  expect(linesOf(out, 'zh')).toEqual(['zh: 0 of 2 levels are translated.', ...(await ofInterface())])
})

test('check warns where a translation names something else, with its place, and calls the level sound', async () => {
  const folder = levels({ a: WHOLE.replace('P2 写入。', "P3 把 'B' 写入 heap[1]。") })
  const { status, out, err } = await cowhand(['check', folder])
  expect(status).toBe(0)
  expect(out).toContain('1 of 1 level files are sound.')
  expect(err).toBe(
    `${join(folder, 'a.yaml')}:32:12: translations.zh.brief: warning: it names P3, 'B', heap[1] more often and P2 less often than the English text
        brief: P3 把 'B' 写入 heap[1]。
               ^
`,
  )
})

test('a warning and an error do not hide each other', async () => {
  const folder = levels({
    a: WHOLE.replace('P2 写入。', 'P3 写入。').concat('facts: [{after: start, is: [free 1]}]\n'),
  })
  const { status, err } = await cowhand(['check', folder])
  expect(status).toBe(1)
  expect(err).toMatch(/facts\[0\]\.is\[0\]: "free 1" does not hold/)
  expect(err).toMatch(/translations\.zh\.brief: warning: it names P3 more often and P2 less often/)
})

test('the first chapter is all there in Chinese, and names in each text what the English names', async () => {
  const { status, out, err } = await cowhand(['check', join(ROOT, 'levels')])
  expect({ status, err }).toEqual({ status: 0, err: '' })
  const [first, , ...rest] = linesOf(out, 'zh').filter(line => !/: all \d+ texts are translated$/.test(line))
  expect(first).toMatch(/^zh: \d+ of \d+ levels are translated/)
  expect(rest).toEqual([])
  for (const id of ['first-write', 'reading-is-free', 'parent-writes-too', 'one-page-at-a-time'])
    expect(first).not.toContain(id)
  for (const id of ['not-every-fault', 'boss-one-fault']) expect(first).not.toContain(id)
})
