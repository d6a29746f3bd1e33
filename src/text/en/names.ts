/** The machine's things and its kernels, where they are named in words. */
export const names = {
  /** A page that no region holds, by its address. */
  pageAt: (address: string): string => `page ${address}`,
  /** What a region may be, behind "may be". */
  regionRights: { r: 'read', rw: 'read and written', rx: 'read and executed' },
  /** The bits of a PTE. */
  pteRights: { r: 'read-only', rw: 'read and write', rx: 'read and execute', cow: 'W off, COW on' },
  /** `called`: what a sentence calls it. */
  kernels: {
    naive: { title: 'xv6 whose fork copies everything', called: 'the naive kernel' },
    xv6: { title: 'xv6 with COW fork', called: 'xv6' },
    linux: { title: 'Linux', called: 'Linux' },
    eager: {
      title: 'eager Linux: last sharers are freed early, the top of the stack is copied',
      called: 'the eager kernel',
    },
  },
  /** What the kernel itself goes on with. */
  waitGoesOn: (who: string): string => `${who} wait (goes on)`,
  exitKilled: (who: string): string => `${who} exit (killed)`,
  killed: 'killed',
  /** What came of a trap: the answer to its process, and the verdict on its handler. */
  outcome: (parts: readonly string[]): string => parts.join(', '),
}
