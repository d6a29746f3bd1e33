import type { Readable } from 'node:stream'
import { type MouseReport, NO_TAIL, readMouse } from './mouse/report.ts'
import { PASTE_END, READING_KEYS, readChunk } from './paste.ts'

/** A burst is over when nothing has come for so long, in milliseconds. */
const QUIET = 100

/**
 * To be emitted on a guarded stream with keys that were read too early: it gives them out once more, one by one, before
 * all that has come since.
 */
export const HAND_ON_EVENT = 'hand-on'

/** Between two of them, in milliseconds: what one key leads to is on the screen before the next is read. */
const GAP = 15

/** What a guarded stream emits for every report of the mouse, between the keys before and behind it. */
export const MOUSE_EVENT = 'mouse'

/**
 * @returns `stream`, in which a paste is always marked as one: a terminal that does not mark it would have thousands
 * of keys played; and from which the mouse's reports are taken out, each to be had as an event
 */
export function guarded<Input extends Readable>(stream: Input): Input {
  let reading = READING_KEYS
  let tail = NO_TAIL
  let pieces: (string | MouseReport)[] = []
  let timer: NodeJS.Timeout | undefined
  let handed: readonly string[] | null = null
  let isDue = false
  const endBurst = (): void => {
    reading = READING_KEYS
    if (!stream.readableEnded) stream.unshift(PASTE_END)
  }
  const giveNext = (): void => {
    if (handed?.length === 0) handed = null
    if (handed !== null) setTimeout(giveNext, GAP)
    isDue = handed !== null
    stream.emit('readable')
  }
  stream.on(HAND_ON_EVENT, (keys: readonly string[]) => {
    handed = keys
    giveNext()
  })
  const readHanded = (keys: readonly string[]): string | null => {
    const [first] = keys
    if (!isDue || first === undefined) return null
    isDue = false
    handed = keys.slice(1)
    return first
  }
  const readText = (text: string): string => {
    const next = readChunk(reading, text)
    reading = next.reading
    clearTimeout(timer)
    if (reading.within === 'burst') timer = setTimeout(endBurst, QUIET)
    return next.out
  }
  const read = (): unknown => {
    if (handed !== null) return readHanded(handed)
    for (;;) {
      const piece = pieces.shift()
      if (piece === undefined) {
        const chunk: unknown = stream.read()
        if (typeof chunk !== 'string') return chunk
        const next = readMouse(tail, chunk)
        tail = next.tail
        pieces = [...next.pieces]
      } else if (typeof piece === 'string') {
        const out = readText(piece)
        if (out !== '') return out
      } else if (reading.within === 'keys') {
        // What looks like one within a paste is text.
        stream.emit(MOUSE_EVENT, piece)
      }
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
