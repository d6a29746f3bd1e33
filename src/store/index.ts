export { bestReplay } from './best.ts'
export { exportInto, writeCrashLog, writeExport, writeOver } from './export-file.ts'
export { checkoutRoot, savesFolder } from './location.ts'
export { lookAt } from './look.ts'
export { type OpenedStore, openStore } from './open.ts'
export { longestName } from './printable.ts'
export {
  type DrillRecord,
  type ExamRecord,
  GLYPHS,
  MOUSE,
  newProfile,
  type Profile,
  type Settings,
  SPOKEN,
  THEMES,
} from './profile.ts'
export { exportProgress, longestProgress, readProgress } from './progress-file.ts'
export type { Store } from './store.ts'
export { keepSubmission, openSubmission } from './submission-file.ts'
