import process from 'node:process'
import { MOUSE_OFF } from './mouse/report.ts'

/** How a game ends that its player has not ended. */
export type Ending =
  | { readonly by: 'signal'; readonly signal: NodeJS.Signals }
  /** An error that nobody has caught: a bug. */
  | { readonly by: 'error'; readonly error: Error }

/** The mouse and bracketed paste off, back from the alternate screen, the cursor shown (XTerm Control Sequences). */
const AS_IT_WAS = `${MOUSE_OFF}\u001b[?2004l\u001b[?1049l\u001b[?25h`

/** Gives the terminal back where Ink has broken down over it. */
export function restoreTerminal(): void {
  process.stdin.setRawMode(false)
  process.stdout.write(AS_IT_WAS)
}

const SIGNALS = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const

/** @returns what was thrown, as an error. */
export const asError = (thrown: unknown): Error =>
  thrown instanceof Error ? thrown : new Error(`thrown: ${String(thrown)}`)

/**
 * Watches for errors that nobody has caught (rejected promises come as such).
 * @returns what ends the watch
 */
export function watchForErrors(broken: (error: Error) => void): () => void {
  process.setUncaughtExceptionCaptureCallback(thrown => broken(asError(thrown)))
  return () => process.setUncaughtExceptionCaptureCallback(null)
}

/**
 * Watches for what ends a game from outside: signals, a terminal that is gone, errors that nobody has caught.
 * @param end called for each of them; a signal that comes again does what it always does
 * @returns what ends the watch
 */
export function watchForEnd(end: (ending: Ending) => void): () => void {
  const onSignal = (signal: NodeJS.Signals): void => {
    end({ by: 'signal', signal })
    // Not at once: Ink's own listener kills the process where it finds itself alone, before anything is saved.
    setImmediate(() => process.off(signal, onSignal))
  }
  const onHangUp = (): void => onSignal('SIGHUP')
  for (const signal of SIGNALS) process.on(signal, onSignal)
  for (const event of ['end', 'error'] as const) process.stdin.on(event, onHangUp)
  const stopErrors = watchForErrors(error => end({ by: 'error', error }))
  return () => {
    for (const signal of SIGNALS) process.off(signal, onSignal)
    for (const event of ['end', 'error'] as const) process.stdin.off(event, onHangUp)
    stopErrors()
  }
}
