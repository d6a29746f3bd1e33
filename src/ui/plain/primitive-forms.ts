import type { PrimitiveName } from '../../kernel/index.ts'
import { texts } from '../../text/index.ts'

/** How each primitive is written in full, in the ways that there are. What it takes from the cursor and the hand may be left out. */
export const FORMS: Readonly<Record<PrimitiveName, readonly [string, ...string[]]>> = {
  alloc: ['alloc'],
  zero: ['zero FRAME'],
  copy: ['copy FRAME FRAME'],
  fill: ['fill FRAME NUMBER'],
  map: ['map PROCESS PAGES FRAME [BITS]'],
  unmap: ['unmap PROCESS PAGES'],
  protect: ['protect PROCESS PAGES'],
  permit: ['permit PROCESS PAGES'],
  get: ['get FRAME', 'get PROCESS PAGES'],
  put: ['put FRAME', 'put PROCESS PAGES'],
  flush: ['flush PROCESS [PAGES]'],
  poke: ['poke FRAME VALUE'],
  cache: ['cache PROCESS PAGE FRAME'],
  spawn: ['spawn PROCESS CHILD'],
  share: ['share PROCESS CHILD'],
  exec: ['exec PROCESS PROGRAM'],
  zombie: ['zombie PROCESS [STATUS]'],
  reparent: ['reparent PROCESS PARENT'],
  wake: ['wake PROCESS'],
  sleep: ['sleep PROCESS'],
  suspend: ['suspend PROCESS'],
  reap: ['reap PROCESS'],
  kill: ['kill PROCESS'],
  grow: ['grow'],
  shrink: ['shrink PROCESS REGION'],
  rights: ['rights PROCESS REGION RIGHTS'],
  signal: ['signal PROCESS'],
  fail: ['fail ERROR'],
  return: ['return'],
}

/** @returns how a primitive is written in full, in one line. */
export const formOf = (id: PrimitiveName): string => texts().plainHelp.eitherForm(FORMS[id])

/** @returns whether nothing stands behind it. */
export const standsAlone = (id: PrimitiveName): boolean => FORMS[id][0] === id
