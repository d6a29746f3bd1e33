import { KERNEL_NAMES, KERNELS } from '../../kernel/index.ts'
import { cleanText, compareTrace, formatProblem, type Trace } from '../../workload/index.ts'
import { FAILED, OK, type World } from '../world.ts'
import { type Chosen, forEachPiece, modelled } from './pieces.ts'

const TRIES = KERNEL_NAMES.map(name => `--kernel ${name}`).join(' or ')

const notModelled = (kernel: string): string => `the kernel "${kernel}" is not modelled; ${TRIES} would do`

class Comparison {
  total = 0
  agreeing = 0
  private readonly told = new Set<string>()
  private readonly chosen: Chosen
  private readonly world: World

  constructor(chosen: Chosen, world: World) {
    this.chosen = chosen
    this.world = world
  }

  async trace(trace: Trace, file: string): Promise<boolean> {
    const { kernel, ...hardware } = this.chosen
    const name = kernel ?? (trace.kernel === null ? 'linux' : modelled(trace.kernel))
    if (name === undefined) return this.refuse(file, trace.kernel ?? '')
    this.total += 1
    const difference = compareTrace(trace, KERNELS[name], hardware)
    if (difference === null) {
      this.agreeing += 1
      return true
    }
    const { step, field, recorded, simulated } = difference
    const values = `recorded ${recorded}, simulated ${simulated}`
    await this.world.out.line(cleanText(`${trace.name}: steps[${step}]: ${field}: ${values}`))
    return false
  }

  /** Says it once a file, however many traces there are in it. */
  private async refuse(file: string, kernel: string): Promise<boolean> {
    const line = cleanText(`${file}: ${notModelled(kernel)}`)
    if (!this.told.has(line)) await this.world.err.line(line)
    this.told.add(line)
    return false
  }
}

/** `cowhand compare`: re-runs traces and holds the outcome against them. @returns the exit status */
export async function compare(files: readonly string[], chosen: Chosen, world: World): Promise<number> {
  const comparison = new Comparison(chosen, world)
  const well = await forEachPiece(files, world, async (piece, file) => {
    const shown = file === '-' ? 'standard input' : file
    if (piece.kind === 'trace') {
      if (piece.read.ok) return comparison.trace(piece.read.trace, shown)
      await world.err.line(formatProblem(piece.read.problem))
    } else
      await world.err.line(`${cleanText(shown)}: this is no trace, but a workload; simulate makes one of it`)
    return false
  })
  const { agreeing, total } = comparison
  if (total > 0) await world.out.line(`${agreeing} of ${total} agree`)
  return well ? OK : FAILED
}
