export { copyMachine } from './copy.ts'
export { type Attempt, attempt, pageNamed, translate } from './cpu.ts'
export { type Content, type FrameNumber, fileContent, ZEROED } from './frame.ts'
export { type Instruction, VERBS, type Verb } from './instruction.ts'
export {
  childrenOf,
  createMachine,
  type Errno,
  frameAt,
  freeFrames,
  growFrames,
  liveProcesses,
  type Machine,
  pagesOf,
  processAt,
  processesOf,
} from './machine.ts'
export { contentName, frameName, pageName } from './names.ts'
export {
  addressOf,
  type Page,
  PTE_RIGHTS,
  type Pte,
  type PteRights,
  pteFor,
  RIGHTS_WORDS,
  rightsOf,
} from './page-table.ts'
export { INIT, isLive, type Process, type ProcessId, processName } from './process.ts'
export {
  mayWrite,
  placeFor,
  REGION_KINDS,
  REGION_RIGHTS,
  type Region,
  type RegionRequest,
  regionAt,
  SHARINGS,
} from './region.ts'
export { isPageFault, scauseOf, TRAP_KINDS, type Trap, type TrapKind } from './trap.ts'
