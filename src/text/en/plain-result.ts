import { capital, counted } from './grammar.ts'

/** What plain mode says of verdicts, and at the end of a run. */
export const plainResult = {
  /** @param kind the verdict's name @param what what it means */
  verdict: (kind: string, points: number, what: string): string =>
    `${capital(kind)}: ${counted(points, 'point')}. ${what}`,
  /** @param label what it is about: a rule, a belief, "then" */
  saying: (label: string, text: string): string => `${capital(label)}: ${text}`,
  /** @param record how that stands to the best before; empty: there is none */
  end: (title: string, stars: number, points: number, record: string): string =>
    `The end of ${title}: ${counted(stars, 'star')}, ${counted(points, 'point')}.${record === '' ? '' : ` ${capital(record)}.`}`,
  /** @param points what the points are for @param time how long it took */
  pointsAndTime: (points: string, time: string): string => `${points}. ${capital(time)}.`,
  trap: (text: string, kind: string, points: number, beside: string): string =>
    `${text}: ${kind}, ${counted(points, 'point')}, ${beside}.`,
  race: (kind: string, points: number, text: string): string =>
    `${capital(kind)}, ${counted(points, 'point')}: ${text}`,
  trapSoFar: (number: number, text: string, kind: string, points: number): string =>
    `Trap ${number}, ${text}: ${kind}, ${counted(points, 'point')}.`,
  soFar: (points: number): string => `${counted(points, 'point')} so far.`,
}
