import { choose, down, reading, up } from './common-keys.ts'

const back = { title: 'back', what: 'Back to the title.' }
const toExam = { title: 'go on', what: 'Go on with the exam.' }
const lines = { up: reading.up, down: reading.down, pageUp: reading.pageUp, pageDown: reading.pageDown }

const through = {
  forward: { title: 'forward', what: 'One step forward through the run.' },
  back: { title: 'back', what: 'One step back through the run.' },
  start: { title: 'beginning', what: 'To the beginning of the run.' },
  end: { title: 'end', what: 'To the end of the run.' },
  ...lines,
}

/** What each key does in an exam. */
export const examKeys = {
  examSetup: {
    choose: { title: 'choose', what: 'Begin, or change what the cursor is on.' },
    less: { title: 'less', what: 'Less of it, or one to the left.' },
    more: { title: 'more', what: 'More of it, or one to the right.' },
    up,
    down,
    digit: { title: 'seed', what: 'Type a seed: the same seed makes the same exam for everybody.' },
    shorten: { title: 'erase', what: 'Take the last digit of the seed away.' },
    draw: { title: 'another seed', what: 'Draw another seed by chance.' },
    back,
  },
  examMaking: { back: { title: 'never mind', what: 'Back, without an exam.' } },
  examBrief: {
    enter: { title: 'begin', what: 'Begin the exam and its clock.' },
    ...reading,
    back: { title: 'back', what: 'Back to the choice of an exam.' },
  },
  examQuestion: {
    choose: {
      title: 'choose',
      what: 'Choose the answer that the cursor is on; once more, on to the next question. A trap is opened.',
    },
    answer: { title: 'answer', what: 'Choose an answer by its number.' },
    clear: { title: 'no answer', what: 'Take your answer back.' },
    up: { title: 'up', what: 'The answer above; of a trap, one line up.' },
    down: { title: 'down', what: 'The answer below; of a trap, one line down.' },
    previous: { title: 'question before', what: 'To the question before.' },
    next: { title: 'next question', what: 'To the next question; from the last one to the overview.' },
    flag: { title: 'flag', what: 'Flag the question to come back to it, or take the flag away.' },
    overview: { title: 'overview', what: 'All questions at a glance; from there one hands in.' },
    pageUp: reading.pageUp,
    pageDown: reading.pageDown,
    pause: { title: 'pause', what: 'The clock stops, and the questions are hidden.' },
  },
  examOverview: {
    open: { title: 'open', what: 'Open the question that the cursor is on, or hand in.' },
    left: { title: 'left', what: 'The question before.' },
    right: { title: 'right', what: 'The next question.' },
    up: { title: 'up', what: 'A row up.' },
    down: { title: 'down', what: 'A row down; below the last one stands how to hand in.' },
    flag: { title: 'flag', what: 'Flag the question that the cursor is on, or take the flag away.' },
    handIn: { title: 'hand in', what: 'Hand in; it asks first.' },
    back: { title: 'back', what: 'Back to the question.' },
  },
  examHandIn: { up, down, choose, back: { title: 'back', what: 'Back to the overview.' } },
  examPause: { up, down, choose, back: toExam },
  examLeaving: { up, down, choose, back: toExam },
  examReport: {
    choose: { title: 'open', what: 'Do what the cursor is on: open a question or a level, practise.' },
    up: { title: 'up', what: 'Up, to the entry before.' },
    down: { title: 'down', what: 'Down, to the next entry.' },
    pageUp: reading.pageUp,
    pageDown: reading.pageDown,
    first: reading.first,
    last: reading.last,
    back,
  },
  examReview: {
    ...through,
    next: { title: 'next question', what: 'To the next question.' },
    previous: { title: 'question before', what: 'To the question before.' },
    close: { title: 'report', what: 'Back to the report.' },
  },
  examAnswer: {
    ...through,
    goOn: { title: 'go on', what: 'To the next question.' },
    close: { title: 'question', what: 'Back to the question.' },
  },
}
