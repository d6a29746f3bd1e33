import type { Finding, Primitive, PrimitiveName } from '../kernel/index.ts'
import {
  addressOf,
  isLive,
  isPageFault,
  type Machine,
  type Process,
  type ProcessId,
  pageName,
  processesOf,
  processName,
  type Region,
  type Trap,
} from '../machine/index.ts'
import { texts } from '../text/index.ts'
import type { Handled } from './handled.ts'

/** A broken rule B8, and the primitives that it can come from, used on that process; otherwise a step is missing. */
interface Debt {
  readonly finding: Extract<Finding, { rule: 'B8' }>
  readonly from: readonly PrimitiveName[]
}

const broken = (process: ProcessId, what: string, ...from: PrimitiveName[]): Debt => ({
  finding: { rule: 'B8', process, what },
  from,
})

const isOn = (step: Primitive, process: ProcessId): boolean =>
  step.do === 'spawn' || step.do === 'share'
    ? step.child === process
    : !('process' in step) || step.process === process

const stepOf = ({ finding, from }: Debt, steps: readonly Primitive[]): number | null => {
  const at = steps.findLastIndex(step => from.includes(step.do) && isOn(step, finding.process))
  return at < 0 ? null : at
}

function signalFinding({ trap, machine, steps }: Handled, reference: Machine): Debt | null {
  const words = texts().debts
  const owed = reference.answer.signalled
  // A signal that was sent cannot be called back, though the machine remembers only the last.
  const astray = steps.findLast(step => step.do === 'signal' && step.process !== trap.by)
  if (astray?.do === 'signal')
    return broken(astray.process, words.signalAstray(processName(astray.process)), 'signal')
  if (machine.answer.signalled === owed) return null
  const who = processName(trap.by)
  if ((trap.kind !== 'load-page-fault' && trap.kind !== 'store-page-fault') || trap.copying !== undefined)
    return broken(trap.by, words.signalToCall(who), 'signal')
  const page = pageName(reference, trap.by, trap.page)
  const [lawful, forbidden] =
    trap.kind === 'load-page-fault'
      ? [words.loadLawful, words.loadForbidden]
      : [words.storeLawful, words.storeForbidden]
  return broken(trap.by, owed === null ? lawful(who, page) : forbidden(who, page), 'signal')
}

const CALLS: Readonly<Partial<Record<Trap['kind'], string>>> = {
  fork: 'fork(2)',
  read: 'read(2)',
  write: 'write(2)',
  exec: 'exec(2)',
  exit: 'exit(2)',
  wait: 'wait(2)',
  vfork: 'vfork(2)',
  mmap: 'mmap(2)',
  munmap: 'munmap(2)',
  mprotect: 'mprotect(2)',
  madvise: 'madvise(2)',
}

function errnoFinding({ trap, machine }: Handled, reference: Machine): Debt | null {
  const words = texts().debts
  const got = machine.answer.errno
  const owed = reference.answer.errno
  const copying = isPageFault(trap.kind) && 'copying' in trap ? trap.copying : undefined
  const call = CALLS[copying ?? trap.kind] ?? trap.kind
  if (owed !== null) return got === owed ? null : broken(trap.by, words.callCannot(call, owed), 'fail')
  if (got === null) return null
  if (isPageFault(trap.kind) && copying === undefined)
    return broken(trap.by, words.nobodyCalled(processName(trap.by), got), 'fail')
  if (reference.processes[trap.by]?.killed) return broken(trap.by, words.nobodyLeft(call, got), 'fail')
  return broken(trap.by, words.callCan(call, got), 'fail')
}

function suspendedFinding(own: Process, owed: Process, { trap, before }: Handled): Debt {
  const words = texts().debts
  const who = processName(own.id)
  if (owed.state !== 'suspended')
    return before.processes[own.id]?.state === 'suspended'
      ? broken(own.id, words.stillSuspended(who, CALLS[trap.kind] ?? trap.kind))
      : broken(own.id, words.suspended(who), 'suspend')
  if (trap.kind !== 'vfork') return broken(own.id, words.runsMeanwhile(who), 'wake')
  const what = own.state === 'waiting' ? words.sleepsInVfork(who) : words.runsOn(who)
  return broken(own.id, what, 'wake', 'sleep')
}

