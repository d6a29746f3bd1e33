import type { Level } from '../../level/index.ts'
import { quote } from '../../workload/index.ts'
import { FAILED, USAGE, type World } from '../world.ts'
import { levelOrProblems, programLevels } from './level-files.ts'

const NO_TERMINAL =
  'cowhand play needs a terminal, for its screen and for your keys: run it in one, without a pipe or a redirection. ' +
  '"cowhand levels", "cowhand check" and "cowhand simulate" work without.'

const isFile = (name: string): boolean => /\.ya?ml$/i.test(name)

async function withLevel(
  named: string,
  levels: readonly Level[],
  world: World,
): Promise<{ readonly levels: readonly Level[]; readonly start: string } | number> {
  if (isFile(named)) {
    const own = await levelOrProblems(named, world)
    if (own === null) return FAILED
    return { levels: [...levels.filter(({ id }) => id !== own.id), own], start: own.id }
  }
  if (levels.some(({ id }) => id === named)) return { levels, start: named }
  await world.err.line(
    `error: there is no level "${quote(named)}"; there are ${levels.map(({ id }) => id).join(', ')}`,
  )
  return USAGE
}

/** `cowhand play`: the game. @returns the exit status */
export async function play(
  named: string | undefined,
  saves: string | undefined,
  world: World,
): Promise<number> {
  if (!world.inputIsTerminal || !world.outputIsTerminal) {
    await world.err.line(NO_TERMINAL)
    return FAILED
  }
  const { levels } = await programLevels(world)
  const chosen = named === undefined ? { levels, start: null } : await withLevel(named, levels, world)
  if (typeof chosen === 'number') return chosen
  if (chosen.levels.length === 0) {
    await world.err.line('there is no level to play; is the program complete?')
    return FAILED
  }
  await world.err.flush()
  const game = await import('../../ui/index.ts')
  return game.play({ ...chosen, saves: saves ?? null, root: world.root })
}
