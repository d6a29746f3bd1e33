const times = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`

/** Without a name it is the zero frame. */
const on = (frame: string | null): string => (frame === null ? 'the zero frame' : `frame ${frame}`)

const quoted = (content: string | null): string => (content === null ? 'junk' : `'${content}'`)

/** What comes of a count that is not the number of references. */
type Outcome = 'leak' | 'free' | 'too few'

const OUTCOMES: Readonly<Record<Outcome, string>> = {
  leak: 'it can never be freed',
  free: 'it is free while somebody uses it',
  'too few': 'it will be freed while somebody uses it',
}

function holders(ptes: number, inCache: boolean): string {
  if (inCache && ptes === 0) return 'the page cache holds one, and no PTE maps it'
  const mapping = `${times(ptes, 'PTE')} ${ptes === 1 ? 'maps' : 'map'} it`
  return inCache ? `${mapping}, and the page cache holds one` : mapping
}

/** What the auditor says, by rule. */
export const findings = {
  a1: (frame: string, who: string, page: string): string =>
    `Frame ${frame} was freed while ${who}'s ${page} still led to it: whoever got it next would have shared it with ${who}.`,
  /** W on a frame of others while the handler worked: on the zero frame, the page cache's, any other. */
  a2: {
    zero: (who: string, page: string): string =>
      `${who} had W on the zero frame at ${page}: its store would have changed everybody's fresh memory.`,
    cached: (who: string, page: string, frame: string): string =>
      `${who} had W on the page cache's frame ${frame} at ${page}: its store would have changed the file.`,
    shared: (who: string, page: string, frame: string): string =>
      `${who} had W on frame ${frame} at ${page} while it had several references: a store would have changed it for all of them.`,
  },
  a3: (frame: string, who: string, page: string): string =>
    `${who} could have read frame ${frame} at ${page} before anything was written to it.`,
  a4: {
    tlb: (frame: string, who: string, page: string): string =>
      `Frame ${frame} was given up while ${who}'s TLB still pointed to it for ${page}.`,
    pte: (frame: string, who: string, page: string): string =>
      `Frame ${frame} was given up while ${who}'s ${page} still mapped it: ${who} would have read what its last sharer stored.`,
  },
  a5: {
    free: (frame: string): string =>
      `You used frame ${frame} when it was free: another CPU could have had it by then.`,
    givenUp: (frame: string): string =>
      `You used frame ${frame} after giving up its reference: a last sharer could have stored into it by then.`,
  },
  b1: {
    zero: 'The zero frame was counted: it belongs to nobody, and no reference to it is kept.',
    /** `inCache`: the page cache holds a reference. */
    count: (frame: string, count: number, ptes: number, inCache: boolean, outcome: Outcome): string =>
      `Frame ${frame} counts ${times(count, 'reference')} but ${holders(ptes, inCache)}: ${OUTCOMES[outcome]}.`,
  },
  b2: (frame: string): string =>
    `Frame ${frame} is still in your hand: nobody maps it, and nobody will free it.`,
  /** `frame`: null for the zero frame. */
  b3: (who: string, page: string, frame: string | null): string =>
    `${who}'s TLB still allows ${page} on ${on(frame)}, which its PTE does not.`,
  /** Contents: null for junk. */
  b4: {
    absent: (who: string, page: string, owed: string | null): string =>
      `${who}'s ${page} is not present; it should hold ${quoted(owed)}.`,
    now: (who: string, page: string, saw: string | null, owed: string | null): string =>
      `${who} now reads ${quoted(saw)} at ${page}; it should read ${quoted(owed)}.`,
    thought: (who: string, page: string, saw: string | null, owed: string | null): string =>
      `${who} reads ${quoted(saw)} at ${page}; it should read ${quoted(owed)}.`,
  },
  b5: (who: string, parent: string): string => `${who}'s parent is ${parent}, which is no longer alive.`,
  b6: {
    zero: (who: string, page: string): string =>
      `${who} has W on the zero frame at ${page}: its store would change everybody's fresh memory.`,
    cached: (who: string, page: string, frame: string): string =>
      `${who} has W on the page cache's frame ${frame} at ${page}: its store would change the file.`,
    shared: (who: string, page: string, frame: string): string =>
      `${who} has W on frame ${frame} at ${page}, but others refer to it too: its store would change their memory.`,
  },
  b7: {
    write: (who: string, page: string): string =>
      `${who}'s ${page} has neither W nor COW: its next store, a lawful one, would be answered with SIGSEGV.`,
    /** `cow`: on this kernel COW lets a store through as well. */
    notWrite: (who: string, page: string, cow: boolean): string =>
      `${who}'s ${page} may not be written, but its PTE has ${cow ? 'W or COW' : 'W'}: a store would be let through.`,
    execute: (who: string, page: string): string =>
      `${who}'s ${page} holds code, but its PTE has no X: ${who} cannot run it.`,
    notExecute: (who: string, page: string): string => `${who}'s ${page} holds no code, but its PTE has X.`,
    alone: (who: string, page: string): string =>
      `${who}'s ${page} passes for ${who}'s alone, without COW, but others map its frame: mprotect would give W back at once.`,
  },
  b9: (who: string, page: string, frame: string | null): string =>
    `${who}'s ${page} is shared, but maps ${on(frame)}, which is not the page cache's: nobody else would see a store to it.`,
}
