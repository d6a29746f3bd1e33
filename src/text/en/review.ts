const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`

/** What comes back when, and the exams so far. */
export const review = {
  due: (topics: number): string =>
    topics === 1 ? '1 topic is due for review' : `${topics} topics are due for review`,
  next: (topic: string, day: string): string => `Nothing is due for review. Next comes ${topic}, on ${day}.`,
  none: 'Nothing is due for review: nothing was asked yet. Play a level, or sit an exam.',
  brief: (seed: number): string => `Review, seed ${seed}`,
  report: (seed: number): string => `Report: review, seed ${seed}`,
  title: 'Review',
  what: 'A topic comes back when the chance that you still know it has fallen to about nine in ten.',
  states: { due: 'due', later: 'later' },
  /** Since when a topic has been due. */
  late: (days: number): string => (days === 0 ? 'since today' : `for ${counted(days, 'day')}`),
  exams: 'Last exams',
  right: (right: number, asked: number): string => `${right} of ${asked} right`,
  seed: (seed: number): string => `seed ${seed}`,
  minutes: (used: number, all: number): string => `${used} of ${counted(all, 'minute')}`,
  beliefs: (ids: readonly string[]): string => `found ${ids.join(', ')}`,
}
