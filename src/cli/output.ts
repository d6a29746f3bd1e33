import type { Writable } from 'node:stream'

/**
 * Standard output or standard error. Waits where the reader is slower than we are, and once the reader has gone
 * (`| head`) takes no more, without a word.
 */
export class Output {
  /** Nobody reads any more: a command may stop. */
  closed = false
  /** Why writing failed, other than because the reader went away. */
  failure: NodeJS.ErrnoException | null = null
  private readonly stream: Writable

  constructor(stream: Writable) {
    this.stream = stream
    stream.on('error', (error: NodeJS.ErrnoException) => {
      this.closed = true
      if (error.code !== 'EPIPE') this.failure ??= error
    })
  }

  /** Writes, and resolves when there is room for more. */
  async write(text: string): Promise<void> {
    if (this.closed || this.stream.write(text)) return
    await new Promise<void>(resolve => {
      const done = (): void => {
        for (const event of ['drain', 'error', 'close']) this.stream.off(event, done)
        resolve()
      }
      for (const event of ['drain', 'error', 'close']) this.stream.on(event, done)
    })
  }

  /** Writes one line. */
  line(text: string): Promise<void> {
    return this.write(`${text}\n`)
  }

  /** Resolves when all that was written has been handed over, or cannot be. */
  async flush(): Promise<void> {
    if (this.closed) return
    await new Promise<void>(resolve => this.stream.write('', () => resolve()))
  }
}
