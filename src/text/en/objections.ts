/** What stands against an instruction on the machine as it is. No sentence ends: a place may stand before it. */
export const objections = {
  exited: (who: string): string => `${who} is dead: it has exited`,
  killed: (who: string): string => `${who} is dead: it was killed for want of a frame`,
  notYet: (who: string, alive: readonly string[]): string =>
    `there is no ${who} yet; alive here: ${alive.join(', ') || 'nobody'}`,
  unborn: (who: string): string => `${who} was never born: its fork failed for want of frames`,
  waits: (who: string): string => `${who} is in wait(2) until a child of it exits`,
  suspended: (who: string, children: readonly string[]): string =>
    `${who} is suspended in vfork(2) until ${children.join(', ')} calls exec or exit`,
  noRegion: (who: string, region: string, has: readonly string[]): string =>
    `${who} has no region ${region}; it has ${has.join(', ') || 'none: map one first'}`,
  /** `page`: the one that is asked for, such as heap[9]. */
  outOfRange: (page: string, who: string, region: string, pages: number): string =>
    `${page} is out of range: ${who}'s ${region} has ${pages === 1 ? 'one page, [0]' : `pages [0] to [${pages - 1}]`}`,
  noRoom: (most: number, pages: number): string =>
    `too much: all processes together have at most ${most} pages, and this makes ${pages}`,
  hasRegion: (who: string, region: string): string =>
    `${who} has a region ${region} already; take another name`,
  notShared: (kernel: string): string => `${kernel} has no shared regions; private would do`,
  fileTooLong: (pages: number, free: number): string =>
    `a file of ${pages} pages does not fit: its pages are frames of the page cache, and ${free} are free`,
  noCall: (kernel: string, call: string, has: readonly string[]): string =>
    `${kernel} has no ${call}; it has ${has.join(', ')}`,
  taken: (child: string): string => `there has been a ${child} already; take another name`,
}
