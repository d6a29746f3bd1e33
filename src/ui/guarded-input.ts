import type { Readable } from 'node:stream'
import { PASTE_END, READING_KEYS, readChunk } from './paste.ts'

/** A burst is over when nothing has come for so long, in milliseconds. */
const QUIET = 100

/**
 * @returns `stream`, in which a paste is always marked as one: a terminal that does not mark it would have thousands
 * of keys played
 */
export function guarded<Input extends Readable>(stream: Input): Input {
  let reading = READING_KEYS
  let timer: NodeJS.Timeout | undefined
  const endBurst = (): void => {
    reading = READING_KEYS
    if (!stream.readableEnded) stream.unshift(PASTE_END)
  }
  const read = (): unknown => {
    for (;;) {
      const chunk: unknown = stream.read()
      if (typeof chunk !== 'string') return chunk
      const next = readChunk(reading, chunk)
      reading = next.reading
      clearTimeout(timer)
      if (reading.within === 'burst') timer = setTimeout(endBurst, QUIET)
      if (next.out !== '') return next.out
    }
  }
  return new Proxy(stream, {
    get(target, name) {
      if (name === 'read') return read
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
    set: (target, name, value) => Reflect.set(target, name, value, target),
  })
}
