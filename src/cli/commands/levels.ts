import { levelTraps } from '../../level/index.ts'
import { FAILED, OK, type World } from '../world.ts'
import { programLevels } from './level-files.ts'
import { table } from './table.ts'

const SECOND = 1000

/** `cowhand levels`: what there is to play. @returns the exit status */
export async function levels({ json }: { readonly json?: boolean }, world: World): Promise<number> {
  const { levels: found, bad } = await programLevels(world)
  const entries = found.map(level => ({
    id: level.id,
    title: level.title,
    chapter: level.chapter,
    kernel: level.kernel,
    traps: levelTraps(level).length,
    par: level.par / SECOND,
  }))
  if (json === true) await world.out.line(JSON.stringify(entries, null, 2))
  else {
    const rows = entries.map(entry => [
      entry.id,
      entry.title,
      entry.chapter,
      entry.kernel,
      String(entry.traps),
      `${entry.par} s`,
    ])
    const head = ['ID', 'TITLE', 'CHAPTER', 'KERNEL', 'TRAPS', 'PAR']
    for (const line of table([head, ...rows])) await world.out.line(line)
  }
  return bad === 0 ? OK : FAILED
}
