import { useCallback, useEffect, useRef } from 'react'
import { stopwatch } from '../monotonic.ts'

/**
 * The clock of an exam: it runs while somebody can see a question.
 * @param due when time is up: whole milliseconds of it; null where nobody looks at the clock
 * @param onDue called then
 * @returns whole milliseconds that it has run
 */
export function useExamClock(runs: boolean, due: number | null, onDue: () => void): () => number {
  const watch = useRef(stopwatch())
  const clock = useRef<{ gone: number; since: number | null }>({ gone: 0, since: null })
  const elapsed = useCallback((): number => {
    const { gone, since } = clock.current
    return since === null ? gone : gone + watch.current() - since
  }, [])
  const latest = useRef(onDue)
  latest.current = onDue
  useEffect(() => {
    if (!runs) return
    clock.current = { ...clock.current, since: watch.current() }
    const timer = due === null ? null : setTimeout(() => latest.current(), Math.max(0, due - elapsed()))
    return () => {
      clock.current = { gone: elapsed(), since: null }
      if (timer !== null) clearTimeout(timer)
    }
  }, [runs, due, elapsed])
  return elapsed
}
