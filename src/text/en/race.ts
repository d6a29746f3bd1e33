/** What a step of a handler says in the listing: in a few cells, and where there is room for more. */
interface StepCode {
  readonly short: string
  readonly long: string
}

const names = (from: string, to: string): string => (from === to ? `${from} alone` : `${from} to ${to}`)

/** Two CPUs in their handlers: what their steps say and do, what is refused, and the verdicts. */
export const race = {
  refusals: {
    ended: (cpu: number): string => `CPU ${cpu} is back in user space: its handler has ended.`,
    waits: (cpu: number, holder: number | null): string => `CPU ${cpu} waits: CPU ${holder} holds the lock.`,
    cannotStep: (cpu: number): string => `CPU ${cpu} cannot take a step.`,
    nothingRan: 'Nothing has run yet.',
    nothingAhead: 'No step is ahead: 0 or 1 takes a new one.',
    findFirst: 'First find an order after which a rule is broken.',
    closed: 'The race is closed.',
    noSuchStep: 'There is no such step.',
    endBeforeStart: 'The lock is let go after it was taken.',
    noLock: 'First put the lock: there is none yet.',
  },
  /** The steps in the listing. `a`: the frame that both share; `own`: the one that was allocated; null: none yet */
  codes: (a: string, own: string | null, page: string) => {
    const b = own ?? 'new'
    const load: StepCode = { short: `r ← count ${a}`, long: `r ← the count of ${a}` }
    return {
      look: load,
      decide: { short: 'r=1? permit', long: 'if r = 1: W on, COW off, end' },
      alloc: { short: `${b} ← free`, long: `${b} ← a free frame` },
      copy: { short: `${a} → ${b}`, long: `the content of ${a} → ${b}` },
      map: { short: `PTE → ${b} rw`, long: `PTE of ${page} → ${b}, W on` },
      load,
      subtract: { short: 'r ← r - 1', long: 'r ← r - 1' },
      store: { short: `count ${a} ← r`, long: `the count of ${a} ← r` },
      free: { short: `r=0? free ${a}`, long: `if r = 0: free ${a}; end` },
    } satisfies Record<string, StepCode>
  },
  /** What a step did, behind the name of its CPU. */
  did: {
    reads: (frame: string, r: number): string => `reads the count of ${frame}: r = ${r}.`,
    mustCopy: (r: number): string => `r is ${r}: a copy is needed.`,
    inPlace: 'r is 1: W on, COW off, no copy.',
    takes: (frame: string): string => `takes the free frame ${frame}.`,
    copies: (content: string, from: string, to: string): string =>
      `copies '${content}' from ${from} to ${to}.`,
    maps: (who: string, page: string, frame: string): string => `${who}'s ${page} → ${frame}, W on.`,
    subtracts: (before: number, r: number): string => `r = ${before} - 1 = ${r}.`,
    writes: (frame: string, count: number): string => `writes r: the count of ${frame} is ${count}.`,
    stays: (r: number, frame: string): string => `r is ${r}: ${frame} stays.`,
    frees: (frame: string): string => `r is 0: frame ${frame} is freed.`,
    stores: (who: string, value: string): string => `${who} stores '${value}'.`,
  },
  /** A step with the lock around it. `stored`: what comes in user space after it; empty: nothing */
  told: (acquires: boolean, did: string, releases: boolean, stored: string): string =>
    [acquires ? 'acquires the lock;' : '', did, releases ? 'Releases it.' : '', stored]
      .filter(part => part !== '')
      .join(' '),
  /** The steps of a lock: "load to store". */
  lockName: names,
  verdicts: {
    found: (runs: number): string => `Found in ${runs === 1 ? 'the first run' : `run ${runs}`}.`,
    foundShown: 'An order that breaks a rule was shown.',
    lockShown: (lock: string): string => `The lock was shown: ${lock}.`,
    refuted: (lock: string): string => `A lock over ${lock} did not close it.`,
    closed: (lock: string): string => `Closed by a lock over ${lock}.`,
    /** `wholePage`: whether a page is filled or copied in one of the needless steps */
    tooWide: (steps: readonly string[], wholePage: boolean): string =>
      `Closed, but the lock need not be held for ${steps.join(', ')}: all who need a count wait ${wholePage ? 'while a whole page is filled or copied' : 'longer than they must'}.`,
  },
}
