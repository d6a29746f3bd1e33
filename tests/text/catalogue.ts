import { readdirSync, readFileSync } from 'node:fs'

/** A piece of text, and where it comes from. */
export interface Said {
  readonly at: string
  readonly text: string
}

/**
 * Something that a function of the catalogue may take for whatever it names: a string, a number, a list or a record.
 * It is the list of one thing that reads as `word`, has the methods of a string besides, and is what any other key of it
 * leads to.
 */
function sample(word: string): unknown {
  const list: unknown[] = [word]
  const itself: unknown = new Proxy(list, {
    get(target, key) {
      if (key === Symbol.toPrimitive) return () => word
      if (key === Symbol.iterator) return () => [itself].values()
      if (typeof key === 'string' && /^\d+$/.test(key)) return itself
      const own: unknown = Reflect.get(target, key)
      if (own !== undefined) return typeof own === 'function' ? own.bind([itself]) : own
      const ofString: unknown = Reflect.get(Object(word), key)
      if (ofString !== undefined) return typeof ofString === 'function' ? ofString.bind(word) : ofString
      return itself
    },
  })
  return itself
}

/** What is tried for each argument of a function, all alike: whatever it may be, then what the compiler knows better. */
const TRIED: readonly unknown[] = [sample('P1'), sample('2'), 'P1', 2, 0, true, false, null, ['P1', 'P2'], []]

const isText = (result: unknown): result is string =>
  typeof result === 'string' && !/undefined|NaN|\[object|=>|native code|true|false|null|PP/.test(result)

/** What a function of the catalogue says of several things; nothing where it takes others. */
function calls(at: string, takes: number, say: (...values: unknown[]) => unknown): Said[] {
  const tried = TRIED.flatMap((first): unknown[][] =>
    TRIED.slice(0, takes < 2 ? 1 : TRIED.length).map(rest => [first, rest, rest, rest, rest, rest]),
  )
  const said = tried.flatMap((values): string[] => {
    try {
      const result = say(...values)
      return [result].flat(3).filter(isText)
    } catch {
      return []
    }
  })
  return [...new Set(said)].map(text => ({ at, text }))
}

/** All that a catalogue says, by where it stands: strings as they are, functions called with samples. */
export function saidIn(entries: object, before = ''): Said[] {
  return Object.entries(entries).flatMap(([key, value]: [string, unknown]): Said[] => {
    const at = `${before}${key}`
    if (typeof value === 'string') return [{ at, text: value }]
    if (typeof value === 'function')
      return calls(at, value.length, (...values) => Reflect.apply(value, undefined, values))
    if (Array.isArray(value)) return value.map((text: unknown) => ({ at, text: String(text) }))
    return typeof value === 'object' && value !== null ? saidIn(value, `${at}.`) : []
  })
}

/** Where the functions of a catalogue stand. */
export const functionsIn = (entries: object, before = ''): string[] =>
  Object.entries(entries).flatMap(([key, value]: [string, unknown]): string[] => {
    if (typeof value === 'function') return [`${before}${key}`]
    const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isGroup ? functionsIn(value, `${before}${key}.`) : []
  })

/** Strings and the fixed parts of templates, as they stand in the code; what is filled in is a blank hole, \0. */
function literalsOf(code: string): string[] {
  const found: string[] = []
  let at = 0
  const quoted = (quote: string): string => {
    let text = ''
    while (at < code.length && code[at] !== quote) {
      if (code[at] === '\\') at += 1
      else if (quote === '`' && code.startsWith('${', at)) {
        at += 2
        plain('}')
        text += '\0'
        continue
      }
      text += code[at]
      at += 1
    }
    at += 1
    return text
  }
  const plain = (end: string): void => {
    for (let depth = 0; at < code.length; ) {
      const character = code[at] ?? ''
      at += 1
      if (character === end && depth === 0) return
      if (code.startsWith('//', at - 1)) at = code.indexOf('\n', at)
      else if (code.startsWith('/*', at - 1)) at = code.indexOf('*/', at) + 2
      else if (character === '{') depth += 1
      else if (character === '}') depth -= 1
      else if (`'"\``.includes(character)) found.push(quoted(character))
    }
  }
  plain('')
  return found
}

/** What the files of a folder say, function by function or not: every literal in them that has Chinese characters. */
export const writtenIn = (folder: string): Said[] =>
  readdirSync(folder).flatMap(file =>
    literalsOf(readFileSync(`${folder}/${file}`, 'utf8'))
      .filter(text => /\p{Script=Han}/u.test(text))
      .map(text => ({ at: file, text })),
  )

/** What a sentence is about, in whatever case it stands. */
const VALUES = /q[1-7]|7[1-7]/gi
const GIVEN: readonly (readonly unknown[])[] = [
  ['Q1', 'Q2', 'Q3', 'Q4', 'Q5', 'Q6', 'Q7'],
  [71, 72, 73, 74, 75, 76, 77],
  ['Q1', 72, 73, 74],
  ['Q1', 'Q2', 73, 74],
]

function valuesTold(say: unknown, given: readonly unknown[]): string | null {
  if (typeof say !== 'function') return null
  try {
    const text: unknown = Reflect.apply(say, undefined, given)
    if (!isText(text)) return null
    return [...new Set(text.toLowerCase().match(VALUES))].sort().join(' ')
  } catch {
    return null
  }
}

/** Whether the functions of two catalogues tell of the same values, where they can be called with strings and numbers. */
export const sameValues = (
  one: object,
  other: object,
  before = '',
): { readonly at: string; readonly same: boolean }[] =>
  Object.entries(one).flatMap(([key, value]: [string, unknown]) => {
    const at = `${before}${key}`
    const counterpart: unknown = Reflect.get(other, key)
    if (typeof value === 'function') {
      const told = GIVEN.map(given => [valuesTold(value, given), valuesTold(counterpart, given)] as const)
      const [first] = told.filter(([mine, yours]) => mine !== null && yours !== null)
      return first === undefined ? [] : [{ at, same: first[0] === first[1] }]
    }
    const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value)
    const inOther = typeof counterpart === 'object' && counterpart !== null
    return isGroup && inOther ? sameValues(value, counterpart, `${at}.`) : []
  })
