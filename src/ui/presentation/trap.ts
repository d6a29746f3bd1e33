import type { OpenTrap } from '../../game/index.ts'
import {
  addressOf,
  isPageFault,
  type Machine,
  type Page,
  type Pte,
  pageName,
  processName,
  regionAt,
  scauseOf,
  type Trap,
} from '../../machine/index.ts'
import { actionText } from '../../workload/index.ts'
import { type Row, rowWidth, sides, span } from '../text.ts'

const TITLES: Readonly<Record<Trap['kind'], string>> = {
  'store-page-fault': 'store page fault',
  'load-page-fault': 'load page fault',
  fork: 'system call fork',
  read: 'system call read',
  write: 'system call write',
  exec: 'system call exec',
  exit: 'system call exit',
  wait: 'system call wait',
  sbrk: 'system call sbrk',
  unmap: 'system call sbrk',
}

/** What the hardware reports and who did what: the faulting instruction, cause and address. */
export function trapRow(open: Pick<OpenTrap, 'trap' | 'instruction'>, width: number): Row {
  const { trap, instruction } = open
  const action =
    instruction === null ? (trap.kind === 'wait' ? 'wait goes on' : 'is killed') : actionText(instruction)
  const left = [
    span(` ${TITLES[trap.kind]} `, 'trap'),
    span(`  ${processName(trap.by)} `, 'accent', true),
    span(action, 'strong'),
  ]
  const cause = `scause ${scauseOf(trap.kind)}`
  const address = isPageFault(trap.kind) && 'page' in trap ? `stval ${addressOf(trap.page)}` : null
  // The title says the cause in words, so that the number goes first where not everything fits.
  const reports = address === null ? [cause] : [`${cause}  ${address}`, address]
  const report = reports.find(text => rowWidth(left) + 2 + text.length <= width)
  return sides(left, report === undefined ? [] : [span(report, 'dim')], width)
}

const bitsSentence = (pte: Pte): string => `W is ${pte.w ? 'on' : 'off'}, COW is ${pte.cow ? 'on' : 'off'}`

function pageSentence(machine: Machine, trap: Trap & { readonly page: Page }): string {
  const process = machine.processes[trap.by]
  const pte = process?.pages[trap.page]
  const name = pageName(machine, trap.by, trap.page)
  const region = regionAt(process?.regions ?? [], trap.page)
  const rights =
    region === undefined
      ? ''
      : ` ${processName(trap.by)}'s ${region.name} may be ${region.rights === 'rw' ? 'read and written' : region.rights === 'rx' ? 'read and executed' : 'read'}.`
  return pte === undefined
    ? `${name} has no PTE.${rights}`
    : `${name} is present, ${bitsSentence(pte)}.${rights}`
}

/** One sentence on the state that the trap found: facts that are on the screen too, never the solution. */
export function trapSentence(open: Pick<OpenTrap, 'trap' | 'before'>): string {
  const { trap, before } = open
  const who = processName(trap.by)
  switch (trap.kind) {
    case 'store-page-fault':
    case 'load-page-fault':
      return pageSentence(before, trap)
    case 'read':
      return `The kernel has ${trap.values.length === 1 ? 'a byte' : `${trap.values.length} bytes`} for ${who}: ${[...trap.values].map((value, index) => `'${value}' for ${pageName(before, trap.by, trap.page + index)}`).join(', ')}.`
    case 'write':
      return `The kernel wants to read ${who}'s ${pageName(before, trap.by, trap.page)}.`
    case 'fork':
      return `${who} wants a child, ${processName(trap.child)}, with a copy of its memory.`
    case 'exec':
      return `${who} wants to run ${trap.program} in place of ${before.processes[trap.by]?.program ?? 'its program'}.`
    case 'exit':
      return `${who} ends with exit status ${trap.status}. Its parent: ${processName(before.processes[trap.by]?.parent ?? 0)}.`
    case 'wait':
      return `${who} wants to know that a child of its has ended.`
    case 'sbrk':
      return `${who} asks for ${trap.request.pages} more pages: ${trap.request.name}.`
    case 'unmap':
      return `${who} gives ${trap.region} back.`
  }
}
