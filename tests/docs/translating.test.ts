import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import stringWidth from 'string-width'
import { expect, test } from 'vitest'
import { UNICODE } from '../../src/ui/theme/glyphs.ts'
import { ROOT } from '../cli/test-world.ts'
import { pageCalled, tableOf } from './tables.ts'

/* docs/translating.md leads a translator through files, commands and terms: all of them are what the program has. */
const PAGE = pageCalled('translating.md')

const textIn = (...path: readonly string[]): string => readFileSync(join(ROOT, ...path), 'utf8')
const allIn = (folder: string, ending: string): string =>
  readdirSync(join(ROOT, folder))
    .filter(name => name.endsWith(ending))
    .map(name => textIn(folder, name))
    .join('\n')

test('every file and folder that the page names is there', () => {
  const paths = [...PAGE.matchAll(/`((?:src|tests|levels)\/[^` ]+)`/g)].map(([, path = '']) => path)
  expect(paths.length).toBeGreaterThan(9)
  expect(paths.filter(path => !existsSync(join(ROOT, path)))).toEqual([])
  expect(existsSync(join(ROOT, 'tests/text'))).toBe(true)
})

test('the example of a text is one, in both languages', () => {
  const [, english = '', chinese = ''] = /```ts\n(.*)\n(.*)\n```/.exec(PAGE) ?? []
  expect(textIn('src/text/en/plain-result.ts')).toContain(english)
  expect(textIn('src/text/zh/plain-result.ts')).toContain(chinese)
})

test.each([
  ['src/text/spoken.ts', 'LOADED'],
  ['src/level/definition.ts', 'const languages = {'],
  ['src/ui/terminal-says.ts', 'languageOf'],
])('%s has what another language is added to', (path, name) => {
  expect(textIn(path)).toContain(name)
})

const splitTerms = (cell: string): string[] => cell.replace(/ \(.*\)/, '').split(/, /)

test('each term has one word in Chinese, and the game uses it', () => {
  const told = allIn('src/text/zh', '.ts') + allIn('levels', '.yaml')
  const rows = tableOf(PAGE, 'English', 'Chinese')
  expect(
    rows.filter(([english = '', chinese = '']) => splitTerms(english).length !== splitTerms(chinese).length),
  ).toEqual([])
  expect(
    rows.flatMap(([, chinese = '']) => splitTerms(chinese)).filter(term => !told.includes(term)),
  ).toEqual([])
})

test('the signs of ambiguous width are all of the game’s that are, but for the lines of its frames', () => {
  const ambiguous = (sign: string): boolean =>
    stringWidth(sign) === 1 && stringWidth(sign, { ambiguousIsNarrow: false }) === 2
  const paragraph =
    PAGE.split('\n\n').find(text => text.startsWith('A Chinese character takes two cells')) ?? ''
  const named = [...paragraph.matchAll(/`([^`]+)`/g)].flatMap(([, signs = '']) => signs.split(' '))
  expect(named.filter(sign => !ambiguous(sign))).toEqual([])
  const own = Object.values(UNICODE)
    .flat()
    .filter(sign => ambiguous(sign) && !/[\u2500-\u257f]/.test(sign))
  expect(own.filter(sign => !named.includes(sign))).toEqual([])
})
