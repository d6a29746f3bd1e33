import { capital } from './grammar.ts'
import { frameCalled, held, own, type Place } from './why-words.ts'

/** What the steps of fork(2) are for. */
export const fork = {
  made: (child: string, parent: string): string =>
    `${child} is made first, with ${parent}'s regions and an empty page table.`,
  fillsNow: 'What it is to find in its pages, fork must put there.',
  someCopied: 'Fork copies the PTEs of regions that were once stored to: faults will find the rest.',
  noneCopied: 'Fork has no PTE to copy: faults will find its pages.',
  /** `of`: whether every page is copied, or the top of the stack only */
  noFrame: (child: string, of: 'page' | 'stack'): string =>
    `No frame is free for ${of === 'page' ? `${child}'s next page` : `${child}'s copy of the top of the stack`}. Fork is all or nothing: it must take back what it has done.`,
  /** `page`: null where no PTE comes of it */
  own: (child: string, page: string | null): string =>
    `This kernel shares nothing: ${child} needs a frame of its own for ${page ?? 'the page'}.`,
  stack: (page: string | null): string =>
    `${page ?? 'the page'} is the top of the stack, where parent and child both store soon. This kernel copies it at once.`,
  copied: (child: string, from: string, content: string | null, to: string): string =>
    `${child} must find what ${frameCalled(from)} holds, ${held(content)}. ${capital(frameCalled(to))} gets it before any PTE leads there.`,
  protected: (parent: string, child: string, frame: string): string =>
    `${parent} must not store into ${frameCalled(frame)} while ${child} reads it: W goes off on the parent's side too. COW says that a store may ask.`,
  noted: (parent: string, frame: string): string =>
    `${parent} will not be alone with ${frameCalled(frame)} any more. COW notes that, so that mprotect does not give W back at once.`,
  mapsOwn: (place: Place, frame: string): string =>
    `${own(place)} leads to ${frameCalled(frame)}, which is ${place.of}'s alone: no store of one can reach the other.`,
  /** `region`: null where no region holds the page */
  mapsZero: (region: string | null, place: Place): string =>
    `${region ?? 'This region'} was once stored to, so fork copies all of its PTEs: ${own(place)} leads to the zero frame, which is not counted.`,
  mapsCached: (region: string | null, place: Place, frame: string): string =>
    `${region ?? 'This region'} was once stored to, so fork copies all of its PTEs: ${own(place)} leads to the page cache's ${frameCalled(frame)} too.`,
  mapsShared: (place: Place, frame: string): string =>
    `${own(place)} leads to ${frameCalled(frame)} too, and nothing is copied.`,
  /** What the bits of a PTE that shares a frame are for. */
  bits: {
    asTheyAre: 'Nobody may store there, so the bits stay as they are, without COW.',
    bothSides: 'COW says on both sides that neither is alone with it.',
    asParent: "W is off and COW on, as on the parent's side.",
    already: "The parent's PTE has W off and COW on already, and the child's gets the same bits.",
    stays: (parent: string): string =>
      `The page is COW in ${parent} already. It stays so in the child, or its store would be refused.`,
  },
  childGoes: (child: string): string => `${child} goes too: a child with half a memory must never run.`,
  nothingLeft: (child: string, who: string): string =>
    `Nothing of ${child} is left, and ${who} can be told no: -1, ENOMEM.`,
  failed: (who: string, child: string): string => `fork returns -1, and ${who} goes on without ${child}.`,
  done: (who: string, child: string): string =>
    `fork is done. ${who} and ${child} both go on from here, in whatever order.`,
}
