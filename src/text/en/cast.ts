/** A recording of a run: its marks, and its pages besides the play screen. */
export const cast = {
  trap: (number: number, traps: number | null, what: string): string =>
    `trap ${number}${traps === null ? '' : `/${traps}`}: ${what}`,
  return: (verdict: string): string => `return: ${verdict}`,
  steps: (steps: readonly string[]): string => steps.join(', '),
  step: 'step',
  points: (points: number): string => `${points} points`,
  inputs: {
    start: 'start',
    trap: 'trap',
    undo: 'undo',
    redo: 'redo',
    next: 'go on',
    show: 'show me',
    late: 'time over',
    hint: 'tip',
    'give-up': 'give up',
    pause: 'pause',
    resume: 'go on',
  },
  race: {
    back: 'step back',
    forward: 'step forward',
    again: 'a new run',
    prove: 'prove',
    'give-up': 'give up',
  },
  cpu: (cpu: number | string, step: string): string => `CPU ${cpu}: ${step}`,
  lock: (from: string, to: string): string => `lock over ${from} to ${to}`,
  drill: (kernel: string, seed: number): string => `drill ${kernel}, seed ${seed}`,
}
