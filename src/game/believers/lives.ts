import { releaseMemory } from '../../kernel/handlers/release.ts'
import type { Primitive } from '../../kernel/index.ts'
import { perform } from '../../kernel/kernel.ts'
import {
  frameAt,
  type Machine,
  mayWrite,
  processAt,
  regionAt,
  spaceOf,
  type Trap,
} from '../../machine/index.ts'
import { followedBy, type MistakenHandler, type Situation, worked } from './believer.ts'
import { zombiesShareNothing } from './copies.ts'
import * as s from './steps.ts'

// Who believes something wrong about what ends: exit, wait, exec.

const isCached = ({ demand }: Machine, frame: number): boolean =>
  Object.values(demand?.cache ?? {}).some(({ frames }) => Object.values(frames).includes(frame))

const ENDS: readonly Trap['kind'][] = ['exit', 'exec', 'wait']

/** M14: what the one who ends has used is free, whoever uses it besides. */
export const deathFrees: MistakenHandler = ({ trap, before, right }) => {
  if (!ENDS.includes(trap.kind)) return right
  const given = right.flatMap((step): Primitive[] =>
    step.do === 'put' && !isCached(before, step.frame)
      ? Array.from({ length: frameAt(before, step.frame).count }, () => step)
      : [step],
  )
  // An eager kernel sets nobody free whose page is gone.
  return given.filter(step => step.do !== 'permit')
}

/** M15: the grandparent takes the orphans. */
export const orphansToGrandparent: MistakenHandler = ({ trap, before, right }) =>
  trap.kind === 'exit'
    ? right.map(step =>
        step.do === 'reparent' ? s.reparent(step.process, processAt(before, trap.by).parent) : step,
      )
    : right

/** M16: with the child's exec the parent has its pages back. */
export const execSetsParentFree: MistakenHandler = ({ trap, before, right }) => {
  if (trap.kind !== 'exec') return right
  const { pages, parent: id } = processAt(before, trap.by)
  const parent = spaceOf(before, id)
  const shared = Object.entries(parent.pages)
    .map(([page, pte]) => ({ page: Number(page), pte }))
    .filter(({ page, pte }) => pte.cow && pages[page]?.frame === pte.frame)
    .filter(({ page }) => {
      const region = regionAt(parent.regions, page)
      return region !== undefined && mayWrite(region)
    })
    .filter(({ page }) => !right.some(step => step.do === 'permit' && step.page === page))
  return followedBy(right, ...shared.map(({ page }) => s.permit(parent.id, page)))
}

/** M24 at exit: the memory goes with the process. */
const giveUpAtExit = (situation: Situation): readonly Primitive[] =>
  worked(situation, work => {
    releaseMemory(work, processAt(work.machine, situation.trap.by))
    for (const step of situation.right) if (step.do !== 'return') perform(work, step)
  })

/** M24: a zombie has nothing: it gives all up at exit, its parent finds nothing to give up, and nobody shares with it. */
export const zombieHoldsNothing: MistakenHandler = situation => {
  const { kernel, trap, right } = situation
  if (kernel.demand) return right
  if (trap.kind === 'exit') return giveUpAtExit(situation)
  if (trap.kind === 'wait') return right.filter(step => step.do !== 'unmap' && step.do !== 'put')
  return zombiesShareNothing(situation)
}
