import { counted, duration, listed } from './grammar.ts'

const signs: Readonly<Record<string, string>> = { '→': ' to ', '←': ' gets ', '×': ' times ', '…': '...' }

/** Plain mode: the menu, a level's beginning, and where the transcript stops. */
export const plain = {
  title: 'cowhand: copy-on-write, and you are the kernel.',
  /** Two pieces of a line that the screen shows side by side. */
  beside: (one: string, other: string): string => `${one}, ${other}`,
  behindColon: (one: string, other: string): string => `${one} ${other}`,
  sentence: (text: string): string => `${text}.`,
  /** Signs that a screen reader skips or spells out. A page maps its frame; else an arrow is what is typed for it. */
  signsInWords: (text: string): string =>
    text.replace(/('s (?:page )?\S+) → /g, '$1 maps ').replace(/[→←×…]/g, sign => signs[sign] ?? ''),
  duration,
  inputEnded: 'The input has ended.',
  done: 'Done.',
  notDone: (commands: readonly string[]): string => `Not done: ${commands.join('; ')}.`,
  lineTooLong: (most: number): string => `This line is too long: one has at most ${most} characters.`,
  noLevelOpen: 'No level is open.',
  stoppedBefore: (title: string): string => `Stopped before ${title} began.`,
  stoppedInRace: (title: string): string => `Stopped in ${title}, with the race still open.`,
  /** @param traps how many the level has; null: a drill has no end */
  stoppedAt: (title: string, trap: number, traps: number | null, steps: number): string =>
    `Stopped in ${title} at trap ${trap}${traps === null ? '' : ` of ${traps}`}, ${counted(steps, 'step')} done.`,
  stoppedAfter: (title: string, trap: number, traps: number | null): string =>
    `Stopped in ${title} after trap ${trap}${traps === null ? '' : ` of ${traps}`}.`,
  finished: (title: string): string => `${title} is finished.`,
  left: (title: string): string => `${title} is left; this run is not saved.`,
  starsOfAll: (name: string, stars: number, all: number): string =>
    `${name === '' ? '' : `${name}: `}${stars} of ${all} stars.`,
  sayRestore: 'Say restore to take the backup, or begin anew.',
  nextLevel: (title: string): string => `Next: ${title}.`,
  menuWords: 'Say next, play and a number or an id, levels, drill, progress, help or quit.',
  chapter: (title: string, testedOut: boolean): string =>
    `Chapter ${title}${testedOut ? ', tested out' : ''}.`,
  /** @param record what else the player has in it: "best 120" */
  level: (number: number, id: string, title: string, stars: number, record: string): string =>
    `${number}: ${id}. ${title}, ${counted(stars, 'star')}, ${record}.`,
  briefTitle: (chapter: string, title: string): string => `${chapter}. ${title}.`,
  yourTraps: (traps: string): string => `Your traps: ${traps}.`,
  machine: (kernel: string, frames: number, clock: string): string =>
    `The machine: ${kernel}, ${counted(frames, 'frame')}. ${clock}`,
  pipeClock: (milliseconds: number): string =>
    `Through a pipe the clock counts ${milliseconds} ms for each command.`,
  help: (help: string, what: string): string => `Help: ${help}. ${what}`,
  chooseHelp: (helps: readonly string[]): string => `Say ${listed(helps, 'or')} to choose the help.`,
  startOrHelp: 'Say start to begin, help for the commands.',
  start: 'Say start to begin.',
  drill: (kernel: string, seed: number): string => `Drill: ${kernel}, seed ${seed}.`,
}
