/** What the sandbox's keys do: a title for the footer, and a sentence for the help. */
export const sandboxKeys = {
  /** Several keys under one title. */
  groups: { moments: 'time', move: 'move', look: 'look around' },
  /** Where the keys mean what they mean. */
  contexts: {
    main: 'the sandbox',
    look: 'looking around',
    hand: 'a trap in hand',
    question: 'a question',
    help: "the sandbox's help",
    story: 'a moment',
    typing: 'a line being typed',
    asking: 'a name being typed',
    choosing: 'a list',
    compare: 'two kernels',
    losing: 'an unsaved program',
  },
  time: {
    type: {
      title: 'type',
      what: 'Type a line. It runs at once, and the next can be typed. P begins one too.',
    },
    example: { title: 'example', what: 'The three lines to begin with, one after the other.' },
    step: { title: 'step', what: 'Go on by one event; at a trap that is yours, take it in hand.' },
    run: {
      title: 'run',
      what: 'Run to the end, to the next trap that is yours, or to where a mistake comes to light.',
    },
    back: { title: 'moment back', what: 'One moment back.' },
    forth: { title: 'moment forth', what: 'One moment forth.' },
    lineBack: { title: 'line back', what: 'Back by a line of the program.' },
    lineForth: { title: 'line forth', what: 'Forth by a line of the program.' },
    tenBack: { title: 'ten back', what: 'Ten moments back.' },
    tenForth: { title: 'ten forth', what: 'Ten moments forth.' },
    first: { title: 'first moment', what: 'To the first moment.' },
    last: { title: 'last moment', what: 'To the last moment.' },
    hand: { title: 'by hand', what: 'Who handles the traps: you by hand, or the reference.' },
    giveUp: { title: 'reference', what: 'Let the reference handle the trap in view, from its beginning.' },
    story: {
      title: 'all',
      what: 'Everything that there is to say of the moment, the mistakes so far, all that happened, and the program.',
    },
    kernel: { title: 'kernel', what: 'Another kernel: the program runs again on it.' },
    moreFrames: { title: 'frame more', what: 'A frame more: the program runs again.' },
    fewerFrames: { title: 'frame fewer', what: 'A frame fewer: the program runs again.' },
    policy: { title: 'overcommit', what: 'The overcommit policy of linux and eager.' },
    look: { title: 'look', what: 'Move a cursor over the machine, to see what does not fit the screen.' },
    compare: {
      title: 'compare',
      what: 'Compare: the same program on another kernel, both machines and what they cost.',
    },
    open: { title: 'open', what: "Open: a file, a sample, or a level's program." },
    save: { title: 'save', what: 'Save as a level that check accepts. Nothing is overwritten.' },
    setup: {
      title: 'setup',
      what: 'The lines up to here are the setup of that level; once more, and they are not.',
    },
    clear: { title: 'clear', what: 'Clear: an empty machine.' },
    help: { title: 'help', what: 'This help.' },
    leave: { title: 'leave', what: 'Leave. In a trap in hand: back to time.' },
  },
  /** What Enter and h do at other times. */
  stepInHand: 'take in hand',
  handBack: 'by reference',
  look: {
    left: { title: 'left', what: 'The cursor to the left.' },
    up: { title: 'up', what: 'The cursor up.' },
    down: { title: 'down', what: 'The cursor down.' },
    right: { title: 'right', what: 'The cursor to the right.' },
    back: { title: 'back', what: 'Back to time.' },
  },
  typing: {
    run: {
      title: 'run the line',
      what: 'Put the line into the program and run it; an empty one ends the typing.',
    },
    example: { title: 'an example', what: 'The next of the three lines to begin with.' },
    enough: { title: 'enough', what: 'Back to time.' },
  },
  asking: {
    take: { title: 'open', what: 'Read the file, or write the level, of this name.' },
    enough: { title: 'never mind', what: 'Back to time.' },
  },
  /** Where a level is saved. */
  askingSave: 'save',
  choosing: {
    up: { title: 'up', what: 'The entry above.' },
    down: { title: 'down', what: 'The entry below.' },
    tenUp: { title: 'ten up', what: 'Ten entries up.' },
    tenDown: { title: 'ten down', what: 'Ten entries down.' },
    first: { title: 'first', what: 'To the first entry.' },
    last: { title: 'last', what: 'To the last entry.' },
    choose: { title: 'choose', what: 'Take the entry that the cursor is on.' },
    enough: { title: 'never mind', what: 'Back to time.' },
  },
  compare: {
    other: { title: 'other kernel', what: 'Compare with the next kernel.' },
    otherBack: { title: 'kernel before', what: 'Compare with the kernel before.' },
    back: { title: 'moment back', what: 'One moment back.' },
    forth: { title: 'moment forth', what: 'One moment forth.' },
    leave: { title: 'back', what: 'Back to time.' },
  },
  losing: {
    go: { title: 'yes', what: 'What is not saved is lost.' },
    save: { title: 'save it as a level first', what: 'Give it a name, and nothing is lost.' },
    no: { title: 'no', what: 'All stays as it is.' },
  },
  question: { no: { title: 'no', what: 'All stays as it is.' } },
  /** A trap in hand, and a question that a primitive asks there. */
  hand: { move: 'move', reference: 'reference', time: 'to time', choose: 'choose', enough: 'never mind' },
}
