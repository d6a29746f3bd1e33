import { names } from './names.ts'
import { frameCalled, own, type Place, type RegionRights } from './why-words.ts'

type Bit = 'W' | 'X'

const goes = (place: Place, bit: Bit): string =>
  `${own(place)} has ${bit}, and its region does not allow that any more: ${bit} goes`

/** What the steps of mprotect(2) are for. */
export const protect = {
  rights: (region: string, rights: RegionRights): string =>
    `The region decides what is lawful: ${region} may ${rights === 'r' ? 'only ' : ''}be ${names.regionRights[rights]} from now on.`,
  /** A bit of a PTE goes that its region does not allow any more. */
  goes: {
    alone: (place: Place, bit: Bit): string => `${goes(place, bit)}, and nothing else.`,
    andWForAll: (place: Place, bit: Bit): string =>
      `${goes(place, bit)}. W comes on: stores to a shared region are for all to see.`,
    andWForOne: (place: Place, bit: Bit): string =>
      `${goes(place, bit)}. W comes on: the page is known to be ${place.of}'s alone.`,
    cowStaysOff: (place: Place, bit: Bit): string =>
      `${goes(place, bit)}. COW stays off, for the page is still known to be ${place.of}'s alone.`,
  },
  /** W comes back at once, without a store. */
  permits: {
    shared: (place: Place): string =>
      `${own(place)} is shared: stores to it are for all to see, so W may come back at once.`,
    counted: (frame: string, count: number, who: string): string =>
      `The count of ${frameCalled(frame)} is ${count}: ${who} is alone with it, and this kernel looks. W may come back at once.`,
    known: (place: Place): string =>
      `COW is off in ${own(place)}: the page is known to be ${place.of}'s alone, so W may come back at once.`,
  },
  failed: (who: string, region: string): string =>
    `${who} goes on, with -1 for an answer, and ${region} is as it was.`,
  readOnly: (region: string): string =>
    `${region} may only be read now: a store to it gets SIGSEGV, whatever its PTE says.`,
  writable: (region: string, who: string): string =>
    `Stores to ${region} are lawful from now on, and ${who} goes on.`,
  asks: (region: string, page: string): string =>
    `Stores to ${region} are lawful from now on. Where W is off, as at ${page}, the next one traps and is looked at.`,
}
