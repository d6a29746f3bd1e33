import { KERNEL_NAMES, KERNELS } from '../../kernel/index.ts'
import { entriesOf } from '../sandbox/entries.ts'
import { examplesLeft } from '../sandbox/examples.ts'
import type { Panel, SandboxView } from '../sandbox/view.ts'
import { type Row, rowWidth, span, wrap } from '../text.ts'
import type { Theme } from '../theme.ts'
import { keysRow } from './footer.ts'
import { windowStart } from './window.ts'

const KEYS_OF_TIME = [
  ['i', 'type'],
  ['Enter', 'step'],
  ['Space', 'run'],
  ['←→', 'time'],
  ['h', 'by hand'],
] as const

const KEYS_OF_ALL = [
  ['k', 'kernel'],
  ['c', 'compare'],
  ['o', 'open'],
  ['s', 'save'],
  ['?', 'help'],
  ['Esc', 'leave'],
] as const

/** Where all keys of the main screen fit on one row. */
const ONE_ROW = 112

/** What the keys of the main screen do: one row, or two. */
export function mainKeys({ sandbox }: SandboxView, width: number): Row[] {
  const time = KEYS_OF_TIME.map(([key, what]) =>
    key === 'h'
      ? ([key, sandbox.mode === 'hand' ? 'by reference' : 'by hand'] as const)
      : ([key, what] as const),
  )
  return width >= ONE_ROW ? [keysRow([...time, ...KEYS_OF_ALL])] : [keysRow(time), keysRow(KEYS_OF_ALL)]
}

/** The keys of the panel that has them. */
export function panelKeys(panel: Panel): Row {
  switch (panel.at) {
    case 'typing':
      return keysRow([
        ['Enter', 'run the line'],
        ['Tab', 'an example'],
        ['Esc', 'enough'],
      ])
    case 'asking':
      return keysRow([
        ['Enter', panel.what === 'save' ? 'save' : 'open'],
        ['Esc', 'never mind'],
      ])
    case 'choosing':
      return keysRow([
        ['↑↓', 'move'],
        ['Enter', 'choose'],
        ['Esc', 'never mind'],
      ])
    case 'look':
      return keysRow([
        ['←↑↓→', 'look around'],
        ['Tab', 'back'],
      ])
    case 'compare':
      return keysRow([
        ['k', 'other kernel'],
        ['←→', 'time'],
        ['Esc', 'back'],
      ])
    default:
      return keysRow([['Esc', 'never mind']])
  }
}

const prompt = (label: string, text: string, width: number): Row => {
  const room = Math.max(1, width - label.length - 2)
  // Of a long text its end is in sight, where the cursor is.
  const shown = rowWidth([span(text)]) <= room ? text : `…${text.slice(-(room - 1))}`
  return [span(label, 'accent', true), span(shown, 'strong'), span('_', 'accent')]
}

const MOST_WRONG = 3

/** A line being typed, and under it what is wrong with it and where. */
export function typingRows(panel: Extract<Panel, { at: 'typing' }>, view: SandboxView, width: number): Row[] {
  const label = ' > '
  const { wrong, text } = panel
  const example = examplesLeft(view.sandbox)[0]
  if (wrong === null)
    return [
      prompt(label, text, width),
      text === '' && example !== undefined
        ? [span('   such as ', 'dim'), span(example, 'text'), span('   Tab takes it', 'dim')]
        : [],
    ]
  const { column } = wrong
  const at = label.length + (column ?? 1) - 1
  const mark: Row[] = column === null || at >= width ? [] : [[span(' '.repeat(at)), span('^', 'bad', true)]]
  const said = wrap(wrong.text, width - 4).slice(0, MOST_WRONG)
  return [prompt(label, text, width), ...mark, ...said.map((line): Row => [span(`   ${line}`, 'bad')])]
}

/** A path or a name being typed. */
export function askingRows(panel: Extract<Panel, { at: 'asking' }>, width: number): Row[] {
  const { what, text, why, busy } = panel
  const label = what === 'save' ? ' Name of the level: ' : ' Path of the file: '
  const hint =
    what === 'save'
      ? 'A level file is written where you started the program. What is there already is never overwritten.'
      : 'A workload, a trace, or a level file (.yaml).'
  const said = wrap(why ?? (busy ? 'A moment …' : hint), width - 2).slice(0, MOST_WRONG)
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
    wrap(KERNELS[name].title, width - 14).map((line, part) =>
      part === 0 ? row(at === index, name.padEnd(6), line, theme) : [span(' '.repeat(12)), span(line, 'dim')],
    ),
  )

/** What can be opened, under headings. */
export function entryRows(view: SandboxView, index: number, theme: Theme, height: number): Row[] {
  const rows: Row[] = []
  let selected = 0
  let heading = ''
  for (const [at, entry] of entriesOf(view.levels).entries()) {
    const from = entry.kind === 'path' ? '' : entry.from
    if (from !== heading) rows.push([], [span(` ${from}`, 'dim')])
    heading = from
    if (at === index) selected = rows.length
    const more = entry.kind === 'path' ? '' : entry.loadable.setting.kernel
    rows.push(row(at === index, entry.title, more, theme))
  }
  const start = rows.length <= height ? 0 : windowStart(rows.length, height, selected)
  return rows.slice(start, start + height)
}

/** A question with its answers. */
export function questionRows(
  text: string,
  choices: readonly { readonly key: string; readonly label: string }[],
  width: number,
): Row[] {
  return [
    ...wrap(text, width - 2).map((line): Row => [span(` ${line}`, 'warn')]),
    keysRow([...choices.map(({ key, label }) => [key, label] as const), ['Esc', 'no']]),
  ]
}

/** What Ctrl-C asks where the program is not saved. */
export const QUIT_QUESTION = 'Ctrl-C again leaves; your program is not saved.'

const LOSING = {
  leave: 'Leave? The program is not saved.',
  quit: QUIT_QUESTION,
  clear: 'Clear? The program is not saved.',
  load: 'Open another? The program that is here is not saved.',
} as const

export const losingRows = ({ next }: Extract<Panel, { at: 'losing' }>, width: number): Row[] =>
  questionRows(
    LOSING[next.do],
    [
      { key: 'y', label: 'yes' },
      { key: 's', label: 'save it as a level first' },
    ],
    width,
  )
