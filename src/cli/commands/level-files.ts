import { join } from 'node:path'
import { inCourseOrder, type Level, LONGEST_FILE, type LoadedLevel, loadLevel } from '../../level/index.ts'
import { formatProblem } from '../../workload/index.ts'
import { levelFiles, readText } from '../files.ts'
import { Trouble } from '../trouble.ts'
import type { World } from '../world.ts'

/** Reads and checks one level file. @throws Trouble where it cannot be read */
export const readLevel = async (file: string, world: World): Promise<LoadedLevel> =>
  loadLevel(await readText(file, LONGEST_FILE, world), file)

/** Reads one level file; what is wrong with it goes to standard error. @returns null for a bad one */
export async function levelOrProblems(file: string, world: World): Promise<Level | null> {
  try {
    const loaded = await readLevel(file, world)
    if (loaded.ok) return loaded.level
    for (const problem of loaded.problems) await world.err.line(formatProblem(problem))
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    await world.err.line(error.message)
  }
  return null
}

/** The program's own levels, in the order of the course. Bad ones are told of and left out. */
export async function programLevels(
  world: World,
): Promise<{ readonly levels: readonly Level[]; readonly bad: number }> {
  const levels: Level[] = []
  const files = await levelFiles(join(world.root, 'levels'))
  for (const file of files) {
    const level = await levelOrProblems(file, world)
    if (level !== null) levels.push(level)
  }
  return { levels: inCourseOrder(levels), bad: files.length - levels.length }
}
