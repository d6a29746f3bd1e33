/** Longer than a stop takes to come, in milliseconds; a stopped program's timers wait with it. */
const NOT_STOPPED = 200

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
      resolve()
    }
    // It keeps the event loop alive too: Ink lets go of the keyboard meanwhile.
    const timer = setTimeout(back, NOT_STOPPED)
    process.once('SIGCONT', back)
    process.kill(0, 'SIGTSTP')
  })
}
