export { goesOnWith, isTestedOut } from './chapters.ts'
export { checkLevel, NOT_PROVEN } from './check.ts'
export { inCourseOrder } from './course.ts'
export { type Coverage, coverageOf, TWICE } from './coverage.ts'
export { levelJsonSchema } from './definition.ts'
export { Draws, randomState } from './generate/draws.ts'
export { type GeneratorState, nextInstruction, seededGenerator } from './generate/next.ts'
export { HIGHEST_SEED } from './generate/seed.ts'
export {
  GENERATOR_VERSION,
  generatedLines,
  generatedProgram,
  generatedText,
  type Recipe,
} from './generate.ts'
export { HELPS, type Help } from './help.ts'
export type { Level } from './level.ts'
export { type LoadedLevel, loadLevel, type ProblemIn } from './load.ts'
export { levelIn, levelsIn, OTHER_LANGUAGES } from './translation.ts'
export { translationReports } from './translation-report.ts'
export { levelTraps } from './traps.ts'
export { variantOf } from './variant.ts'
export { LONGEST_FILE } from './yaml-source.ts'
