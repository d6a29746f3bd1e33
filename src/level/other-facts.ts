/** Pages, processes, values, numbers and frames, as texts for players name them; in this order, each piece once. */
const NAMES = [
  String.raw`(?<![\w])[a-z]\w*\[\d+(?:\.\.\d+)?\]`,
  String.raw`(?<!\w)P\d+(?!\w)`,
  String.raw`(?<!\w)'[^\s']'(?!\w)`,
  String.raw`(?<![\w.])\d+(?:\.\d+)*(?!\w)`,
  String.raw`(?<![\w'.-])[a-z](?![\w'-]|\.\w)`,
]
const NAME = new RegExp(NAMES.join('|'), 'gu')

/** How often each is named. */
function namesIn(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  // Digits and letters as wide as a Chinese character are the same ones.
  for (const [name] of text.normalize('NFKC').matchAll(NAME)) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

const ARTICLE = 'a'

/**
 * Compares the processes, pages, values, numbers and frames that a text and its translation name, and how often.
 * @returns what differs, as a warning; null where nothing does
 */
export function otherFacts(english: string, told: string): string | null {
  const [before, after] = [namesIn(english), namesIn(told)]
  const more = [...after].filter(([name, count]) => count > (before.get(name) ?? 0)).map(([name]) => name)
  const less = [...before]
    .filter(([name, count]) => name !== ARTICLE && count > (after.get(name) ?? 0))
    .map(([name]) => name)
  if (more.length === 0 && less.length === 0) return null
  const parts = [
    ...(more.length === 0 ? [] : [`${more.join(', ')} more often`]),
    ...(less.length === 0 ? [] : [`${less.join(', ')} less often`]),
  ]
  return `warning: it names ${parts.join(' and ')} than the English text`
}
