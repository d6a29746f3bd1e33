/** What a run was worth. */
export const result = {
  asReference: 'as the reference',
  reference: (steps: readonly string[]): string => `reference: ${steps.join(', ')}`,
  practice: 'practice',
  watched: 'watched',
  time: (time: string, par: string): string => `${time} of par ${par}`,
  newBest: (before: number): string => `a new best, ${before} before`,
  best: (best: number): string => `best ${best}`,
  points: (points: number): string => `${points} points`,
  /** What the points are for. */
  pointsFor: {
    traps: (points: number, bonus: number): string => `${points} for the traps, ${bonus} for time`,
    race: (points: number, bonus: number): string => `${points} for the race, ${bonus} for time`,
  },
  yourTraps: 'Your traps',
  debriefTitle: 'Debrief',
  atEnd: 'the machine at the end',
  /** The columns of the table of traps. */
  heads: {
    trap: 'trap',
    verdict: 'verdict',
    points: 'points',
    yours: 'your steps',
    reference: "the reference's",
    /** The reference took the same steps. */
    same: 'the same',
  },
  trapsMore: (traps: number): string =>
    `… and ${traps} ${traps === 1 ? 'trap' : 'traps'} more: Read the debrief`,
  more: '… more: Read the debrief',
  menu: {
    debrief: 'Read the debrief',
    next: (level: string): string => `Next: ${level}`,
    solveNow: 'Solve it now, with other names',
    otherNames: 'Play again with other names',
    again: 'Play again',
    levels: 'Levels',
  },
  /** The same level with less done for the player. */
  lessHelp: {
    watch: 'The same level: finish what the reference begins',
    finish: 'The same level: put its steps in order',
    order: 'The same level without cards',
  },
}
