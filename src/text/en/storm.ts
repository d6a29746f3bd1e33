/** A storm as a level, and what happens to its machine. */
export const storm = {
  title: 'Drill',
  chapter: 'Drill',
  brief: 'An endless storm of traps, made from a seed. The third that goes wrong ends it.',
  bootsAnew: 'the machine boots anew',
}
