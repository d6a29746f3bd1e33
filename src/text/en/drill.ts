const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`
const often = (times: number): string => (times === 1 ? 'once' : `${times} times`)

/** Storms of traps. */
export const drill = {
  titleOf: (kernel: string, seed: number): string => `Drill: ${kernel}, seed ${seed}`,
  pausedOf: (kernel: string, seed: number): string => `Paused: drill ${kernel}, seed ${seed}`,
  over: 'The storm is over',
  menu: { again: 'The same storm again', otherSeed: 'Another seed', leave: 'Leave' },
  header: {
    drill: 'drill',
    seed: 'seed',
    tier: 'tier',
    lives: 'lives',
    ghost: 'ghost',
    /** Around the time that is left. */
    left: { before: '', behind: 'left ' },
  },
  storm: (kernel: string, seed: number): string =>
    `A storm of traps on ${kernel}, made from seed ${seed}. The same seed makes the same storm for everybody.`,
  rules: (tiers: number, first: number, last: number): string =>
    `The third trap that goes wrong, or takes too long, ends it. Points count times the tier. ${tiers} tiers: they begin with store and load faults of ${first} processes, and come to fork, system calls and up to ${last} processes, with ever less time. No hints here; the clock stands while you read a verdict.`,
  noRun: 'You have no run on this kernel yet.',
  bestHere: (points: number): string =>
    `Your best on this seed is ${points} points; its pace runs beside you as your ghost.`,
  bestElsewhere: (points: number, seed: number): string =>
    `Your best on this kernel is ${points} points, on seed ${seed}; its pace runs beside you as your ghost.`,
  /** What there was too much of, by the verdicts that it brought. */
  worst: {
    clean: 'nothing',
    wasteful: 'needless steps',
    different: 'another state than this kernel leaves',
    unsafe: 'steps that were not safe on the way',
    wrong: 'a kernel that stood still',
    refault: 'instructions that trapped again',
    shown: 'traps that were given up',
    late: 'time that ran out',
  },
  worstBelief: (id: string, times: number, belief: string, truth: string): string =>
    `${id}, ${often(times)}: ${belief}. So it is: ${truth}.`,
  worstRule: (id: string, times: number, sentence: string): string =>
    `Rule ${id}, ${often(times)}: ${sentence}`,
  worstVerdict: (times: number, what: string): string => `${often(times)}: ${what}.`,
  tier: (tier: number): string => `Tier ${tier}`,
  points: (points: number): string => counted(points, 'point'),
  traps: (traps: number, clean: number): string => `${counted(traps, 'trap')}, ${clean} of them clean`,
  firstRun: 'Your first run on this kernel.',
  newBest: (before: number): string => `A new best: ${before} before.`,
  best: (best: number): string => `Your best: ${best}.`,
  bestOnSeed: (best: number, seed: number): string => `Your best, on seed ${seed}: ${best}.`,
  worstTitle: 'What went wrong most',
  allClean: 'Nothing: every trap was clean.',
  last: (trap: string, verdict: string): string => `The last trap: ${trap}, ${verdict}.`,
  forFriend: 'The same storm, for a friend',
}
