import { stopwatch } from '../monotonic.ts'

/** A clock for somebody at a terminal. */
export interface TerminalClock {
  readonly now: () => number
  readonly close: () => void
}

/**
 * Whole milliseconds since it was made, without those for which the program was stopped by Ctrl-Z.
 * @param onReturn called when the program goes on
 */
export function terminalClock(onReturn: () => void): TerminalClock {
  const watch = stopwatch()
  let away = 0
  let stoppedAt: number | null = null
  const stop = (): void => {
    stoppedAt = watch()
    process.kill(process.pid, 'SIGSTOP')
  }
  const goOn = (): void => {
    if (stoppedAt === null) return
    away += watch() - stoppedAt
    stoppedAt = null
    onReturn()
  }
  const hasJobs = process.platform !== 'win32'
  if (hasJobs) process.on('SIGTSTP', stop).on('SIGCONT', goOn)
  return {
    now: () => watch() - away,
    close: () => {
      if (hasJobs) process.off('SIGTSTP', stop).off('SIGCONT', goOn)
    },
  }
}
