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
  const owed = reference.answer.signalled
  // A signal that was sent cannot be called back, though the machine remembers only the last.
  const astray = steps.findLast(step => step.do === 'signal' && step.process !== trap.by)
  if (astray?.do === 'signal')
    return broken(
      astray.process,
      `${processName(astray.process)} got a signal that was not its own.`,
      'signal',
    )
  if (machine.answer.signalled === owed) return null
  const who = processName(trap.by)
  if (!isPageFault(trap.kind) || ('copying' in trap && trap.copying !== undefined))
    return broken(trap.by, `${who} made a system call, and SIGSEGV is no answer to it.`, 'signal')
  const page = 'page' in trap ? pageName(reference, trap.by, trap.page) : 'memory'
  const [may, access] = trap.kind === 'load-page-fault' ? ['read', 'load'] : ['write', 'store']
  return broken(
    trap.by,
    owed === null
      ? `${who} may ${may} ${page}: the ${access} is lawful, and SIGSEGV is no answer to it.`
      : `${who} may not ${may} ${page}: the answer to its ${access} is SIGSEGV.`,
    'signal',
  )
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
  const got = machine.answer.errno
  const owed = reference.answer.errno
  if (got === owed) return null
  const copying = isPageFault(trap.kind) && 'copying' in trap ? trap.copying : undefined
  const call = CALLS[copying ?? trap.kind] ?? trap.kind
  if (isPageFault(trap.kind) && copying === undefined)
    return broken(
      trap.by,
      `${processName(trap.by)} made no system call: nobody is there to be told ${got}.`,
      'fail',
    )
  if (owed === null && reference.processes[trap.by]?.killed)
    return broken(trap.by, `${call} cannot go on without a frame: nobody is left to be told ${got}.`, 'fail')
  if (owed === null) return broken(trap.by, `${call} can be done: ${got} is no answer to it.`, 'fail')
  return broken(trap.by, `${call} cannot be done here: the answer is -1, ${owed}.`, 'fail')
}

function suspendedFinding(own: Process, owed: Process, { trap, before }: Handled): Debt {
  const who = processName(own.id)
  if (owed.state !== 'suspended')
    return before.processes[own.id]?.state === 'suspended'
      ? broken(
          own.id,
          `${who} is still suspended: its vfork child's ${CALLS[trap.kind] ?? trap.kind} has to wake it.`,
        )
      : broken(own.id, `${who} is suspended, but it is in no vfork(2).`, 'suspend')
  const until = 'until its child calls exec or exits'
  if (trap.kind !== 'vfork')
    return broken(
      own.id,
      `${who} runs, but its vfork child has its memory: it must stand still ${until}.`,
      'wake',
    )
  return broken(
    own.id,
    own.state === 'waiting'
      ? `${who} sleeps until a child of it has exited, but vfork(2) suspends it ${until}.`
      : `${who} runs on, but vfork(2) suspends it ${until}.`,
    'wake',
    'sleep',
  )
}

function runStateFinding(own: Process, owed: Process, handled: Handled): Debt {
  const { trap } = handled
  const who = processName(own.id)
  if (owed.state === 'zombie')
    return broken(own.id, `${who} has exited but is no zombie: its parent could never wait for it.`)
  if (own.state === 'zombie') return broken(own.id, `${who} is a zombie, but it has not exited.`, 'zombie')
  if (owed.state === 'suspended' || own.state === 'suspended') return suspendedFinding(own, owed, handled)
  if (owed.state === 'waiting')
    return broken(
      own.id,
      own.id === trap.by
        ? `${who} has nothing to collect yet and must sleep.`
        : `${who} was woken, but no child of it has exited.`,
      'wake',
    )
  if (own.id === trap.by && trap.kind === 'wait')
    return broken(own.id, `${who} sleeps, but there is nothing for its wait(2) to wait for.`, 'sleep')
  return broken(
    own.id,
    own.inWait
      ? `${who} still sleeps: nobody woke it.`
      : `${who} sleeps: it is in no wait(2) to be woken from.`,
    'sleep',
  )
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

const regionText = ({ regions }: Process): string =>
  regions
    .map(
      ({ name, start, pages, rights, kind, share }) =>
        `${name} (${addressOf(start)}, ${pages} ${pages === 1 ? 'page' : 'pages'}, ${rights}, ${share} ${kind})`,
    )
    .join(', ') || 'none'

function stateFinding(own: Process, owed: Process, handled: Handled): Debt | null {
  const who = processName(own.id)
  if (own.killed !== owed.killed)
    return broken(
      own.id,
      own.killed
        ? `${who} is killed, and did nothing that calls for it.`
        : `${who} has to be killed: no frame was free for it.`,
      'kill',
    )
  if (own.state !== owed.state) return runStateFinding(own, owed, handled)
  if (own.parent !== owed.parent)
    return broken(
      own.id,
      `${who}'s parent is ${processName(own.parent)}; it should be ${processName(owed.parent)}.`,
      'reparent',
    )
  if (own.mm !== owed.mm)
    return broken(
      own.id,
      owed.mm === own.id
        ? `${who} runs in ${processName(own.mm)}'s address space; it should have its own.`
        : `${who} has an address space of its own; it should run in ${processName(owed.mm)}'s.`,
      'spawn',
      'share',
    )
  if (own.status !== owed.status)
    return broken(own.id, `${who}'s exit status is ${own.status}; it should be ${owed.status}.`, 'zombie')
  if (own.program !== owed.program)
    return broken(own.id, `${who} runs ${own.program}; it should run ${owed.program}.`, 'exec')
  // Nobody sees a zombie's regions: what it still maps is a matter of memory.
  if (!isLive(owed) || sameRegions(own.regions, owed.regions)) return null
  const what = `${who}'s regions: ${regionText(own)}; they should be: ${regionText(owed)}.`
  return broken(own.id, what, 'grow', 'shrink', 'rights', 'exec')
}

function processFinding(own: Process | undefined, owed: Process | undefined, handled: Handled): Debt | null {
  if (own !== undefined && owed !== undefined) return stateFinding(own, owed, handled)
  if (owed !== undefined)
    return broken(owed.id, `${processName(owed.id)} is not there; it should be.`, 'reap')
  return own === undefined
    ? null
    : broken(own.id, `${processName(own.id)} is still there; it should be gone.`, 'spawn')
}

/** Numbers of processes that came and went within the trap, though nobody asked for them: no later fork can have them. */
const spent = (own: Machine, reference: Machine): Debt[] =>
  Object.keys(own.departed)
    .map(Number)
    .filter(id => reference.departed[id] === undefined && reference.processes[id] === undefined)
    .map(id => broken(id, `${processName(id)} came and went, and nobody had asked for it.`, 'reap'))

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
