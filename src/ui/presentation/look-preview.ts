import { bootMachine, KERNELS } from '../../kernel/index.ts'
import { attempt, copyMachine, type Instruction, type Machine, type Trap } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { runProgram, sourceLines } from '../../workload/index.ts'
import { type Row, sides, span } from '../text.ts'
import type { Theme } from '../theme.ts'
import { frameChip } from './frames.ts'
import { clockBar, clockText } from './header.ts'
import { machineRows, ruleRow } from './machine.ts'
import { trapRow } from './trap.ts'
import { VERDICT_TONES } from './verdict.ts'

const FRAMES = 3
const STORE: Instruction = { do: 'store', by: 2, region: 'heap', page: 1, value: 'D' }

interface Scene {
  readonly machine: Machine
  readonly previous: Machine
  readonly trap: Trap
}

/** Two processes that share a page, one of them about to store to it. @throws Error where that is no trap: a bug */
function scene(): Scene {
  const kernel = KERNELS.xv6
  const machine = bootMachine(kernel, FRAMES)
  const run = (text: string) => runProgram(sourceLines(text, 'the preview'), machine, kernel)
  run('P1 map heap anon private 2\nP1 store heap[0] A\nP1 store heap[1] B\nP1 fork P2')
  const previous = copyMachine(machine)
  run('P2 store heap[0] C')
  const attempted = attempt(machine, STORE)
  if (attempted.done) throw new Error('the store of the preview did not trap')
  return { machine, previous, trap: attempted.trap }
}

const PAR = { par: 60_000, limit: 120_000 } as const
const ELAPSED = 42_000

function header(theme: Theme, width: number): Row {
  return sides(
    [span('cowhand', 'accent'), span(`  ${texts().play.preview.level}`, 'strong')],
    [
      span(`${texts().play.header.trap} `, 'dim'),
      span('2', 'strong'),
      span('/3   ', 'dim'),
      ...clockBar(ELAPSED, PAR, theme),
      span(clockText(ELAPSED), 'strong', true),
      span(` ${texts().play.header.par(clockText(PAR.par))} `, 'dim'),
    ],
    width,
  )
}

function verdicts({ glyphs }: Theme): Row {
  const word = (kind: 'clean' | 'wasteful' | 'wrong') => {
    const tone = VERDICT_TONES[kind]
    return span(` ${tone === 'good' ? glyphs.yes : glyphs.no} ${texts().verdict.kinds[kind]}  `, tone, true)
  }
  return [word('clean'), word('wasteful'), word('wrong'), span(glyphs.star.repeat(2) + glyphs.noStar, 'warn')]
}

const SHOWN_FRAMES = 8

const chips = (theme: Theme): Row => [
  span(' '),
  ...Array.from({ length: SHOWN_FRAMES }, (_, frame) => frameChip(frame, theme)),
  span(`  ${texts().play.preview.frames}`, 'dim'),
]

/** How many rows the preview takes. */
export const PREVIEW_HEIGHT = 9

const known: { scene: Scene | null } = { scene: null }

/** A piece of the play screen in a theme, as PREVIEW_HEIGHT rows. */
export function previewRows(theme: Theme, width: number): Row[] {
  known.scene ??= scene()
  const { machine, previous, trap } = known.scene
  const target = { on: 'page', process: STORE.by, page: 'page' in trap ? trap.page : 0 } as const
  const shown = { machine, previous, trap, target, focused: true, marks: [] }
  return [
    ruleRow(texts().play.preview.title, [], width, theme),
    header(theme, width),
    trapRow({ trap, instruction: STORE, before: machine }, width),
    ...machineRows(shown, theme, width, 3),
    verdicts(theme),
    chips(theme),
  ]
}
