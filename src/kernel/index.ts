export { apply } from './apply.ts'
export { auditReturn } from './audit-return.ts'
export { auditStep, type Watch } from './audit-step.ts'
export { explain, type Finding, findingKey, sentenceKey } from './finding.ts'
export { copyIdeal, freshIdeal, type Ideal, noteStore, noteSystemCall } from './ideal.ts'
export { bootMachine, type Kernel } from './kernel.ts'
export { KERNEL_NAMES, KERNELS, type KernelName } from './kernels.ts'
export {
  MISCONCEPTION_IDS,
  type MisconceptionId,
  misconceptionText,
} from './misconceptions.ts'
export type { Applied, Primitive, PrimitiveName, PrimitiveOf } from './primitive.ts'
export { RULE_IDS, RULES, type RuleId, ruleText } from './rules.ts'
export {
  type Answered,
  copiedIn,
  handleByReference,
  noteWait,
  type Outcome,
  pendingTrap,
  resultOf,
  returnToUser,
  runInstruction,
} from './run.ts'
