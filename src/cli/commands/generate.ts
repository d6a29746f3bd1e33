import { generatedLines, type Recipe } from '../../level/index.ts'
import { OK, type World } from '../world.ts'

/** How many characters are written at a time. */
const PIECE = 16 * 1024

/** `cowhand generate`: prints a workload while it is made. @returns the exit status */
export async function generate(recipe: Recipe, world: World): Promise<number> {
  let held: string[] = []
  let size = 0
  for (const line of generatedLines(recipe)) {
    held.push(line, '\n')
    size += line.length + 1
    if (size < PIECE) continue
    await world.out.write(held.join(''))
    if (world.out.closed) return OK
    held = []
    size = 0
  }
  await world.out.write(held.join(''))
  return OK
}
