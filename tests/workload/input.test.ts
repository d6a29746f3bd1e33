import { expect, test } from 'vitest'
import { LONGEST_PIECE, piecesOf } from '../../src/workload/index.ts'

async function* linesOf(text: string): AsyncGenerator<string> {
  yield* text === '' ? [] : text.split('\n')
}

/** Each piece in a word: its text, or the name or problem of its trace, with the line. */
async function pieces(text: string): Promise<string[]> {
  const found: string[] = []
  for await (const piece of piecesOf(linesOf(text), 'f'))
    if (piece.kind === 'text') found.push(`text ${JSON.stringify(piece.text)}`)
    else if (piece.kind === 'problem') found.push(`problem ${piece.problem.line}: ${piece.problem.message}`)
    else if (piece.read.ok) found.push(`trace ${piece.read.trace.name} at ${piece.line}`)
    else found.push(`bad trace at ${piece.line}: ${piece.read.problem.line}: ${piece.read.problem.message}`)
  return found
}

const one = '{"name":"one","steps":[]}'
const two = '{"name":"two","steps":[]}'
const pretty = (name: string): string => JSON.stringify({ name, steps: [] }, null, 2)
const EMPTY =
  'problem null: it is empty; a workload has one instruction a line, such as P1 map heap anon private 2'
const AFTER = 'there is more after the end of the value'

const inputs: readonly [sentence: string, text: string, found: string[]][] = [
  ['nothing', '', [EMPTY]],
  ['blank lines', '\n  \n\t\n', [EMPTY]],
  ['a workload', 'P1 wait\nP1 exit', ['text "P1 wait\\nP1 exit"']],
  ['a workload behind blank lines keeps its line numbers', '\n\nP1 wait', ['text "\\n\\nP1 wait"']],
  ['a workload that begins with a comment', '# {\nP1 wait', ['text "# {\\nP1 wait"']],
  ['a workload as on Windows', 'P1 wait\r\nP1 exit\r', ['text "P1 wait\\r\\nP1 exit\\r"']],
  ['one trace on one line', one, ['trace one at 1']],
  ['one trace over many lines', pretty('one'), ['trace one at 1']],
  ['one trace over many lines behind blank ones', `\n\n${pretty('one')}\n\n`, ['trace one at 3']],
  ['JSON lines', `${one}\n${two}`, ['trace one at 1', 'trace two at 2']],
  ['JSON lines with blanks between', `\n${one}\n\n  \n${two}\n`, ['trace one at 2', 'trace two at 5']],
  ['JSON lines as on Windows', `${one}\r\n${two}\r\n`, ['trace one at 1', 'trace two at 2']],
  ['one trace as on Windows', pretty('one').replaceAll('\n', '\r\n'), ['trace one at 1']],
  ['JSON lines behind a byte-order mark', `\ufeff${one}\n${two}`, ['trace one at 1', 'trace two at 2']],
  ['one trace behind a byte-order mark', `\ufeff${pretty('one')}`, ['trace one at 1']],
  [
    'a bad line among JSON lines is told with its line, and the next is read',
    `${one}\nP1 wait\n${two}`,
    [
      'trace one at 1',
      'bad trace at 2: 2: this is not JSON: a value in its notation would do',
      'trace two at 3',
    ],
  ],
  ['a trace with more behind it', `${pretty('one')}\n${one}`, [`bad trace at 1: 5: ${AFTER}`]],
  [
    'a trace over many lines that is cut off',
    '\n{\n "name": "one",\n',
    ['bad trace at 2: 4: a name in double quotes belongs here: is the file cut off?'],
  ],
]

test.each(inputs)('%s', async (_, text, found) => {
  expect(await pieces(text)).toEqual(found)
})

test('a text that is too large is refused before it is held whole', async () => {
  const line = 'x'.repeat(1024 * 1024)
  let given = 0
  async function* endless(): AsyncGenerator<string> {
    for (; given < 1000; given++) yield line
  }
  const found = []
  for await (const piece of piecesOf(endless(), 'f')) found.push(piece)
  const limit = LONGEST_PIECE / line.length
  expect(found).toMatchObject([
    {
      kind: 'problem',
      problem: {
        file: 'f',
        line: limit,
        message: expect.stringMatching(/^too large: one workload or trace has at most 64 MiB/),
      },
    },
  ])
  expect(given).toBeLessThan(limit + 2)
})
