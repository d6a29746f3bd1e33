import { setFlagsFromString } from 'node:v8'

/** By then what a key needs is compiled, and there is time to collect more often. */
const WARM_AFTER_MS = 20_000

/**
 * Keeps the heap near what the game holds, which is 15 MB: as it would for a server, V8 lets short-lived objects fill
 * 128 MB before it collects them, and all else 70 (docs/speed.md). Flags of V8, `node --v8-options` lists them.
 */
export function boundMemory(): void {
  // The space of short-lived objects stays as large as it is when the first frame is drawn: 8 MB.
  setFlagsFromString('--semi-space-growth-factor=1')
  // In percent of what was left after a collection: so much more, and there is the next.
  setFlagsFromString('--heap-growing-percent=10')
  // Then the next comes after 2 MB at the least, and not 8, and what is left is moved together.
  setTimeout(() => setFlagsFromString('--optimize-for-size'), WARM_AFTER_MS).unref()
}
