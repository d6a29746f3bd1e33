import { texts } from '../../text/index.ts'
import { keysLabel } from '../keymap/labels.ts'
import { EVERYWHERE } from '../keymap.ts'
import { entriesIn } from '../sandbox/keys.ts'
import type { SandboxView } from '../sandbox/view.ts'
import { pad, type Row, rowWidth, span, wrap } from '../text.ts'
import type { Theme } from '../theme.ts'
import { helpRows } from './help.ts'
import { headingRows, proseRows } from './prose.ts'

/** Each command with its keys, and the finder's; grey where it can do nothing now. */
function keyRows(view: SandboxView, width: number): Row[] {
  const finder = { keys: EVERYWHERE.find, what: texts().keys.everywhere.find.what, why: null }
  const entries = [...entriesIn('time', view), finder]
  const labels = entries.map(({ keys }) => keysLabel(keys))
  const widest = Math.max(...labels.map(label => rowWidth([span(label)])))
  return entries.flatMap(({ what, why }, at) =>
    wrap(what, width - widest - 3).map(
      (line, index): Row => [
        span(
          ` ${pad(index === 0 ? (labels[at] ?? '') : '', widest)} `,
          why === null ? 'key' : 'dim',
          why === null,
        ),
        span(line, why === null ? 'text' : 'dim'),
      ],
    ),
  )
}

/** The sandbox's help: its own keys, then those of a trap in hand. */
export function sandboxHelpRows(view: SandboxView, theme: Theme, width: number): Row[] {
  const words = texts().sandboxHelp
  return [
    ...proseRows(words.intro, width),
    ...headingRows(words.keys),
    ...keyRows(view, width),
    ...headingRows(words.time),
    ...proseRows(words.marks(theme.glyphs.yes, theme.glyphs.no), width),
    ...headingRows(words.hand),
    ...helpRows(theme, width),
  ]
}
