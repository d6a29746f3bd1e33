import { listed } from './grammar.ts'

interface Frame {
  /** Null: the zero frame. */
  readonly name: string | null
  readonly count: number
  readonly content: string
  readonly cached: boolean
  readonly inHand: boolean
  /** "P1 heap[0]". */
  readonly mappers: readonly string[]
}

interface Standing {
  readonly parent: string
  readonly how: 'trapped' | 'zombie' | 'asleep' | 'suspended' | 'runnable'
  readonly status: number
  /** Whose memory it is in, where that is another's. */
  readonly memory: string | null
}

const hows = {
  trapped: 'trapped',
  asleep: 'asleep',
  suspended: 'suspended',
  runnable: 'runnable',
}

const mapped = (mappers: readonly string[]): string =>
  mappers.length === 0 ? 'mapped nowhere' : `mapped by ${listed(mappers, 'and')}`

/** What plain mode says of frames, processes and TLBs. */
export const plainMachine = {
  zeroFrame: 'the zero frame',
  frame: (name: string): string => `frame ${name}`,
  contentUnknown: 'content unknown',
  contentZero: 'content zero',
  content: (content: string): string => `content ${content}`,
  frameLine({ name, count, content, cached, inHand, mappers }: Frame): string {
    if (name === null) return `The zero frame, never counted, content zero, ${mapped(mappers)}.`
    if (count === 0)
      return mappers.length === 0
        ? `Frame ${name}, free.`
        : `Frame ${name}, count 0, free, yet ${mapped(mappers)}.`
    const also = `${cached ? ", the page cache's" : ''}${inHand ? ', in your hand' : ''}`
    return `Frame ${name}, count ${count}, ${content}${also}, ${mapped(mappers)}.`
  },
  noneFree: 'No frame is free.',
  free: (frames: readonly string[]): string => `Free: ${listed(frames, 'and')}.`,
  stands: ({ parent, how, status, memory }: Standing): string =>
    `child of ${parent}, ${how === 'zombie' ? `a zombie with exit status ${status}` : hows[how]}${memory === null ? '' : `, in ${memory}'s memory`}`,
  process: (name: string, stands: string, program: string): string => `${name}, ${stands}, runs ${program}.`,
  processStands: (name: string, stands: string): string => `${name}, ${stands}.`,
  parentGone: (name: string, stands: string): string => `${name}, ${stands}, which is gone.`,
  init: 'init, the parent of all, runnable.',
  noMemory: 'It has no memory.',
  /** @param kind "private anon" @param rights what the region allows: "read and written" */
  region: (name: string, kind: string, rights: string): string =>
    `Region ${name}, ${kind}, may be ${rights}.`,
  notMapped: (page: string): string => `${page}, not mapped.`,
  /** @param count null: the zero frame, which is never counted */
  page: (page: string, frame: string, rights: string, count: number | null, content: string): string =>
    `${page}, ${frame}, ${rights}${count === null ? '' : `, count ${count}`}, ${content}.`,
  tlbEntry: (page: string, frame: string, stores: boolean): string =>
    `${page} in ${frame} for ${stores ? 'loads and stores' : 'loads'}`,
  tlb: (process: string, entries: readonly string[]): string =>
    `${process}'s TLB ${entries.length === 0 ? 'is empty' : `holds ${listed(entries, 'and')}`}.`,
  noProcess: (name: string): string => `There is no process ${name}.`,
  leftBy: { you: 'The machine as you left it.', reference: 'The machine as the reference left it.' },
}
