const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

/** The page of progress. */
export const progress = {
  title: 'Progress',
  import: 'To take in a progress file, leave the game and run: cowhand progress --import FILE',
  ask: 'Begin anew, with nothing mastered and no stars? The save as it is now is kept under another name.',
  notReset: 'Nothing was reset.',
  written: (path: string): string => `Written: ${path}`,
  begunAnew: (keptAs: string | null): string =>
    keptAs === null ? 'Begun anew.' : `Begun anew. What there was is kept as ${keptAs}.`,
  anyOther: 'any other key',
  /** How a topic stands. */
  topic: { new: 'new', missed: 'missed', once: 'once', mastered: 'mastered' },
  /** How a wrong belief stands: it is overcome. */
  belief: { new: 'new', missed: 'missed', once: 'once', mastered: 'overcome' },
  overcome: (mastered: number, all: number): string => `${mastered} of ${all} wrong beliefs overcome`,
  whatOvercome: 'Overcome: clean on two days, in two levels or seeds, and not missed since.',
  toSolveAgain: 'To solve again: their solution was shown',
  beliefs: 'Wrong beliefs',
  topics: 'Topics',
  drills: 'Drills',
  drill: (kernel: string, seed: string): string => `${kernel}, seed ${seed}`,
  points: (points: number): string => counted(points, 'point', 'points'),
  reached: (tier: number, traps: number): string => `tier ${tier}, ${counted(traps, 'trap', 'traps')}`,
  plays: (plays: number): string => counted(plays, 'play', 'plays'),
  /** Between the parts of a drill's row. */
  comma: ', ',
  colon: ': ',
  more: (glyph: string, lines: number): string => `${glyph} ${counted(lines, 'line', 'lines')} more`,
}
