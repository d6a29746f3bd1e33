/** The play screen but for its panels and keys: its header and its messages. */
export const play = {
  header: {
    watching: 'watching',
    practice: 'practice',
    par: (time: string): string => `par ${time}`,
    trap: 'trap',
    twoCpus: 'two CPUs',
  },
  /** For whoever meets the screen for the first time. */
  first: {
    watch: 'Everything stands. The reference handler puts things right, one step for each Enter.',
    finish: 'The reference has begun. What it leaves to you is its last step, and the return.',
    order: 'Everything stands. Play the cards by their keys, in an order that is safe, then return.',
    solo: 'Everything stands. Put things right with primitives, then return: the instruction runs on.',
  },
  takenBack: 'Taken back.',
  doneAgain: 'Done again.',
  toPageToMark: 'Move the cursor to a page to mark it.',
  toProcessToMark: 'Move the cursor to a process to mark its pages.',
  pasteRefused: (characters: number): string =>
    `That was a paste of ${characters} characters; nothing was done.`,
  running: 'running',
  runningOn: 'the machine goes on until something needs the kernel',
  titles: { primitives: 'primitives', cards: 'cards', nextStep: 'the next step' },
  handler: { yours: 'your handler', reference: "the reference's handler" },
  earlier: (steps: number): string => `${steps} earlier`,
  later: (steps: number): string => `${steps} later`,
  nothingInHand: 'nothing in hand',
  inHand: 'in hand',
  nextStep: (number: number, steps: number): string => `next: step ${number} of ${steps}`,
  solution: {
    title: 'how the reference does it',
    done: (steps: number, all: number): string => `${steps} of ${all} done`,
    over: 'That is all: the trap is answered.',
  },
  preview: {
    title: 'how it looks',
    level: 'The preview',
    frames: 'each frame has its letter',
  },
}
