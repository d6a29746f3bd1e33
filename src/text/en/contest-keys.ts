import { choose, down, reading, up } from './common-keys.ts'

const toList = { title: 'go on', what: 'To the list of levels.' }
const back = { title: 'back', what: 'Back to the list of levels.' }

/** What each key does in a contest. */
export const contestKeys = {
  contestStudent: {
    next: { title: 'go on', what: 'On to the ID, and from there to the contest.' },
    up,
    down,
    erase: { title: 'erase', what: 'Take the last character away.' },
    leave: { title: 'leave', what: 'Leave the contest before it begins.' },
  },
  contestRules: { enter: toList, back, ...reading },
  contestList: {
    play: { title: 'play next', what: 'Play the next level of the contest; the run counts.' },
    practise: {
      title: 'practise',
      what: 'Practise the level that the cursor is on, on a fresh seed; it is not kept.',
    },
    rules: { title: 'rules', what: 'The rules, what is proved, and what you hand in.' },
    keep: { title: 'keep', what: 'Try once more to keep what could not be written.' },
    up,
    down,
    first: { title: 'first', what: 'To the first level.' },
    last: { title: 'last', what: 'To the last level.' },
    leave: { title: 'leave', what: 'Leave the contest; it asks first.' },
  },
  contestBrief: { enter: { title: 'start', what: 'Start the level.' }, back, ...reading },
  contestPause: { up, down, choose, back: { title: 'go on', what: 'Go on with the level.' } },
  contestResult: { enter: toList, back, ...reading },
  contestLeave: { up, down, choose, back: { title: 'stay', what: 'Back to the contest.' } },
}
