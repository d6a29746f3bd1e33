/** The auditor's rules (spec/kernel.md, section 5): what each is called, what it says, and what to ask who broke it. */
export const rules = {
  A1: {
    name: 'freed while mapped',
    sentence: 'No count falls to 0 while a running process still maps the frame.',
    question:
      'When its count fell to 0, through which PTE or TLB entry could somebody still reach this frame?',
  },
  A2: {
    name: 'writable while shared',
    sentence: 'Nobody who may run has W on a frame with more than one reference.',
    question: 'While you were at work, who could have stored into a frame that others read?',
  },
  A3: {
    name: 'mapped before filled',
    sentence: 'A frame is filled before anybody who may run can see it.',
    question: 'What is in a fresh frame, and who could look at it from the moment that a PTE leads there?',
  },
  A4: {
    name: 'stale TLB',
    sentence: 'A flush comes after the PTE change that it is for, and before the old frame can be reused.',
    question: "When you gave this frame's reference away, what still led to the frame?",
  },
  A5: {
    name: 'used after given up',
    sentence: 'The handler does not touch a frame that is free or that it has already given up.',
    question: 'Who might already have had this frame at the moment when you used it?',
  },
  B1: {
    name: 'count',
    sentence: "A frame's count is the number of PTEs that map it.",
    question: 'Who refers to this frame now, and what does its count say?',
  },
  B2: {
    name: 'left in hand',
    sentence: 'No frame is left in the hand: mapped or given back.',
    question: 'Which frame is still in your hand at the return, and who will ever find it again?',
  },
  B3: {
    name: 'TLB allows more than the PTE',
    sentence: 'No TLB entry allows more than its PTE.',
    question: 'Which PTE has changed, and what does the TLB still allow at that page?',
  },
  B4: {
    name: 'memory',
    sentence: 'Every live process reads what it would read had every fork copied everything.',
    question: 'What must this process read at this page, and where does its PTE lead?',
  },
  B5: {
    name: 'parent',
    sentence: 'Every process but init has a live parent.',
    question: 'Which process has lost its parent, and who takes in the orphans?',
  },
  B6: {
    name: 'writable while shared',
    sentence: 'Nobody has W on a private page whose frame has more than one reference.',
    question: 'Who else refers to the frame that this PTE lets its process store into?',
  },
  B7: {
    name: 'rights',
    sentence:
      'A page that may be written is W or COW; one that may not be written is neither. On Linux only the region says so, and COW marks a page that may have other sharers.',
    question: 'What may be done with this page, and what do the bits of its PTE say?',
  },
  B8: {
    name: 'answer',
    sentence: 'Every process is in the state, and gets the answer, that the call owes it.',
    question: 'In which state must each process be when this trap is over, and what must it be told?',
  },
  B9: {
    name: 'shared page',
    sentence: "A page of a shared region maps the page cache's frame, the same for everybody.",
    question: 'Who must see a store to this page, and in which frame do they look?',
  },
}
