import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compact } from '../../src/ui/compact-output.ts'
import { createEmulator } from '../terminal/emulator.ts'

test.each([
  ['one style is left alone', '\u001b[1mA', '\u001b[1mA'],
  ['a colour that nothing is written in is left out', '\u001b[31m\u001b[32mA', '\u001b[32mA'],
  ['colour and background are both kept', '\u001b[48;2;1;2;3m\u001b[38;5;9mA', '\u001b[48;2;1;2;3;38;5;9mA'],
  ['bold, its end, and dim', '\u001b[1m\u001b[22m\u001b[2mA', '\u001b[22;2mA'],
  ['a reset takes all before it away', '\u001b[1m\u001b[31m\u001b[0m\u001b[4mA', '\u001b[0;4mA'],
  ['moves to the next line become one', 'A\u001b[E\u001b[E\u001b[EB', 'A\u001b[3EB'],
])('%s', (_, before, after) => {
  expect(compact(before)).toBe(after)
})

const style = fc.constantFrom(
  '0',
  '1',
  '2',
  '22',
  '4',
  '24',
  '7',
  '27',
  '31',
  '39',
  '38;2;9;8;7',
  '44',
  '49',
  '48;5;3',
  '97',
)
const piece = fc.oneof(
  { weight: 3, arbitrary: style.map(code => `\u001b[${code}m`) },
  { weight: 1, arbitrary: fc.constantFrom('a', 'b ', '\u001b[E', '\u001b[2G', '\u001b[K') },
)

test('a terminal shows the same, whatever was left out', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async pieces => {
      const output = pieces.join('')
      const shown = async (text: string) => {
        const emulator = createEmulator({ cols: 20, rows: 6 }, { reply: () => {} })
        await emulator.feed(text)
        const cells = emulator.cells()
        emulator.dispose()
        return cells
      }
      expect(await shown(compact(output))).toEqual(await shown(output))
    }),
    { numRuns: 200 },
  )
})
