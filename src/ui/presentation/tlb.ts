import type { Kernel } from '../../kernel/index.ts'
import { type Machine, type Process, pageName, processName, rightsOf } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { columnsOf } from '../play/target.ts'
import { type Row, rowWidth, type Span, span, widthOf } from '../text.ts'
import type { Theme } from '../theme.ts'
import { frameChip } from './frames.ts'
import { ruleRow } from './machine.ts'

const sameEntries = (one: Process['tlb'], other: Process['tlb']): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

/** One process's entries, on as many lines as they need. */
function processRows(
  machine: Machine,
  { id, tlb }: Process,
  previous: Machine | null,
  theme: Theme,
  width: number,
): Row[] {
  const before = previous?.processes[id]
  const changed = before !== undefined && !sameEntries(before.tlb, tlb)
  const name: Span[] = [
    span(` ${processName(id)}`, 'text'),
    span(`${changed ? theme.glyphs.changed : ' '} `, 'warn'),
  ]
  const entries = Object.entries(tlb).map(([page, entry]): Span[] => [
    span(`${pageName(machine, id, Number(page))} `, 'dim'),
    frameChip(entry.frame, theme),
    span(` ${rightsOf(entry) === 'rw' ? 'rw' : 'r'}   `, 'dim'),
  ])
  if (entries.length === 0) return [[...name, span(texts().machine.tlb.empty, 'dim')]]
  const lines: Span[][] = [[...name]]
  for (const entry of entries) {
    const line = lines.at(-1) ?? []
    if (line.length > name.length && rowWidth([...line, ...entry]) > width)
      lines.push([span(' '.repeat(rowWidth(name))), ...entry])
    else line.push(...entry)
  }
  return lines
}

/** The cells of the title besides what it says. */
const TITLE = 15

/**
 * What each address space's TLB holds, a line or more for each, below a title.
 * @param previous the machine before the last action, to mark what it changed
 */
export function tlbRows(
  machine: Machine,
  kernel: Kernel,
  theme: Theme,
  width: number,
  previous: Machine | null = null,
): Row[] {
  const rows = columnsOf(machine)
    .filter(({ id, state, mm }) => state !== 'zombie' && mm === id)
    .flatMap(process => processRows(machine, process, previous, theme, width))
  const words = texts().machine.tlb
  const long = kernel.flushOnReturn ? words.emptiedBy(kernel.called()) : words.kept
  const short = kernel.flushOnReturn ? words.emptiedShort : words.keptShort
  return [ruleRow('TLB', [span(widthOf(long) + TITLE <= width ? long : short, 'dim')], width, theme), ...rows]
}
