const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

const often = (times: number): string => (times === 1 ? 'once' : `${times} times`)

/** A competition in class, as a student plays it. */
export const contest = {
  titleOf: (title: string): string => `Contest: ${title}`,
  student: {
    ask: 'Who plays?',
    why: 'It goes into the file that you hand in. Nobody checks it here: write it as your class list has it.',
    name: 'Name',
    id: 'ID',
    idIs: 'A student number, a login or an address. It may be left empty.',
    noName: 'A name is needed.',
  },
  rules: {
    title: 'The rules',
    levels: (levels: number): string => `${counted(levels, 'level')}, played in their order, on the clock.`,
    helps: {
      solo: 'You handle the traps on your own: there are no cards.',
      order: 'The steps of a handler come as cards. A storm has none.',
    },
    deadline: (time: string, late: 'listed' | 'not-counted'): string =>
      late === 'listed'
        ? `The deadline is ${time}. A run that ends later is listed as late, by the clock of your machine.`
        : `The deadline is ${time}. A run that ends later does not count, by the clock of your machine.`,
    noUndo: 'No undo and no hints.',
    once: 'Each level counts once: the first run that comes to its end is kept, and stays.',
    left: 'A run that is left before its end is not kept, and the level may be begun again.',
    practice:
      'Before that, practise any level on other seeds, as often as you like. Practice is not kept; undo and hints are there as ever.',
    points:
      'A trap has up to 100 points, by its verdict. The bonus for time does not count. A level without a run has no points.',
    ties: {
      time: 'With equal points, fewer wasted steps are better, and then less time.',
      shared:
        'With equal points, fewer wasted steps are better. Where those are equal too, the place is shared.',
    },
    repeated: {
      first: 'Of several files that you hand in, the first counts.',
      last: 'Of several files that you hand in, the last counts.',
      best: 'Of several files that you hand in, the best counts.',
    },
    provedTitle: 'What is proved, and what is not',
    proved: 'Proved: the points. All that you do is in the file, and is run again when it is graded.',
    notProved:
      'Not proved: who played, with whose help, how often before, and how long it took. Times are as your machine reports them.',
    fileTitle: 'What you hand in',
    file: 'After every level your submission is written, whole, to this file:',
  },
  list: {
    played: (played: number, all: number): string => `${played} of ${all} played`,
    points: (points: number): string => counted(points, 'point'),
    pointsOf: (points: number, most: number): string => `${points} of ${counted(most, 'point')}`,
    deadline: (time: string): string => `Deadline ${time}`,
    passed: (time: string): string => `The deadline, ${time}, has passed by the clock of this machine.`,
    next: 'next',
    notPlayed: 'not played',
    practised: (times: number): string => `practised ${often(times)}`,
    nextPractised: (times: number): string => `next, practised ${often(times)}`,
    storm: (kernel: string): string => `Storm of traps: ${kernel}`,
    allPlayed: 'All levels are played. Hand in this file:',
    willKeep: (name: string): string => `After the first level your submission is in ${name}.`,
    kept: (name: string): string => `All that you have played is in ${name}.`,
    writing: 'Your submission is being written.',
    notKept: (key: string): string =>
      `What you have played is NOT in your file yet. Mend this, then press ${key}:`,
    nothingToPlay: 'All levels are played, and each counts once. p practises.',
    nothingToKeep: 'There is nothing that is not kept.',
  },
  brief: {
    counts: 'This run counts. No undo, no hints; it is kept when it comes to its end.',
    practice: (seed: number): string =>
      `Practice, with the names of seed ${seed}. Nothing of it is kept; undo and hints work.`,
    practiceStorm: (seed: number): string => `Practice: the storm of seed ${seed}. Nothing of it is kept.`,
  },
  run: {
    barred: 'A contest has neither undo nor hints.',
    forList: 'Leave this run for the list',
    notKept: 'A run that is left is not kept. The level may then be begun again.',
    practice: 'This is practice: nothing of it is kept.',
    titleOfPractice: (title: string): string => `${title}, practice`,
  },
  result: {
    traps: (points: string): string => `${points} for the traps`,
    kept: (name: string): string => `This run is kept in ${name}.`,
    writing: 'This run is being written to your file.',
    other: 'Your file has a run of this level already, and the first one stays: this one is not kept.',
    not: (why: string): string => `This run is NOT kept yet: ${why}`,
    again: (key: string): string => `Go on to the list: ${key} tries again there.`,
    practice: 'Practice: nothing of this is kept.',
    goOn: (next: string): string => `Next: ${next}.`,
    last: 'That was the last level. Go on to see what you hand in.',
  },
  leave: {
    title: 'Leave the contest?',
    nothing: 'Nothing is played yet.',
    kept: 'What you have played is kept. The same command goes on where you are.',
    handIn: 'All levels are played. Hand in this file:',
    unsaved: 'What you have played is not in your file yet, and would be lost:',
    stay: 'Stay',
    again: 'Try once more to keep it',
    leave: 'Leave cowhand',
    lose: 'Leave cowhand, and lose it',
  },
}
