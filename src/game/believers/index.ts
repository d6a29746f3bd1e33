import type { MisconceptionId } from '../../kernel/index.ts'
import { everyFaultIsCow, faultFailsFork, parentMayNotWrite } from './answers.ts'
import type { MistakenHandler } from './believer.ts'
import { kernelWritesFault, readingEndsSharing } from './calls.ts'
import {
  alwaysCopy,
  copyEverything,
  copyThroughChild,
  copyToChild,
  othersWritable,
  ownFrame,
  sameAddressSameMemory,
} from './copies.ts'
import { childAloneProtected, childRunsFirst, cowBecomesReadOnly, forkIsFree, vforkIsFork } from './forks.ts'
import { firstReadAllocates, pteIsEnough, sharedBecomesCow } from './linux.ts'
import { deathFrees, execSetsParentFree, orphansToGrandparent, zombieHoldsNothing } from './lives.ts'

/** For each belief the handler of somebody who holds it, and no other wrong one. */
export const BELIEVERS: Readonly<Record<MisconceptionId, MistakenHandler>> = {
  M1: copyToChild,
  M2: copyThroughChild,
  M3: parentMayNotWrite,
  M4: othersWritable,
  M5: alwaysCopy,
  M6: readingEndsSharing,
  M7: copyEverything,
  M8: forkIsFree,
  M9: sameAddressSameMemory,
  M10: everyFaultIsCow,
  M11: childAloneProtected,
  M12: pteIsEnough,
  M13: kernelWritesFault,
  M14: deathFrees,
  M15: orphansToGrandparent,
  M16: execSetsParentFree,
  M17: vforkIsFork,
  M18: sharedBecomesCow,
  M19: firstReadAllocates,
  M20: cowBecomesReadOnly,
  M21: faultFailsFork,
  M22: childRunsFirst,
  M23: ownFrame,
  M24: zombieHoldsNothing,
}
