import { capital } from './grammar.ts'
import { names } from './names.ts'
import { frameCalled, held, own, type Place, type RegionRights } from './why-words.ts'

/** A load or store that faulted; `copying`: the call for which the kernel does it, null: the process's own. */
interface Access {
  readonly who: string
  readonly does: 'load' | 'store'
  readonly copying: 'read' | 'write' | null
}

/** A PTE that a load gives a page; `bits`: what it allows. */
interface Mapped {
  readonly place: Place
  readonly frame: string
  readonly bits: 'r' | 'rw' | 'rx' | 'cow'
}

/** P2's store, or P2's read(2), for which the kernel stores. */
const called = ({ who, does, copying }: Access): string =>
  `${who}'s ${copying === null ? does : `${copying}(2)`}`

const withBits = (bits: Mapped['bits']): string =>
  bits === 'rx' ? 'with X, without W' : bits === 'rw' ? 'with W' : 'without W'

const maps = ({ place, frame, bits }: Mapped): string =>
  `${own(place)} maps the page cache's own ${frameCalled(frame)}, ${withBits(bits)}`

/** What the steps at a page fault are for. */
export const fault = {
  signal: {
    unmapped: (page: string, access: Access): string =>
      `Nothing is mapped at ${page}, and nothing will be. ${called(access)} gets SIGSEGV.`,
    noBits: (page: string, access: Access): string =>
      `W and COW are both off at ${page}: nobody may store there, and a copy would not change that. ${called(access)} gets SIGSEGV.`,
    unlawful: (region: string, rights: RegionRights, cow: boolean, access: Access): string =>
      `${region} may only be ${names.regionRights[rights]}. The region is asked before the PTE${cow ? ', COW or not' : ''}: ${called(access)} gets SIGSEGV.`,
  },
  fail: {
    unmapped: (page: string, who: string): string =>
      `Nothing is mapped at ${page}, and the kernel asks the region when it copies for ${who}. A call can be told no: EFAULT.`,
    unlawful: (region: string, rights: RegionRights, who: string): string =>
      `${region} may only be ${names.regionRights[rights]}, and the kernel asks the region when it copies for ${who}. A call can be told no: EFAULT.`,
  },
  kill: ({ who, does, copying }: Access): string =>
    copying === null
      ? `A ${does} cannot be told no, and without a frame it cannot go on: ${who} is killed.`
      : `The kernel's copying faults like ${who} itself, and without a frame it cannot go on: ${who} is killed.`,
  returns: {
    signalled: ({ who, does }: Access): string =>
      `The ${does} is not done: ${who} gets SIGSEGV, catches it and goes on.`,
    killed: (who: string): string =>
      `There is no way back into ${who}'s program: it is killed, and its exit comes next.`,
    failed: (access: Access): string => `${called(access)} returns -1, and ${access.who} goes on.`,
    copying: (access: Access, page: string, frame: string): string =>
      `The kernel's copying for ${called(access)} goes on: ${page} leads to ${frameCalled(frame)} now.`,
    load: (access: Access, page: string, frame: string, content: string | null): string =>
      `${called(access)} runs again: ${page} leads to ${frameCalled(frame)} now, and it reads ${held(content)}.`,
    store: (access: Access, page: string, frame: string): string =>
      `${called(access)} runs again: ${page} leads to ${frameCalled(frame)} now, with W on, and it goes through.`,
  },
  load: {
    zero: (place: Place): string =>
      `${own(place)} is fresh memory: a load must find zeros, and the zero frame holds them. It is everybody's, so W stays off and nothing is counted.`,
    shared: (region: string, mapped: Mapped): string =>
      `${region} is shared: ${maps(mapped)}, so that all see the same.`,
    cached: (mapped: Mapped): string => `A load needs no copy: ${maps(mapped)}, and the file stays as it is.`,
    around: ({ place: { page }, frame, bits }: Mapped): string =>
      `Fault-around: ${page} lies near, is cached in ${frameCalled(frame)} and had no PTE. It is mapped along, ${withBits(bits)}, so that a load of it need not trap.`,
    untouched: (page: string): string =>
      `Nobody has touched ${page} so far, and the page cache has no frame for it. All who map it need one in common.`,
    noneFree: 'But none is free.',
    cache: (page: string, frame: string, count: number): string =>
      `Whoever else maps ${page} must find the same frame, so the page cache takes it. The count of ${frameCalled(frame)} is ${count}, the cache's.`,
  },
  /** Why a store needs a frame, by what its page led to. */
  store: {
    zeroFrame: (page: string): string =>
      `${page} leads to the zero frame, which is everybody's and never stored into.`,
    cacheFrame: (frame: string): string =>
      `${capital(frameCalled(frame))} is the page cache's: a private store must not change the file, whatever the count.`,
    cached: (page: string, frame: string): string =>
      `${page} has no PTE, and the page cache's ${frameCalled(frame)} must stay as the file is.`,
    fresh: (page: string, who: string): string => `${page} has no PTE: to ${who} it is fresh memory.`,
    shared: (region: string): string =>
      `${region} is shared: its stores are for all to see, so W goes on and nothing is copied.`,
  },
}
