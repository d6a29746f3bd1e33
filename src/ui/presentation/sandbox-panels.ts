import { KERNEL_NAMES, KERNELS } from '../../kernel/index.ts'
import { texts } from '../../text/index.ts'
import { keyLabel } from '../keymap/labels.ts'
import { entriesOf } from '../sandbox/entries.ts'
import { examplesLeft } from '../sandbox/examples.ts'
import type { Panel, SandboxView } from '../sandbox/view.ts'
import { type Row, rowWidth, span, wrap } from '../text.ts'
import type { Theme } from '../theme.ts'
import { keysRow } from './footer.ts'
import { windowStart } from './window.ts'

const prompt = (label: string, text: string, width: number): Row => {
  const room = Math.max(1, width - rowWidth([span(label)]) - 2)
  // Of a long text its end is in sight, where the cursor is.
  let shown = text
  while (rowWidth([span(shown)]) > room) shown = `…${[...shown].slice(2).join('')}`
  return [span(label, 'accent', true), span(shown, 'strong'), span('_', 'accent')]
}

const MOST_WRONG = 3

/** A line being typed, and under it what is wrong with it and where. */
export function typingRows(panel: Extract<Panel, { at: 'typing' }>, view: SandboxView, width: number): Row[] {
  const label = ' > '
  const words = texts().sandbox.typing
  const { wrong, text } = panel
  const example = examplesLeft(view.sandbox)[0]
  if (wrong === null)
    return [
      prompt(label, text, width),
      text === '' && example !== undefined
        ? [span(`   ${words.such}`, 'dim'), span(example, 'text'), span(`   ${words.takes}`, 'dim')]
        : [],
    ]
  const { column } = wrong
  const at = rowWidth([span(label + text.slice(0, (column ?? 1) - 1))])
  const mark: Row[] = column === null || at >= width ? [] : [[span(' '.repeat(at)), span('^', 'bad', true)]]
  const said = wrap(wrong.text, width - 4).slice(0, MOST_WRONG)
  return [prompt(label, text, width), ...mark, ...said.map((line): Row => [span(`   ${line}`, 'bad')])]
}

/** A path or a name being typed. */
export function askingRows(panel: Extract<Panel, { at: 'asking' }>, width: number): Row[] {
  const { what, text, why, busy } = panel
  const words = texts().sandbox.asking
  const label = ` ${what === 'save' ? words.save : words.path}`
  const hint = what === 'save' ? words.saveHint : words.pathHint
  const said = wrap(why ?? (busy ? words.busy : hint), width - 2).slice(0, MOST_WRONG)
  return [
    prompt(label, text, width),
    ...said.map((line): Row => [span(` ${line}`, why === null ? 'dim' : 'bad')]),
  ]
}

const row = (here: boolean, text: string, more: string, theme: Theme): Row => [
  span(here ? ` ${theme.glyphs.cursor} ` : '   ', 'accent'),
  span(text, here ? 'cursor' : 'text', here),
  span(more === '' ? '' : `   ${more}`, 'dim'),
]

/** The kernels to choose from. */
export const kernelRows = (index: number, theme: Theme, width: number): Row[] =>
  KERNEL_NAMES.flatMap((name, at) =>
    wrap(KERNELS[name].title(), width - 14).map((line, part) =>
      part === 0 ? row(at === index, name.padEnd(6), line, theme) : [span(' '.repeat(12)), span(line, 'dim')],
    ),
  )

/** What can be opened, under headings, and how many entries are above and below those in sight. */
export function entryRows(
  view: SandboxView,
  index: number,
  theme: Theme,
  height: number,
): { readonly rows: Row[]; readonly hidden: Row } {
  const rows: Row[] = []
  /** The row of each entry. */
  const places: number[] = []
  let selected = 0
  let heading = ''
  for (const [at, entry] of entriesOf(view.levels).entries()) {
    const from = entry.kind === 'path' ? '' : entry.from
    if (from !== heading) rows.push([], [span(` ${from}`, 'dim')])
    heading = from
    if (at === index) selected = rows.length
    places.push(rows.length)
    const more = entry.kind === 'path' ? '' : entry.loadable.setting.kernel
    rows.push(row(at === index, entry.title, more, theme))
  }
  const start = rows.length <= height ? 0 : windowStart(rows.length, height, selected)
  const isAbove = (row: number): boolean => row < start
  const isBelow = (row: number): boolean => row >= start + height
  const { above, below } = texts().sandbox
  const [more, less] = [places.filter(isBelow).length, places.filter(isAbove).length]
  const hidden = [
    ...(less > 0 ? [above(less, theme.glyphs.up)] : []),
    ...(more > 0 ? [below(more, theme.glyphs.down)] : []),
  ]
  return { rows: rows.slice(start, start + height), hidden: [span(`${hidden.join('  ')} `, 'warn')] }
}

/** A question with its answers. */
export function questionRows(
  text: string,
  choices: readonly { readonly key: string; readonly label: string }[],
  width: number,
): Row[] {
  return [
    ...wrap(text, width - 2).map((line): Row => [span(` ${line}`, 'warn')]),
    keysRow([
      ...choices.map(({ key, label }) => [key, label, key] as const),
      [keyLabel('escape'), texts().sandboxAnswers.no, 'escape'],
    ]),
  ]
}

/** What is asked before an unsaved program goes; Ctrl-C asks in its own words. */
export function losingRows({ next }: Extract<Panel, { at: 'losing' }>, width: number): Row[] {
  const words = texts().sandbox
  const keys = texts().sandboxKeys.losing
  return questionRows(
    next.do === 'quit' ? words.quit : words.losing[next.do],
    [
      { key: 'y', label: keys.go.title },
      { key: 's', label: keys.save.title },
    ],
    width,
  )
}
