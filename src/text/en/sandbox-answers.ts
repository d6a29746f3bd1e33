const line = (count: number): string => (count === 1 ? 'the line' : `the ${count} lines`)

const going = (first: number, last: number, here: number): string =>
  `${first === last ? `Moment ${first} goes` : `Moments ${first} to ${last} go`}, and time runs on from moment ${here}.`

/** What the sandbox asks, and why it does not do what it was asked for. */
export const sandboxAnswers = {
  /** Moments `first` to `last` would be lost. */
  momentsGo: (first: number, last: number, here: number): string => going(first, last, here),
  /** The same, and `behind` lines of the program come after the one that is typed. */
  momentsGoAndLines: (first: number, last: number, here: number, behind: number): string =>
    `${going(first, last, here)} What about ${line(behind)} that come after?`,
  handGoes: 'What you did by hand goes: the program runs again from its beginning, by the reference.',
  keep: 'keep them behind the new line',
  drop: 'drop them',
  yes: 'yes',
  no: 'no',
  panicked: 'The kernel has panicked, and nothing runs after that. Go back in time.',
  takeStepBack: 'The kernel has panicked: take the step back.',
  kernelFirst: (who: string): string => `The kernel still has something to do for ${who}. Go on first.`,
  lineFirst: (what: string): string => `${what} is not over yet. Go on first.`,
  howToWrite: 'A line is written: P1 map heap anon private 2',
  mostLines: (most: number): string => `A program has at most ${most} lines here.`,
  noTrap: 'There is no trap to handle.',
  nothing: 'Nothing to do.',
  afterReturn: 'Nothing can come after return.',
  cannotUse: (step: string, why: string): string => `${step}: ${why}`,
  mostFrames: (most: number): string => `A machine has 1 to ${most} frames here.`,
  yours: 'This trap is yours: use primitives, then return.',
  begun: 'You have begun this trap: go on by hand, or let the reference do all of it.',
  full: (most: number): string =>
    `The history is full: it has ${most} moments. Clear the sandbox, or go back in time.`,
  atEnd: 'The program is at its end. Type a line, and it runs.',
  tooManyPages: (most: number, pages: number): string =>
    `too much to look at: all processes together have at most ${most} pages here, and this makes ${pages}`,
  tooLong: (most: number): string => `too long for the sandbox: at most ${most} lines`,
  tooManySteps: (most: number): string => `too long for the sandbox: at most ${most} steps`,
  empty: 'it is empty; a workload has one instruction a line, such as P1 map heap anon private 2',
  noLine: 'There is no line that could run: type some, or open a program.',
  noPlay: 'Nothing in the program traps: there would be nothing to play.',
  levelTooLong: (most: number, setup: number, program: number): string =>
    `A level has at most ${most} lines of setup and ${most} of program; here they are ${setup} and ${program}.`,
  noLevel: (why: string): string => `It is no level: ${why}`,
}
