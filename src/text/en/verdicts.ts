/** Why something was needless. */
type Why = 'flushed at return' | 'zeroing does' | 'reusable' | 'no frame needed'

const WHY: Readonly<Record<Why, string>> = {
  'flushed at return': "xv6's return to user space empties the TLB",
  'zeroing does': 'zeroing the new frame does the same',
  reusable: 'nobody else needs the old page, and it could have been reused',
  'no frame needed': 'no new frame was needed',
}

/** What verdicts say besides broken rules, wrong answers and differences. */
export const verdicts = {
  needless: (primitive: string, times: number, why: Why | null): string =>
    `${times === 1 ? `One ${primitive}` : `${times} × ${primitive}`} more than needed${why === null ? '' : `: ${WHY[why]}`}.`,
  refault: (who: string): string =>
    `${who}'s instruction ran again and trapped again: its cause was still there.`,
  /** `panic`: what refusals.panic says. */
  halted: (panic: string): string => `Kernel ${panic}. The machine stands still.`,
  earlyFlush: (who: string, page: string): string =>
    `${who}'s TLB was flushed before the PTE of ${page} changed: another thread could have filled it from the old one again.`,
  earlyPoke: "read(2)'s copy runs again after the return and stores by itself: nothing is to be poked here.",
}
