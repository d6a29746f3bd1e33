import { choose, down, reading, up } from './common-keys.ts'
import { contestKeys } from './contest-keys.ts'
import { examKeys } from './exam-keys.ts'
import { runKeys } from './run-keys.ts'

const first = { title: 'first', what: 'To the first one.' }
const last = { title: 'last', what: 'To the last one.' }

const toTitle = { title: 'back', what: 'Back to the title.' }

/** What each key does, by context: a title for the footer and the finder, and a sentence. */
export const keys = {
  ...runKeys,
  ...examKeys,
  ...contestKeys,
  title: {
    up,
    down,
    choose,
    review: { title: 'review', what: 'Ten questions about what is due again, on a seed of their own.' },
    quit: { title: 'quit', what: 'Leave cowhand.' },
  },
  levels: {
    open: { title: 'play', what: 'Open the level that the cursor is on.' },
    previous: { title: 'chapter before', what: 'To the beginning of the chapter, or to the one before.' },
    next: { title: 'next chapter', what: 'To the first level of the next chapter.' },
    boss: { title: 'boss', what: "To the chapter's boss: two stars there test out of the chapter." },
    up: { title: 'up', what: 'The level above.' },
    down: { title: 'down', what: 'The level below.' },
    first,
    last,
    back: toTitle,
  },
  drills: {
    up,
    down,
    choose: { title: 'start', what: 'A storm on the kernel that the cursor is on, from this seed.' },
    digit: { title: 'seed', what: 'Type a seed: the same seed makes the same storm for everybody.' },
    shorten: { title: 'erase', what: 'Take the last digit of the seed away.' },
    draw: { title: 'another seed', what: 'Draw another seed by chance.' },
    back: toTitle,
  },
  progress: {
    ...reading,
    export: { title: 'export', what: 'Write a file with your progress, to take it to another machine.' },
    reset: { title: 'reset', what: 'Begin anew; it asks first, and the old save is kept.' },
    import: { title: 'import', what: 'Says how a progress file is taken in.' },
    back: toTitle,
  },
  progressReset: {
    yes: { title: 'begin anew', what: 'Begin anew; the old save is kept under another name.' },
    no: { title: 'no', what: 'Leave all as it is. Any other key does the same.' },
  },
  settings: {
    up,
    down,
    change: { title: 'change', what: 'Change the setting, or open its list.' },
    back: toTitle,
  },
  settingsList: {
    up: { title: 'up', what: 'Try the one above, on the whole screen.' },
    down: { title: 'down', what: 'Try the one below, on the whole screen.' },
    keep: { title: 'keep', what: 'Keep what the cursor is on.' },
    asItWas: { title: 'as it was', what: 'Close the list and leave the setting as it was.' },
  },
  name: {
    keep: { title: 'keep it', what: 'Keep the name as it is typed.' },
    erase: { title: 'erase', what: 'Take the last character away.' },
    leave: { title: 'leave it as it was', what: 'Close, and leave the name as it was.' },
  },
  damaged: {
    up,
    down,
    choose,
    back: { title: 'decide later', what: 'Play without saving, and decide next time.' },
  },
  howToPlay: {
    ...reading,
    enter: toTitle,
    back: toTitle,
  },
  sandboxPage: {
    ...reading,
    enter: { title: 'back', what: 'Back to the sandbox.' },
    back: { title: 'back', what: 'Back to the sandbox.' },
  },
  keysHere: {
    ...reading,
    enter: { title: 'back', what: 'Back to where you were.' },
    back: { title: 'back', what: 'Back to where you were.' },
  },
  /** From anywhere. */
  everywhere: {
    find: { title: 'find', what: 'Find any command by its name, and do it.' },
    help: { title: 'keys', what: 'The keys of the screen that you are on, and how to play.' },
    title: { title: 'to the title', what: "To the game's first screen." },
    levels: { title: 'to the levels', what: 'To the course, with all its levels.' },
    drills: { title: 'to the drill', what: 'To the choice of a storm of traps.' },
    sandbox: { title: 'to the sandbox', what: 'To a machine of your own, to type at and to be wrong on.' },
    progress: { title: 'to your progress', what: 'What you have come to, with export and import.' },
    settings: {
      title: 'to the settings',
      what: 'Clock, pace, theme, characters, language, mouse and your name.',
    },
    howToPlay: { title: 'how to play', what: 'What you see, the primitives, verdicts, stars and kernels.' },
    suspend: { title: 'suspend', what: 'Back to the shell for a while; fg goes on.' },
    quit: { title: 'quit cowhand', what: 'Leave the program; where something would be lost it asks first.' },
  },
}
