import { capital, counted, duration, listed } from './grammar.ts'

/** What plain mode says of the trap at hand. */
export const plainTrap = {
  number: (trap: number, traps: number): string => `Trap ${trap} of ${traps}.`,
  /** @param left milliseconds; null: all the time that one wants */
  numberInDrill: (trap: number, tier: number, lives: number, points: number, left: number | null): string =>
    `Trap ${trap}, tier ${tier}, ${counted(lives, 'life', 'lives')}, ${counted(points, 'point')}.${left === null ? '' : ` ${duration(left)} for it.`}`,
  /** @param title "store page fault" @param reports what the hardware says */
  trapped: (title: string, process: string, action: string, reports: readonly string[]): string =>
    `${capital(title)}: ${process} ${action}, ${reports.join(', ')}.`,
  cursorOn: (place: string): string => `The cursor is on ${place}.`,
  pageAndFrame: (page: string, frame: string): string => `${page}, ${frame}`,
  handEmpty: 'Nothing in your hand.',
  inHand: (frames: readonly string[]): string => `In your hand: ${listed(frames, 'and')}.`,
  marked: (pages: readonly string[]): string => `Marked: ${listed(pages, 'and')}.`,
  noneMarked: 'No page is marked.',
  noSteps: 'No steps yet.',
  step: (number: number, text: string): string => `Step ${number}: ${text}.`,
  stepOf: (number: number, all: number, text: string, why: string): string =>
    `Step ${number} of ${all}: ${text}. ${why}`,
  nextStep: (number: number, all: number, text: string, why: string): string =>
    `Next, step ${number} of ${all}: ${text}. ${why}`,
  did: (step: string, note: string): string => `${step}. ${note}`,
  card: (number: number, text: string, played: boolean): string =>
    `Card ${number}: ${text}${played ? ', played' : ''}.`,
  choice: (key: string, label: string): string => `${key} for ${label}`,
  ask: (prompt: string, choices: readonly string[]): string =>
    `${prompt} Say ${listed(choices, 'or')}; no leaves it.`,
  neverMind: 'Never mind.',
  /** A line of what happened. @param saw what a load read; null: it was none */
  happened: (text: string, saw: string | null, how: string): string =>
    `${text}${saw === null ? '' : `, saw ${saw}`}: ${how}.`,
  sayStep: 'Say step for the next step.',
  begun: 'The reference has begun.',
  sayCards: 'Say the numbers of the cards in an order that is safe, then return.',
  sayPrimitives: 'Put things right with primitives, then return.',
  sayNext: 'Say next to go on.',
  sayNextOrShow: 'Say next to go on, show for how the reference does it.',
  sayAfterLevel: 'Say debrief, next, again, other names or levels.',
  sayAfterDrill: 'Say again, drill or levels.',
  takenBack: 'Taken back.',
  doneAgain: 'Done again.',
  clockStands: 'The clock stands. Say go on.',
  clockRuns: 'The clock runs.',
}
