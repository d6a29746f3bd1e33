export { apply } from './apply.ts'
export { auditReturn } from './audit-return.ts'
export { auditStep, type Watch } from './audit-step.ts'
export { explain, type Finding, findingKey } from './finding.ts'
export { freshIdeal, type Ideal, noteStore, noteSystemCall } from './ideal.ts'
export { KERNEL_NAMES, type Kernel, type KernelName } from './kernel.ts'
export { KERNELS } from './kernels.ts'
export {
  MISCONCEPTION_IDS,
  MISCONCEPTIONS,
  type MisconceptionId,
} from './misconceptions.ts'
export type { Applied, Primitive, PrimitiveName, PrimitiveOf } from './primitive.ts'
export { RULE_IDS, RULES, type RuleId } from './rules.ts'
export {
  copiedIn,
  handleByReference,
  noteWait,
  type Outcome,
  pendingTrap,
  resultOf,
  returnToUser,
  runInstruction,
} from './run.ts'
