import { listed } from './grammar.ts'

const frames = (count: number): string => (count === 1 ? 'frame' : 'frames')

/** Questions of an exam, and their answers. */
export const exam = {
  asks: {
    trap: (instruction: string): string => `After the run comes ${instruction}. Does it trap?`,
    reads: (instruction: string): string =>
      `What does the last instruction of the run, ${instruction}, read?`,
    result: (instruction: string): string => `What comes of the last instruction of the run, ${instruction}?`,
    frame: (process: string, page: string): string =>
      `To which frame does ${process}'s ${page} lead after the run?`,
    count: (process: string, page: string): string =>
      `What is the count of the frame that ${process}'s ${page} leads to after the run?`,
    bits: (process: string, page: string): string =>
      `What are the bits of ${process}'s PTE for ${page} after the run?`,
    'in-use': 'How many frames are in use after the run?',
    copies: 'How many pages do the handlers copy during the run?',
    parent: (process: string): string => `Who is ${process}'s parent after the run?`,
    state: (process: string): string => `In what state is ${process} after the run?`,
    returned: (fork: string): string => `What has ${fork} returned by the end of the run, and to whom?`,
    copy: (page: string): string =>
      `After the forks one or two of the processes stored into ${page}, each once. Whose ${page} leads to a copy now, and not to the frame from before?`,
    writer: (page: string): string =>
      `After the forks one or two of the processes stored into ${page}, each once. Which?`,
    forker: (child: string): string =>
      `Who has forked ${child} is not told: there is a ? for it. Which process was it?`,
    rule: 'The last instruction traps, and this is the handler. Rules A hold at every step, rules B at the return. Which rule does the handler break first?',
    sees: 'The last instruction traps, and this is the handler. Then the instruction runs again. Whose memory holds what it should not then?',
    order:
      'The last instruction traps. Put the steps of its handler in a safe order; some of them may not be needed.',
    'by-hand': 'The last instruction traps. Handle the trap by hand, step by step.',
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
    gone: 'There is no such process.',
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
    returned: {
      both: (parent: string, child: string): string =>
        `The number of ${child} to ${parent}, and 0 to ${child}.`,
      child: (parent: string, child: string): string => `0 to ${child}, and nothing to ${parent} yet.`,
      failed: (parent: string): string => `-1 to ${parent}: it has failed.`,
    },
    states: {
      runnable: 'It can run.',
      waiting: 'It sleeps.',
      suspended: 'It stands still until its vfork child calls exec or exits.',
      zombie: 'It is a zombie.',
    },
    nobodys: "nobody's",
    whose: (processes: readonly string[]): string => listed(processes),
    untold: 'The table does not tell.',
    nothingBroken: 'None: the handler is right.',
    rule: (id: string, sentence: string): string => `${id}: ${sentence}`,
  },
  leftOpen: (answers: readonly string[]): string =>
    `It may have been ${answers.join('; or ')}: each leaves the same table.`,
  kinds: {
    predict: 'predict',
    order: 'order',
    detective: 'detective',
    bug: 'find the bug',
    'by-hand': 'by hand',
  },
}
