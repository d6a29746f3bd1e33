/** More than the lines of some screens, however large. */
const MOST = 1000

/** @returns a function of a text with what it came to before kept, up to so many texts. */
export function remembered<Result>(work: (text: string) => Result, most = MOST): (text: string) => Result {
  const results = new Map<string, Result>()
  return text => {
    const known = results.get(text)
    if (known !== undefined) return known
    const result = work(text)
    if (results.size >= most) results.clear()
    results.set(text, result)
    return result
  }
}
