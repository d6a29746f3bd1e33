import type { Kernel } from '../../kernel/index.ts'
import { type Machine, pageName, processName, rightsOf } from '../../machine/index.ts'
import { columnsOf } from '../play/target.ts'
import { type Row, span } from '../text.ts'
import type { Theme } from '../theme.ts'
import { frameChip } from './frames.ts'
import { ruleRow } from './machine.ts'

/** What each address space's TLB holds, one process a line. */
export function tlbRows(machine: Machine, kernel: Kernel, theme: Theme, width: number): Row[] {
  const rows = columnsOf(machine)
    .filter(({ id, state, mm }) => state !== 'zombie' && mm === id)
    .map(({ id, tlb }): Row => {
      const entries = Object.entries(tlb)
      return [
        span(` ${processName(id)}  `, 'text'),
        ...(entries.length === 0
          ? [span('empty', 'dim')]
          : entries.flatMap(([page, entry]) => [
              span(`${pageName(machine, id, Number(page))} `, 'dim'),
              frameChip(entry.frame, theme),
              span(` ${rightsOf(entry) === 'rw' ? 'rw' : 'r'}   `, 'dim'),
            ])),
      ]
    })
  const when = kernel.flushOnReturn
    ? `${kernel.called} empties it on the way back to user space`
    : 'nothing empties it but a flush'
  return [ruleRow('TLB', [span(when, 'dim')], width, theme), ...rows]
}
