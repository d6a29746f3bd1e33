import { PROGRAM } from './game.ts'
import type { Measurement } from './measurement.ts'
import { quantile, startTimed } from './pty.ts'

const ROUNDS = 25
const FRAME_TIMES_NODE = 4
const WORD_TIMES_NODE = 1.5
const COLUMNS = 80
const ROWS = 24

const ended = (...args: readonly string[]): Promise<number> => startTimed(args, COLUMNS, ROWS).ended

async function started(): Promise<{ readonly frame: number; readonly menu: number }> {
  const game = startTimed([PROGRAM, 'play'], COLUMNS, ROWS)
  const frame = await game.firstFrame
  const menu = await game.shown('Settings')
  game.kill()
  await game.ended
  return { frame, menu }
}

/**
 * From the start of the process in a terminal to the last byte of the first frame, to the menu, which takes keys, and
 * to the end where it only says something; against a start and end of Node that does nothing. Each the median of as
 * many, in turn, after one of each that is not counted.
 */
export async function measure(): Promise<Measurement[]> {
  const times = { node: [] as number[], version: [] as number[], help: [] as number[] }
  const [frames, menus] = [[] as number[], [] as number[]]
  for (let round = 0; round <= ROUNDS; round++) {
    const node = await ended('-e', '0')
    const version = await ended(PROGRAM, '--version')
    const help = await ended(PROGRAM, '--help')
    const { frame, menu } = await started()
    if (round === 0) continue
    times.node.push(node)
    times.version.push(version)
    times.help.push(help)
    frames.push(frame)
    menus.push(menu)
  }
  const base = quantile(times.node, 0.5)
  const against = (name: string, values: readonly number[], most: number | null): Measurement[] => {
    const value = quantile(values, 0.5)
    const absolute = { name, value, unit: 'ms', aim: '', met: true }
    if (most === null) return [absolute]
    const relative = { name: `${name}, against node -e 0`, value: value / base, unit: 'times' }
    return [absolute, { ...relative, aim: `within ${most}`, met: value / base <= most }]
  }
  return [
    { name: 'node -e 0', value: base, unit: 'ms', aim: '', met: true },
    ...against('cowhand --version', times.version, WORD_TIMES_NODE),
    ...against('cowhand --help', times.help, WORD_TIMES_NODE),
    ...against('cowhand play to its first frame', frames, FRAME_TIMES_NODE),
    ...against('cowhand play to its menu', menus, null),
  ]
}
