/** The run as a line, and what happened in it. */
export const timeline = {
  title: 'the run',
  boot: 'boot',
  earlier: (count: number): string => `${count} earlier`,
  later: (count: number): string => `${count} later`,
  legend: {
    noTrap: 'no trap',
    kernels: "the kernel's",
    yours: 'yours',
    now: 'now',
    toCome: 'yours to come',
  },
  /** The program's next instructions. */
  coming: {
    title: 'what comes next',
    more: (lines: number): string => `${lines} more`,
    nothing: 'The program is over.',
    nobodyKnows: 'Nobody knows: a storm is made as it goes.',
  },
  happened: 'what happened',
  earlierAbove: (lines: number, up: string): string => `${lines} earlier ${up}`,
  laterBelow: (lines: number, down: string): string => `${lines} later ${down}`,
  /** Who handled it. */
  how: {
    setup: 'before you came',
    'no trap': 'no trap',
    you: 'you',
    kernel: 'the kernel',
    skipped: 'skipped',
  },
  withResult: (how: string, result: string): string => `${how}, ${result}`,
}
