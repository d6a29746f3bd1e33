import { capital } from './grammar.ts'
import { names } from './names.ts'
import { frameCalled, own, type Place } from './why-words.ts'

/** A call that promises memory is told no. `never`: by the policy that lets no promise go beyond what there is */
const overcommitted = (promise: string, never: boolean): string =>
  never
    ? `${promise}, and all promises must stay below half of the frames. The answer is -1, ENOMEM.`
    : `${promise}, and that is more than the machine has frames. The answer is -1, ENOMEM.`

/** A page is given up, for a reason. */
const unmapped = (why: string, place: Place, frame: string): string =>
  `${why}: ${own(place)} must not lead to ${frameCalled(frame)} any more.`

/** What the steps of sbrk, mmap, munmap and madvise are for, and of all that promises memory or gives it up. */
export const regions = {
  sbrk: {
    grows: (region: string): string => `First the region: ${region} names the pages that are mapped next.`,
    atOnce: (page: string): string =>
      `Memory comes at once on this kernel: ${page} needs a frame, touched or not.`,
    noFrame: (page: string): string =>
      `No frame is free for ${page}. sbrk is all or nothing: it must take back what it has done.`,
    maps: (place: Place, frame: string, bits: keyof typeof names.pteRights): string =>
      `${own(place)} leads to ${frameCalled(frame)} from now on, ${names.pteRights[bits]}, as its region says.`,
    shrinks: (region: string, who: string): string =>
      `No PTE is left in ${region}, and the region goes too: ${who} has what it had before the call.`,
    fails: (who: string): string =>
      `${who} has done nothing forbidden, and a call can be told no: -1, ENOMEM.`,
    done: (region: string, who: string): string => `Every page of ${region} is mapped, and ${who} goes on.`,
  },
  mmap: {
    file: (region: string): string =>
      `mmap makes a region and no PTE. The pages of ${region} are in the page cache, and each is mapped at its first access.`,
    anon: (region: string): string =>
      `mmap makes a region and no PTE. A page of ${region} comes with the first access to it, and not before.`,
    failed: (who: string, region: string): string => `mmap returns -1, and ${who} goes on without ${region}.`,
    done: (who: string, region: string): string =>
      `${who} goes on. ${region} is there, and no page of it is mapped yet.`,
  },
  munmap: {
    shrinks: (region: string): string => `No PTE is left in ${region}, so the region can go.`,
    cacheGives: 'Nobody else maps what is behind it, so the page cache gives its frames up.',
    done: (region: string, who: string): string => `${region} is gone, and ${who} goes on without it.`,
  },
  madvise: {
    done: (place: Place): string =>
      `The region stays, and ${own(place)} has no PTE: the next access to it is a first access again.`,
    nothing: (place: Place): string =>
      `${own(place)} has no PTE, so there is nothing to give up: the call is over.`,
  },
  /** A call that would promise too much. */
  promised: {
    fork: (child: string, parent: string, never: boolean): string =>
      overcommitted(`fork would promise ${child} anew what ${parent} was promised`, never),
    mmap: (region: string, never: boolean): string =>
      overcommitted(`mmap would promise all of ${region}`, never),
    mprotect: (region: string, never: boolean): string =>
      overcommitted(`mprotect would promise all of ${region}`, never),
  },
  /** A PTE goes, by the call that gives it up. */
  unmaps: {
    sbrk: (place: Place, frame: string): string => unmapped('sbrk is all or nothing', place, frame),
    munmap: (who: string, region: string, place: Place, frame: string): string =>
      unmapped(`${who} gives ${region} back`, place, frame),
    madvise: (who: string, place: Place, frame: string): string =>
      unmapped(`${who} does not need the page any more`, place, frame),
    fork: (place: Place, frame: string): string =>
      unmapped('A fork that fails leaves nothing behind', place, frame),
    exec: (who: string, place: Place, frame: string): string =>
      unmapped(`exec ends ${who}'s old memory, and no one else's`, place, frame),
    exit: (kernel: string, place: Place, frame: string): string =>
      unmapped(`${capital(kernel)} gives memory up at exit`, place, frame),
    wait: (who: string, place: Place, frame: string): string =>
      unmapped(`${who} waits, and the zombie's memory goes`, place, frame),
  },
}
