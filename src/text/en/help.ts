/** How to play: what the screens show, and what the words mean. */
export const help = {
  intro: `You are the kernel. A process does something, the machine traps, and everything stops and looks at you. Use primitives to put things right, then return. If the cause is still there, the instruction traps again; if you were too generous, somebody's memory changes under him.

Move the cursor with the arrows (or h j k l) over the pages and frames. A primitive takes its arguments from the cursor and from what is in your hand. Enter goes to the list of primitives, arrows choose there, Enter does it; the letters do the same from anywhere. Esc pauses: the clock stops and the machine is hidden.`,
  seeTitle: 'What you see',
  legend: `A column is a process: its pages, the frame that each maps, and the PTE's bits. r-- may be read, rw- also written (W), r-x executed (X), r-c is write-protected and marked COW. Every frame has one letter and one colour wherever it is mapped; dots and digit are its reference count.`,
  linux: `Where regions decide (linux, eager), a line above the pages says what each region allows. 0 is the zero frame, which is never counted. cached, or c, marks the page cache's frames: the cache itself holds one reference. COW in a PTE means: an anonymous page that may have other sharers; Linux notes the same in the frame (PageAnonExclusive). Behind the bits, T says that the TLB lets stores through to that page, t that it lets loads; nothing but a flush takes them out.`,
  signs: (cursor: string, mark: string, changed: string): string =>
    `${cursor} is the cursor, ${mark} a marked page, ${changed} what has just changed.`,
  larger: ({ pass, yes, no, cursor }: { pass: string; yes: string; no: string; cursor: string }): string =>
    `A larger terminal shows more: the reference counts as they moved in the trap at hand, and who refers to each frame; the run; what happened; the processes, who is whose child; the TLBs; on the largest, where each region is and the program's next instructions. PgUp and PgDn turn what does not fit, and End goes back to its end. On the run's line ${pass} is an instruction that needed no kernel, k a trap of the kernel's own, ${yes} one of yours that was clean, ~ wasteful or different, ${no} unsafe, wrong, refault or late, ! shown; ${cursor} is the one at hand, and _ one of yours that is to come.`,
  commandsTitle: 'Primitives and keys',
  helpTitle: 'Help that fades',
  help: `A level's brief says how much is done for you, and 1 to 4 choose otherwise. watch: the reference takes the steps, one for each Enter, and says why. finish: it leaves its last step to you. order: its steps are cards; from the second time on some of them are not needed. solo: you have the primitives. Stars are for order and solo. After a trap that was not clean, s shows how the reference does it, step by step; a level whose solution you have seen asks again.`,
  verdictsTitle: 'Verdicts',
  verdicts:
    "clean: the reference's state, 100 points. wasteful: the same state with something needless, 60 to 80. different: another safe state, 50. unsafe: the right end, but another CPU could have seen something wrong on the way, 40. wrong: a rule is broken at the return, 0. refault: the cause was still there, 0. shown: the reference did it, 0. late: in a drill, the time for the trap was over, 0.",
  starsTitle: 'Stars',
  stars:
    'Three: every trap clean within par. Two: nothing wrong, refaulting or unsafe. One: finished. Undo and tips cost one star together. A boss with two stars or more tests out of its chapter.',
  kernelsTitle: 'Kernels',
  kernels: (kernels: readonly { readonly name: string; readonly title: string }[]): string =>
    kernels.map(({ name, title }) => `${name}: ${title}.`).join(' '),
}
