/** What a primitive did. `count` is a sentence of `counts`. */
export const tell = {
  counts: {
    frame: (frame: string, count: number): string =>
      count === 0 ? `Frame ${frame}: count 0, free.` : `Frame ${frame}: count ${count}.`,
    zero: 'The zero frame is not counted.',
    zeroCounted: 'The zero frame was counted, and should not be.',
  },
  /** `mapper`: who maps it, though it was free. */
  inHand: (frame: string, mapper: string | null): string =>
    `Frame ${frame} is in your hand: count 1, content unknown, ${mapper === null ? 'mapped nowhere' : `and ${mapper} still maps it`}.`,
  noneFree: 'No frame is free.',
  holds: (frame: string, content: string): string => `Frame ${frame} holds '${content}'.`,
  holdsToo: (frame: string, content: string): string => `Frame ${frame} holds '${content}' too.`,
  pte: (who: string, page: string, frame: string, rights: string, count: string): string =>
    `${who}'s ${page} → ${frame}, ${rights}. ${count}`,
  absent: (who: string, page: string): string => `${who}'s ${page} is not present any more.`,
  tlbEmpty: (who: string): string => `${who}'s TLB: empty.`,
  tlbWithout: (who: string, page: string): string => `${who}'s TLB: no entry for ${page}.`,
  cached: (page: string, frame: string, count: string): string =>
    `The page cache holds ${page} in frame ${frame}. ${count}`,
  spawned: (child: string, who: string): string => `${child} is born: ${who}'s regions, an empty page table.`,
  shares: (child: string, who: string): string => `${child} is born, and runs in ${who}'s address space.`,
  exec: (who: string, program: string): string => `${who} runs ${program}: no regions, an empty page table.`,
  zombie: (who: string, status: number): string => `${who} is a zombie, exit status ${status}.`,
  reparented: (who: string, parent: string): string => `${who}'s parent is ${parent} now.`,
  awake: (who: string): string => `${who} is awake.`,
  notAsleep: (who: string): string => `${who} is not asleep.`,
  sleeps: (who: string): string => `${who} sleeps until it is woken.`,
  standsAlready: (who: string): string => `${who} stands still already.`,
  cannotSleep: (who: string): string => `${who} has ended and cannot sleep.`,
  suspended: (who: string): string => `${who} stands still until its child calls exec or exits.`,
  cannotSuspend: (who: string): string => `${who} does not run, and cannot be suspended.`,
  reaped: (who: string): string => `${who} is gone, and its page table with it.`,
  killed: (who: string): string => `${who} exits instead of going back to user space.`,
  signalled: (who: string): string => `${who} will get SIGSEGV.`,
  grown: (who: string, region: string): string => `${who} has a region ${region}, with no page in it yet.`,
  shrunk: (who: string, region: string): string => `${who}'s region ${region} is gone.`,
  /** `may`: one of machine.regionRights. */
  rights: (who: string, region: string, may: string): string =>
    `${who}'s ${region} may be ${may} now; its PTEs are as they were.`,
  failed: (errno: string): string => `The call will return -1 (${errno}).`,
  returned: 'Out of the kernel.',
}
