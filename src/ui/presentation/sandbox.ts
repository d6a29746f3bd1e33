import { viewed } from '../../game/sandbox/index.ts'
import type { SandboxView } from '../sandbox/view.ts'
import { beside, fitRow, type Row, sides, span, wrap } from '../text.ts'
import type { Theme } from '../theme.ts'
import { machineHeight, machineRows, ruleRow } from './machine.ts'
import { compareRows } from './sandbox-compare.ts'
import { eventRow, momentRows } from './sandbox-event.ts'
import { filled, type Size, sandboxHeader, shownOf } from './sandbox-frame.ts'
import { handRows } from './sandbox-hand.ts'
import {
  askingRows,
  entryRows,
  kernelRows,
  losingRows,
  mainKeys,
  panelKeys,
  questionRows,
  typingRows,
} from './sandbox-panels.ts'
import { LISTING, nextRow, programRows } from './sandbox-program.ts'
import { saidRows } from './sandbox-said.ts'
import { timelineRows } from './sandbox-time.ts'

/** The panel below the machine, where one is open. */
function panelRows(view: SandboxView, theme: Theme, width: number): Row[] | null {
  const { panel, sandbox } = view
  switch (panel.at) {
    case 'typing':
      return typingRows(panel, view, width)
    case 'asking':
      return askingRows(panel, width)
    case 'losing':
      return losingRows(panel, width)
    case 'question':
      return sandbox.question === null
        ? []
        : questionRows(sandbox.question.text, sandbox.question.choices, width)
    case 'choosing':
      return panel.what === 'kernel'
        ? [
            [span(' Which kernel? The program runs again on it, by the reference.', 'accent')],
            ...kernelRows(panel.index, theme, width),
          ]
        : null
    default:
      return null
  }
}

const MOST_SAID = 3

/** The message of the last key, and what comes next. */
function footRows(view: SandboxView, theme: Theme, width: number): Row[] {
  const panel = panelRows(view, theme, width)
  if (panel !== null)
    return view.panel.at === 'question' || view.panel.at === 'losing'
      ? panel
      : [...panel, panelKeys(view.panel)]
  if (view.panel.at === 'look') return [nextRow(view.sandbox), panelKeys(view.panel)]
  const said = wrap(view.message.text, width - 2).slice(0, MOST_SAID)
  const message =
    said.length === 0
      ? [nextRow(view.sandbox)]
      : said.map((line): Row => [span(` ${line}`, view.message.tone)])
  return [...message, ...mainKeys(view, width)]
}

/** Where the program stands beside what happened. */
const ROOMY = 100
const LEAST_SAID = 4
const LEAST_MACHINE = 3

function mainRows(view: SandboxView, theme: Theme, { width, height }: Size): Row[] {
  const shown = shownOf(view)
  const foot = footRows(view, theme, width)
  const time = timelineRows(view.sandbox, theme, width)
  const fixed = 1 + 1 + time.length + foot.length + 1
  const roomy = width >= ROOMY
  const listing = roomy ? LISTING : 0
  const wanted = momentRows(view.sandbox, width - listing).length
  const room = height - fixed - Math.max(LEAST_SAID, wanted)
  const machine = Math.max(LEAST_MACHINE, Math.min(machineHeight(shown.machine), room))
  const left = Math.max(0, height - fixed - machine)
  const said = filled(saidRows(view, theme, width - listing, left), left)
  const more = wanted > left ? [span('e', 'key', true), span(' shows all of it', 'warn')] : []
  const title = ruleRow('what happened', more, width - listing, theme)
  const happened = roomy
    ? beside(
        [
          [title, ...said],
          [ruleRow('program', [], listing, theme), ...programRows(view.sandbox, theme, listing, left)],
        ],
        [width - listing, listing],
        left + 1,
      )
    : [title, ...said]
  return [
    eventRow(view.sandbox, theme, width),
    ...machineRows(shown, theme, width, machine),
    ...time,
    ...happened,
    ...foot,
  ]
}

function openRows(view: SandboxView, index: number, theme: Theme, { height, width }: Size): Row[] {
  return [
    [span(' Open a program', 'accent', true)],
    ...filled(entryRows(view, index, theme, height - 2), height - 2),
    sides(panelKeys(view.panel), [], width),
  ]
}

function bodyRows(view: SandboxView, theme: Theme, size: Size): Row[] {
  const { panel } = view
  const { open } = viewed(view.sandbox)
  if (panel.at === 'hand' && open !== null) return handRows(view, open, theme, size)
  if (panel.at === 'choosing' && panel.what === 'open') return openRows(view, panel.index, theme, size)
  return panel.at === 'compare'
    ? compareRows(view.sandbox, panel.other, panelKeys(panel), theme, size)
    : mainRows(view, theme, size)
}

/** The sandbox's screen as exactly `height` rows. */
export function sandboxRows(view: SandboxView, theme: Theme, { width, height }: Size): Row[] {
  const body = bodyRows(view, theme, { width, height: height - 1 })
  const rows = [sandboxHeader(view, width), ...filled(body, height - 1)]
  return rows.map(row => fitRow(row, width))
}
