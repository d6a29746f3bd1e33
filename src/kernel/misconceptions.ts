import { texts } from '../text/index.ts'

export const MISCONCEPTION_IDS = [
  'M1',
  'M2',
  'M3',
  'M4',
  'M5',
  'M6',
  'M7',
  'M8',
  'M9',
  'M10',
  'M11',
  'M12',
  'M13',
  'M14',
  'M15',
  'M16',
  'M17',
  'M18',
  'M19',
  'M20',
  'M21',
  'M22',
  'M23',
  'M24',
] as const
export type MisconceptionId = (typeof MISCONCEPTION_IDS)[number]

/** What students get wrong, and what is so: levels, hints, verdicts and mastery refer to these by number. */
interface Misconception {
  readonly belief: string
  readonly truth: string
  /** What to ask one who acted on the belief, so that he finds it himself: no answer in it. */
  readonly question: string
}

export const misconceptionText = (id: MisconceptionId): Misconception => texts().misconceptions[id]
