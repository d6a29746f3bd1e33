/** How many letters must be changed, added or left out to come from one word to the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1]
    for (const [index, there] of [...other].entries()) {
      const change = (row[index] ?? 0) + (letter === there ? 0 : 1)
      next.push(Math.min(change, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}

const LONGEST = 20

const sorted = (word: string): string => [...word].sort().join('')

/** @returns the one of `words` that somebody who typed `word` may have meant; null where none is near. */
export function nearest(word: string, words: readonly string[]): string | null {
  if (word.length > LONGEST || word.length < 2) return null
  const lower = word.toLowerCase()
  const begun = word.length > 2 ? words.find(candidate => candidate.startsWith(lower)) : undefined
  if (begun !== undefined) return begun
  const most = word.length < 5 ? 1 : 2
  const near = words
    // Letters that have changed places are one slip.
    .map(candidate => ({
      candidate,
      far: sorted(candidate) === sorted(lower) ? 1 : distance(lower, candidate),
    }))
    .filter(({ far }) => far <= most)
    .sort((first, second) => first.far - second.far)
  return near[0]?.candidate ?? null
}
