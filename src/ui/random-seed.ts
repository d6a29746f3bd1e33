/** Seeds are read aloud and typed: four digits. */
const LOWEST = 1000
const HIGHEST = 9999

/** @returns a seed that nobody chose. */
export const randomSeed = (): number => LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST + 1))
