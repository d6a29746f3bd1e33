export const MISCONCEPTION_IDS = [
  'M1',
  'M2',
  'M3',
  'M4',
  'M5',
  'M6',
  'M7',
  'M8',
  'M9',
  'M10',
  'M11',
  'M12',
  'M13',
  'M14',
  'M15',
  'M16',
  'M17',
  'M18',
  'M19',
  'M20',
  'M21',
  'M22',
  'M23',
  'M24',
] as const
export type MisconceptionId = (typeof MISCONCEPTION_IDS)[number]

/** What students get wrong, and what is so: levels, hints, verdicts and mastery refer to these by number. */
export interface Misconception {
  readonly belief: string
  readonly truth: string
}

export const MISCONCEPTIONS: Readonly<Record<MisconceptionId, Misconception>> = {
  M1: { belief: 'the child always gets the copy', truth: 'whoever faults gets it' },
  M2: { belief: "a grandchild's write copies through the child", truth: 'one copy, straight to the writer' },
  M3: {
    belief: 'the parent lost the right to write',
    truth: 'it faults too, and then has a private writable page',
  },
  M4: {
    belief: 'after the first copy the other side is writable',
    truth: 'its PTE stays write-protected until its own store',
  },
  M5: {
    belief: 'the last sharer must copy',
    truth: 'with one reference left it writes in place: W on, COW off',
  },
  M6: { belief: 'reading ends the sharing', truth: 'only a store does' },
  M7: { belief: 'the first write copies everything', truth: 'it copies one page' },
  M8: {
    belief: 'a COW fork is free',
    truth: 'page tables and process are duplicated, and each later first store faults',
  },
  M9: { belief: 'same address means shared memory', truth: 'the address stays, the frame changes' },
  M10: {
    belief: 'every fault on a read-only page is COW',
    truth: 'a store to text or to a read-only region is answered with SIGSEGV',
  },
  M11: { belief: "only the child's PTE is protected", truth: 'both sides are' },
  M12: { belief: 'changing the PTE is enough', truth: 'a stale TLB entry goes on allowing the store' },
  M13: {
    belief: 'kernel writes fault by themselves',
    truth: "xv6's copyout goes around the user's mapping and must look at the PTE itself",
  },
  M14: { belief: "the parent's death frees what it shared", truth: 'one reference fewer; free at 0' },
  M15: {
    belief: 'orphans go to the grandparent, or the tree flattens',
    truth: 'direct children go to init, and nobody else moves',
  },
  M16: {
    belief: "the child's exec makes the parent's pages writable",
    truth: 'the references fall; the parent still faults once a page, without a copy',
  },
  M17: { belief: 'vfork is a COW fork', truth: 'one address space; the parent waits; the stores are seen' },
  M18: { belief: 'MAP_SHARED becomes COW', truth: 'it is left out; everyone sees the stores' },
  M19: {
    belief: 'the first read of fresh memory allocates',
    truth: 'it maps the zero frame; the first store allocates',
  },
  M20: {
    belief: 'a COW page forked again is plain read-only',
    truth: 'it stays COW, or a lawful store would be answered with SIGSEGV',
  },
  M21: {
    belief: 'no memory at a fault makes fork fail',
    truth: "the faulting process is killed; only fork's own allocation fails fork",
  },
  M22: { belief: 'the child runs first', truth: 'no order is promised' },
  M23: {
    belief: 'the frame belongs to the process that made it',
    truth: 'nobody owns it; the count does',
  },
  M24: {
    belief: 'a zombie holds no memory',
    truth: 'on xv6 it does until its parent waits; on Linux exit gave it up',
  },
}
