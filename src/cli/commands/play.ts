import { constants } from 'node:os'
import { Writable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import type { Level } from '../../level/index.ts'
import type { Start } from '../../ui/place.ts'
import { quote } from '../../workload/clean-text.ts'
import { tellBug } from '../bug.ts'
import { Output } from '../output.ts'
import { sandboxFiles } from '../sandbox-files.ts'
import { Trouble } from '../trouble.ts'
import { FAILED, OK, USAGE, type World } from '../world.ts'

const NO_TERMINAL =
  'this needs a terminal, for its screen and for your keys: run it in one, without a pipe or a redirection. ' +
  '"cowhand levels", "cowhand check", "cowhand simulate" and the game with --plain work without.'

const isFile = (name: string): boolean => /\.ya?ml$/i.test(name)

/** What is played: the levels, and what to open at once. */
export interface Course {
  readonly levels: readonly Level[]
  readonly start: Start | null
}

/** The program's own levels. */
export async function programCourse(world: World, start: Start | null = null): Promise<Course> {
  const { programLevels } = await import('./level-files.ts')
  return { levels: (await programLevels(world)).levels, start }
}

/** The course with the level that was named, by id or by file; or the exit status where there is none. */
export async function courseWith(named: string, world: World): Promise<Course | number> {
  const { levels } = await programCourse(world)
  if (isFile(named)) {
    const { levelOrProblems } = await import('./level-files.ts')
    const own = await levelOrProblems(named, world)
    if (own === null) return FAILED
    return {
      levels: [...levels.filter(({ id }) => id !== own.id), own],
      start: { mode: 'level', id: own.id },
    }
  }
  if (levels.some(({ id }) => id === named)) return { levels, start: { mode: 'level', id: named } }
  await world.err.line(
    `error: there is no level "${quote(named)}"; there are ${levels.map(({ id }) => id).join(', ')}`,
  )
  return USAGE
}

/** A world whose standard error is held back while the screen is the game's. */
function holdingBack(world: World): { readonly quiet: World; readonly held: () => string } {
  const parts: string[] = []
  const stream = new Writable({
    write(chunk, _, done) {
      parts.push(String(chunk))
      done()
    },
  })
  return { quiet: { ...world, err: new Output(stream) }, held: () => parts.join('') }
}

/**
 * `cowhand play`: the game. Where no level is named, the title is drawn first and the levels are read behind it.
 * @returns the exit status
 */
export async function play(
  named: string | undefined,
  saves: string | undefined,
  world: World,
): Promise<number> {
  if (!(await hasTerminal(world))) return FAILED
  const chosen = named === undefined ? null : await courseWith(named, world)
  if (typeof chosen === 'number') return chosen
  return open(quiet => (chosen === null ? programCourse(quiet) : Promise.resolve(chosen)), saves, world)
}

/** `cowhand drill`, and whatever else begins in a place of the game. @returns the exit status */
export async function playAt(start: Start, saves: string | undefined, world: World): Promise<number> {
  if (!(await hasTerminal(world))) return FAILED
  return open(quiet => programCourse(quiet, start), saves, world)
}

/** @returns whether there is one for screen and keys; where there is not, that is told */
export async function hasTerminal(world: World): Promise<boolean> {
  const both = world.inputIsTerminal && world.outputIsTerminal
  if (!both) await world.err.line(NO_TERMINAL)
  return both
}

async function open(
  courseOf: (quiet: World) => Promise<Course>,
  saves: string | undefined,
  world: World,
): Promise<number> {
  await world.err.flush()
  const { quiet, held } = holdingBack(world)
  const game = await import('../../ui/index.ts')
  try {
    const signal = await game.play({
      course: () => courseOf(quiet),
      files: sandboxFiles(quiet),
      saves: saves ?? null,
      root: world.root,
    })
    await world.err.write(held())
    return signal === null ? OK : await endBy(signal, world)
  } catch (error) {
    if (error instanceof Trouble) throw error
    await world.err.line(await tellBug(error, saves, world))
    return FAILED
  }
}

/** A signal has ended us by then, in milliseconds; where it does not, the status says it. */
const LONGEST_END = 500

/** Ends as who sent the signal expects. @returns the status that a shell gives that end, where it does not come */
async function endBy(signal: NodeJS.Signals, world: World): Promise<number> {
  await world.err.flush()
  process.kill(process.pid, signal)
  // What the store leaves its lock to listens for signals too, hears of this one a moment later, and then ends us by it.
  await pause(LONGEST_END)
  return 128 + constants.signals[signal]
}
