import type { Instruction } from '../../machine/index.ts'
import { objectionTo } from '../../workload/index.ts'
import type { Weighted } from './draws.ts'
import type { Turn } from './turn.ts'

type Map = Extract<Instruction, { do: 'map' }>

/** A region as a program asks for it, before it is known how long it is. */
type Mapping = Pick<Map, 'region' | 'kind' | 'share' | 'rights'>

const mapping = (
  region: string,
  kind: Map['kind'],
  share: Map['share'],
  rights: Map['rights'],
  weight: number,
): Weighted<Mapping> => [{ region, kind, share, rights }, weight]

/** What regions there are, by name, and how often. Where a kernel has no shared regions those fall out. */
const MAPPINGS: readonly Weighted<Mapping>[] = [
  mapping('heap', 'anon', 'private', 'rw', 12),
  mapping('stack', 'anon', 'private', 'rw', 6),
  mapping('data', 'file', 'private', 'rw', 5),
  mapping('text', 'file', 'private', 'rx', 3),
  mapping('lib', 'file', 'private', 'rx', 2),
  mapping('lib', 'file', 'private', 'r', 1),
  mapping('shm', 'anon', 'shared', 'rw', 4),
  mapping('buf', 'anon', 'private', 'rw', 2),
  mapping('buf', 'file', 'shared', 'rw', 2),
]

const LENGTHS: readonly Weighted<number>[] = [
  [1, 3],
  [2, 4],
  [3, 2],
  [4, 1],
]
const LONGEST = 4

const mapOf = ({ process }: Turn, pages: number, wanted: Mapping): Map => ({
  by: process.id,
  do: 'map',
  ...wanted,
  pages,
})

/** @returns the regions that the process could map now, as long as any gets: no file where there are no frames for one. */
export const mappingsFor = (turn: Turn): Weighted<Mapping>[] =>
  turn.guest || turn.pagesLeft < 1
    ? []
    : MAPPINGS.filter(
        ([wanted]) => objectionTo(turn.machine, turn.kernel, mapOf(turn, LONGEST, wanted)) === null,
      )

/** @returns a mapping of one to four pages, of fewer where there is no room for so many. */
export function drawMap(turn: Turn): Instruction {
  const wanted = turn.draws.weighted(mappingsFor(turn))
  return mapOf(turn, Math.min(turn.draws.weighted(LENGTHS), turn.pagesLeft), wanted)
}
