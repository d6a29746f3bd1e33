import type { MisconceptionId } from './misconceptions.ts'

export const RULE_IDS = [
  'A1',
  'A2',
  'A3',
  'A4',
  'A5',
  'B1',
  'B2',
  'B3',
  'B4',
  'B5',
  'B6',
  'B7',
  'B8',
  'B9',
] as const
export type RuleId = (typeof RULE_IDS)[number]

/** A rule of the auditor: what it is called, what it says, what to ask, and the beliefs that breaking it can come from. */
export interface Rule {
  readonly name: string
  readonly sentence: string
  /** What to ask one who broke it, so that he finds it himself: no answer in it. */
  readonly question: string
  readonly misconceptions: readonly MisconceptionId[]
}

/**
 * spec/kernel.md, section 5. A1 to A5 hold at every step, for whoever may run meanwhile; B1 to B8 at every return,
 * for everybody. B7 to B9 say what the verdict needs and A1 to B6 leave open: bits that kill a lawful store later,
 * processes or answers that are not as the call owes them, and a shared page that others would not see.
 */
export const RULES: Readonly<Record<RuleId, Rule>> = {
  A1: {
    name: 'freed while mapped',
    sentence: 'No count falls to 0 while a running process still maps the frame.',
    question:
      'When its count fell to 0, through which PTE or TLB entry could somebody still reach this frame?',
    misconceptions: ['M14', 'M23'],
  },
  A2: {
    name: 'writable while shared',
    sentence: 'Nobody who may run has W on a frame with more than one reference.',
    question: 'While you were at work, who could have stored into a frame that others read?',
    misconceptions: ['M4', 'M11'],
  },
  A3: {
    name: 'mapped before filled',
    sentence: 'A frame is filled before anybody who may run can see it.',
    question: 'What is in a fresh frame, and who could look at it from the moment that a PTE leads there?',
    misconceptions: [],
  },
  A4: {
    name: 'stale TLB',
    sentence: 'A flush comes after the PTE change that it is for, and before the old frame can be reused.',
    question: "When you gave this frame's reference away, what still led to the frame?",
    misconceptions: ['M12'],
  },
  A5: {
    name: 'used after given up',
    sentence: 'The handler does not touch a frame that is free or that it has already given up.',
    question: 'Who might already have had this frame at the moment when you used it?',
    misconceptions: ['M23'],
  },
  B1: {
    name: 'count',
    sentence: "A frame's count is the number of PTEs that map it.",
    question: 'Who refers to this frame now, and what does its count say?',
    misconceptions: ['M14', 'M23'],
  },
  B2: {
    name: 'left in hand',
    sentence: 'No frame is left in the hand: mapped or given back.',
    question: 'Which frame is still in your hand at the return, and who will ever find it again?',
    misconceptions: [],
  },
  B3: {
    name: 'TLB allows more than the PTE',
    sentence: 'No TLB entry allows more than its PTE.',
    question: 'Which PTE has changed, and what does the TLB still allow at that page?',
    misconceptions: ['M12'],
  },
  B4: {
    name: 'memory',
    sentence: 'Every live process reads what it would read had every fork copied everything.',
    question: 'What must this process read at this page, and where does its PTE lead?',
    misconceptions: ['M9', 'M13'],
  },
  B5: {
    name: 'parent',
    sentence: 'Every process but init has a live parent.',
    question: 'Which process has lost its parent, and who takes in the orphans?',
    misconceptions: ['M15'],
  },
  B6: {
    name: 'writable while shared',
    sentence: 'Nobody has W on a private page whose frame has more than one reference.',
    question: 'Who else refers to the frame that this PTE lets its process store into?',
    misconceptions: ['M4', 'M11', 'M16'],
  },
  B7: {
    name: 'rights',
    sentence:
      'A page that may be written is W or COW; one that may not be written is neither. On Linux only the region says so, and COW marks a page that may have other sharers.',
    question: 'What may be done with this page, and what do the bits of its PTE say?',
    misconceptions: ['M10', 'M20'],
  },
  B8: {
    name: 'answer',
    sentence: 'Every process is in the state, and gets the answer, that the call owes it.',
    question: 'In which state must each process be when this trap is over, and what must it be told?',
    misconceptions: ['M3', 'M10', 'M15', 'M17'],
  },
  B9: {
    name: 'shared page',
    sentence: "A page of a shared region maps the page cache's frame, the same for everybody.",
    question: 'Who must see a store to this page, and in which frame do they look?',
    misconceptions: ['M18'],
  },
}