function runStateFinding(own: Process, owed: Process, handled: Handled): Debt {
  const { trap } = handled
  const words = texts().debts
  const who = processName(own.id)
  if (owed.state === 'zombie') return broken(own.id, words.noZombie(who))
  if (own.state === 'zombie') return broken(own.id, words.zombie(who), 'zombie')
  if (owed.state === 'suspended' || own.state === 'suspended') return suspendedFinding(own, owed, handled)
  if (owed.state === 'waiting')
    return broken(own.id, own.id === trap.by ? words.mustSleep(who) : words.woken(who), 'wake')
  if (own.id === trap.by && trap.kind === 'wait') return broken(own.id, words.waitsInVain(who), 'sleep')
  return broken(own.id, own.inWait ? words.stillSleeps(who) : words.sleeps(who), 'sleep')
}

const sameRegions = (some: readonly Region[], others: readonly Region[]): boolean =>
  some.length === others.length &&
  some.every((one, index) => {
    const other = others[index]
    return (
      one.name === other?.name &&
      one.start === other.start &&
      one.pages === other.pages &&
      one.rights === other.rights &&
      one.kind === other.kind &&
      one.share === other.share
    )
  })

const listed = ({ regions }: Process) =>
  regions.map(({ name, start, pages, rights, kind, share }) => ({
    name,
    at: addressOf(start),
    pages,
    rights,
    share,
    kind,
  }))

function stateFinding(own: Process, owed: Process, handled: Handled): Debt | null {
  const words = texts().debts
  const who = processName(own.id)
  if (own.killed !== owed.killed)
    return broken(own.id, own.killed ? words.killed(who) : words.notKilled(who), 'kill')
  if (own.state !== owed.state) return runStateFinding(own, owed, handled)
  if (own.parent !== owed.parent)
    return broken(own.id, words.parent(who, processName(own.parent), processName(owed.parent)), 'reparent')
  if (own.mm !== owed.mm) {
    const what =
      owed.mm === own.id ? words.inOthers(who, processName(own.mm)) : words.inOwn(who, processName(owed.mm))
    return broken(own.id, what, 'spawn', 'share')
  }
  if (own.status !== owed.status)
    return broken(own.id, words.status(who, `${own.status}`, `${owed.status}`), 'zombie')
  if (own.program !== owed.program)
    return broken(own.id, words.program(who, own.program, owed.program), 'exec')
  // Nobody sees a zombie's regions: what it still maps is a matter of memory.
  if (!isLive(owed) || sameRegions(own.regions, owed.regions)) return null
  const what = words.regions(who, listed(own), listed(owed))
  return broken(own.id, what, 'grow', 'shrink', 'rights', 'exec')
}

function processFinding(own: Process | undefined, owed: Process | undefined, handled: Handled): Debt | null {
  const words = texts().debts
  if (own !== undefined && owed !== undefined) return stateFinding(own, owed, handled)
  if (owed !== undefined) return broken(owed.id, words.missing(processName(owed.id)), 'reap')
  return own === undefined ? null : broken(own.id, words.left(processName(own.id)), 'spawn')
}

/** Numbers of processes that came and went within the trap, though nobody asked for them: no later fork can have them. */
const spent = (own: Machine, reference: Machine): Debt[] =>
  Object.keys(own.departed)
    .map(Number)
    .filter(id => reference.departed[id] === undefined && reference.processes[id] === undefined)
    .map(id => broken(id, texts().debts.spent(processName(id)), 'reap'))

/**
 * Rule B8: every process is in the state, and gets the answer, that the call owes it.
 * @param handled what the player left, before the answer is cleared
 * @param reference the machine as the reference handler left it
 * @returns every broken debt, with the step (0-based) that it comes from, or null where that step is missing
 */
export function answerFindings(
  handled: Handled,
  reference: Machine,
): { readonly finding: Finding; readonly step: number | null }[] {
  const { machine: own, steps } = handled
  const ids = [...new Set([...processesOf(own), ...processesOf(reference)].map(process => process.id))].sort(
    (a, b) => a - b,
  )
  return [
    signalFinding(handled, reference),
    errnoFinding(handled, reference),
    ...ids.map(id => processFinding(own.processes[id], reference.processes[id], handled)),
    ...spent(own, reference),
  ]
    .filter(debt => debt !== null)
    .map(debt => ({ finding: debt.finding, step: stepOf(debt, steps) }))
}
