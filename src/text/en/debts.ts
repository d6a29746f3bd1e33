/** A region as a list says it; `at` is its address. */
interface Listed {
  readonly name: string
  readonly at: string
  readonly pages: number
  readonly rights: string
  readonly share: string
  readonly kind: string
}

const regions = (list: readonly Listed[]): string =>
  list
    .map(
      ({ name, at, pages, rights, share, kind }) =>
        `${name} (${at}, ${pages} ${pages === 1 ? 'page' : 'pages'}, ${rights}, ${share} ${kind})`,
    )
    .join(', ') || 'none'

const UNTIL = 'until its child calls exec or exits'

/** Processes that are not in the state, or did not get the answer, that a call owes them. `call`: such as fork(2). */
export const debts = {
  signalAstray: (who: string): string => `${who} got a signal that was not its own.`,
  signalToCall: (who: string): string => `${who} made a system call, and SIGSEGV is no answer to it.`,
  loadLawful: (who: string, page: string): string =>
    `${who} may read ${page}: the load is lawful, and SIGSEGV is no answer to it.`,
  storeLawful: (who: string, page: string): string =>
    `${who} may write ${page}: the store is lawful, and SIGSEGV is no answer to it.`,
  loadForbidden: (who: string, page: string): string =>
    `${who} may not read ${page}: the answer to its load is SIGSEGV.`,
  storeForbidden: (who: string, page: string): string =>
    `${who} may not write ${page}: the answer to its store is SIGSEGV.`,
  nobodyCalled: (who: string, errno: string): string =>
    `${who} made no system call: nobody is there to be told ${errno}.`,
  nobodyLeft: (call: string, errno: string): string =>
    `${call} cannot go on without a frame: nobody is left to be told ${errno}.`,
  callCan: (call: string, errno: string): string => `${call} can be done: ${errno} is no answer to it.`,
  callCannot: (call: string, errno: string): string =>
    `${call} cannot be done here: the answer is -1, ${errno}.`,
  stillSuspended: (who: string, call: string): string =>
    `${who} is still suspended: its vfork child's ${call} has to wake it.`,
  suspended: (who: string): string => `${who} is suspended, but it is in no vfork(2).`,
  runsMeanwhile: (who: string): string =>
    `${who} runs, but its vfork child has its memory: it must stand still ${UNTIL}.`,
  sleepsInVfork: (who: string): string =>
    `${who} sleeps until a child of it has exited, but vfork(2) suspends it ${UNTIL}.`,
  runsOn: (who: string): string => `${who} runs on, but vfork(2) suspends it ${UNTIL}.`,
  noZombie: (who: string): string =>
    `${who} has exited but is no zombie: its parent could never wait for it.`,
  zombie: (who: string): string => `${who} is a zombie, but it has not exited.`,
  mustSleep: (who: string): string => `${who} has nothing to collect yet and must sleep.`,
  woken: (who: string): string => `${who} was woken, but no child of it has exited.`,
  waitsInVain: (who: string): string => `${who} sleeps, but there is nothing for its wait(2) to wait for.`,
  stillSleeps: (who: string): string => `${who} still sleeps: nobody woke it.`,
  sleeps: (who: string): string => `${who} sleeps: it is in no wait(2) to be woken from.`,
  killed: (who: string): string => `${who} is killed, and did nothing that calls for it.`,
  notKilled: (who: string): string => `${who} has to be killed: no frame was free for it.`,
  parent: (who: string, own: string, owed: string): string =>
    `${who}'s parent is ${own}; it should be ${owed}.`,
  inOthers: (who: string, owner: string): string =>
    `${who} runs in ${owner}'s address space; it should have its own.`,
  inOwn: (who: string, owner: string): string =>
    `${who} has an address space of its own; it should run in ${owner}'s.`,
  status: (who: string, own: string, owed: string): string =>
    `${who}'s exit status is ${own}; it should be ${owed}.`,
  program: (who: string, own: string, owed: string): string => `${who} runs ${own}; it should run ${owed}.`,
  regions: (who: string, own: readonly Listed[], owed: readonly Listed[]): string =>
    `${who}'s regions: ${regions(own)}; they should be: ${regions(owed)}.`,
  missing: (who: string): string => `${who} is not there; it should be.`,
  left: (who: string): string => `${who} is still there; it should be gone.`,
  spent: (who: string): string => `${who} came and went, and nobody had asked for it.`,
}
