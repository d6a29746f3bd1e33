/** Longer than a stop takes to come, in milliseconds. */
const NOT_STOPPED = 200

/**
 * Longer than a signal takes that came with the end of a stop, in milliseconds: one that kills goes first, for who is in
 * the background and asks for the keyboard is stopped again (SIGTTOU).
 */
const OTHER_SIGNALS = 50

/**
 * Ctrl-Z: stops this process and its group as a shell expects, and comes back when the shell continues them. Where
 * no shell could continue it (it is all that the terminal runs: POSIX lets a stop pass by an orphaned process group)
 * it comes back at once, and where there is no job control (Windows) nothing happens.
 */
export function suspendProcess(): Promise<void> {
  if (process.platform === 'win32') return Promise.resolve()
  return new Promise(resolve => {
    const back = (): void => {
      clearTimeout(timer)
      process.off('SIGCONT', back)
      setTimeout(resolve, OTHER_SIGNALS)
    }
    // It keeps the event loop alive too: Ink lets go of the keyboard meanwhile. After a stop it is due at once.
    const timer = setTimeout(back, NOT_STOPPED)
    process.once('SIGCONT', back)
    process.kill(0, 'SIGTSTP')
  })
}
