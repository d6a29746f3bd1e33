/** The page tables and the frames, and the panels that say more of them. */
export const machine = {
  pageTables: 'page tables',
  hiddenLeft: (processes: number): string => `${processes} more left`,
  hiddenRight: (processes: number): string => `${processes} more right`,
  hiddenBoth: (left: number, right: number): string => `${left} left, ${right} right`,
  /** What the signs beside a page mean. */
  signs: {
    r: 'read',
    w: 'write',
    x: 'execute',
    c: 'COW',
    T: 'in the TLB, t to load only',
    changed: 'just changed',
  },
  /** The bits of a PTE spelled out. */
  bits: { r: 'present', rw: 'present writable', rx: 'present executable', cow: 'present COW' },
  notPresent: 'not present',
  notMapped: 'not mapped',
  /** How a process stands, and whose child it is. */
  states: {
    unborn: (parent: string): string => `unborn, of ${parent}`,
    trapped: (parent: string): string => `trapped, of ${parent}`,
    zombie: (parent: string): string => `zombie of ${parent}`,
    borrows: (owner: string): string => `in ${owner}'s memory`,
    suspended: (parent: string): string => `suspended, of ${parent}`,
    asleep: (parent: string): string => `asleep, of ${parent}`,
    runnable: (parent: string): string => `child of ${parent}`,
  },
  regions: {
    title: 'address spaces',
    more: (regions: number, down: string): string => `${regions} more ${down}`,
    /** @param present how many of them have a PTE; null where that is not said */
    pages: (pages: number, present: number | null): string =>
      `${pages} ${pages === 1 ? 'page' : 'pages'}${present === null ? '' : `, ${present} present`}`,
  },
  frames: 'frames',
  references: 'refs',
  holders: 'who refers to them',
  zeros: 'zeros',
  zero: 'zero',
  uncounted: 'uncounted',
  free: 'free',
  hand: 'hand',
  inHand: 'in hand',
  cached: 'cached',
  tlb: {
    empty: 'empty',
    emptiedBy: (kernel: string): string => `${kernel} empties it on the way back to user space`,
    emptiedShort: 'emptied at the return',
    kept: 'nothing empties it but a flush',
    keptShort: 'until flushed',
  },
}
