import type { OpenTrap } from '../../game/index.ts'
import {
  addressOf,
  cachedFrame,
  errorCodeOf,
  findSpace,
  type Machine,
  type Page,
  pageName,
  processName,
  regionAt,
  regionWords,
  scauseOf,
  syscallOf,
  type Trap,
  ZERO_FRAME,
} from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { actionText } from '../../workload/index.ts'
import { type Row, rowWidth, sides, span, widthOf } from '../text.ts'

/** What the trapped process did, without its name: the instruction, or what the kernel itself goes on with. */
export const actionAt = ({ trap, instruction }: Pick<OpenTrap, 'trap' | 'instruction'>): string =>
  instruction === null
    ? trap.kind === 'wait'
      ? texts().traps.waitGoesOn
      : texts().traps.isKilled
    : actionText(instruction)

const WIDE = 144

/** What the hardware reports and who did what: the faulting instruction, cause and address. */
export function trapRow(open: Pick<OpenTrap, 'trap' | 'instruction' | 'before'>, width: number): Row {
  const { trap } = open
  const left = [
    span(` ${texts().traps.titles[trap.kind]} `, 'trap'),
    span(`  ${processName(trap.by)} `, 'accent', true),
    span(actionAt(open), 'strong'),
  ]
  const [cause, address] = reported(open)
  // The title says the cause in words, so that the number goes first where not everything fits.
  const reports = address === null ? [cause] : [`${cause}  ${address}`, address]
  const report = reports.find(text => rowWidth(left) + 2 + widthOf(text) <= width)
  if (report === undefined) return sides(left, [], width)
  // On a wide screen the right end is too far away.
  return width >= WIDE ? [...left, span(`    ${report}`, 'dim')] : sides(left, [span(report, 'dim')], width)
}

/** What the hardware reports of a trap, and of a page fault its address: xv6 runs on RISC-V, Linux here on x86-64. */
export function reported({
  trap,
  before,
}: Pick<OpenTrap, 'trap' | 'before'>): [cause: string, address: string | null] {
  const fault = trap.kind === 'store-page-fault' || trap.kind === 'load-page-fault' ? trap : null
  const at = fault === null ? null : addressOf(fault.page)
  if (before.demand === null) return [`scause ${scauseOf(trap.kind)}`, at === null ? null : `stval ${at}`]
  if (fault === null) return [texts().traps.callNumber(String(syscallOf(trap.kind))), null]
  const present = findSpace(before, fault.by)?.pages[fault.page] !== undefined
  return [texts().traps.errorCode(String(errorCodeOf(fault, present))), `cr2 ${at}`]
}

function pageSentence(machine: Machine, trap: Trap & { readonly page: Page }): string {
  const process = findSpace(machine, trap.by)
  const pte = process?.pages[trap.page]
  const name = pageName(machine, trap.by, trap.page)
  const region = regionAt(process?.regions ?? [], trap.page)
  const words = texts().traps
  const rights =
    region === undefined ? '' : words.mayBe(processName(trap.by), region.name, regionWords(region.rights))
  if (pte === undefined) return texts().lists.sentences(words.noPte(name), rights)
  const everybodys =
    pte.frame === ZERO_FRAME
      ? words.zeroFrame
      : region !== undefined && cachedFrame(machine.demand?.cache, region, trap.page) === pte.frame
        ? words.cacheFrame
        : ''
  return texts().lists.sentences(words.present(name, pte.w, pte.cow), everybodys, rights)
}

/** Whose access it was that faulted, where that is not plain from the instruction. */
function copyingSentence({
  copying,
}: Extract<Trap, { kind: 'store-page-fault' | 'load-page-fault' }>): string {
  if (copying === undefined) return ''
  return copying === 'read' ? texts().traps.kernelStores : texts().traps.kernelLoads
}

/** One sentence on the state that the trap found: facts that are on the screen too, never the solution. */
export function trapSentence(open: Pick<OpenTrap, 'trap' | 'before'>): string {
  const { trap, before } = open
  const words = texts().traps
  const who = processName(trap.by)
  switch (trap.kind) {
    case 'store-page-fault':
    case 'load-page-fault':
      return texts().lists.sentences(pageSentence(before, trap), copyingSentence(trap))
    case 'read':
      return words.read(
        who,
        [...trap.values].map((value, index) => ({
          value,
          page: pageName(before, trap.by, trap.page + index),
        })),
      )
    case 'write':
      return words.write(who, pageName(before, trap.by, trap.page))
    case 'fork':
      return words.fork(who, processName(trap.child))
    case 'exec':
      return words.exec(who, trap.program, before.processes[trap.by]?.program)
    case 'exit':
      return words.exit(who, trap.status, processName(before.processes[trap.by]?.parent ?? 0))
    case 'wait':
      return words.wait(who)
    case 'sbrk':
      return words.sbrk(who, trap.request.pages, trap.request.name)
    case 'unmap':
    case 'munmap':
      return words.givesBack(who, trap.region)
    case 'vfork':
      return words.vfork(who, processName(trap.child))
    case 'mmap': {
      const { name, share, kind, pages, rights } = trap.request
      return words.mmap(who, name, `${share} ${kind}`, pages, regionWords(rights))
    }
    case 'mprotect':
      return words.mprotect(who, trap.region, regionWords(trap.to))
    case 'madvise':
      return words.madvise(who, pageName(before, trap.by, trap.page))
  }
}
