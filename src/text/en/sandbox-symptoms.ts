/** A mistake of the player's, as a sentence about what comes of it names it. */
interface Mistake {
  readonly moment: number
  /** 1-based, and how it reads; null where a step is missing, or the trap's own cause stayed. */
  readonly step: { readonly number: number; readonly text: string } | null
  /** Whether a step was missing. */
  readonly missing: boolean
  readonly trap: string
}

const place = ({ moment, step, missing, trap }: Mistake): string =>
  step === null
    ? `moment ${moment}: the return from ${trap}${missing ? ', where a step was missing' : ''}`
    : `moment ${moment}: step ${step.number}, ${step.text}, of ${trap}`

/** What the sandbox says where a mistake comes to light. Values come in quotes, `junk` without. */
export const sandboxSymptoms = {
  junk: 'junk',
  reads: (who: string, saw: string, where: string, owed: string): string =>
    `${who} reads ${saw} at ${where}, and should read ${owed}.`,
  /** The kernel, for a process's write(2). */
  kernelReads: (saw: string, who: string, where: string, owed: string): string =>
    `The kernel reads ${saw} at ${who}'s ${where}, and should read ${owed}.`,
  wentThrough: (who: string, where: string): string =>
    `${who}'s store to ${where} went through, and it may not be written.`,
  refused: (who: string, what: string, answer: string): string =>
    `${who}'s ${what} is lawful, and the kernel answers it with ${answer}.`,
  stuck: (who: string, why: string): string => `${who} cannot go on here: ${why}.`,
  freeNow: (frame: string, who: string, where: string): string =>
    `Frame ${frame} is free now, and ${who} still maps it at ${where}.`,
  handedOut: (frame: string, who: string, where: string): string =>
    `Frame ${frame} is handed out again, and ${who} still maps it at ${where}.`,
  /** @param message it begins with "panic: " */
  panic: (message: string): string => `Kernel ${message}. The machine stands still.`,
  lost: (frame: string, count: number): string =>
    `Frame ${frame} is lost: its count is ${count}, nobody maps it, and nobody will free it.`,
  outOfFrames: (leaked: readonly string[]): string =>
    leaked.length === 1
      ? `No frame is free, and frame ${leaked[0]} counts references that nobody holds: it is leaked.`
      : `No frame is free, and frames ${leaked.join(', ')} count references that nobody holds: they are leaked.`,
  stepCannot: (step: string, why: string): string => `The kernel's own step, ${step}, cannot be: ${why}`,
  again: {
    you: (what: string): string => `${what} traps again: you have returned, and its cause is still there.`,
    kernel: (what: string): string =>
      `${what} traps again: the kernel has handled it, and its cause is still there.`,
  },
  forEver: 'it would trap for ever',
  causeLeft: (trap: string): string => `${trap} was answered, and its cause is still there.`,
  referenceStops: 'The reference handler itself cannot go on here.',
  otherState: (kernel: string): string => `${kernel} would have left another state.`,
  needless: (times: number, step: string): string => `${times} × ${step} more than needed.`,
  /** Whose trap it is. */
  trapOf: (who: string, what: string): string => `${who}'s ${what}`,
  waitGoesOn: 'wait (goes on)',
  killed: 'exit (killed)',
  /** @param others how many mistakes are not named */
  comesFrom: (named: readonly Mistake[], others: number): string => {
    const more = others === 0 ? '' : `, or from ${others === 1 ? 'one more' : `${others} more`}`
    return `It comes from ${named.map(place).join('; or ')}${more}.`
  },
}
