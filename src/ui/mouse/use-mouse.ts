import { useStdout } from 'ink'
import { useLayoutEffect, useRef } from 'react'
import { MOUSE_OFF, MOUSE_ON } from './report.ts'

/**
 * Has the terminal report its mouse while the game has the screen.
 * @returns what lets the terminal go meanwhile, without the mouse; the game may have ended by then
 */
export function useMouse(isOn: boolean): (meanwhile: () => Promise<void>) => Promise<void> {
  const { stdout } = useStdout()
  const wanted = useRef(false)
  const away = useRef(false)
  useLayoutEffect(() => {
    if (!isOn) return
    wanted.current = true
    stdout.write(MOUSE_ON)
    return () => {
      wanted.current = false
      // Where it is away the terminal is somebody else's, and so is the mouse.
      if (!away.current) stdout.write(MOUSE_OFF)
    }
  }, [isOn, stdout])
  return async meanwhile => {
    away.current = true
    if (wanted.current) stdout.write(MOUSE_OFF)
    await meanwhile()
    away.current = false
    if (wanted.current) stdout.write(MOUSE_ON)
  }
}
