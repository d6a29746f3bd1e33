import { copyOut } from '../../kernel/handlers/store-fault.ts'
import { perform, takeFrame } from '../../kernel/kernel.ts'
import { childrenOf, isPageFault, type Machine, type ProcessId, ZERO_FRAME } from '../../machine/index.ts'
import { isAnonymous, type MistakenHandler } from './believer.ts'
import * as s from './steps.ts'
import { atStores, usualBreak } from './stores.ts'

// Who believes something wrong about when the answer is no.

/** The first process of all: nobody forked it, so what it shares it shares as a parent. */
const FIRST: ProcessId = 1

const isParent = (machine: Machine, id: ProcessId): boolean =>
  id === FIRST || childrenOf(machine, id).length > 0

/** M3: who has forked may not write any more what he shared. */
export const parentMayNotWrite = atStores((work, stored, by) =>
  stored.pte.cow && isParent(work.machine, by) ? 'not-allowed' : usualBreak(work, stored),
)

/** M10: W off means COW, so a page that may not be written is copied, or written in place by its last sharer. */
export const everyFaultIsCow = atStores(usualBreak, (work, stored) => {
  const { machine } = work
  const { process, page, pte } = stored
  const space = machine.processes[process]
  if (space === undefined || isAnonymous(machine, space, page, pte)) return usualBreak(work, stored)
  if (pte.frame !== ZERO_FRAME) return copyOut(work, process, page, pte.frame, true)
  const frame = takeFrame(work)
  if (frame === null) return 'no-frame'
  perform(work, { do: 'zero', frame })
  perform(work, { do: 'map', process, page, frame, rights: 'rw' })
  perform(work, { do: 'flush', process, page })
  return 'writable'
})

/** M21: the one who finds no frame is told so by the call that promised it one. */
export const faultFailsFork: MistakenHandler = ({ trap, right }) =>
  isPageFault(trap.kind) ? right.map(step => (step.do === 'kill' ? s.fail('ENOMEM') : step)) : right
