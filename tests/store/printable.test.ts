import { expect, test } from 'vitest'
import { cleanName, printable } from '../../src/store/printable.ts'

test.each([
  ['plain', 'Ada', 'Ada'],
  ['space around it', '  Ada  ', 'Ada'],
  ['an escape sequence', '\u001b[31mAda', '[31mAda'],
  ['a C1 control', 'A\u009bda', 'Ada'],
  ['a line break', 'A\r\nda', 'Ada'],
  ['a reversal', 'A\u202eda', 'Ada'],
  ['half a surrogate pair', 'A\ud83dda', 'Ada'],
  ['a joined emoji stays joined', '👩‍🚀', '👩‍🚀'],
  ['letters of any script', 'Łukasz 王芳', 'Łukasz 王芳'],
  ['too long', 'x'.repeat(30), 'x'.repeat(24)],
  ['too long outside the basic plane', '🐄'.repeat(30), '🐄'.repeat(24)],
  ['cut at a space', `${'x'.repeat(23)} yz`, 'x'.repeat(23)],
  ['nothing but controls', '\u0000\u0007', ''],
])('a name is cleaned: %s', (_, name, cleaned) => {
  expect(cleanName(name)).toBe(cleaned)
  expect(cleanName(cleaned)).toBe(cleaned)
})

test('a path with an escape sequence is shown without it', () => {
  expect(printable('/tmp/\u001b[2J/saves')).toBe('/tmp/?[2J/saves')
})
