import type { Primitive } from '../../src/kernel/index.ts'
import {
  type Errno,
  type PteRights,
  type RegionRequest,
  type RegionRights,
  ZERO_FRAME,
} from '../../src/machine/index.ts'

// Primitives as short as they are said: map(2, 0, b, 'rw') is "map P2's page 0 to frame b, rw".

/** The first frames of a machine, by the letters that the player sees. */
export const [a, b, c, d, e, f] = [0, 1, 2, 3, 4, 5] as const
/** The zero frame. */
export const zeros = ZERO_FRAME

export const alloc: Primitive = { do: 'alloc' }
export const zero = (frame: number): Primitive => ({ do: 'zero', frame })
export const fill = (frame: number, index: number): Primitive => ({ do: 'fill', frame, index })
export const copy = (from: number, to: number): Primitive => ({ do: 'copy', from, to })
export const poke = (frame: number, value: string): Primitive => ({ do: 'poke', frame, value })
export const map = (process: number, page: number, frame: number, rights: PteRights): Primitive => ({
  do: 'map',
  process,
  page,
  frame,
  rights,
})
export const unmap = (process: number, page: number): Primitive => ({ do: 'unmap', process, page })
export const protect = (process: number, page: number): Primitive => ({ do: 'protect', process, page })
export const permit = (process: number, page: number): Primitive => ({ do: 'permit', process, page })
export const get = (frame: number): Primitive => ({ do: 'get', frame })
export const put = (frame: number): Primitive => ({ do: 'put', frame })
export const flush = (process: number, page?: number): Primitive =>
  page === undefined ? { do: 'flush', process } : { do: 'flush', process, page }
/** Frame `frame` becomes the page cache's, for the file page that this page maps. */
export const cache = (process: number, page: number, frame: number): Primitive => ({
  do: 'cache',
  process,
  page,
  frame,
})
export const spawn = (process: number, child: number): Primitive => ({ do: 'spawn', process, child })
export const share = (process: number, child: number): Primitive => ({ do: 'share', process, child })
export const suspend = (process: number): Primitive => ({ do: 'suspend', process })
export const exec = (process: number, program: string): Primitive => ({ do: 'exec', process, program })
export const zombie = (process: number, status: number): Primitive => ({ do: 'zombie', process, status })
export const reparent = (process: number, parent: number): Primitive => ({ do: 'reparent', process, parent })
export const wake = (process: number): Primitive => ({ do: 'wake', process })
export const sleep = (process: number): Primitive => ({ do: 'sleep', process })
export const reap = (process: number): Primitive => ({ do: 'reap', process })
export const kill = (process: number): Primitive => ({ do: 'kill', process })
export const grow = (process: number, request: RegionRequest): Primitive => ({ do: 'grow', process, request })
export const shrink = (process: number, region: string): Primitive => ({ do: 'shrink', process, region })
export const rights = (process: number, region: string, to: RegionRights): Primitive => ({
  do: 'rights',
  process,
  region,
  rights: to,
})
export const segv = (process: number): Primitive => ({ do: 'signal', process, signal: 'SIGSEGV' })
export const fail = (errno: Errno): Primitive => ({ do: 'fail', errno })
export const back: Primitive = { do: 'return' }

/** A private anonymous region, as a program asks for it. */
export const anon = (name: string, pages: number, rights: RegionRequest['rights'] = 'rw'): RegionRequest => ({
  name,
  pages,
  rights,
  kind: 'anon',
  share: 'private',
})
