import { PassThrough } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guarded, MOUSE_EVENT } from '../../src/ui/guarded-input.ts'
import { type MouseReport, NO_TAIL, readMouse } from '../../src/ui/mouse/report.ts'
import { isPaste } from '../../src/ui/paste.ts'

const press = (button: number, x: number, y: number): MouseReport => ({ button, x, y, pressed: true })
const sequenceOf = ({ button, x, y, pressed }: MouseReport): string =>
  `\u001b[<${button};${x + 1};${y + 1}${pressed ? 'M' : 'm'}`

/** What chunks are made of, keys that came one after another together, and what of them is still held. */
function read(...chunks: readonly string[]) {
  let tail = NO_TAIL
  const found: (string | MouseReport)[] = []
  for (const chunk of chunks) {
    const next = readMouse(tail, chunk)
    tail = next.tail
    for (const piece of next.pieces) {
      const last = found.at(-1)
      if (typeof piece === 'string' && typeof last === 'string') found[found.length - 1] = last + piece
      else found.push(piece)
    }
  }
  return { found, held: tail.held }
}

describe('reports of a mouse', () => {
  it.each<[string, readonly string[], readonly (string | MouseReport)[]]>([
    ['a press', ['\u001b[<0;1;1M'], [press(0, 0, 0)]],
    ['a release', ['\u001b[<0;80;24m'], [{ ...press(0, 79, 23), pressed: false }]],
    ['the wheel', ['\u001b[<64;5;6M\u001b[<65;5;6M'], [press(64, 4, 5), press(65, 4, 5)]],
    ['keys around one', ['ac\u001b[<0;3;2Md\u001b[A'], ['ac', press(0, 2, 1), 'd\u001b[A']],
    ['one behind an Escape', ['\u001b\u001b[<0;3;2M'], ['\u001b', press(0, 2, 1)]],
    ['one that is cut', ['a\u001b[<0;', '3;2', 'Mb'], ['a', press(0, 2, 1), 'b']],
    ['arrows, Home and F5', ['\u001b[A\u001b[H\u001b[15~'], ['\u001b[A\u001b[H\u001b[15~']],
    ['a lone Escape, which waits for nothing', ['\u001b'], ['\u001b']],
    ['Alt and a bracket', ['\u001b['], ['\u001b[']],
    ['what only begins like one', ['\u001b[<0;q'], ['\u001b[<0;q']],
    ['what only begins like one, in two chunks', ['\u001b[<0;', 'q'], ['\u001b[<0;q']],
  ])('%s', (_, chunks, expected) => {
    expect(read(...chunks)).toEqual({ found: expected, held: '' })
  })

  it('whose first characters were handed on go on whole, for Ink to drop', () => {
    for (const chunks of [
      ['\u001b', '[<0;3;2Ma'],
      ['\u001b[', '<0;3;2Ma'],
      ['\u001b', '[', '<0;3', ';2Ma'],
    ]) {
      const { found } = read(...chunks)
      expect(found.filter(piece => typeof piece === 'string').join('')).toBe('\u001b[<0;3;2Ma')
      expect(found.filter(piece => typeof piece !== 'string')).toEqual([press(0, 2, 1)])
    }
  })
})

const reports = fc.record({
  button: fc.constantFrom(0, 1, 2, 4, 64, 65),
  x: fc.nat(299),
  y: fc.nat(99),
  pressed: fc.boolean(),
})
const keys = fc.constantFrom(
  'a',
  'r',
  ' ',
  '\r',
  '\t',
  '[',
  '<',
  '0',
  ';',
  'M',
  '\u001b[A',
  '\u001b[5~',
  '页',
)
const pieces = fc.array(fc.oneof(reports, keys), { maxLength: 30 })

/** A text cut at some places. */
function cutAt(text: string, places: readonly number[]): string[] {
  const at = [0, ...places.map(place => place % (text.length + 1)), text.length].sort((a, b) => a - b)
  return at.slice(1).map((end, index) => text.slice(at[index], end))
}

const written = (piece: string | MouseReport): string =>
  typeof piece === 'string' ? piece : sequenceOf(piece)

describe('a stream of keys and clicks', () => {
  it('gives the keys exactly as typed and every click once, wherever it is cut', () => {
    fc.assert(
      fc.property(pieces, fc.array(fc.nat(), { maxLength: 12 }), (typed, places) => {
        const { found, held } = read(...cutAt(typed.map(written).join(''), places))
        expect(held).toBe('')
        expect(found.filter(piece => typeof piece !== 'string')).toEqual(
          typed.filter(piece => typeof piece !== 'string'),
        )
        // Ink drops what was handed on in part.
        const text = found.filter(piece => typeof piece === 'string').join('')
        expect(text.replace(/\u001b\[<\d+;\d+;\d+[Mm]/g, '')).toBe(
          typed.filter(piece => typeof piece === 'string').join(''),
        )
      }),
    )
  })

  it('keeps the order of keys and clicks where no report is cut', () => {
    fc.assert(
      fc.property(pieces, typed => {
        const joined = read(typed.map(written).join('')).found
        expect(joined.map(written).join('')).toBe(typed.map(written).join(''))
        expect(joined.filter(piece => typeof piece !== 'string').length).toBe(
          typed.filter(piece => typeof piece !== 'string').length,
        )
      }),
    )
  })
})

/** What a guarded stream gives for chunks of input: keys, and clicks in angle brackets. */
async function heard(...chunks: readonly string[]): Promise<string> {
  const stream = new PassThrough({ encoding: 'utf8' })
  const guard = guarded(stream)
  let out = ''
  guard.on(MOUSE_EVENT, ({ button, x, y }: MouseReport) => {
    out += `<${button} ${x} ${y}>`
  })
  for (const chunk of chunks) {
    stream.write(chunk)
    for (let text: unknown = guard.read(); text !== null; text = guard.read()) out += String(text)
  }
  return out
}

const CLICK = '\u001b[<0;3;2M'

describe('the guarded input', () => {
  it('gives keys and clicks in the order in which they came', async () => {
    expect(await heard(`a${CLICK}b`, `${CLICK}${CLICK}c`)).toBe('a<0 2 1>b<0 2 1><0 2 1>c')
  })

  it('takes no number of clicks for a paste', async () => {
    expect(isPaste(CLICK.repeat(100))).toBe(true)
    expect(await heard(CLICK.repeat(100))).toBe('<0 2 1>'.repeat(100))
    expect(await heard(`${'j'.repeat(40)}${CLICK}${'j'.repeat(24)}`)).toBe(
      `${'j'.repeat(40)}<0 2 1>${'j'.repeat(24)}`,
    )
  })

  it('clicks on nothing for a text that is pasted and looks like a click', async () => {
    expect(await heard(`\u001b[200~a${CLICK}b\u001b[201~`, CLICK)).toBe('\u001b[200~ab\u001b[201~<0 2 1>')
    expect(await heard('\u001b[20', `0~a${CLICK}`, `b${CLICK}\u001b[201~`)).toBe('\u001b[200~ab\u001b[201~')
    expect(await heard(`${'x'.repeat(100)}${CLICK}`)).toBe(`\u001b[200~${'x'.repeat(100)}`)
  })
})
