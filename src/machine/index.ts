export { copyMachine } from './copy.ts'
export { attempt, pageNamed, translate, WINDOW_PAGES } from './cpu.ts'
export { type Content, type Frame, type FrameNumber, fileContent, ZERO_FRAME, ZEROED } from './frame.ts'
export { type Instruction, VERBS, type Verb } from './instruction.ts'
export {
  childrenOf,
  createMachine,
  ERRNOS,
  type Errno,
  findFrame,
  findSpace,
  frameAt,
  freeFrames,
  freshProcess,
  growFrames,
  isEverybodys,
  liveProcesses,
  type Machine,
  pagesOf,
  processAt,
  processesOf,
  spaceOf,
  writePte,
} from './machine.ts'
export { contentName, frameName, pageName } from './names.ts'
export { OVERCOMMIT_POLICIES, type Overcommit } from './overcommit.ts'
export { type CachedFile, cachedFrame, type FileId } from './page-cache.ts'
export {
  addressOf,
  isStale,
  type Page,
  PTE_RIGHTS,
  type Pte,
  type PteRights,
  pteFor,
  rightsOf,
  rightsWords,
  shortLivedTlb,
} from './page-table.ts'
export { INIT, isLive, PROCESS_STATES, type Process, type ProcessId, processName } from './process.ts'
export {
  borrowedRights,
  mayWrite,
  placeFor,
  REGION_KINDS,
  REGION_RIGHTS,
  type Region,
  type RegionRequest,
  type RegionRights,
  regionAt,
  regionWords,
  SHARINGS,
} from './region.ts'
export {
  errorCodeOf,
  isPageFault,
  scauseOf,
  syscallOf,
  TRAP_KINDS,
  type Trap,
  type TrapKind,
} from './trap.ts'
