import { duration } from './grammar.ts'

/** What plain mode says of time. All times are milliseconds. */
export const plainTime = {
  leftForTrap: (left: number): string => `Left for this trap: ${duration(left)}.`,
  halfOfPar: (par: number): string => `Half of par is over; par is ${duration(par)}.`,
  parOver: (par: number): string => `Par is over, ${duration(par)}: two stars are the most now.`,
  limitOver: (limit: number): string =>
    `The limit is over, ${duration(limit)}: there are no more points for time.`,
  stands: 'The clock stands.',
  practice: 'Practice: no clock.',
  onTheClock: (elapsed: number, par: number, limit: number): string =>
    `On the clock: ${duration(elapsed)}. Par is ${duration(par)}, the limit ${duration(limit)}.`,
}
