/** The run as a line, and what happened in it. */
export const timeline = {
  title: 'the run',
  boot: 'boot',
  earlier: (count: number): string => `${count} earlier`,
  legend: {
    noTrap: 'no trap',
    kernels: "the kernel's",
    yours: 'yours',
    now: 'now',
    toCome: 'yours to come',
  },
  happened: 'what happened',
  earlierAbove: (lines: number, up: string): string => `${lines} earlier ${up}`,
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
