import type { Measurement } from './measurement.ts'
import { quantile, startTimed } from './pty.ts'

const ROUNDS = 15
const TIMES_NODE = 5

async function start(): Promise<{ readonly frame: number; readonly menu: number }> {
  const game = startTimed(['bin/cowhand.cjs', 'play'], 80, 24)
  const frame = await game.firstFrame
  const menu = await game.shown('Settings')
  game.kill()
  await game.ended
  return { frame, menu }
}

/**
 * From the start of the process in a terminal to the last byte of the first frame, against a start and end of Node
 * that does nothing, and to the menu, which takes keys; each the median of as many, in turn, after one of each that is not counted.
 */
export async function measure(): Promise<Measurement[]> {
  const node: number[] = []
  const frames: number[] = []
  const menus: number[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    const nothing = await startTimed(['-e', '0'], 80, 24).ended
    const { frame, menu } = await start()
    if (round === 0) continue
    node.push(nothing)
    frames.push(frame)
    menus.push(menu)
  }
  const [base, frame] = [quantile(node, 0.5), quantile(frames, 0.5)]
  const times = frame / base
  return [
    { name: 'node -e 0', value: base, unit: 'ms', aim: '', met: true },
    { name: 'cowhand play to its first frame', value: frame, unit: 'ms', aim: '', met: true },
    {
      name: 'cowhand play to its menu',
      value: quantile(menus, 0.5),
      unit: 'ms',
      aim: '',
      met: true,
    },
    {
      name: 'first frame against node -e 0',
      value: times,
      unit: 'times',
      aim: `under ${TIMES_NODE}`,
      met: times < TIMES_NODE,
    },
  ]
}
