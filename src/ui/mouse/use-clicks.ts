import { type DOMElement, useStdin } from 'ink'
import { type RefObject, useEffect, useRef } from 'react'
import { MOUSE_EVENT } from '../guarded-input.ts'
import { hitAt } from './drawn.ts'
import type { Hit } from './hit.ts'
import type { MouseReport } from './report.ts'

const LEFT = 0
const WHEEL_UP = 64
const WHEEL_DOWN = 65

interface Clicks {
  /** The left button was pressed on a cell that means something. */
  readonly onHit: (hit: Hit) => void
  /** The same where it means nothing. */
  readonly onMiss: () => void
  readonly onWheel: (turned: 'up' | 'down') => void
  /** Rows that lie over the others, and go with a click. */
  readonly isCovered: (y: number) => boolean
}

/** @param screen any part of the screen, once there is one */
export function useClicks(screen: RefObject<DOMElement | null>, clicks: Clicks): void {
  const { stdin } = useStdin()
  const latest = useRef(clicks)
  latest.current = clicks
  useEffect(() => {
    const hear = ({ button, x, y, pressed }: MouseReport): void => {
      const { onHit, onMiss, onWheel, isCovered } = latest.current
      if (!pressed) return
      if (button === WHEEL_UP || button === WHEEL_DOWN) onWheel(button === WHEEL_UP ? 'up' : 'down')
      if (button !== LEFT || screen.current === null) return
      const hit = isCovered(y) ? null : hitAt(screen.current, x, y)
      if (hit === null) onMiss()
      else onHit(hit)
    }
    stdin.on(MOUSE_EVENT, hear)
    return () => {
      stdin.off(MOUSE_EVENT, hear)
    }
  }, [stdin, screen])
}
