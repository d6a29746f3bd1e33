const lines = (count: number): string => (count === 1 ? 'one line' : `${count} lines`)

/** The sandbox's screen. */
export const sandbox = {
  cowhand: 'cowhand',
  name: 'sandbox',
  /** @param policy of overcommit; null where it is the usual one */
  hardware: (frames: number, policy: string | null): string =>
    `, ${frames} frames${policy === null ? '' : `, overcommit ${policy}`}`,
  byHand: 'by hand',
  byReference: 'by reference',
  moment: 'moment ',
  titles: {
    happened: 'what happened',
    program: 'program',
    mistakes: 'mistakes so far',
    time: 'time',
    processes: 'processes',
    counts: 'reference counts',
    help: 'The sandbox',
    open: 'Open a program',
  },
  storyOf: (moment: number): string => `Moment ${moment}`,
  legend: (yes: string, no: string): string => `T trap  s step  ${yes}${no} your return  ! surfaces`,
  asTheyMoved: 'as they moved',
  whoIsWhose: 'who is whose child',
  more: (count: number): string => `${count} more`,
  earlier: (count: number, up: string): string => `${count} earlier ${up}`,
  later: (count: number, down: string): string => `${count} later ${down}`,
  above: (count: number, up: string): string => `${count} above ${up}`,
  below: (count: number, down: string): string => `${count} below ${down}`,
  showsAll: 'shows all of it',
  noLines: 'no line yet',
  setup: 'setup',
  stopped: 'the kernel has stopped',
  /** Around the key that types a line. */
  atEnd: { before: 'the program is at its end: ', after: ' types a line' },
  now: 'now',
  next: 'next',
  behind: (count: number): string =>
    count === 0 ? 'the last line' : count === 1 ? 'one line behind it' : `${count} lines behind it`,
  momentOf: (moment: number): string => `moment ${moment}`,
  /** Around the key that types a line. */
  welcome: {
    empty: {
      before: 'An empty machine. Press 1 to run the first of these lines, ',
      after: ' to type your own:',
    },
    begun: { before: 'Press the number, ', after: ' to type your own:' },
  },
  firstSaid: 'Use primitives, then return. Right or wrong, the machine goes on from what you leave.',
  typing: { such: 'such as ', takes: 'Tab takes it' },
  asking: {
    save: 'Name of the level: ',
    path: 'Path of the file: ',
    saveHint:
      'A level file is written where you started the program. What is there already is never overwritten.',
    pathHint: 'A workload, a trace, or a level file (.yaml).',
    busy: 'A moment …',
  },
  whichKernel: 'Which kernel? The program runs again on it, by the reference.',
  aFile: 'A file: type its path',
  samples: 'samples',
  quit: 'Ctrl-C again leaves; your program is not saved.',
  losing: {
    leave: 'Leave? The program is not saved.',
    clear: 'Clear? The program is not saved.',
    load: 'Open another? The program that is here is not saved.',
  },
  compare: {
    metrics: {
      faults: 'page faults',
      systemCalls: 'system calls',
      framesAllocated: 'frames allocated',
      framesAtMost: 'frames at most',
      pagesCopied: 'pages copied',
      pagesOfFullCopy: 'of a full copy',
      ptesWritten: 'PTEs written',
      tlbFlushes: 'TLB flushes',
      tlbFlushesOnReturn: '… on the return',
    },
    byLine: 'line by line',
    here: (count: number): string => `here, as it stands, after ${lines(count)}`,
    there: (count: number): string => `by the reference, after ${lines(count)}`,
    stops: (kernel: string, line: number, text: string, why: string): string =>
      `${kernel} stops at line ${line}, ${text}: ${why}.`,
  },
  said: {
    loaded: (count: number): string =>
      `${count === 1 ? 'One line' : `${count} lines`} loaded. Enter goes on by one event, Space runs all.`,
    unreadable: 'It cannot be read.',
    /** @param more problems that are not told */
    unread: (problem: string, more: number): string => `${problem}${more === 0 ? '' : ` And ${more} more.`}`,
    saved: (path: string): string => `Saved as ${path}: check finds it sound.`,
    nameSuch: 'A name such as two-writers would do: lower-case letters, digits and hyphens, at most 40.',
    byHand: 'You handle the traps from now on. Right or wrong, the machine goes on from what you leave.',
    byReference: 'The reference handles the traps from now on.',
    policy: (policy: string): string => `Overcommit: ${policy}.`,
    noSetup: 'No line is marked as setup: a level begins at the first fork.',
    setup: (count: number): string => `A level made of this has ${lines(count)} of setup.`,
    undone: 'Taken back.',
    redone: 'Done again.',
    noTips: 'There are no tips here: try it, and go back in time. ! shows the reference.',
    /** Lines of a paste that were not taken. */
    leftOut: (count: number): string =>
      `${count} more ${count === 1 ? 'line' : 'lines'} of the paste ${count === 1 ? 'was' : 'were'} not taken.`,
    /** The same, and why the last one was not. */
    leftOutSince: (count: number, why: string): string =>
      `${count} more ${count === 1 ? 'line' : 'lines'} of the paste ${count === 1 ? 'was' : 'were'} not taken. ${why}`,
  },
  /** Why a command can do nothing now. */
  cannot: {
    firstMoment: 'This is the first moment.',
    lastMoment: 'This is the last moment there is: Enter and Space go on from here.',
    noExample: 'The lines to begin with are run in their order, on a machine that has run nothing else.',
    noPolicy: (kernel: string): string =>
      `${kernel} promises nothing beyond its frames: there is no policy to choose.`,
    noLines: 'There is no line yet: i types one, o opens a program.',
    nothingToUndo: 'There is nothing to undo.',
    nothingToRedo: 'There is nothing to redo.',
    noExampleLeft: 'There is no example left: type a line of your own.',
  },
}
