// Types alone: the store reads this with every save, and a kernel would come with it.
import type { MisconceptionId } from '../../kernel/index.ts'

/** What each belief is about: a topic of the course, as its levels name it. */
const TOPICS: Readonly<Record<MisconceptionId, string>> = {
  M1: 'copy-on-write',
  M2: 'copy-on-write',
  M3: 'write-protect',
  M4: 'write-protect',
  M5: 'reuse-in-place',
  M6: 'copy-on-write',
  M7: 'copy-on-write',
  M8: 'fork',
  M9: 'address-space',
  M10: 'sigsegv',
  M11: 'fork',
  M12: 'tlb',
  M13: 'copyout',
  M14: 'reference-count',
  M15: 'orphans',
  M16: 'exec',
  M17: 'vfork',
  M18: 'shared-memory',
  M19: 'demand-paging',
  M20: 'fork',
  M21: 'out-of-memory',
  M22: 'scheduling',
  M23: 'reference-count',
  M24: 'zombie',
}

/** @returns whether it is a belief's number, as M1 is. */
export const isBelief = (key: string): key is MisconceptionId => Object.hasOwn(TOPICS, key)

export const topicOf = (belief: MisconceptionId): string => TOPICS[belief]

/** The topics that an exam may have, in the order of the course. */
export const EXAM_TOPICS: readonly string[] = [...new Set(Object.values(TOPICS))]
