import { choose, down, reading, up } from './common-keys.ts'

const toLevels = { title: 'back', what: 'Back to the levels.' }
const resume = { title: 'go on', what: 'Go on with the run.' }
const pause = { title: 'pause', what: 'The clock stops, and the machine is hidden.' }
const help = { title: 'help', what: 'Pause, and read the keys and words.' }

const forward = { title: 'forward', what: 'Forward through a run, or through the order that refutes a lock.' }
const race = {
  back: { title: 'back', what: 'One step back, as often as you like.' },
  again: { title: 'again', what: 'Start the run again.' },
  tip: { title: 'tip', what: 'A tip; it costs a star.' },
  giveUp: { title: 'give up', what: 'Be shown an order, or the lock.' },
  help: { title: 'help', what: 'These keys, and what the words mean.' },
  pause: { title: 'pause', what: 'The clock stops; where a lock is being put, leave that first.' },
}

/** What each key does around and in a run. */
export const runKeys = {
  brief: {
    enter: { title: 'start', what: 'Start the level and its clock.' },
    moreHelp: { title: 'more help', what: 'Have more of it done for you.' },
    lessHelp: { title: 'less help', what: 'Have less of it done for you.' },
    watch: { title: 'watch', what: 'The reference handler does it all, step by step.' },
    finish: { title: 'finish', what: 'The reference handler begins, and you do its last step.' },
    order: { title: 'order', what: 'The steps are on cards, to be put in a safe order.' },
    solo: { title: 'solo', what: 'You have the primitives, and do all by yourself.' },
    ...reading,
    back: toLevels,
  },
  raceBrief: {
    enter: { title: 'start', what: 'Start the level and its clock.' },
    ...reading,
    back: toLevels,
  },
  stormBrief: {
    enter: { title: 'start', what: 'Start the storm.' },
    ...reading,
    back: { title: 'back', what: 'Back to the choice of a storm.' },
  },
  running: {
    skip: { title: 'skip', what: 'Let the machine run on at once, to the next trap.' },
    pause,
    help,
  },
  trap: {
    left: { title: 'cursor left', what: 'Move the cursor left, over processes and frames.' },
    up: { title: 'cursor up', what: 'Move the cursor up.' },
    down: { title: 'cursor down', what: 'Move the cursor down; from the last page on to the commands.' },
    right: { title: 'cursor right', what: 'Move the cursor right, over processes and frames.' },
    choose: { title: 'choose', what: 'Go to the commands; there, do the one that the cursor is on.' },
    palette: { title: 'palette', what: 'Between the machine and the commands.' },
    pause,
  },
  ask: {
    previous: { title: 'one before', what: 'The answer before.' },
    next: { title: 'next one', what: 'The next answer.' },
    choose: { title: 'choose', what: 'Answer with what the cursor is on; its letter does the same.' },
    back: { title: 'never mind', what: 'Leave the question, and do nothing.' },
  },
  watch: {
    step: { title: 'next step', what: "The reference handler's next step." },
    giveUp: { title: 'all at once', what: 'All steps of the reference handler at once.' },
    tree: { title: 'tree', what: 'The processes, who is whose child and in what state, until the next key.' },
    help,
    pause,
  },
  lists: {
    earlier: {
      title: 'page up',
      what: 'Of every list that does not fit, a page earlier: what happened, the run, the steps.',
    },
    later: {
      title: 'page down',
      what: 'A page later or further down: the processes, the counts, a verdict.',
    },
    first: { title: 'beginning', what: 'To the beginning of what happened.' },
    last: { title: 'end', what: 'To the end of what happened, as any move does.' },
  },
  verdict: {
    goOn: { title: 'go on', what: 'On to the next trap, or to the result.' },
    show: { title: 'show me', what: 'See how the reference does it, step by step.' },
    up: { title: 'line up', what: 'One line up in the verdict.' },
    down: { title: 'line down', what: 'One line down in the verdict.' },
    help,
    pause,
  },
  solution: {
    next: { title: 'next step', what: "The reference handler's next step." },
    back: { title: 'back', what: 'One step back.' },
    close: { title: 'back to the verdict', what: 'Close it, and read the verdict again.' },
  },
  raceFind: {
    cpu0: { title: 'step of CPU 0', what: 'CPU 0 takes its next step.' },
    cpu1: { title: 'step of CPU 1', what: 'CPU 1 takes its next step.' },
    ...race,
  },
  raceClose: {
    lock: {
      title: 'lock',
      what: 'Take the lock before the step that the cursor is on; then, let it go after that one.',
    },
    prove: { title: 'prove', what: 'Try every order with this lock.' },
    up: { title: 'step above', what: 'The cursor to the step above.' },
    down: { title: 'step below', what: 'The cursor to the step below.' },
    cpu0: { title: 'step of CPU 0', what: 'CPU 0 takes its next step.' },
    cpu1: { title: 'step of CPU 1', what: 'CPU 1 takes its next step.' },
    forward,
    ...race,
  },
  raceDone: {
    goOn: { title: 'go on', what: 'On to the result.' },
    cpu0: { title: 'step of CPU 0', what: 'CPU 0 takes its next step.' },
    cpu1: { title: 'step of CPU 1', what: 'CPU 1 takes its next step.' },
    forward,
    ...race,
  },
  raceHelp: { back: { title: 'back', what: 'Back to the two CPUs.' } },
  pause: { up, down, choose, back: resume },
  pausedHelp: { ...reading, enter: resume, back: { ...resume, title: 'back' } },
  leaving: { up, down, choose, back: resume },
  result: { up, down, choose, back: { title: 'levels', what: 'To the levels.' } },
  debrief: {
    ...reading,
    enter: { title: 'back', what: 'Back to the result.' },
    back: { title: 'back', what: 'Back to the result.' },
  },
  stormPause: { up, down, choose, back: resume },
  stormEnd: { up, down, choose, back: { title: 'leave', what: 'To the choice of a storm.' } },
}
