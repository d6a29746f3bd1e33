import type { Primitive } from '../../kernel/index.ts'
import type { Errno, FrameNumber, Page, ProcessId, PteRights } from '../../machine/index.ts'

// Primitives as short as they are said, for handlers that are written as lists of them.

export const back: Primitive = { do: 'return' }
export const fail = (errno: Errno): Primitive => ({ do: 'fail', errno })
export const flush = (process: ProcessId): Primitive => ({ do: 'flush', process })
export const get = (frame: FrameNumber): Primitive => ({ do: 'get', frame })
export const put = (frame: FrameNumber): Primitive => ({ do: 'put', frame })
export const map = (process: ProcessId, page: Page, frame: FrameNumber, rights: PteRights): Primitive => ({
  do: 'map',
  process,
  page,
  frame,
  rights,
})
export const unmap = (process: ProcessId, page: Page): Primitive => ({ do: 'unmap', process, page })
export const protect = (process: ProcessId, page: Page): Primitive => ({ do: 'protect', process, page })
export const permit = (process: ProcessId, page: Page): Primitive => ({ do: 'permit', process, page })
export const poke = (frame: FrameNumber, value: string): Primitive => ({ do: 'poke', frame, value })
export const reparent = (process: ProcessId, parent: ProcessId): Primitive => ({
  do: 'reparent',
  process,
  parent,
})
export const sleep = (process: ProcessId): Primitive => ({ do: 'sleep', process })
export const spawn = (process: ProcessId, child: ProcessId): Primitive => ({ do: 'spawn', process, child })
