import { KERNEL_NAMES, type KernelName } from '../../kernel/index.ts'
import { type Costed, type Costs, costsOf, formatProblem, type Problem } from '../../workload/index.ts'
import { FAILED, OK, type World } from '../world.ts'
import { type Chosen, forEachPiece } from './pieces.ts'
import { scriptOf } from './script.ts'

/** The kernel that can run the most: what stands against a workload there stands against it everywhere. */
const ABLEST: KernelName = 'linux'

interface OnKernel {
  readonly kernel: KernelName
  readonly costed: Costed
}

/** The first thing that stands against a run, with its place and without the line itself. */
const objection = ([first]: readonly Problem[]): string =>
  first === undefined ? 'it cannot run' : formatProblem({ ...first, text: null })

const entryOf = ({
  kernel,
  costed,
}: OnKernel): Costs | { readonly kernel: string; readonly cannot: string } =>
  costed.ok ? costed.costs : { kernel, cannot: objection(costed.problems) }

const problemsOf = (results: readonly OnKernel[]): readonly Problem[] => {
  const told = results.find(({ kernel }) => kernel === ABLEST) ?? results[0]
  return told === undefined || told.costed.ok ? [] : told.costed.problems
}

/**
 * `cowhand simulate --costs`: what each workload or trace costs, a JSON line for each.
 * Without a kernel it is on all of them, side by side.
 * @returns the exit status
 */
export async function costs(
  files: readonly string[],
  { kernel, ...hardware }: Chosen,
  world: World,
): Promise<number> {
  const kernels = kernel === undefined ? KERNEL_NAMES : [kernel]
  const well = await forEachPiece(files, world, async (piece, file) => {
    const read = scriptOf(piece, file)
    if (!('script' in read)) {
      await world.err.line(formatProblem(read))
      return false
    }
    const results = kernels.map(name => ({ kernel: name, costed: costsOf(read.script, name, hardware) }))
    const ran = results.some(({ costed }) => costed.ok)
    if (ran) await world.out.line(JSON.stringify({ name: read.name, kernels: results.map(entryOf) }))
    else for (const problem of problemsOf(results)) await world.err.line(formatProblem(problem))
    return ran
  })
  return well ? OK : FAILED
}
