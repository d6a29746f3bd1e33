import { pendingTrap } from '../../src/kernel/index.ts'
import {
  copyMachine,
  type FrameNumber,
  findFrame,
  findSpace,
  translate,
  ZEROED,
} from '../../src/machine/index.ts'
import type { Moment } from './reference-walk.ts'
import { type Truth, truth } from './truth.ts'

/** What the instruction comes to when it runs again on what the reference leaves. */
function runsAgain({ trap, end }: Moment, store: boolean): FrameNumber | null {
  const space = findSpace(copyMachine(end), trap.by)
  return space === undefined || !('page' in trap) ? null : translate(space, trap.page, store)
}

/** What the texts say of processes: what state they are in, and what comes after the trap. */
export const LIFE_TRUTHS: readonly Truth[] = [
  truth(/runs again: .*, with W on, and it goes through/g, moment => runsAgain(moment, true) !== null),
  truth(/runs again: .* and it reads (.*)\./g, (moment, _, what) => {
    const frame = runsAgain(moment, false)
    const content = frame === null ? null : findFrame(moment.end, frame)?.content
    return content === ZEROED ? what === 'zeros' : `'${content}'` === what
  }),
  truth(
    /The kernel's copying for \S+ (?:read|write)\(2\) goes on/g,
    moment => runsAgain(moment, moment.trap.kind === 'store-page-fault') !== null,
  ),
  truth(/its exit comes next/g, ({ end, trap }) => {
    const next = pendingTrap(end)
    return next?.kind === 'exit' && next.by === trap.by
  }),
  truth(
    /init is its parent, and waits for it at once/g,
    ({ end, trap }) => end.processes[trap.by]?.parent === 0 && pendingTrap(end)?.by === 0,
  ),
  truth(
    /(P\d+) is its parent, and can find it/g,
    ({ end, trap }, _, who) => `P${end.processes[trap.by]?.parent}` === who,
  ),
  truth(/(P\d+) goes on\b/g, ({ end }, _, who = '') => {
    const process = end.processes[Number(who.slice(1))]
    return process !== undefined && process.state === 'runnable' && !process.killed
  }),
  truth(
    /(P\d+) sleeps in wait\(2\) until/g,
    ({ now }, _, who = '') => now.processes[Number(who.slice(1))]?.state === 'waiting',
  ),
  truth(
    /(P\d+) stands still as long/g,
    ({ now }, _, who = '') => now.processes[Number(who.slice(1))]?.state === 'suspended',
  ),
  truth(
    /is dead, and nobody has waited/g,
    ({ now, step }) => step.do === 'reparent' && now.processes[step.process]?.state === 'zombie',
  ),
  truth(
    /loses its parent/g,
    ({ now, step, trap }) => step.do === 'reparent' && now.processes[step.process]?.parent === trap.by,
  ),
  truth(
    /It had no page left/g,
    ({ now, trap }) => Object.keys(now.processes[trap.by]?.pages ?? {}).length === 0,
  ),
  truth(/has no PTE left/g, ({ now, trap }) => Object.keys(now.processes[trap.by]?.pages ?? {}).length === 0),
]
