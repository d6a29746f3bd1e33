import { useInput as useInkInput } from 'ink'
import { createContext, useContext } from 'react'

/** Whether what is in it is out of sight: then its keys are nobody's. */
export const OutOfSight = createContext(false)

/** Ink's useInput, for screens: deaf where the screen cannot be seen, since the terminal is too small for it. */
export const useInput: typeof useInkInput = (handler, options) => {
  const hidden = useContext(OutOfSight)
  useInkInput(handler, { ...options, isActive: !hidden && (options?.isActive ?? true) })
}
