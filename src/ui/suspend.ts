/**
 * Ctrl-Z: stops this process and its group as a shell expects, and comes back when the shell continues them.
 * The timer keeps the event loop alive meanwhile (Ink lets go of the keyboard). Where there is no job control
 * (Windows) nothing happens.
 */
export function suspendProcess(): Promise<void> {
  if (process.platform === 'win32') return Promise.resolve()
  return new Promise(resolve => {
    const alive = setInterval(() => {}, 1000)
    process.once('SIGCONT', () => {
      clearInterval(alive)
      resolve()
    })
    process.kill(0, 'SIGTSTP')
  })
}
