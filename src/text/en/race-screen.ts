/** The screen of two CPUs, and what it says as things stand. */
export const raceScreen = {
  titles: { find: 'find the race', close: 'close the race', done: 'the race is closed' },
  run: (number: number): string => `run ${number}`,
  refuted: (locks: number): string => `${locks} ${locks === 1 ? 'lock' : 'locks'} refuted`,
  whatHappened: 'what happened',
  order: 'order',
  nothingYet: 'nothing yet',
  frame: 'frame',
  free: 'free',
  count: 'count',
  mappers: (ptes: number): string => (ptes === 1 ? '1 PTE maps it' : `${ptes} PTEs map it`),
  /** `places`: P1 heap[0] */
  mappedBy: (places: readonly string[]): string => `: ${places.join(', ')}`,
  inHand: 'in hand',
  others: 'others',
  /** `frames`: their letters; empty: none */
  freeFrames: (frames: string): string => `free: ${frames === '' ? 'none' : frames}`,
  cpu: (cpu: number): string => `CPU ${cpu}`,
  stores: (who: string, value: string): string => `${who} stores '${value}'`,
  runsOn: (who: string, value: string): string => `${who} runs on: '${value}' stored`,
  holds: (frame: string): string => `${frame} in hand`,
  waitsForLock: 'waits for lock',
  notPresent: (page: string): string => `${page} not present`,
  /** The lock's column: seven cells at most. */
  lock: {
    title: 'lock',
    none: 'none',
    free: 'free',
    acquire: 'acquire',
    release: 'release',
    both: 'acq rel',
    toHere: 'to here',
  },
  status: {
    wentWell: 'This time nothing went wrong.',
    first: 'You choose which CPU takes the next step: 0 or 1. Find an order after which the count is wrong.',
    whose: 'Whose step is next: 0 or 1?',
    takenBefore: (step: string): string =>
      `The lock is taken before ${step}. Enter again where it is let go: after the step under the cursor.`,
    refuted: (losing: number, orders: number): string =>
      `Refuted: with this lock ${losing} of ${orders} orders still break a rule.`,
    putAnother: (losing: number, orders: number): string =>
      `With this lock ${losing} of ${orders} orders still break a rule. Put another.`,
    found: 'Found.',
    notClosing: (lock: string): string => `A lock over ${lock} does not close the race.`,
    locked: (lock: string): string => `A lock over ${lock}.`,
    noneLeft: (orders: number): string => `None of the ${orders} orders that are left breaks a rule.`,
  },
  /** How the player does things: by keys on the screen, by words in a transcript. */
  ways: {
    keys: {
      again: 'n starts again, u takes the last step back.',
      lock: 'Put a lock: ↑↓, Enter at its first step, Enter at its last; then p tries every order.',
      through: '→ goes through one of them, ← back.',
      ahead: 'Such an order is ahead: → takes its steps, ← goes back.',
      prove: 'p tries every order with this lock.',
      proveOrTry: 'p tries every order; 0 and 1 try one by hand.',
      goOn: 'Enter goes on.',
    },
    words: {
      again: 'Say again to start anew, back to take the last step back.',
      lock: 'Say lock, its first step and its last, such as lock copy map; then prove tries every order.',
      through: 'Say forward to go through one of them, back to go back.',
      ahead: 'Such an order is ahead: forward takes its steps, back goes back.',
      prove: 'Prove tries every order with this lock.',
      proveOrTry: 'Prove tries every order; 0 and 1 try one by hand.',
      goOn: 'Say next to go on.',
    },
  },
  keys: {
    pause: 'pause',
  },
  help: {
    title: 'Two CPUs: the keys',
    about:
      'Both CPUs run the same nine steps. r is a register: each CPU has its own. The count is in memory, one for both.',
  },
}
