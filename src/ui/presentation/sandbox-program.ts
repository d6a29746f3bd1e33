import { linesDone, type Sandbox, viewed } from '../../game/sandbox/index.ts'
import { texts } from '../../text/index.ts'
import { instructionText } from '../../workload/index.ts'
import { keyLabel } from '../keymap/labels.ts'
import { SANDBOX_KEYMAP } from '../sandbox/keymap.ts'
import { pad, type Row, rowWidth, span } from '../text.ts'
import type { Theme } from '../theme.ts'
import { windowStart } from './window.ts'

/** The first line in sight: the one that is under way or comes next is among them. */
function startOf(sandbox: Sandbox, height: number): number {
  const { length } = sandbox.program
  return length <= height ? 0 : windowStart(length, height, linesDone(viewed(sandbox)))
}

/** How many lines are above and below those in sight. */
export function listingHead(sandbox: Sandbox, theme: Theme, height: number): Row {
  const words = texts().sandbox
  const above = startOf(sandbox, height)
  const below = Math.max(0, sandbox.program.length - above - height)
  const hidden = [
    ...(above > 0 ? [words.earlier(above, theme.glyphs.up)] : []),
    ...(below > 0 ? [words.later(below, theme.glyphs.down)] : []),
  ]
  if (hidden.length === 0) return []
  const key = keyLabel(SANDBOX_KEYMAP.time.commands.story[0])
  return [span(`${hidden.join('  ')} `, 'warn'), span(key, 'key', true)]
}

/** The program as a listing, with a mark at the line that is under way or comes next. */
export function programRows(sandbox: Sandbox, theme: Theme, width: number, height: number): Row[] {
  const { program, setup } = sandbox
  const words = texts().sandbox
  const label = rowWidth([span(words.setup)]) + 2
  const done = linesDone(viewed(sandbox))
  const start = startOf(sandbox, height)
  if (program.length === 0) return [[span(` ${words.noLines}`, 'dim')]]
  return program.slice(start, start + height).map((instruction, index): Row => {
    const number = start + index
    const here = number === done
    const mark = number < done ? theme.glyphs.yes : here ? theme.glyphs.cursor : ' '
    const text = `${String(number + 1).padStart(3)} ${mark} ${instructionText(instruction)}`
    return [
      span(pad(text, width - label), here ? 'cursor' : number < done ? 'text' : 'dim', here),
      span(setup !== null && number < setup ? ` ${words.setup} ` : ' '.repeat(label), 'dim'),
    ]
  })
}

/** What comes next, in one row. */
export function nextRow(sandbox: Sandbox): Row {
  const { program } = sandbox
  const words = texts().sandbox
  const moment = viewed(sandbox)
  if (moment.panic !== null) return [span(` ${words.stopped}`, 'bad')]
  const done = linesDone(moment)
  const next = program[done]
  if (next === undefined)
    return program.length === 0
      ? []
      : [span(` ${words.atEnd.before}`, 'dim'), span('i', 'key', true), span(words.atEnd.after, 'dim')]
  const left = program.length - done - 1
  const label = Math.max(...[words.now, words.next].map(text => rowWidth([span(text)]))) + 2
  return [
    span(` ${pad(done < moment.next ? words.now : words.next, label)}`, 'dim'),
    span(instructionText(next), 'strong'),
    span(`   ${words.behind(left)}`, 'dim'),
  ]
}
