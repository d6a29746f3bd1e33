/** What students get wrong, what is so, and what to ask one who acted on it, so that he finds it himself. */
export const misconceptions = {
  M1: {
    belief: 'the child always gets the copy',
    truth: 'whoever faults gets it',
    question: 'Whose store is waiting here, and whose PTE must lead to the new frame?',
  },
  M2: {
    belief: "a grandchild's write copies through the child",
    truth: 'one copy, straight to the writer',
    question: 'How many stores are waiting here, and how many processes need a new frame for them?',
  },
  M3: {
    belief: 'the parent lost the right to write',
    truth: 'it faults too, and then has a private writable page',
    question: 'W is off in this PTE. Which other bit says why?',
  },
  M4: {
    belief: 'after the first copy the other side is writable',
    truth: 'its PTE stays write-protected until its own store',
    question: 'Which processes have asked to store here, and whose PTE has to change for that?',
  },
  M5: {
    belief: 'the last sharer must copy',
    truth: 'with one reference left it writes in place: W on, COW off',
    question: 'What is the count of the old frame, and who would still read it afterwards?',
  },
  M6: {
    belief: 'reading ends the sharing',
    truth: 'only a store does',
    question: 'Does this access change the page, or does it only look at it?',
  },
  M7: {
    belief: 'the first write copies everything',
    truth: 'it copies one page',
    question: 'Which page did the trap report, and who has stored to the others?',
  },
  M8: {
    belief: 'a COW fork is free',
    truth: 'page tables and process are duplicated, and each later first store faults',
    question: "What is in the child's page table when fork returns, and what will its first load find?",
  },
  M9: {
    belief: 'same address means shared memory',
    truth: 'the address stays, the frame changes',
    question: 'One address, two page tables: which frame must each of them lead to after the store?',
  },
  M10: {
    belief: 'every fault on a read-only page is COW',
    truth: 'a store to text or to a read-only region is answered with SIGSEGV',
    question: 'Was the one who stores ever allowed to write this page, and where does that stand?',
  },
  M11: {
    belief: "only the child's PTE is protected",
    truth: 'both sides are',
    question: 'When fork returns, whose store to a shared frame would not trap?',
  },
  M12: {
    belief: 'changing the PTE is enough',
    truth: 'a stale TLB entry goes on allowing the store',
    question:
      'The PTE has changed. What does the TLB still say, and which of the two does the CPU ask first?',
  },
  M13: {
    belief: 'kernel writes fault by themselves',
    truth: "xv6's copyout goes around the user's mapping and must look at the PTE itself",
    question: 'Before the kernel itself stores into a frame: who maps it at that moment?',
  },
  M14: {
    belief: "the parent's death frees what it shared",
    truth: 'one reference fewer; free at 0',
    question: 'How many of the PTEs that map this frame belong to the one that ends?',
  },
  M15: {
    belief: 'orphans go to the grandparent, or the tree flattens',
    truth: 'direct children go to init, and nobody else moves',
    question: 'Who is a direct child of the one that exits, and who takes in the orphans?',
  },
  M16: {
    belief: "the child's exec makes the parent's pages writable",
    truth: 'the references fall; the parent still faults once a page, without a copy',
    question: 'Whose PTEs are the business of this exec, and who has asked to store anything?',
  },
  M17: {
    belief: 'vfork is a COW fork',
    truth: 'one address space; the parent waits; the stores are seen',
    question: 'Whose page table does a vfork child use, and what may its parent do meanwhile?',
  },
  M18: {
    belief: 'MAP_SHARED becomes COW',
    truth: 'it is left out; everyone sees the stores',
    question: 'Who must see the stores to a shared page, and in which frame do they all look?',
  },
  M19: {
    belief: 'the first read of fresh memory allocates',
    truth: 'it maps the zero frame; the first store allocates',
    question: 'What must a load of fresh memory find, and which frame holds that already?',
  },
  M20: {
    belief: 'a COW page forked again is plain read-only',
    truth: 'it stays COW, or a lawful store would be answered with SIGSEGV',
    question: 'May the child store to this page later, and which bit will tell the fault handler so?',
  },
  M21: {
    belief: 'no memory at a fault makes fork fail',
    truth: "the faulting process is killed; only fork's own allocation fails fork",
    question: 'Who asks here: a call that can be told -1, or an instruction that cannot?',
  },
  M22: {
    belief: 'the child runs first',
    truth: 'no order is promised',
    question: 'What could the process that runs first spoil, with W off on both sides?',
  },
  M23: {
    belief: 'the frame belongs to the process that made it',
    truth: 'nobody owns it; the count does',
    question: 'Which number says whether anybody else still reads this frame?',
  },
  M24: {
    belief: 'a zombie holds no memory',
    truth: 'on xv6 it does until its parent waits; on Linux exit gave it up',
    question: "Until when do a dead process's PTEs count on this kernel, and which call ends them?",
  },
}
