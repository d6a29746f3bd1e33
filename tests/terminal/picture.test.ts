import { expect, it } from 'vitest'
import { drawSvg } from '../../scripts/svg.ts'
import { createEmulator } from './emulator.ts'

/** The elements drawn for output on a screen of 20x2, without those that frame every picture. */
async function drawn(output: string): Promise<string[]> {
  const emulator = createEmulator({ cols: 20, rows: 2 }, { convertEol: true, reply: () => {} })
  await emulator.feed(output)
  const svg = drawSvg(emulator.cells(), { title: 'A <title>', description: '' })
  expect(svg).toContain('<title id="title">A &lt;title&gt;</title>')
  return svg.split('\n').filter(line => /^<(text|rect x)/.test(line))
}

const cases: [what: string, output: string, elements: RegExp[]][] = [
  ['plain words of a row as one run', 'a  b', [/^<text x="0" y="13" textLength="36" [^>]*>a\u00a0{2}b</]],
  ['each row on its own line', '\nbelow', [/^<text x="0" y="30"/]],
  ['markup in a program’s output as text', '<&>', [/>&lt;&amp;&gt;</]],
  [
    'a change of colour as another run at its column',
    'ab\x1b[38;2;1;2;3mcd',
    [/x="0" [^>]*>ab</, /x="18" [^>]*fill="#010203">cd</],
  ],
  [
    'a background under blanks too',
    '\x1b[48;2;9;9;9m  x  ',
    [/^<rect x="0" y="0" width="45" height="17" fill="#090909"/, /^<text x="18" [^>]*>x</],
  ],
  [
    'inverse text as the two colours exchanged',
    '\x1b[7;38;2;9;9;9;48;2;7;7;7mx',
    [/^<rect [^>]*fill="#090909"/, /fill="#070707"/],
  ],
  ['dim text nearer to its background', '\x1b[2;38;2;90;90;90;48;2;0;0;0mx', [/^<rect/, /fill="#3c3c3c"/]],
  ['colours of the palette of 256', '\x1b[38;5;196ma\x1b[38;5;232mb', [/fill="#ff0000"/, /fill="#080808"/]],
  ['bold and underlined text', '\x1b[1;4mx', [/font-weight="bold" text-decoration="underline"/]],
]

it.each(cases)('draws %s', async (_, output, elements) => {
  const lines = await drawn(output)
  expect(lines).toHaveLength(elements.length)
  for (const [i, element] of elements.entries()) expect(lines[i]).toMatch(element)
})
