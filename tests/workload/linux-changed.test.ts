import { expect, test } from 'vitest'
import { handleDemandFault } from '../../src/kernel/handlers/demand-fault.ts'
import { handleFork } from '../../src/kernel/handlers/fork.ts'
import { handleForkByRegion } from '../../src/kernel/handlers/fork-by-region.ts'
import { handleExit } from '../../src/kernel/handlers/lives.ts'
import { handleMprotect } from '../../src/kernel/handlers/regions.ts'
import { apply, KERNELS, type Kernel, type Primitive } from '../../src/kernel/index.ts'
import type { Handler, Work } from '../../src/kernel/kernel.ts'
import { frameAt, spaceOf, type Trap, ZERO_FRAME } from '../../src/machine/index.ts'
import { compareTrace } from '../../src/workload/index.ts'
import { RECORDINGS, randomRecordings, recording } from './recorded.ts'

const { linux } = KERNELS
const ALL = [...RECORDINGS.map(recording), ...randomRecordings()]

/*
 * The recordings as a yardstick: of each rule of the kernel linux, one recording at least tells whether it is so. Each
 * of these is linux with one rule broken, or another put in its place.
 */

const withHandlers = (handlers: Kernel['handlers']): Kernel => ({
  ...linux,
  handlers: { ...linux.handlers, ...handlers },
})

/** Lets a handler answer. @returns its primitives */
function stepsOf(handler: Handler, work: Work, trap: Trap): readonly Primitive[] {
  const steps: Primitive[] = []
  handler({ ...work, steps }, trap)
  return steps
}

const loadIsStore: Handler = (work, trap) =>
  handleDemandFault(work, trap.kind === 'load-page-fault' ? { ...trap, kind: 'store-page-fault' } : trap)

/** Undoes what fault-around has mapped. */
const noNeighbours: Handler = (work, trap) => {
  for (const step of stepsOf(handleDemandFault, work, trap))
    if (step.do === 'map' && 'page' in trap && step.page !== trap.page && step.frame !== ZERO_FRAME) {
      apply(work.machine, { do: 'unmap', process: step.process, page: step.page })
      apply(work.machine, { do: 'put', frame: step.frame })
    }
}

/** Makes the last sharer look as if there were another. */
const neverReuse: Handler = (work, trap) => {
  const pte = trap.kind === 'store-page-fault' ? spaceOf(work.machine, trap.by).pages[trap.page] : undefined
  const frame = pte === undefined || pte.frame === ZERO_FRAME ? null : pte.frame
  if (frame === null || frameAt(work.machine, frame).count !== 1) return handleDemandFault(work, trap)
  apply(work.machine, { do: 'get', frame })
  handleDemandFault(work, trap)
  if (frameAt(work.machine, frame).count > 0) apply(work.machine, { do: 'put', frame })
}

const parentKeepsWriting: Handler = (work, trap) => {
  for (const step of stepsOf(handleForkByRegion, work, trap))
    if (step.do === 'protect') apply(work.machine, { do: 'permit', process: step.process, page: step.page })
}

const exitKeepsMemory: Handler = (work, trap) =>
  handleExit({ ...work, kernel: { ...work.kernel, demand: false } }, trap)

/** Changes what the region allows, and no PTE. */
const rightsAlone: Handler = (work, trap) => {
  if (trap.kind !== 'mprotect') return
  apply(work.machine, { do: 'rights', process: trap.by, region: trap.region, rights: trap.to })
}

const onlyWhere =
  (to: 'r' | 'rw', handler: Handler): Handler =>
  (work, trap) =>
    (trap.kind === 'mprotect' && trap.to === to ? handler : handleMprotect)(work, trap)

const broken: readonly [rule: string, kernel: Kernel][] = [
  ['fork shares every page that is present', withHandlers({ fork: handleFork })],
  ['fork copies the top of the stack', { ...linux, forkCopies: 'top of stack' }],
  ['fork leaves the parent its W', withHandlers({ fork: parentKeepsWriting })],
  ['the last sharer is freed early', { ...linux, freesLastSharer: true }],
  ['the last sharer copies like any other', withHandlers({ 'store-page-fault': neverReuse })],
  ['a load brings a frame of its own', withHandlers({ 'load-page-fault': loadIsStore })],
  ['a load maps no neighbours', withHandlers({ 'load-page-fault': noNeighbours })],
  ['exit keeps the memory until the parent waits', withHandlers({ exit: exitKeepsMemory })],
  ['madvise does nothing', withHandlers({ madvise: () => {} })],
  ['mprotect to r leaves W in the PTEs', withHandlers({ mprotect: onlyWhere('r', rightsAlone) })],
  ['mprotect to rw gives W to no PTE', withHandlers({ mprotect: onlyWhere('rw', rightsAlone) })],
]

test.each(broken)('were it so that %s, a recording would tell', (_, kernel) => {
  expect(ALL.filter(trace => compareTrace(trace, linux) !== null)).toEqual([])
  expect(ALL.filter(trace => compareTrace(trace, kernel) !== null)).not.toEqual([])
})
