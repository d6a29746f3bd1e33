import {
  type CachedFile,
  type FileId,
  fileContent,
  frameAt,
  type Machine,
  type Region,
  type RegionRequest,
} from '../../machine/index.ts'
import { dropReference, takeFree } from './free-list.ts'

/**
 * The file behind a new region, where regions decide: every mapping has its own. A file's pages are in the page cache
 * from the start (tmpfs); those of a shared anonymous region come there with the first access.
 * @param room whether there are frames for a file's pages is the caller's to check
 * @returns its number; null where the region has none
 */
export function openFile(machine: Machine, { kind, share, pages }: RegionRequest): FileId | null {
  const { demand } = machine
  if (demand === null || (kind === 'anon' && share === 'private')) return null
  const file: CachedFile = { kind, regions: 1, frames: {} }
  for (let index = 0; kind === 'file' && index < pages; index++) {
    const frame = takeFree(machine)
    if (frame === undefined) break
    frameAt(machine, frame).content = fileContent(index)
    file.frames[index] = frame
  }
  const id = demand.nextFile
  demand.nextFile += 1
  demand.cache[id] = file
  return id
}

/** One region more, or one fewer, maps the file; without any it goes, and the cache gives up its references. Source: fput(), shmem_evict_inode(). */
export function countRegion(machine: Machine, { file: id }: Region, change: 1 | -1): void {
  const cache = machine.demand?.cache
  const file = id === null ? undefined : cache?.[id]
  if (id === null || cache === undefined || file === undefined) return
  file.regions += change
  if (file.regions > 0) return
  for (const frame of Object.values(file.frames)) dropReference(machine, frame, frameAt(machine, frame))
  delete cache[id]
}
