import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatProblem, parseJson } from '../../src/workload/index.ts'

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}]/u

/** What is wrong with a text that is no JSON, as `place: message`; null where nothing is. */
function complaint(text: string, firstLine = 1): string | null {
  const parsed = parseJson(text, 'f', firstLine)
  if (parsed.ok) return null
  const { line, column, message } = parsed.problem
  return `${line ?? '-'}:${column ?? '-'} ${message}`
}

const cutOff = (what: string): string => `the text ends before its ${what}: is the file cut off?`

const bad: readonly [text: string, complaint: string][] = [
  ['', '-:- it is empty'],
  [' \n\t ', '-:- it is empty'],
  ['{', `1:2 ${cutOff('}')}`],
  ['[1', `1:3 ${cutOff(']')}`],
  ['{"a":1', `1:7 ${cutOff('}')}`],
  ['{"a":"b', '1:6 a string does not end: is the file cut off?'],
  ['{"a":1,}', '1:8 a name in double quotes belongs here'],
  ['{"a" 1}', '1:6 a : is missing here'],
  ['{"a":}', '1:6 a value is missing here'],
  ['{"a":1 "b":2}', '1:8 a , is missing here'],
  ['{}{}', '1:3 there is more after the end of the value'],
  ['{"a":1}\n{"a":2}', '2:1 there is more after the end of the value'],
  ['{\n"a": NaN}', '2:6 this is not JSON: a value in its notation would do'],
  ["{'a':1}", '1:2 this is not JSON: a value in its notation would do'],
  ['{"a":1} // why', '1:9 this is not JSON (InvalidCommentToken)'],
  ['{"a":"\\x"}', '1:6 this is not JSON (InvalidEscapeCharacter)'],
  ['\u0000\u0001\u001b[31m', '1:1 this is not JSON: a value in its notation would do'],
  ['\ufffdPNG\r\n\u001a\n', '1:1 this is not JSON: a value in its notation would do'],
  ['{"a":1,"a":2}', '1:8 the name "a" stands twice in one object'],
  ['{"a":1,"\\u0061":2}', '1:8 the name "a" stands twice in one object'],
  ['{"b":[{"__proto__":1,"__proto__":2}]}', '1:22 the name "__proto__" stands twice in one object'],
  ['{"\\u001b[31m":1,"\\u001b[31m":2}', '1:17 the name "[31m" stands twice in one object'],
]

test.each(bad)('%j: %s', (text, said) => {
  expect(complaint(text)).toBe(said)
})

test('a problem on a later line of a file is told with that line', () => {
  expect(complaint('{\n"a": NaN}', 7)).toBe('8:6 this is not JSON: a value in its notation would do')
})

test.each([
  ['[', 65],
  ['{"a":', 321],
  ['[{"a":', 161 + 32],
])('100,000 levels of %s are refused where they get too deep', (opening, column) => {
  expect(complaint(opening.repeat(100_000))).toMatch(new RegExp(`^1:${column} nested deeper than 64 levels$`))
})

test.each([
  ['64 levels are read', '['.repeat(64) + ']'.repeat(64)],
  ['brackets side by side are not deep', `[${'[],{},'.repeat(1000)}[]]`],
  ['brackets in a string are not deep', JSON.stringify({ a: '[{"'.repeat(1000) })],
  ['a backslash at the end of a string hides no bracket', `["\\\\",${'['.repeat(10)}${']'.repeat(10)}]`],
  ['one name in two objects is no name twice', '{"a":{"a":1},"b":[{"a":2}]}'],
])('%s', (_, text) => {
  expect(parseJson(text, 'f')).toEqual({ ok: true, value: JSON.parse(text) })
})

test('a string of 20 million characters is read', () => {
  const parsed = parseJson(JSON.stringify({ name: 'x'.repeat(20_000_000) }), 'f')
  expect(parsed.ok).toBe(true)
})

test('a million escaped quotes that no quote ends are told in time that grows with the text alone', () => {
  expect(complaint(`{"name":"${'\\"'.repeat(1_000_000)}`)).toBe(
    '1:9 a string does not end: is the file cut off?',
  )
})

test('whatever JSON can say is read as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.json(), text => {
      expect(parseJson(text, 'f')).toEqual({ ok: true, value: JSON.parse(text) })
    }),
    { numRuns: 500 },
  )
})

test('a text with one character changed is read as JSON.parse reads it, or refused in clean words at its place', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), fc.string({ unit: 'binary', maxLength: 1 }), (text, index, other) => {
      const at = index % (text.length + 1)
      const changed = text.slice(0, at) + other + text.slice(at + 1)
      const parsed = parseJson(changed, 'f')
      if (parsed.ok) expect(parsed.value).toEqual(JSON.parse(changed))
      else {
        const { message, text: shown, column } = parsed.problem
        expect(`${message}${shown ?? ''}`).not.toMatch(INVISIBLE)
        expect(column === null || column <= changed.length + 1).toBe(true)
      }
    }),
    { numRuns: 1000 },
  )
})

/** The mark below the text points at the character itself, or is left out. */
const marked: readonly [text: string, formatted: string][] = [
  ['', 'f: it is empty'],
  ['{"a":1,}', 'f:1:8: a name in double quotes belongs here\n    {"a":1,}\n           ^'],
  [
    `{"a":"${'x'.repeat(70)}" 1}`,
    `f:1:79: a , is missing here\n    {"a":"${'x'.repeat(70)}" 1}\n    ${' '.repeat(78)}^`,
  ],
  [`{"a":"${'x'.repeat(500)}" 1}`, `f:1:509: a , is missing here\n    ${'x'.repeat(58)}" 1}`],
]

test.each(marked)('the mark stands below the place: %j', (text, formatted) => {
  const parsed = parseJson(text, 'f')
  expect(parsed.ok ? null : formatProblem(parsed.problem)).toBe(formatted)
})
