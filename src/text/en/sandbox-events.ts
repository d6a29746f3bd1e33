const place = (step: { readonly number: number; readonly text: string } | null): string =>
  step === null ? '' : ` (step ${step.number}, ${step.text})`

/** What happened at a moment of the sandbox. */
export const sandboxEvents = {
  boot: 'switched on',
  bootMore: 'nothing has run yet',
  ran: 'ran',
  ranAgain: 'again, after its fault',
  ranFreely: 'no trap',
  returned: 'you returned',
  handled: 'handled',
  /** @param result what the trap came to besides; null for nothing */
  byReference: (result: string | null): string => `by the reference${result === null ? '' : `, ${result}`}`,
  /** What a trap came to: the system call's result, and how it was handled. */
  both: (result: string, verdict: string): string => `${result}, ${verdict}`,
  withResult: (result: string): string => `, ${result}`,
  skipped: 'cannot run',
  halted: 'panic',
  end: 'the end',
  endMore: 'of the program',
  judged: {
    clean: ": the reference's state, and nothing needless",
    wasteful: ': the right state, with something needless',
    different: ': another state, and a safe one',
    unsafe: ': the right end, but not safe on the way',
    wrong: ': a rule is broken, and the machine goes on with it',
    refault: ': the cause is still there, and the instruction traps again',
    shown: ': the reference did this one',
    late: ': too late',
  },
  /** @param step the one that a remark is about; null for none */
  remark: (text: string, step: { readonly number: number; readonly text: string } | null): string =>
    `${text}${place(step)}`,
  reference: (steps: string): string => `The reference: ${steps}`,
  step: (number: number, text: string, note: string): string => `Step ${number}, ${text}: ${note}`,
  yours: 'Yours: Enter takes it in hand, ! lets the reference do it.',
  begun: 'You have begun it: h and Enter go on by hand, ! lets the reference do all of it.',
  theirs: 'Enter: the reference handles it. h: you do.',
  afterPanic: 'Nothing runs after a panic. Go back in time, and do it otherwise.',
}
