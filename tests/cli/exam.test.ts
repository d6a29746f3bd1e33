import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeExam, USUAL_EXAM } from '../../src/game/exam/exam.ts'
import { examKey } from '../../src/game/exam/paper/key.ts'
import { examPaper } from '../../src/game/exam/paper/sheet.ts'
import { spokenLanguage } from '../../src/text/index.ts'
import { cowhand } from './test-world.ts'

const SMALL = ['--questions', '3', '--kinds', 'predict', '--difficulty', 'easy']
const small = (seed: number) =>
  ({ ...USUAL_EXAM, seed, questions: 3, kinds: ['predict'], difficulty: 'easy' }) as const
const sheetOf = (seed: number): string => examPaper(small(seed), makeExam(small(seed)))
const keyOf = (seed: number): string => examKey(small(seed), makeExam(small(seed)))

const freshFolder = (): string => mkdtempSync(join(tmpdir(), 'cowhand-exam-'))

const exam = (...words: readonly string[]) => cowhand(['exam', ...words])

describe('printed', () => {
  test('the sheet is the exam of its seed, and the same twice', async () => {
    const words = ['--seed', '7', '--paper', ...SMALL]
    const printed = await exam(...words)
    expect(printed).toEqual({ status: 0, out: sheetOf(7), err: '' })
    expect(await exam(...words)).toEqual(printed)
  })

  test('the key is printed alone, or behind the sheet', async () => {
    expect(await exam('--seed', '7', '--key', ...SMALL)).toEqual({ status: 0, out: keyOf(7), err: '' })
    const both = await exam('--seed', '7', '--key', '--paper', ...SMALL)
    expect(both.out).toBe(`${sheetOf(7)}\n---\n\n${keyOf(7)}`)
  })

  test('without a seed one is drawn, and the sheet names it', async () => {
    const { status, out } = await exam('--paper', ...SMALL)
    expect(status).toBe(0)
    const seed = Number(/^- Seed (\d+),/m.exec(out)?.[1])
    expect(out).toBe(sheetOf(seed))
  })

  test('the order in which kernels and kinds are named changes nothing', async () => {
    const one = await exam(
      '--seed',
      '3',
      '--paper',
      '--questions',
      '4',
      '--kernels',
      'linux,xv6',
      '--kinds',
      'bug, predict',
    )
    const other = await exam(
      '--seed',
      '3',
      '--paper',
      '--questions',
      '4',
      '--kernels',
      'xv6,linux',
      '--kinds',
      'predict,bug',
    )
    expect(one.status).toBe(0)
    expect(one).toEqual(other)
  })

  test('in Chinese it is the same exam, and English is spoken again afterwards', async () => {
    const { status, out } = await exam('--seed', '7', '--paper', '--key', '--language', 'zh', ...SMALL)
    expect(status).toBe(0)
    expect(out).toContain('# 考试：写时复制的 fork')
    expect(out).toContain('# 考试答案')
    expect(spokenLanguage()).toBe('en')
    const instructions = (text: string) => text.match(/^\d+\. `P\d .*`$/gm)
    expect(instructions(out)).toEqual(instructions(sheetOf(7)))
  })

  test('fewer questions than asked for are printed, and said to be fewer', async () => {
    const { status, out, err } = await exam(
      '--seed',
      '1',
      '--paper',
      '--topics',
      'zombie',
      '--kinds',
      'by-hand',
      '--questions',
      '60',
      '--difficulty',
      'easy',
    )
    const made = out.match(/^## \d+\. /gm)?.length ?? 0
    expect(status).toBe(0)
    expect(made).toBeLessThan(60)
    expect(err).toBe(
      `seed 1: ${made} different questions were found for these topics, kernels and kinds, not 60\n`,
    )
  })
})

describe('variants', () => {
  test('each have their own seed, one after the other, and their key', async () => {
    const folder = join(freshFolder(), 'new', 'exams')
    const { status, out, err } = await exam(
      '--seed',
      '4294967294',
      '--variants',
      '3',
      '--out',
      folder,
      ...SMALL,
    )
    const names = ['exam-4294967294', 'exam-4294967295', 'exam-0'].flatMap(name => [
      `${name}.md`,
      `${name}-key.md`,
    ])
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(out).toBe(names.map(name => `${join(folder, name)}\n`).join(''))
    expect(readdirSync(folder).sort()).toEqual([...names].sort())
    expect(readFileSync(join(folder, 'exam-0.md'), 'utf8')).toBe(sheetOf(0))
    expect(readFileSync(join(folder, 'exam-0-key.md'), 'utf8')).toBe(keyOf(0))
  })

  test('are not written over what is there, and then none is', async () => {
    const folder = freshFolder()
    writeFileSync(join(folder, 'exam-8-key.md'), 'mine')
    const words = ['--seed', '7', '--variants', '2', '--out', folder, ...SMALL]
    expect(await exam(...words)).toEqual({
      status: 1,
      out: '',
      err: `${join(folder, 'exam-8-key.md')} is there already, and nothing was written; name another folder, or add --force\n`,
    })
    expect(readdirSync(folder)).toEqual(['exam-8-key.md'])
    expect((await exam(...words, '--force')).status).toBe(0)
    expect(readFileSync(join(folder, 'exam-8-key.md'), 'utf8')).toBe(keyOf(8))
    expect(readdirSync(folder)).toHaveLength(4)
  })

  test('do not follow a link out of the folder, by force neither', async () => {
    const folder = freshFolder()
    const elsewhere = join(freshFolder(), 'mine.md')
    writeFileSync(elsewhere, 'mine')
    symlinkSync(elsewhere, join(folder, 'exam-7.md'))
    const words = ['--seed', '7', '--variants', '1', '--out', folder, ...SMALL]
    expect((await exam(...words)).status).toBe(1)
    const { status, err } = await exam(...words, '--force')
    expect(status).toBe(1)
    expect(err).toContain('is no plain file and is not written over')
    expect(readFileSync(elsewhere, 'utf8')).toBe('mine')
  })

  test('need a folder, not a file', async () => {
    const file = join(freshFolder(), 'file')
    writeFileSync(file, '')
    for (const folder of [file, join(file, 'in')])
      expect(await exam('--seed', '7', '--variants', '1', '--out', folder, ...SMALL)).toEqual({
        status: 1,
        out: '',
        err: `${folder}: there is a file where a folder would have to be; name another folder\n`,
      })
  })

  test('leave other files of the folder alone', async () => {
    const folder = freshFolder()
    mkdirSync(join(folder, 'exam-70.md'))
    expect((await exam('--seed', '7', '--variants', '1', '--out', folder, ...SMALL)).status).toBe(0)
    expect(readdirSync(folder).sort()).toEqual(['exam-7-key.md', 'exam-7.md', 'exam-70.md'])
  })
})

test('on the screen it needs a terminal', async () => {
  const { status, out, err } = await exam('--seed', '7')
  expect([status, out]).toEqual([1, ''])
  expect(err).toMatch(/^this needs a terminal/)
})

const SEED = /A whole number from 0 to 4294967295 would do/

test.each([
  [['--seed', '-1', '--paper'], SEED],
  [['--seed', '1.5', '--paper'], SEED],
  [['--seed', 'seven', '--paper'], SEED],
  [['--questions', '0', '--paper'], /A whole number from 1 to 60 would do/],
  [['--questions', '61', '--paper'], /A whole number from 1 to 60 would do/],
  [['--minutes', '241', '--paper'], /A whole number from 1 to 240 would do/],
  [
    ['--kernels', 'naive', '--paper'],
    /One or more of these would do, with commas between them: xv6, linux, eager\./,
  ],
  [['--kernels', 'xv6,minix', '--paper'], /xv6, linux, eager\./],
  [['--kernels', ',', '--paper'], /xv6, linux, eager\./],
  [['--kinds', 'essay', '--paper'], /predict, order, detective, bug, by-hand\./],
  [['--topics', 'cows', '--paper'], /there is no topic "cows"; there are copy-on-write, write-protect, /],
  [['--topics', '\x1b[31m', '--paper'], /there is no topic/],
  [['--topics', '', '--paper'], /--topics names no topic/],
  [['--difficulty', 'brutal', '--paper'], /Allowed choices are mix, easy, medium, hard/],
  [['--language', 'fr', '--paper'], /Allowed choices are en, zh/],
  [['--language', 'zh'], /--language belongs to --paper, --key and --variants/],
  [['--out', 'x'], /--out belongs to --variants/],
  [['--force', '--paper'], /--force belongs to --variants/],
  [['--variants', '2'], /--variants needs a folder/],
  [['--variants', '0', '--out', 'x'], /A whole number from 1 to 100 would do/],
  [['--variants', '2', '--out', 'x', '--key'], /leave out --paper and --key/],
  [['--kernels', 'eager', '--kinds', 'detective', '--key'], /no question was found for these topics/],
  [['sheet'], /too many arguments/],
] as const)('%j is one clear message, and status 2', async (words, says) => {
  const { status, out, err } = await exam(...words)
  expect({ status, out }).toEqual({ status: 2, out: '' })
  expect(err).toMatch(says)
  expect(err).toMatch(/^error: /)
  expect(err.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\n {4}at /u)
})

test('the help of cowhand and of exam has examples of it', async () => {
  expect((await cowhand(['--help'])).out).toContain('$ cowhand exam --seed 7')
  const { status, out } = await exam('--help')
  expect(status).toBe(0)
  expect(out).toContain('$ cowhand exam --seed 100 --variants 20 --out exams')
})
