import { createInterface } from 'node:readline'
import type { Start } from '../../ui/place.ts'
import type { Wires } from '../../ui/plain/loop.ts'
import { tellBug } from '../bug.ts'
import { linesOf } from '../files.ts'
import { Trouble } from '../trouble.ts'
import { FAILED, type World } from '../world.ts'
import { type Course, courseWith, programCourse } from './play.ts'

/** A terminal's own lines, as it edits them; nothing on it is touched. What is no UTF-8 is no reason to end. */
async function* typedLines(world: World): AsyncGenerator<string> {
  const lines = createInterface({
    input: world.input(),
    terminal: false,
    crlfDelay: Number.POSITIVE_INFINITY,
  })
  try {
    yield* lines
  } finally {
    // Or the terminal would keep the program waiting for more.
    lines.close()
  }
}

const wiresOf = (world: World): Wires => ({
  lines: world.inputIsTerminal ? typedLines(world) : linesOf('-', world),
  write: text => world.out.write(text),
  letGo: () => world.input().destroy(),
  isClosed: () => world.out.closed,
  typed: world.inputIsTerminal,
  prompts: world.inputIsTerminal && world.outputIsTerminal,
  columns: () => (world.outputIsTerminal ? (process.stdout.columns ?? world.columns) : null),
})

async function run({ levels, start }: Course, saves: string | undefined, world: World): Promise<number> {
  await world.err.flush()
  const { playPlain } = await import('../../ui/plain/loop.ts')
  try {
    return await playPlain({ levels, start, saves: saves ?? null, root: world.root, wires: wiresOf(world) })
  } catch (error) {
    if (error instanceof Trouble) throw error
    await world.out.flush()
    await world.err.line(await tellBug(error, saves, world))
    return FAILED
  }
}

/** `cowhand play --plain`: the game as a transcript. @returns the exit status */
export async function plainPlay(
  named: string | undefined,
  saves: string | undefined,
  world: World,
): Promise<number> {
  const course = named === undefined ? await programCourse(world) : await courseWith(named, world)
  return typeof course === 'number' ? course : run(course, saves, world)
}

/** `cowhand drill --plain`. @returns the exit status */
export const plainDrill = async (start: Start, saves: string | undefined, world: World): Promise<number> =>
  run(await programCourse(world, start), saves, world)
