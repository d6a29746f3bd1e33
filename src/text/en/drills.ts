/** The choice of a storm. */
export const drills = {
  title: 'Drill: an endless storm of traps',
  about: 'The third trap that goes wrong ends it. The same seed makes the same storm for everybody.',
  seed: 'Seed ',
  digits: 'digits',
  typeOne: 'type one',
  drawAnother: 'draw another',
  onWhich: 'On which kernel?',
  best: (points: number, tier: number): string => `best ${points} points, tier ${tier}`,
}
