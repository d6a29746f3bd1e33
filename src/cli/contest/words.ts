/** @returns milliseconds as seconds with one digit behind the point. */
export const secondsOf = (milliseconds: number): string => (milliseconds / 1000).toFixed(1)

/** @returns milliseconds as minutes and seconds: 3:07. */
export function clockOf(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

export const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

/** What the board can answer for: on the board and on the page. */
export const PROVED =
  'Proved: the points and the wasted steps follow from the inputs that were handed in; all were run again here.'
export const NOT_PROVED =
  'Not proved: who played, how often before, with whose help, and how long it really took. Times are as reported.'
/** How places are given. */
export const orderText = (ties: 'time' | 'shared'): string =>
  ties === 'time'
    ? 'Ranked by points for the traps, then by fewest wasted steps, then by the reported time.'
    : 'Ranked by points for the traps, then by fewest wasted steps; who has the same shares the place.'
