import { frameCalled, own, type Place } from './why-words.ts'

const leads = ({ of, page }: Place, frame: string): string =>
  `${of}'s TLB still leads ${page} to ${frameCalled(frame)}`

/** What a flush is for. `put`: whether the reference is given up right after it */
export const tlb = {
  nothingStale: (who: string, put: boolean): string =>
    `${who}'s TLB happens to hold nothing stale. The kernel cannot see that: it flushes wherever a PTE may have left an old entry${put ? ', before it puts' : ''}.`,
  gone: (place: Place, frame: string): string => `${leads(place, frame)}, though the PTE is gone.`,
  moved: (place: Place, frame: string): string =>
    `${leads(place, frame)}: another thread of ${place.of} would go on reading there.`,
  beforePut: 'So flush comes before put.',
  hasW: (place: Place, frame: string): string =>
    `${leads(place, frame)} with W: the next store would go through without a trap.`,
  hasX: (place: Place, frame: string): string =>
    `${leads(place, frame)} with X, which ${own(place)} does not have any more.`,
}
