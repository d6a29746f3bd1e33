import { texts } from '../../text/index.ts'
import type { PlayView } from '../play/view.ts'
import { fitRow, type Row, span } from '../text.ts'
import type { Theme } from '../theme.ts'
import { keysRow, withPause } from './footer.ts'
import type { MachineShown } from './frames.ts'
import { footerPairs } from './keys-row.ts'
import { layoutFor, type Size } from './layout.ts'
import { happenedRows } from './log.ts'
import { machineHeight, machineRows, ruleRow } from './machine.ts'
import { belowRows, runRows, type Scene } from './panels.ts'
import { trapScreen } from './trap-screen.ts'
import { verdictScreen } from './verdict-screen.ts'

export type { Size } from './layout.ts'

/** The running machine's rows besides the machine's and what happened: its title, theirs, and the keys. */
const FIXED = 4
const LEAST_MACHINE = 3
const LEAST_HAPPENED = 4

function runningScreen(view: PlayView, theme: Theme, size: Size): Row[] {
  const { width, height } = size
  const { play } = view.session
  const layout = layoutFor(size)
  const shown: MachineShown = {
    machine: play.machine,
    previous: view.previous,
    trap: null,
    target: null,
    focused: false,
    marks: [],
  }
  const run = layout.run === 0 ? 0 : layout.run + 1
  const gap: Row[] = layout.airy ? [[]] : []
  const most = height - FIXED - LEAST_HAPPENED - run - 2 * gap.length
  const machine = Math.max(LEAST_MACHINE, Math.min(machineHeight(play.machine), most))
  const below = Math.max(0, height - machine - FIXED - run - 2 * gap.length) + 1
  const scene: Scene = { view, theme, machine: play.machine, previous: view.previous, trap: null }
  const log = happenedRows(play, theme, width, below - 1, view.page)
  const lower =
    layout.below.length === 0
      ? [ruleRow(texts().timeline.happened, log.hidden, width, theme), ...log.rows]
      : belowRows(layout, scene, width, below)
  const rows: Row[] = [
    [span(` ${texts().play.running} `, 'good', true), span(` ${texts().play.runningOn}`, 'dim')],
    ...machineRows(shown, theme, width, machine, { legend: layout.legend, regions: layout.regions }),
    ...gap,
    ...runRows(layout, scene, width, run),
    ...gap,
    ...lower,
  ]
  const keys = withPause(keysRow(footerPairs('running')), width)
  return [...Array.from({ length: height - 1 }, (_, index) => rows[index] ?? []), keys]
}

function bodyRows(view: PlayView, theme: Theme, size: Size, scroll: number): Row[] {
  const { phase, trap, handled } = view.session.play
  const last = handled.at(-1)
  if (phase === 'verdict' && last !== undefined) return verdictScreen(view, last, theme, size, scroll)
  return trap === null ? runningScreen(view, theme, size) : trapScreen(view, trap, theme, size)
}

/**
 * The play screen below its header, as exactly `height` rows.
 * @param scroll how many lines of the verdict are above the window
 */
export function playRows(view: PlayView, theme: Theme, size: Size, scroll: number): Row[] {
  const body = bodyRows(view, theme, size, scroll)
  return Array.from({ length: size.height }, (_, index) => fitRow(body[index] ?? [], size.width))
}
