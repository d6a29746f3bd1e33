import { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { Output } from '../../src/cli/output.ts'
import { run } from '../../src/cli/run.ts'

/** The checkout's folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export interface Ended {
  readonly status: number
  readonly out: string
  readonly err: string
}

export interface Given {
  /** What comes in on standard input. */
  readonly input?: string | Uint8Array | Readable
  readonly terminal?: boolean
  readonly root?: string
}

function collected(): { readonly stream: Writable; readonly text: () => string } {
  const parts: string[] = []
  const stream = new Writable({
    write(chunk, _, done) {
      parts.push(String(chunk))
      done()
    },
  })
  return { stream, text: () => parts.join('') }
}

/** Runs the command line in this process, with streams of its own. */
export async function cowhand(words: readonly string[], given: Given = {}): Promise<Ended> {
  const out = collected()
  const err = collected()
  const input = given.input ?? ''
  const status = await run(words, {
    out: new Output(out.stream),
    err: new Output(err.stream),
    input: () => (input instanceof Readable ? input : Readable.from([Buffer.from(input)])),
    inputIsTerminal: given.terminal ?? false,
    outputIsTerminal: given.terminal ?? false,
    columns: 100,
    root: given.root ?? ROOT,
    version: '1.2.3',
  })
  return { status, out: out.text(), err: err.text() }
}
