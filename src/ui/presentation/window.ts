/** The window of `size` items out of `count` that holds item `at`, moved no more than needed from the start. */
export function windowStart(count: number, size: number, at: number): number {
  return Math.max(0, Math.min(at - Math.floor(size / 2), count - size))
}
