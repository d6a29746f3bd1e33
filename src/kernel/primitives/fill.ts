import { fileContent, type Machine } from '../../machine/index.ts'
import { type Applied, DONE, type PrimitiveOf } from '../primitive.ts'
import { isRefusal, writableFrame } from './existing.ts'

/** Reads page `index` of the program's file into a frame (xv6: loadseg in exec). */
export function fill(machine: Machine, { frame, index }: PrimitiveOf<'fill'>): Applied {
  const found = writableFrame(machine, frame, 'fill')
  if (isRefusal(found)) return found
  found.content = fileContent(index)
  return DONE
}
