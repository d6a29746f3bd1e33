import { viewed } from '../../game/sandbox/index.ts'
import { texts } from '../../text/index.ts'
import type { SandboxContext } from '../sandbox/keymap.ts'
import { contextOf } from '../sandbox/keys.ts'
import type { SandboxView } from '../sandbox/view.ts'
import { fitRow, type Row, sides, span, wrap } from '../text.ts'
import type { Theme } from '../theme.ts'
import { machineHeight, machineRows } from './machine.ts'
import { compareRows } from './sandbox-compare.ts'
import { eventRow } from './sandbox-event.ts'
import { filled, type Size, sandboxHeader, shownOf } from './sandbox-frame.ts'
import { handRows } from './sandbox-hand.ts'
import { sandboxFooter } from './sandbox-keys.ts'
import { happenedWidth, lowerRows, sceneOf } from './sandbox-lower.ts'
import { askingRows, entryRows, kernelRows, losingRows, questionRows, typingRows } from './sandbox-panels.ts'
import { nextRow } from './sandbox-program.ts'
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
        ? [[span(` ${texts().sandbox.whichKernel}`, 'accent')], ...kernelRows(panel.index, theme, width)]
        : null
    default:
      return null
  }
}

const MOST_SAID = 3

/** The message of the last key, and what comes next. */
function footRows(view: SandboxView, theme: Theme, width: number): Row[] {
  const context: SandboxContext = contextOf(view.panel) ?? 'time'
  const keys = sandboxFooter(context, view, width)
  const panel = panelRows(view, theme, width)
  if (panel !== null) return context === 'question' || context === 'losing' ? panel : [...panel, ...keys]
  const said = context === 'look' ? [] : wrap(view.message.text, width - 2).slice(0, MOST_SAID)
  const message =
    said.length === 0
      ? [nextRow(view.sandbox)]
      : said.map((line): Row => [span(` ${line}`, view.message.tone)])
  return [...message, ...keys]
}

const LEAST_SAID = 4
const LEAST_MACHINE = 3
/** Where the signs of the page tables are explained. */
const LEGEND = 100

function mainRows(view: SandboxView, theme: Theme, { width, height }: Size): Row[] {
  const shown = shownOf(view)
  const foot = footRows(view, theme, width)
  const time = timelineRows(view.sandbox, theme, width)
  const fixed = 1 + 1 + time.length + foot.length + 1
  const scene = sceneOf(view, theme, width)
  const { least } = scene.happened(happenedWidth(width))
  const room = height - fixed - Math.max(LEAST_SAID, least)
  const machine = Math.max(LEAST_MACHINE, Math.min(machineHeight(shown.machine), room))
  return [
    eventRow(view.sandbox, theme, width),
    ...machineRows(shown, theme, width, machine, { legend: width >= LEGEND }),
    ...time,
    ...lowerRows(scene, width, Math.max(0, height - fixed - machine) + 1),
    ...foot,
  ]
}

function openRows(view: SandboxView, index: number, theme: Theme, { height, width }: Size): Row[] {
  const { rows, hidden } = entryRows(view, index, theme, height - 2)
  return [
    sides([span(` ${texts().sandbox.titles.open}`, 'accent', true)], hidden, width),
    ...filled(rows, height - 2),
    ...sandboxFooter('choosing', view, width),
  ]
}

function bodyRows(view: SandboxView, theme: Theme, size: Size): Row[] {
  const { panel } = view
  const { open } = viewed(view.sandbox)
  if (panel.at === 'hand' && open !== null) return handRows(view, open, theme, size)
  if (panel.at === 'choosing' && panel.what === 'open') return openRows(view, panel.index, theme, size)
  return panel.at === 'compare'
    ? compareRows(view.sandbox, panel.other, sandboxFooter('compare', view, size.width), theme, size)
    : mainRows(view, theme, size)
}

/** The sandbox's screen as exactly `height` rows. */
export function sandboxRows(view: SandboxView, theme: Theme, { width, height }: Size): Row[] {
  const body = bodyRows(view, theme, { width, height: height - 1 })
  const rows = [sandboxHeader(view, width), ...filled(body, height - 1)]
  return rows.map(row => fitRow(row, width))
}
