/** Why a primitive cannot be. */
export const refusals = {
  noFrame: (frame: string): string => `There is no frame ${frame}.`,
  noProcess: (who: string): string => `There is no process ${who}.`,
  exists: (who: string): string => `There is a ${who} already.`,
  noPte: (who: string, page: string): string => `${page} of ${who} is not present: no PTE.`,
  noPage: (who: string, address: string): string => `${who} has no page at ${address}.`,
  ownParent: 'A process cannot be its own parent.',
  guest: (guest: string, who: string): string => `${guest} still runs in ${who}'s address space.`,
  hasRegion: (who: string, region: string): string => `${who} has a region ${region} already.`,
  noRegion: (who: string, region: string): string => `${who} has no region ${region}.`,
  fileTooLong: (pages: number, free: number): string =>
    `A file of ${pages} pages does not fit: ${free} frames are free.`,
  zeroInCache: "The zero frame is nobody's: the page cache cannot hold it.",
  noFile: (region: string): string => `No file is behind ${region}: the page cache has no place for it.`,
  cachedAlready: (page: string, frame: string): string =>
    `The page cache holds ${page} already, in frame ${frame}.`,
  /** What a kernel says when it stops. */
  panic: (what: string): string => `panic: ${what}`,
  panics: {
    zeroWritten: (primitive: string): string => `${primitive}: the zero frame is never written`,
    getFree: (frame: string): string => `get: frame ${frame} is free`,
    putFree: (frame: string): string => `put: frame ${frame} has no reference left`,
    zeroPut: 'put: the zero frame is never counted',
    initExiting: 'init exiting',
    reapGuest: (guest: string): string => `reap: ${guest} still runs in this address space`,
  },
}
