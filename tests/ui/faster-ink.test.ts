import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { Draws, randomState } from '../../src/level/index.ts'
import type { Row, Span } from '../../src/ui/text.ts'
import type { Frame } from './ink-frames.tsx'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

const FILES: Readonly<Record<string, string>> = {
  builtins: 'builtins',
  fasterInk: 'faster-ink',
  lateUnicode: 'late-unicode',
}

type Draw = (frames: readonly Frame[]) => Promise<string[]>

/** The same drawing, bundled with plugins of the program's bundle or without. */
async function drawingWith(names: readonly string[]): Promise<Draw> {
  const plugins: Plugin[] = []
  for (const name of names) {
    const { [name]: plugin } = await import(here(`../../scripts/${FILES[name]}.mjs`))
    plugins.push(plugin)
  }
  const { outputFiles } = await build({
    entryPoints: [here('ink-frames.tsx')],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    jsx: 'automatic',
    outdir: 'unwritten',
    define: { 'process.env.NODE_ENV': '"production"' },
    alias: { 'react-devtools-core': here('../../scripts/no-devtools.mjs') },
    plugins,
  })
  const { draw } = await import(
    `data:text/javascript;base64,${Buffer.from(outputFiles?.[0]?.text ?? '').toString('base64')}`
  )
  return draw
}

const PIECES = [
  'P1 heap',
  ' ',
  '   ',
  '▸ a',
  '── verdict ',
  '写时复制',
  '✓ clean',
  '👩‍👩‍👧 🇫🇮 1️⃣ ★',
  'e\u0301 한글',
  'counts 2',
  '│',
]
const TONES = [
  'text',
  'dim',
  'accent',
  'trap',
  'bad',
  'frame-3',
  'on-frame-3',
  'frame-zero',
  'cursor',
] as const

const SIZES = [
  [80, 24],
  [60, 20],
  [33, 9],
] as const

const one = <T>(draws: Draws, list: readonly T[], otherwise: T): T =>
  list[draws.below(list.length)] ?? otherwise

const someSpan = (draws: Draws): Span => ({
  text: one(draws, PIECES, ''),
  tone: one(draws, TONES, 'text'),
  bold: draws.below(4) === 0,
})

const someRow = (draws: Draws): Row => Array.from({ length: draws.below(9) }, () => someSpan(draws))

/** Mostly one row is other than before; now and then all, the size, the theme, or what lies above. */
function nextFrame(before: Frame, draws: Draws): Frame {
  const kind = draws.below(12)
  const [columns, lines] = kind === 0 ? one(draws, SIZES, [80, 24]) : [before.columns, before.lines]
  const theme = kind === 1 ? one(draws, ['dark', 'light', null] as const, null) : before.theme
  const all = kind === 2
  const changed = draws.below(lines)
  const rows = Array.from({ length: Math.min(lines, before.rows.length || lines) }, (_, index) =>
    all || index === changed ? someRow(draws) : (before.rows[index] ?? []),
  )
  const text = one(draws, PIECES, '')
  const over = kind === 3 ? { left: draws.below(columns), top: draws.below(lines), text } : before.over
  const cut =
    kind === 4 ? { width: 1 + draws.below(12), from: draws.below(4), text: `x\n${text}\ny` } : before.cut
  return { columns, lines, theme, rows, over: kind === 5 ? null : over, cut: kind === 6 ? null : cut }
}

const EMPTY: Frame = { columns: 80, lines: 24, theme: 'dark', rows: [], over: null, cut: null }

describe('what is kept from frame to frame, and made late', () => {
  const drawings: { readonly plain: Promise<Draw>; readonly ours: Promise<Draw> } = {
    plain: drawingWith(['builtins']),
    ours: drawingWith(['builtins', 'fasterInk', 'lateUnicode']),
  }

  it.each([1, 2, 3])('changes no byte of what Ink writes: seed %i', async seed => {
    const draws = new Draws(randomState(seed))
    const frames: Frame[] = []
    for (let frame = EMPTY; frames.length < 120; frame = nextFrame(frame, draws)) frames.push(frame)
    const expected = await (await drawings.plain)(frames)
    expect(expected.filter(written => written !== '').length).toBeGreaterThan(90)
    expect(await (await drawings.ours)(frames)).toEqual(expected)
  })
})
