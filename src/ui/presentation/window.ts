/** The window of `size` items out of `count` that holds item `at`, moved no more than needed from the start. */
export function windowStart(count: number, size: number, at: number): number {
  return Math.max(0, Math.min(at - Math.floor(size / 2), count - size))
}

/**
 * Where a window begins that was turned by pages, one line of the page before still in it.
 * @param start where it begins unturned
 * @param pages towards the first item; negative towards the last
 */
export function pageStart(count: number, size: number, start: number, pages: number): number {
  return Math.max(0, Math.min(start - pages * Math.max(1, size - 1), count - size))
}
