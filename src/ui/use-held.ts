import { useCallback, useRef, useState } from 'react'

/**
 * A state for handlers of keys: several keys can come before the screen is drawn anew, and each must meet what the one
 * before it has left.
 * @returns what is drawn, what it is by now, and how it is set
 */
export function useHeld<T>(first: T): readonly [shown: T, now: () => T, set: (next: T) => void] {
  const [shown, show] = useState(first)
  const latest = useRef(first)
  const now = useCallback(() => latest.current, [])
  const set = useCallback((next: T): void => {
    latest.current = next
    show(next)
  }, [])
  return [shown, now, set]
}
