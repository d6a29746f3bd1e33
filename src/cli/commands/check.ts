import {
  type Coverage,
  checkLevel,
  coverageOf,
  type Level,
  levelJsonSchema,
  NOT_PROVEN,
  type ProblemIn,
  TWICE,
} from '../../level/index.ts'
import { cleanText, formatProblem } from '../../workload/index.ts'
import { levelFiles } from '../files.ts'
import { Trouble } from '../trouble.ts'
import { FAILED, OK, type World } from '../world.ts'
import { languageLines, translationLines, translationWarnings } from './check-languages.ts'
import { readLevel } from './level-files.ts'
import { table } from './table.ts'

async function report(file: string, level: Level, problemIn: ProblemIn, world: World): Promise<boolean> {
  const { traps, primitives, unsound } = checkLevel(level)
  for (const { path, message } of unsound) await world.err.line(formatProblem(problemIn(path, message)))
  for (const warning of translationWarnings(level, problemIn)) await world.err.line(warning)
  const counts = `${traps.length} of its traps are the player's, ${primitives} primitives, par ${level.par / 1000} s`
  await world.out.line(`${cleanText(file)}: ${unsound.length === 0 ? 'sound' : 'not sound'}; ${counts}`)
  const rows = traps.map(({ instruction, trap, primitives: steps }) => [
    `    ${instruction}`,
    trap.kind,
    steps.map(step => step.do).join(' '),
  ])
  for (const line of [...table(rows), ...translationLines(level)]) await world.out.line(line)
  return unsound.length === 0
}

/** @returns the level where it is sound */
async function checkFile(file: string, world: World): Promise<Level | null> {
  try {
    const loaded = await readLevel(file, world)
    if (loaded.ok) return (await report(file, loaded.level, loaded.problemIn, world)) ? loaded.level : null
    for (const problem of loaded.problems) await world.err.line(formatProblem(problem))
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    await world.err.line(error.message)
  }
  return null
}

/** What several levels together meet, in a few lines. */
function coverageLines({ misconceptions, kernels, untrapped }: Coverage): string[] {
  const met = misconceptions.filter(({ levels }) => levels.length > 0)
  const once = met.filter(({ levels }) => levels.length < TWICE)
  const never = misconceptions.filter(({ levels }) => levels.length === 0)
  const list = (items: readonly string[]): string => (items.length === 0 ? 'none' : items.join(', '))
  return [
    `Kernels: ${list(kernels.map(({ kernel, levels }) => `${kernel} ${levels}`))}.`,
    `Misconceptions that can be committed: ${met.length} of ${misconceptions.length}; in one level only: ${list(once.map(({ id, levels }) => `${id} (${levels.join()})`))}; in none: ${list(never.map(({ id }) => id))}.`,
    `Traps that are nowhere the player's: ${list(untrapped)}.`,
  ]
}

async function filesOf(path: string, world: World): Promise<string[]> {
  try {
    return await levelFiles(path)
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    await world.err.line(error.message)
    return []
  }
}

/** `cowhand check`: whether level files are right, and sound. @returns the exit status */
export async function check(paths: readonly string[], world: World): Promise<number> {
  let files = 0
  const sound: Level[] = []
  let missing = 0
  for (const path of paths) {
    const found = await filesOf(path, world)
    if (found.length === 0) missing += 1
    for (const file of found) {
      files += 1
      const level = await checkFile(file, world)
      if (level !== null) sound.push(level)
    }
  }
  if (sound.length > 1) {
    for (const line of coverageLines(coverageOf(sound))) await world.out.line(line)
    await languageLines(sound, world)
  }
  const summary = `${sound.length} of ${files + missing} level files are sound.`
  await world.out.line(sound.length === 0 ? summary : `${summary} ${NOT_PROVEN}`)
  return sound.length === files + missing ? OK : FAILED
}

/** `cowhand check --schema`: for editors. @returns the exit status */
export async function printSchema(world: World): Promise<number> {
  await world.out.write(levelJsonSchema())
  return OK
}
