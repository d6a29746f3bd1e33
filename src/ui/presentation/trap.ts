import type { OpenTrap } from '../../game/index.ts'
import {
  addressOf,
  cachedFrame,
  errorCodeOf,
  findSpace,
  type Machine,
  type Page,
  type Pte,
  pageName,
  processName,
  REGION_WORDS,
  regionAt,
  scauseOf,
  syscallOf,
  type Trap,
  ZERO_FRAME,
} from '../../machine/index.ts'
import { actionText } from '../../workload/index.ts'
import { type Row, rowWidth, sides, span } from '../text.ts'

export const TRAP_TITLES: Readonly<Record<Trap['kind'], string>> = {
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
  vfork: 'system call vfork',
  mmap: 'system call mmap',
  munmap: 'system call munmap',
  mprotect: 'system call mprotect',
  madvise: 'system call madvise',
}

/** What the trapped process did, without its name: the instruction, or what the kernel itself goes on with. */
export const actionAt = ({ trap, instruction }: Pick<OpenTrap, 'trap' | 'instruction'>): string =>
  instruction === null ? (trap.kind === 'wait' ? 'wait goes on' : 'is killed') : actionText(instruction)

/** What the hardware reports and who did what: the faulting instruction, cause and address. */
export function trapRow(open: Pick<OpenTrap, 'trap' | 'instruction' | 'before'>, width: number): Row {
  const { trap } = open
  const left = [
    span(` ${TRAP_TITLES[trap.kind]} `, 'trap'),
    span(`  ${processName(trap.by)} `, 'accent', true),
    span(actionAt(open), 'strong'),
  ]
  const [cause, address] = reported(open)
  // The title says the cause in words, so that the number goes first where not everything fits.
  const reports = address === null ? [cause] : [`${cause}  ${address}`, address]
  const report = reports.find(text => rowWidth(left) + 2 + text.length <= width)
  return sides(left, report === undefined ? [] : [span(report, 'dim')], width)
}

/** What the hardware reports of a trap, and of a page fault its address: xv6 runs on RISC-V, Linux here on x86-64. */
export function reported({
  trap,
  before,
}: Pick<OpenTrap, 'trap' | 'before'>): [cause: string, address: string | null] {
  const fault = trap.kind === 'store-page-fault' || trap.kind === 'load-page-fault' ? trap : null
  const at = fault === null ? null : addressOf(fault.page)
  if (before.demand === null) return [`scause ${scauseOf(trap.kind)}`, at === null ? null : `stval ${at}`]
  if (fault === null) return [`syscall ${syscallOf(trap.kind)}`, null]
  const present = findSpace(before, fault.by)?.pages[fault.page] !== undefined
  return [`error code ${errorCodeOf(fault, present)}`, `cr2 ${at}`]
}

const bitsSentence = (pte: Pte): string => `W is ${pte.w ? 'on' : 'off'}, COW is ${pte.cow ? 'on' : 'off'}`

function pageSentence(machine: Machine, trap: Trap & { readonly page: Page }): string {
  const process = findSpace(machine, trap.by)
  const pte = process?.pages[trap.page]
  const name = pageName(machine, trap.by, trap.page)
  const region = regionAt(process?.regions ?? [], trap.page)
  const rights =
    region === undefined
      ? ''
      : ` ${processName(trap.by)}'s ${region.name} may be ${REGION_WORDS[region.rights]}.`
  if (pte === undefined) return `${name} has no PTE.${rights}`
  const everybodys =
    pte.frame === ZERO_FRAME
      ? ' It is the zero frame.'
      : region !== undefined && cachedFrame(machine.demand?.cache, region, trap.page) === pte.frame
        ? " Its frame is the page cache's."
        : ''
  return `${name} is present, ${bitsSentence(pte)}.${everybodys}${rights}`
}

/** Whose access it was that faulted, where that is not plain from the instruction. */
function copyingSentence({
  copying,
}: Extract<Trap, { kind: 'store-page-fault' | 'load-page-fault' }>): string {
  if (copying === undefined) return ''
  return copying === 'read'
    ? ' The kernel stores here, for read(2).'
    : ' The kernel loads here, for write(2).'
}

/** One sentence on the state that the trap found: facts that are on the screen too, never the solution. */
export function trapSentence(open: Pick<OpenTrap, 'trap' | 'before'>): string {
  const { trap, before } = open
  const who = processName(trap.by)
  switch (trap.kind) {
    case 'store-page-fault':
    case 'load-page-fault':
      return `${pageSentence(before, trap)}${copyingSentence(trap)}`
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
      return `${who} asks for ${trap.request.pages === 1 ? 'one more page' : `${trap.request.pages} more pages`}: ${trap.request.name}.`
    case 'unmap':
    case 'munmap':
      return `${who} gives ${trap.region} back.`
    case 'vfork':
      return `${who} wants a child, ${processName(trap.child)}, that borrows its memory until it calls exec or exits.`
    case 'mmap':
      return `${who} asks for a region: ${trap.request.name}, ${trap.request.share} ${trap.request.kind}, ${trap.request.pages === 1 ? 'one page' : `${trap.request.pages} pages`}, to be ${REGION_WORDS[trap.request.rights]}.`
    case 'mprotect':
      return `${who} wants ${trap.region} to be ${REGION_WORDS[trap.to]} from now on.`
    case 'madvise':
      return `${who} does not need what is in ${pageName(before, trap.by, trap.page)} any more.`
  }
}
