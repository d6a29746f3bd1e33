import { frameName, type Machine, type Pte, pageName, processName, type Trap } from '../machine/index.ts'
import type { MemoryDifference } from './same-state.ts'

const bits = (pte: Pte): string => (pte.w ? 'writable' : pte.cow ? 'write-protected and COW' : 'read-only')

/**
 * What a safe but different state is, and which kernel does it so.
 * @param own the machine as the player left it
 */
export function differenceText(difference: MemoryDifference, own: Machine, trap: Trap): string {
  if (difference.kind === 'free')
    return `It works, but ${difference.own < difference.reference ? 'takes more' : 'leaves fewer'} frames in use than xv6 does.`
  const who = processName(difference.process)
  const page = pageName(own, difference.process, difference.page)
  if (trap.kind === 'fork')
    return `It works, but xv6's COW fork shares ${who}'s ${page}: ${difference.kind === 'bits' ? `here it would be ${bits(difference.reference)}` : 'copying it at fork is what the naive kernel does'}.`
  if (trap.kind === 'exit')
    return `It works, but xv6 keeps ${who}'s ${page} until its parent waits; giving memory up at exit is what Linux does.`
  if (difference.kind === 'bits' && difference.own.w && difference.process !== trap.by)
    return `It works, but xv6 leaves ${who}'s ${page} write-protected until ${who} itself stores; setting the last sharer free early is what an eager kernel does.`
  if (difference.kind === 'bits')
    return `It works, but ${who}'s ${page} is ${bits(difference.own)}; xv6 leaves it ${bits(difference.reference)}.`
  const frame = own.processes[difference.process]?.pages[difference.page]?.frame
  const now = frame === undefined ? 'not present' : `on frame ${frameName(frame)}`
  return difference.process === trap.by
    ? `It works, but ${who}'s ${page}, ${now}, is not as xv6 leaves it.`
    : `It works, but ${who} did not fault, and its ${page} is now ${now}: no kernel moves a page of somebody who may be running.`
}
