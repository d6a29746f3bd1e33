import { createContext } from 'react'

/**
 * Whether what is in it is out of sight, since the terminal is too small for it or something lies over it: then it has
 * no keys, and no pastes of its own.
 */
export const OutOfSight = createContext(false)
