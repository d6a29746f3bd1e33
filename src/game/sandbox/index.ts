export { answeredAt } from './answered.ts'
export { type Comparison, compareKernels, type Side } from './compare.ts'
export type { SandboxInput } from './input.ts'
export { levelFileOf, type MadeLevel } from './level-file.ts'
export { MOST_FRAMES } from './limits.ts'
export type { Moment } from './moment.ts'
export { type Loadable, levelProgram, readProgram } from './program.ts'
export { reduceSandbox } from './reduce.ts'
export { isYours, whyStill } from './run.ts'
export { FIRST_LINES, SAMPLES } from './samples.ts'
export {
  createSandbox,
  lastMoment,
  linesDone,
  logOf,
  type Sandbox,
  type Setting,
  viewed,
} from './sandbox.ts'
export { causeText } from './words.ts'
