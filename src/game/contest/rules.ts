/** Which of a student's submissions counts. First and last go by the time that they report. */
export const REPEATED = ['first', 'last', 'best'] as const
/** What parts students with the same points and the same waste: the reported time, or nothing. */
export const TIES = ['time', 'shared'] as const
/** What becomes of a run that reports to have been finished after the deadline: it is listed, or does not count. */
export const LATE = ['listed', 'not-counted'] as const
/** How the levels are played: with the steps as cards, or on one's own. */
export const CONTEST_HELPS = ['order', 'solo'] as const
