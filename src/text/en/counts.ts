/** The reference counts as they moved in a trap. */
export const counts = {
  title: 'reference counts',
  asMoved: 'as they moved',
  more: (frames: number): string => `${frames} more`,
  steps: (steps: readonly number[]): string => `step${steps.length === 1 ? '' : 's'} ${steps.join(', ')}`,
  inHand: 'in hand',
  pageCache: 'page cache',
  free: 'free',
  nobody: 'nobody',
  list: (holders: readonly string[]): string => holders.join(', '),
}
