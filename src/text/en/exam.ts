const frames = (count: number): string => (count === 1 ? 'frame' : 'frames')

/** Questions of an exam, and their answers. */
export const exam = {
  asks: {
    trap: (instruction: string): string => `Next comes ${instruction}. Does it trap?`,
    reads: (instruction: string): string => `What does the last instruction, ${instruction}, read?`,
    result: (instruction: string): string => `What comes of the last instruction, ${instruction}?`,
    frame: (process: string, page: string): string =>
      `To which frame does ${process}'s ${page} lead after that?`,
    count: (process: string, page: string): string =>
      `What does the frame that ${process}'s ${page} leads to count after that?`,
    bits: (process: string, page: string): string =>
      `What are the bits of ${process}'s PTE for ${page} after that?`,
    'in-use': 'How many frames are in use after that?',
    copies: 'How many pages do the handlers copy meanwhile?',
    parent: (process: string): string => `Who is ${process}'s parent after that?`,
    state: (process: string): string => `In what state is ${process} after that?`,
    copy: (page: string): string =>
      `After the forks somebody stored into ${page}. Whose ${page} leads to a copy now, and not to the frame from before?`,
    rule: 'One step of this handler is wrong, or one is missing. Which rule does it break first?',
    order:
      'The last instruction traps. Put the steps of its handler in a safe order; some of them are not needed.',
    'by-hand': 'The last instruction traps. Resolve the trap by hand.',
  },
  /** The words in which an answer is offered. */
  answers: {
    noTrap: 'It does not trap.',
    traps: (title: string): string => `It traps: ${title}.`,
    value: (value: string): string => `'${value}'`,
    zeros: 'zeros',
    junk: 'junk',
    frame: (letter: string): string => `frame ${letter}`,
    zeroFrame: 'the zero frame',
    notMapped: 'It is not mapped.',
    frames: (count: number): string => `${count} ${frames(count)}`,
    number: (count: number): string => String(count),
    gone: 'It is not there any more.',
    runs: 'It is done.',
    SIGSEGV: 'The process gets SIGSEGV.',
    killed: 'The process is killed.',
    fails: (errno: string): string => `The call returns -1 (${errno}).`,
    bits: {
      r: 'read-only: neither W nor COW',
      rw: 'W',
      rx: 'X, and no W',
      cow: 'COW, and no W',
    },
    states: {
      runnable: 'It can run.',
      waiting: 'It sleeps.',
      suspended: 'It stands still until its vfork child calls exec or exits.',
      zombie: 'It is a zombie.',
    },
    nobodys: "nobody's",
    whose: (processes: readonly string[]): string => processes.join(' and '),
    nothingBroken: 'None: it is right.',
    rule: (id: string, sentence: string): string => `${id}: ${sentence}`,
  },
  kinds: {
    predict: 'predict',
    order: 'order',
    detective: 'detective',
    bug: 'find the bug',
    'by-hand': 'by hand',
  },
}
