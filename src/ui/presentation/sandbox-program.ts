import { linesDone, type Sandbox, viewed } from '../../game/sandbox/index.ts'
import { instructionText } from '../../workload/index.ts'
import { pad, type Row, span } from '../text.ts'
import type { Theme } from '../theme.ts'
import { windowStart } from './window.ts'

/** How wide a listing is at the most. */
export const LISTING = 44

/** The program as a listing, with a mark at the line that is under way or comes next. */
export function programRows(sandbox: Sandbox, theme: Theme, width: number, height: number): Row[] {
  const { program, setup } = sandbox
  const done = linesDone(viewed(sandbox))
  const start = program.length <= height ? 0 : windowStart(program.length, height, done)
  return program.slice(start, start + height).map((instruction, index): Row => {
    const number = start + index
    const here = number === done
    const mark = number < done ? theme.glyphs.yes : here ? theme.glyphs.cursor : ' '
    const text = `${String(number + 1).padStart(3)} ${mark} ${instructionText(instruction)}`
    return [
      span(pad(text, width - 7), here ? 'cursor' : number < done ? 'text' : 'dim', here),
      span(setup !== null && number < setup ? ' setup ' : '       ', 'dim'),
    ]
  })
}

/** What comes next, in one row. */
export function nextRow(sandbox: Sandbox): Row {
  const { program } = sandbox
  const moment = viewed(sandbox)
  if (moment.panic !== null) return [span(' the kernel has stopped', 'bad')]
  const done = linesDone(moment)
  const next = program[done]
  if (next === undefined)
    return program.length === 0
      ? []
      : [span(' the program is at its end: ', 'dim'), span('i', 'key', true), span(' types a line', 'dim')]
  const left = program.length - done - 1
  const more = left === 0 ? 'the last line' : left === 1 ? 'one line behind it' : `${left} lines behind it`
  return [
    span(done < moment.next ? ' now   ' : ' next  ', 'dim'),
    span(instructionText(next), 'strong'),
    span(`   ${more}`, 'dim'),
  ]
}
