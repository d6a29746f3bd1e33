import { KERNEL_NAMES, type KernelName } from '../../kernel/index.ts'
import { formatProblem, type Hardware, type Piece, piecesOf } from '../../workload/index.ts'
import { linesOf } from '../files.ts'
import { Trouble } from '../trouble.ts'
import type { World } from '../world.ts'

/** What the command line says of the kernel and its machine. */
export interface Chosen extends Hardware {
  readonly kernel?: KernelName
}

/** @returns the modelled kernel of that name, if there is one: recordings name their Linux by its version, 6.18.44-… */
export const modelled = (name: string | null): KernelName | undefined =>
  name !== null && /^(linux\b|\d+\.\d+)/i.test(name)
    ? 'linux'
    : KERNEL_NAMES.find(candidate => candidate === name)

/**
 * Hands over the workloads and traces of all files in order, one at a time.
 * @param use gets each with its file; returns whether it went well
 * @returns whether all could be read and went well
 */
export async function forEachPiece(
  files: readonly string[],
  world: World,
  use: (piece: Exclude<Piece, { kind: 'problem' }>, file: string) => Promise<boolean>,
): Promise<boolean> {
  let well = true
  for (const file of files) {
    const shown = file === '-' ? 'standard input' : file
    try {
      for await (const piece of piecesOf(linesOf(file, world), shown)) {
        if (piece.kind === 'problem') {
          await world.err.line(formatProblem(piece.problem))
          well = false
        } else if (!(await use(piece, file))) well = false
        if (world.out.closed) return well
      }
    } catch (error) {
      if (!(error instanceof Trouble)) throw error
      await world.err.line(error.message)
      well = false
    }
  }
  return well
}
