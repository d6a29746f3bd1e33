import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { COMPILED } from '../../level/compiled.ts'
import { inCourseOrder, type Level, type LoadedLevel } from '../../level/index.ts'
import { levelFiles, readText } from '../files.ts'
import { Trouble } from '../trouble.ts'
import type { World } from '../world.ts'

/** Reads and checks one level file. @throws Trouble where it cannot be read */
export async function readLevel(file: string, world: World): Promise<LoadedLevel> {
  // Loaded here: where all levels are compiled already, none of it is needed.
  const { LONGEST_FILE, loadLevel } = await import('../../level/index.ts')
  return loadLevel(await readText(file, LONGEST_FILE, world), file)
}

/** Reads one level file; what is wrong with it goes to standard error. @returns null for a bad one */
export async function levelOrProblems(file: string, world: World): Promise<Level | null> {
  try {
    const loaded = await readLevel(file, world)
    if (loaded.ok) return loaded.level
    const { formatProblem } = await import('../../workload/index.ts')
    for (const problem of loaded.problems) await world.err.line(formatProblem(problem))
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    await world.err.line(error.message)
  }
  return null
}

/** @returns the level that was made of this file when the program was built; null where it is another text now. */
function compiledLevel(file: string): Level | null {
  const compiled = COMPILED[basename(file)]
  if (compiled === undefined) return null
  try {
    return readFileSync(file, 'utf8') === compiled.text ? compiled.level : null
  } catch {
    // Why it cannot be read is told where that is tried again.
    return null
  }
}

/** The program's own levels, in the order of the course. Bad ones are told of and left out. */
export async function programLevels(
  world: World,
): Promise<{ readonly levels: readonly Level[]; readonly bad: number }> {
  const levels: Level[] = []
  const files = await levelFiles(join(world.root, 'levels'))
  for (const file of files) {
    const level = compiledLevel(file) ?? (await levelOrProblems(file, world))
    if (level !== null) levels.push(level)
  }
  return { levels: inCourseOrder(levels), bad: files.length - levels.length }
}
