import type { Finding } from '../kernel/index.ts'
import {
  type Machine,
  type Process,
  type ProcessId,
  pageName,
  processesOf,
  processName,
  type Trap,
} from '../machine/index.ts'

const broken = (process: ProcessId, what: string): Finding => ({ rule: 'B8', process, what })

function signalFinding(own: Machine, reference: Machine, trap: Trap): Finding | null {
  const { signalled } = own.answer
  const owed = reference.answer.signalled
  if (signalled === owed) return null
  const who = processName(trap.by)
  const page = 'page' in trap ? pageName(reference, trap.by, trap.page) : 'memory'
  if (owed !== null)
    return broken(trap.by, `${who} may not write ${page}: the answer to its store is SIGSEGV.`)
  if (signalled !== trap.by)
    return broken(
      signalled ?? trap.by,
      `${processName(signalled ?? trap.by)} got a signal that was not its own.`,
    )
  return broken(trap.by, `${who} may write ${page}: the store is lawful, and SIGSEGV is no answer to it.`)
}

const CALLS: Readonly<Partial<Record<Trap['kind'], string>>> = {
  fork: 'fork(2)',
  read: 'read(2)',
  write: 'write(2)',
  wait: 'wait(2)',
  sbrk: 'sbrk',
}

function errnoFinding(own: Machine, reference: Machine, trap: Trap): Finding | null {
  const got = own.answer.errno
  const owed = reference.answer.errno
  if (got === owed) return null
  const call = CALLS[trap.kind] ?? trap.kind
  if (owed === null) return broken(trap.by, `${call} can be done: ${got} is no answer to it.`)
  return broken(trap.by, `${call} cannot be done here: the answer is -1, ${owed}.`)
}

function stateFinding(own: Process, owed: Process): Finding | null {
  const who = processName(own.id)
  if (own.killed !== owed.killed)
    return broken(
      own.id,
      own.killed
        ? `${who} is killed, and did nothing that calls for it.`
        : `${who} has to be killed: no frame was free for it.`,
    )
  if (own.state !== owed.state) {
    if (owed.state === 'zombie')
      return broken(own.id, `${who} has exited but is no zombie: its parent could never wait for it.`)
    if (own.state === 'zombie') return broken(own.id, `${who} is a zombie, but it has not exited.`)
    return broken(
      own.id,
      owed.state === 'waiting'
        ? `${who} has nothing to collect yet and must sleep.`
        : `${who} still sleeps: nobody woke it.`,
    )
  }
  if (own.parent !== owed.parent)
    return broken(
      own.id,
      `${who}'s parent is ${processName(own.parent)}; it should be ${processName(owed.parent)}.`,
    )
  if (own.status !== owed.status)
    return broken(own.id, `${who}'s exit status is ${own.status}; it should be ${owed.status}.`)
  if (own.program !== owed.program)
    return broken(own.id, `${who} runs ${own.program}; it should run ${owed.program}.`)
  const regions = (process: Process): string =>
    process.regions.map(region => region.name).join(', ') || 'none'
  return regions(own) === regions(owed)
    ? null
    : broken(own.id, `${who}'s regions: ${regions(own)}; they should be: ${regions(owed)}.`)
}

function processFinding(own: Process | undefined, owed: Process | undefined): Finding | null {
  if (own !== undefined && owed !== undefined) return stateFinding(own, owed)
  if (owed !== undefined) return broken(owed.id, `${processName(owed.id)} is not there; it should be.`)
  return own === undefined
    ? null
    : broken(own.id, `${processName(own.id)} is still there; it should be gone.`)
}

/**
 * Rule B8: every process is in the state, and gets the answer, that the call owes it.
 * @param own the machine as the player returns it, before the answer is cleared
 * @param reference the same of the reference handler's
 */
export function answerFindings(own: Machine, reference: Machine, trap: Trap): Finding[] {
  const ids = [...new Set([...processesOf(own), ...processesOf(reference)].map(process => process.id))].sort(
    (a, b) => a - b,
  )
  return [
    signalFinding(own, reference, trap),
    errnoFinding(own, reference, trap),
    ...ids.map(id => processFinding(own.processes[id], reference.processes[id])),
  ].filter(finding => finding !== null)
}
