import { PassThrough } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { guarded } from '../../src/ui/guarded-input.ts'
import { isPaste, PASTE_END, pasteRefused, READING_KEYS, readChunk } from '../../src/ui/paste.ts'

const START = '\u001b[200~'

/** What chunks become, read one after another. */
function read(...chunks: readonly string[]): { readonly out: string; readonly within: string } {
  let reading = READING_KEYS
  let out = ''
  for (const chunk of chunks) {
    const next = readChunk(reading, chunk)
    reading = next.reading
    out += next.out
  }
  return { out, within: reading.within }
}

describe('what counts as a paste', () => {
  it.each([
    ['a letter', 'a', false],
    ['as many keys as a hand leaves while the program is busy', 'j'.repeat(64), false],
    ['one more', 'j'.repeat(65), true],
    ['a held arrow, each of three characters', '\u001b[B'.repeat(64), false],
    ['arrows that no hand presses', '\u001b[B'.repeat(65), true],
    ['a held F5', '\u001b[15~'.repeat(40), false],
    ['a held Escape', '\u001b'.repeat(60), false],
  ])('%s', (_, text, expected) => {
    expect(isPaste(text)).toBe(expected)
  })

  it('is told by its length in characters, not in code units', () => {
    expect(pasteRefused('🐄'.repeat(70))).toBe('That was a paste of 70 characters; nothing was done.')
  })
})

describe('chunks of input', () => {
  const long = 'acmdr'.repeat(20)

  it.each<[string, readonly string[], string, string]>([
    ['keys stay keys', ['a', '\u001b[A', 'cmdr'], 'a\u001b[Acmdr', 'keys'],
    ['a long chunk gets the mark of a paste', [long], START + long, 'burst'],
    ['what follows a long chunk belongs to it', [long, 'a', long], `${START}${long}a${long}`, 'burst'],
    ['an Escape in it cannot end it', [`${long}${PASTE_END}x`], `${START}${long}[201~x`, 'burst'],
    [
      'a marked paste stays as it is',
      [START + long, long, PASTE_END],
      START + long + long + PASTE_END,
      'keys',
    ],
    [
      'a mark that was cut in two is one',
      ['ab\u001b[20', `0~${long}`, `${long}\u001b[2`, '01~'],
      `ab${START}${long}${long}${PASTE_END}`,
      'keys',
    ],
    ['keys behind a paste are keys', [`${START}x${PASTE_END}a`, 'b'], `${START}x${PASTE_END}ab`, 'keys'],
    [
      'a paste behind a paste is one of its own',
      [`${START}x${PASTE_END}${START}y`],
      `${START}x${PASTE_END}${START}y`,
      'paste',
    ],
  ])('%s', (_, chunks, out, within) => {
    expect(read(...chunks)).toEqual({ out, within })
  })

  it('never lose or double what a terminal has marked, however it is cut', () => {
    const input = `ab${START}${long}\u001b[A${PASTE_END}cd`
    fc.assert(
      fc.property(fc.array(fc.nat(input.length), { maxLength: 12 }), cuts => {
        const places = [0, ...cuts.toSorted((a, b) => a - b), input.length]
        const chunks = places.slice(1).map((end, index) => input.slice(places[index], end))
        expect(read(...chunks.filter(chunk => chunk !== ''))).toEqual({ out: input, within: 'keys' })
      }),
    )
  })
})

/** A keyboard as Ink reads it: what has come, once nothing comes any more. */
function keyboard() {
  const stream = new PassThrough()
  stream.setEncoding('utf8')
  onTestFinished(() => {
    stream.destroy()
  })
  const input = guarded(Object.assign(stream, { isTTY: true }))
  let text = ''
  input.on('readable', () => {
    for (let chunk: unknown = input.read(); chunk !== null; chunk = input.read()) text += String(chunk)
  })
  return { stream, input, text: () => text }
}

describe('guarded input', () => {
  it('ends a burst where nothing more comes, and then keys are keys again', async () => {
    const { stream, text } = keyboard()
    stream.write('x'.repeat(5000))
    await expect.poll(text).toBe(`${START}${'x'.repeat(5000)}`)
    stream.write('yz')
    const burst = `${START}${'x'.repeat(5000)}yz${PASTE_END}`
    await expect.poll(text).toBe(burst)
    stream.write('a')
    await expect.poll(text).toBe(`${burst}a`)
  })

  it('hands on what is put back into it, as typed before the game had begun', async () => {
    const { input, text } = keyboard()
    input.unshift('a')
    await expect.poll(text).toBe('a')
    expect(input.isTTY).toBe(true)
  })
})
