/** What the steps of exec(2), exit(2), wait(2) and vfork(2) are for. */
export const lives = {
  wakesWaiting: (sleeper: string, who: string): string =>
    `${sleeper} sleeps in wait(2) until a child of its ends. ${who} has ended, so ${sleeper} must look again.`,
  wakesSuspended: (sleeper: string, who: string): string =>
    `${sleeper} stands still as long as its vfork child uses the same memory. ${who} has left it, so ${sleeper} may go on.`,
  exec: {
    empties: (who: string, program: string): string =>
      `${who} gets a new program, ${program}: no regions and an empty page table. Its number and its parent stay.`,
    leaves: (who: string, host: string): string =>
      `${who} had only borrowed ${host}'s memory, and gives none of it up. It leaves, with an address space of its own, empty so far.`,
    returns: (who: string, program: string): string =>
      `exec does not go back into the old program: ${who} goes on in ${program}.`,
  },
  exit: {
    orphan: (child: string): string =>
      `${child} loses its parent, and every process needs one that lives: init takes in the orphans.`,
    deadOrphan: (child: string): string =>
      `${child} is dead, and nobody has waited for it. init takes it in, and will.`,
    borrowed: (who: string, host: string): string =>
      `${who} had only borrowed ${host}'s memory, and gives none of it up. Its exit status stays until its parent waits for it.`,
    emptied: (who: string): string =>
      `${who} has no PTE left. It stays as a zombie, with its exit status, until its parent waits for it.`,
    hadNothing: (who: string): string =>
      `${who} runs no more. It had no page left; its exit status stays until its parent waits for it.`,
    keeps: (who: string, kernel: string): string =>
      `${who} runs no more. On ${kernel} its memory stays with it, references and all, until its parent waits for it.`,
    toInit: (who: string): string =>
      `exit(2) never goes back into ${who}. init is its parent, and waits for it at once.`,
    toParent: (who: string, parent: string): string =>
      `exit(2) never goes back into ${who}. ${parent} is its parent, and can find it by wait(2).`,
  },
  wait: {
    reaps: (child: string, who: string): string =>
      `Nothing is left of ${child} but its exit status. ${who}'s wait takes that, and the zombie goes.`,
    sleeps: (who: string): string =>
      `${who} has children, but none of them has ended yet. It sleeps until an exit wakes it.`,
    childless: (who: string): string => `${who} has no child to wait for: wait(2) returns -1, ECHILD.`,
    asleep: (who: string): string => `${who} does not go on: it sleeps inside wait(2).`,
    over: (who: string): string => `wait(2) is over, and ${who} goes on.`,
  },
  vfork: {
    shares: (child: string, host: string): string =>
      `${child} borrows ${host}'s memory: the same page table, the same TLB. No page is copied, protected or counted.`,
    suspends: (who: string, child: string): string =>
      `Two at once in one memory would spoil each other's stack: ${who} stands still until ${child} calls exec or exits.`,
    returns: (who: string, child: string): string =>
      `${child} runs now. ${who} will find in its memory whatever ${child} stores there.`,
  },
}
