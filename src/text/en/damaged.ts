/** A save that cannot be read. */
export const damaged = {
  title: 'Your save cannot be read',
  backup: (name: string, levels: number): string =>
    `Take the backup: ${name}, ${levels} ${levels === 1 ? 'level' : 'levels'} played`,
  startNew: 'Start as a new player',
  look: 'Play without saving, and decide next time',
  kept: (as: string): string => `The damaged file is kept as ${as}.`,
  untouched: 'Nothing is written over it until you choose.',
}
