import { KERNELS, type KernelName } from '../../kernel/index.ts'
import { formatProblem, type Simulated, simulateText, simulateTrace } from '../../workload/index.ts'
import { traceName } from '../files.ts'
import { FAILED, OK, type World } from '../world.ts'
import { type Chosen, forEachPiece, modelled } from './pieces.ts'

const DEFAULT: KernelName = 'linux'

/** `cowhand simulate`: workloads and traces in, traces out. @returns the exit status */
export async function simulate(
  files: readonly string[],
  { kernel, ...hardware }: Chosen,
  world: World,
): Promise<number> {
  const well = await forEachPiece(files, world, async (piece, file) => {
    const shown = file === '-' ? 'standard input' : file
    let result: Simulated
    if (piece.kind === 'text')
      result = simulateText(piece.text, traceName(file), shown, KERNELS[kernel ?? DEFAULT], hardware)
    else if (!piece.read.ok) result = { ok: false, problems: [piece.read.problem] }
    else {
      const { trace } = piece.read
      const on = KERNELS[kernel ?? modelled(trace.kernel) ?? DEFAULT]
      result = simulateTrace(trace, shown, piece.line, on, hardware)
    }
    if (result.ok) await world.out.line(JSON.stringify(result.trace))
    else for (const problem of result.problems) await world.err.line(formatProblem(problem))
    return result.ok
  })
  return well ? OK : FAILED
}
