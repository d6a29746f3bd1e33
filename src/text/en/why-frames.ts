import { capital, listed } from './grammar.ts'
import { frameCalled, held, own, type Place } from './why-words.ts'

/** A frame that several map. `names`: those besides the one that asks; null: too many to be named */
interface Sharers {
  readonly frame: string
  readonly count: number
  readonly names: readonly string[] | null
}

/** A frame that is filled. `held`: what is in it so far; `content`: what it gets */
interface Filled {
  readonly frame: string
  readonly held: string | null
  readonly content: string | null
}

interface Counted {
  readonly frame: string
  readonly from: number
  readonly to: number
}

const has = ({ frame, count }: Sharers): string =>
  `${capital(frameCalled(frame))} has ${count} reference${count === 1 ? '' : 's'}`

function zombies(names: readonly string[] | null): string {
  if (names === null) return 'zombies still map it'
  return names.length === 1
    ? `the zombie ${listed(names)} still maps it`
    : `the zombies ${listed(names)} still map it`
}

/** What the steps that take, fill, count and share frames are for. */
export const frames = {
  readByOthers: (sharers: Sharers): string =>
    `${has(sharers)}: ${sharers.names === null ? 'others' : listed(sharers.names)} must go on reading it as it is.`,
  mappedByZombies: (sharers: Sharers): string => `${has(sharers)}: ${zombies(sharers.names)}.`,
  /** `host`: in whose memory the process runs; null: in its own. `free`: whether a frame is */
  needed: (who: string, host: string | null, free: boolean): string =>
    `${host === null ? who : `${host}'s memory, in which ${who} runs,`} needs a frame of its own${free ? '.' : ', and none is free.'}`,
  copied: ({ frame, held: before, content }: Filled, from: string): string =>
    `${capital(frameCalled(frame))} holds ${held(before)}. It gets what ${frameCalled(from)} holds, ${held(content)}, before any PTE leads to it.`,
  zeroed: ({ frame, held: before }: Pick<Filled, 'frame' | 'held'>): string =>
    `${capital(frameCalled(frame))} holds ${held(before)}. Fresh memory must read as zeros, so it is filled before any PTE leads to it.`,
  filled: ({ frame, held: before, content }: Filled): string =>
    `${capital(frameCalled(frame))} holds ${held(before)}. It gets what the file has there, ${held(content)}, before any PTE leads to it.`,
  mapped: (place: Place, frame: string): string =>
    `${own(place)} leads to ${frameCalled(frame)} from now on. W is safe there: nobody else maps it.`,
  /** `done`: whether the PTE is there already */
  counted: ({ frame, from, to }: Counted, done: boolean): string =>
    `${done ? 'One PTE more maps' : 'One PTE more is about to map'} ${frameCalled(frame)}: its count rises from ${from} to ${to}.`,
  given: ({ frame, from, to }: Counted): string =>
    `One PTE fewer maps ${frameCalled(frame)}: its count falls from ${from} to ${to}.`,
  /** Who is left with a frame that somebody gave up. */
  left: {
    nobody: 'Nobody refers to it any more: it is free.',
    cache: "What is left is the page cache's.",
    one: (who: string): string => `${who}'s PTE stays as it is.`,
    zombie: (who: string): string => `Only the zombie ${who} maps it now.`,
  },
  /** `storer`: who stores; null: the kernel. `host`: in whose memory `who` runs; null: in its own */
  alone: ({
    frame,
    count,
    who,
    host,
    storer,
  }: Pick<Sharers, 'frame' | 'count'> & {
    readonly who: string
    readonly host: string | null
    readonly storer: string | null
  }): string =>
    `The count of ${frameCalled(frame)} is ${count}: ${
      host === null
        ? 'nobody else can see it'
        : `only ${host}'s page table leads to it, which ${who} has borrowed`
    }, so W comes on, and ${storer ?? 'the kernel'} may store in place.`,
  freed: (frame: string, count: number, who: string): string =>
    `The count of ${frameCalled(frame)} is ${count}: only ${who}'s page table leads to it now, and this kernel gives it W back at once.`,
}
