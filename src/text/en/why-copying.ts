import { frameCalled } from './why-words.ts'

/** What the steps of read(2) and write(2) are for where the kernel copies past the PTEs. */
export const copying = {
  pokesAtOnce: (page: string, frame: string, value: string): string =>
    `W is on already at ${page}, and nobody else maps ${frameCalled(frame)}: the kernel may store '${value}' at once.`,
  pokes: (page: string, frame: string, who: string, value: string): string =>
    `${page} leads to ${frameCalled(frame)}, which is ${who}'s alone now. The kernel stores '${value}' through its own mapping, and no fault would have stopped it.`,
  noFrame: (page: string): string =>
    `A call can be told no: read(2) returns -1, and ${page} stays as it was.`,
  readUnmapped: (page: string, who: string): string =>
    `Nothing is mapped at ${page}: ${who} may not store there, so the kernel must not do it for ${who}. read(2) returns -1.`,
  readNoBits: (page: string, who: string): string =>
    `W and COW are both off at ${page}: ${who} may not store there, so the kernel must not do it for ${who}. read(2) returns -1.`,
  readDone: (who: string): string => `All of it is stored: read(2) returns, and ${who} goes on.`,
  goesOnWithError: (who: string): string => `${who} goes on, with -1 for an answer.`,
  storedStays: 'What was stored before that stays.',
  writeUnmapped: (page: string): string =>
    `Nothing is mapped at ${page}: there is nothing to load. write(2) returns -1.`,
  writeDone: (page: string): string =>
    `write(2) only loads from memory, and ${page} may be read as it is, shared or not. There is nothing to change.`,
}
