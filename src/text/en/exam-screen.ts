const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`

const whole = (minutes: number): string => counted(minutes, 'minute')

/** The screens of an exam: its choice, its questions, its report. */
export const examScreen = {
  setup: {
    title: 'Exam: would you pass?',
    about: 'Answers come at the end. The same seed makes the same exam on every machine.',
    seed: 'Seed',
    seedHow: (digits: string, draw: string): string => `${digits} type one, ${draw} draws another`,
    digits: 'digits',
    questions: 'Questions',
    minutes: 'Minutes',
    difficulty: 'Difficulty',
    difficulties: { mix: 'mix that grows', easy: 'easy', medium: 'medium', hard: 'hard' },
    kernels: 'Kernels',
    topics: 'Topics',
    all: 'all of them',
    start: 'Start the exam',
    practise: 'Practise instead: each answer at once, no clock',
  },
  making: {
    title: 'Making the questions',
    count: (made: number, all: number): string => `${made} of ${all}`,
    why: 'Each is run by a sound handler and by those of 24 wrong beliefs, so that wrong answers say something.',
    none: 'No questions come of these topics: choose more.',
  },
  brief: {
    title: (seed: number): string => `Exam, seed ${seed}`,
    practice: (seed: number): string => `Practice, seed ${seed}`,
    length: (questions: number, minutes: number): string =>
      `${counted(questions, 'question')}, ${whole(minutes)}.`,
    fewer: (asked: number, made: number): string =>
      `${asked} were wanted; there are ${made} different ones of these topics and kernels.`,
    untimed: (questions: number): string => `${counted(questions, 'question')}, and all the time you like.`,
    kindsTitle: 'The questions',
    kinds: {
      predict: 'Predict: a run, and what comes of it.',
      order: 'Order: put the steps of a handler in a safe order. Every safe order is right.',
      detective: 'Detective: only what /proc shows, and what must have happened.',
      bug: 'Find the bug: a handler with a mistake in it, and what comes of it.',
      'by-hand': 'By hand: resolve a trap on the machine, as in a level.',
    },
    rulesTitle: 'The rules',
    rules: [
      'Nothing is said about an answer until you hand in.',
      'Go back and forth, change answers, flag questions to come back to. A question without an answer is wrong.',
      'In a trap there is no undo and no hint; you may do the whole trap anew.',
      'When the time is up the exam ends. A pause stops the clock and hides the questions.',
    ],
    practiceRules: [
      'Each answer is judged at once, with the run that shows it. The first answer counts.',
      'In a trap there is no undo and no hint.',
    ],
  },
  header: {
    question: (number: number, all: number): string => `Question ${number} of ${all}`,
    short: (number: number, all: number): string => `${number} of ${all}`,
    overview: 'Overview',
    flagged: 'flagged',
    left: (time: string): string => `${time} left`,
    /** Said aloud when little time is left. */
    fiveMinutes: 'less than 5 minutes left',
    oneMinute: 'less than 1 minute left',
    practice: 'practice',
    answered: (answered: number, all: number): string => `${answered} of ${all} answered`,
  },
  parts: {
    start: 'before the run',
    atTrap: 'at the trap',
    setup: 'what led there',
    run: 'the run',
    question: 'the question',
    proc: 'what /proc shows at the end',
    handler: 'the handler',
    yours: 'your handler',
    free: (free: number, all: number): string => `${free} of ${all} free`,
    none: 'nothing yet',
    noAnswer: 'no answer yet: Enter opens the trap',
    anew: 'Enter opens the trap once more; your answer stays until you return',
    page: 'page',
    /** Bit 56 of /proc/PID/pagemap: whether this page table alone maps it. */
    exclusive: 'exclusive',
    yes: 'yes',
    no: 'no',
  },
  /** What the return does in a trap. */
  returns: 'Out of the kernel: the trap is over, and the steps so far are your answer.',
  pageMore: (up: number, down: number, upGlyph: string, downGlyph: string): string =>
    [up > 0 ? `${upGlyph} ${up}` : '', down > 0 ? `${downGlyph} ${down}` : '']
      .filter(part => part !== '')
      .join('  ')
      .concat(' more: PgUp PgDn'),
  noNumber: (key: string): string => `There is no answer ${key} here.`,
  isTrap: 'This one is answered on the machine: Enter opens the trap.',
  wasAnswered: 'The first answer counts. Enter shows what it came to.',
  overview: {
    answered: 'answered',
    open: 'no answer',
    flagged: 'flagged',
    handIn: 'Hand in',
    counts: (answered: number, open: number, flagged: number): string =>
      `${answered} answered, ${open} without an answer, ${flagged} flagged`,
  },
  handIn: {
    title: 'Hand in?',
    open: (open: number): string =>
      open === 0
        ? 'Every question has an answer.'
        : `${counted(open, 'question has', 'questions have')} no answer and would be wrong.`,
    flagged: (flagged: number): string =>
      flagged === 0 ? '' : `${counted(flagged, 'question is', 'questions are')} flagged.`,
    back: 'Go on',
    yes: 'Hand in',
  },
  pause: {
    titles: { exam: 'Paused: exam', practice: 'Paused: practice', review: 'Paused: review' },
    stands: 'The clock stands, and the questions are hidden.',
    goOn: 'Go on',
    toQuestion: 'Back to the question, without an answer',
    overview: 'Overview, and hand in',
    leave: {
      exam: 'Leave; this exam is lost',
      practice: 'Leave the practice',
      review: 'Leave; this review is lost',
    },
  },
  leaving: {
    title: 'Leave cowhand?',
    questions: {
      exam: 'Ctrl-C again leaves; this exam is lost.',
      practice: 'Ctrl-C again leaves the practice.',
      review: 'Ctrl-C again leaves; this review is lost.',
    },
  },
  report: {
    title: (seed: number): string => `Report: exam, seed ${seed}`,
    practice: (seed: number): string => `Report: practice, seed ${seed}`,
    right: (right: number, asked: number): string => `${right} of ${asked} right`,
    time: (used: string, all: string): string => `${used} of ${all} used`,
    timeUp: (all: string): string => `the time was up after ${all}`,
    review: 'Go through the questions',
    practise: 'Practise these questions: each answer at once, no clock',
    another: 'Another exam',
    leave: 'Back to the title',
    kinds: 'By kind',
    kernels: 'By kernel',
    topics: 'By topic',
    beliefs: 'Beliefs behind wrong answers',
    noBeliefs: 'No answer speaks for a wrong belief.',
    believed: (id: string, belief: string): string => `${id}: it seems that you believe that ${belief}.`,
    truth: (truth: string): string => `So it is: ${truth}.`,
    questions: (numbers: readonly number[]): string =>
      `${numbers.length === 1 ? 'Question' : 'Questions'} ${numbers.join(', ')}`,
    level: (title: string): string => `Level: ${title}`,
    next: 'What to do next',
    weakest: (topic: string, right: number, asked: number): string =>
      `Your weakest topic is ${topic}: ${right} of ${asked} right.`,
    allRight: 'Everything is right. Try a harder mix, or other kernels.',
    due: (title: string): string => `Solve again: ${title}`,
    all: 'The questions',
    states: { right: 'right', wrong: 'wrong', open: 'no answer' },
  },
  review: {
    right: 'right',
    wrong: 'wrong',
    open: 'no answer',
    answer: 'The right answer',
    yours: 'Your answer',
    youMay: (id: string, belief: string): string => `${id}: who answers so may believe that ${belief}.`,
    safe: 'Every safe order of the right steps is right. One is shown below.',
    noneGiven: 'You gave no answer.',
    notPossible: 'One of your steps could not be done.',
    mistake: (steps: string): string => `The handler of the question: ${steps}.`,
    steps: (steps: readonly string[]): string => steps.join(', '),
    run: 'the run that shows it',
    moment: (at: number, all: number): string => `${at} of ${all}`,
    begins: 'The setup is done; the run begins.',
    machine: 'the machine',
    why: 'the reference handler',
    reads: (instruction: string, value: string): string => `${instruction} reads ${value}.`,
    done: (instruction: string): string => `${instruction} is done.`,
    signalled: (instruction: string, process: string): string =>
      `${instruction} does not go on: ${process} gets SIGSEGV.`,
    killed: (process: string): string => `${process} is killed.`,
    fails: (instruction: string, errno: string): string => `${instruction} returns -1 (${errno}).`,
    traps: (text: string, title: string): string => `${text} traps: ${title}.`,
    nextTraps: (instruction: string, title: string): string =>
      `Next comes ${instruction}. It traps: ${title}.`,
    nextRuns: (instruction: string): string => `Next comes ${instruction}. It does not trap.`,
  },
  /** A clock's time in words. */
  time: (minutes: number, seconds: number): string => `${minutes}:${String(seconds).padStart(2, '0')}`,
}
