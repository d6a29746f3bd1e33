/** @returns a clock that says how many whole milliseconds have passed since it was made; never goes back. */
export function stopwatch(): () => number {
  const start = performance.now()
  return () => Math.round(performance.now() - start)
}
