import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type ParsedNode,
  Parser,
  type Scalar,
} from 'yaml'
import { cleanText, type Problem, quote } from '../workload/index.ts'

/** The most characters that a level file may have. */
export const LONGEST_FILE = 256 * 1024

const DEEPEST = 32
const LONGEST_SHOWN = 200

/** Makes a problem with the place of an offset into the text. */
export type ProblemAt = (offset: number, message: string) => Problem

/** A YAML file that holds plain values and nothing else, with the place of each. */
export interface YamlSource {
  readonly value: unknown
  readonly problemAt: ProblemAt
  /** @returns the offset of what stands at `path`, or of the nearest thing around it that is there. */
  readonly offsetOf: (path: readonly PropertyKey[]) => number
  /** @returns where the characters of a string begin, or null where they do not stand in the file as they are. */
  readonly textOffset: (path: readonly PropertyKey[]) => number | null
  /** 1-based line and column of an offset. */
  readonly placeOf: (offset: number) => { readonly line: number; readonly column: number }
}

export type ReadYaml =
  | { readonly ok: true; readonly source: YamlSource }
  | { readonly ok: false; readonly problems: readonly Problem[] }

interface Fault {
  readonly offset: number
  readonly message: string
}

const harmless = (character: string): boolean =>
  character === '\n' || character === '\t' || cleanText(character) !== ''

/** @returns the first character that could do something to a terminal, or is not seen. */
function unsafeIn(text: string): Fault | null {
  let offset = 0
  for (const character of text) {
    if (!harmless(character)) {
      const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
      const message = `a control character or invisible one, U+${code}, will not do in a level: take it out`
      return { offset, message }
    }
    offset += character.length
  }
  return null
}

/** Finds nesting deeper than any level's without recursion, before a recursive composer meets it. */
function tooDeep(tokens: readonly CST.Token[]): Fault | null {
  const left: { readonly token: CST.Token; readonly depth: number }[] = []
  const visit = (token: CST.Token | null | undefined, depth: number): void => {
    if (token !== null && token !== undefined) left.push({ token, depth })
  }
  for (const token of tokens) visit(token, 0)
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { token, depth } = next
    if (depth > DEEPEST) return { offset: token.offset, message: `nested deeper than ${DEEPEST} levels` }
    if (token.type === 'document') visit(token.value, depth)
    if ('items' in token)
      for (const item of token.items) {
        visit(item.key, depth + 1)
        visit(item.value, depth + 1)
      }
  }
  return null
}

const offsetOfNode = (node: Node): number => node.range?.[0] ?? 0

/** Whatever is more than a plain value: aliases, anchors, tags, keys that are not words. */
function notPlain(contents: Node): Fault[] {
  const faults: Fault[] = []
  const left: Node[] = [contents]
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    const fault = (message: string): void =>
      void faults.push({ offset: offsetOfNode(node), message: `${message} will not do in a level` })
    if (isAlias(node)) {
      fault(`an alias (*${quote(node.source, 30)})`)
      continue
    }
    if (node.anchor !== undefined) fault(`an anchor (&${quote(node.anchor, 30)})`)
    if (node.tag !== undefined) fault(`a tag (${quote(node.tag, 40)})`)
    if (isSeq<Node>(node)) left.push(...node.items)
    if (isMap<Node, Node | null>(node))
      for (const { key, value } of node.items) {
        if (!isScalar(key) || typeof key.value !== 'string')
          faults.push({ offset: offsetOfNode(key), message: 'a key is one word, such as title' })
        else left.push(key)
        if (value !== null) left.push(value)
      }
  }
  return faults.sort((one, other) => one.offset - other.offset)
}

interface Found {
  readonly key: Node | null
  readonly value: Node | null
}

function childOf(node: Node | null, part: PropertyKey): Found | null {
  if (isSeq<Node>(node) && typeof part === 'number') {
    const value = node.items[part]
    return value === undefined ? null : { key: null, value }
  }
  if (!isMap<Scalar, Node | null>(node)) return null
  const pair = node.items.find(({ key }) => key.value === part)
  return pair === undefined ? null : { key: pair.key, value: pair.value }
}

function find(
  contents: Node,
  path: readonly PropertyKey[],
): { readonly found: Found; readonly whole: boolean } {
  let found: Found = { key: null, value: contents }
  for (const part of path) {
    const child = childOf(found.value, part)
    if (child === null) return { found, whole: false }
    found = child
  }
  return { found, whole: true }
}

function offsetAt(contents: Node, path: readonly PropertyKey[]): number {
  const { found, whole } = find(contents, path)
  const { key, value } = found
  if (key !== null && (!whole || !isScalar(value) || value.source === '')) return offsetOfNode(key)
  return value === null ? 0 : offsetOfNode(value)
}

function textOffsetAt(contents: Node, path: readonly PropertyKey[], text: string): number | null {
  const { found, whole } = find(contents, path)
  const { value } = found
  if (!whole || !isScalar(value) || typeof value.value !== 'string') return null
  const quoted = value.type === 'QUOTE_SINGLE' || value.type === 'QUOTE_DOUBLE'
  const start = offsetOfNode(value) + (quoted ? 1 : 0)
  return text.startsWith(value.value, start) ? start : null
}

const SYNTAX: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'this key stands twice in one place: keep one of the two',
  TAB_AS_INDENT: 'a tab cannot indent YAML: use spaces',
  BAD_INDENT: 'the indentation does not fit what stands above: line it up',
  MISSING_CHAR:
    'something is missing here, such as a : after a key or the end of a list: is the file cut off?',
}

const syntaxText = (code: string, message: string): string =>
  SYNTAX[code] ?? `this is not YAML: ${quote(message, 120)}`

function structureFaults(documents: readonly Document.Parsed<ParsedNode>[]): Fault[] {
  const [first, second] = documents
  if (first === undefined) return []
  if (first.errors.length > 0)
    return first.errors.map(error => ({
      offset: error.pos[0],
      message: syntaxText(error.code, error.message),
    }))
  if (second !== undefined)
    return [{ offset: second.range[0], message: 'a second document: a level file holds one' }]
  if (first.directives.yaml.explicit || Object.keys(first.directives.tags).length > 1)
    return [{ offset: 0, message: 'a % directive will not do in a level: leave it out' }]
  return first.contents === null ? [] : notPlain(first.contents)
}

/** Strings that hold, through an escape such as "\e", what could not stand in the file itself. */
function unsafeValues(contents: Node): Fault[] {
  const faults: Fault[] = []
  const left: Node[] = [contents]
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (isSeq<Node>(node)) left.push(...node.items)
    if (isMap<Node, Node | null>(node))
      for (const { key, value } of node.items) left.push(key, ...(value === null ? [] : [value]))
    const unsafe = isScalar(node) && typeof node.value === 'string' ? unsafeIn(node.value) : null
    if (unsafe !== null) faults.push({ offset: offsetOfNode(node), message: unsafe.message })
  }
  return faults.sort((one, other) => one.offset - other.offset)
}

/**
 * Reads one YAML document of plain values: no aliases, anchors, tags, directives, duplicate keys or control
 * characters, neither in the file nor by escapes, and no deep nesting.
 * @param whole the file's text
 * @param file what messages call it
 */
export function readYaml(whole: string, file: string): ReadYaml {
  const bare = (message: string): ReadYaml => ({
    ok: false,
    problems: [{ file, line: null, column: null, message, text: null }],
  })
  const text = whole.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')
  if (text.length > LONGEST_FILE)
    return bare(`too large: a level file has at most ${LONGEST_FILE / 1024} KiB`)
  if (text.trim() === '') return bare('it is empty; a level begins with format: 1')

  const lines = text.split('\n')
  const counter = new LineCounter()
  let start = 0
  for (const line of lines) {
    counter.addNewLine(start)
    start += line.length + 1
  }
  const placeOf = (offset: number): { line: number; column: number } => {
    const { line, col } = counter.linePos(offset)
    return { line, column: col }
  }
  const problemAt: ProblemAt = (offset, message) => {
    const place = placeOf(Math.min(offset, text.trimEnd().length))
    const shown = place.column > LONGEST_SHOWN ? null : quote(lines[place.line - 1] ?? '', LONGEST_SHOWN)
    return { file, ...place, message, text: shown }
  }
  const wrong = (faults: readonly Fault[]): ReadYaml => ({
    ok: false,
    problems: faults.map(({ offset, message }) => problemAt(offset, message)),
  })

  const unsafe = cleanText(text, true) === text.replaceAll('\t', ' ') ? null : unsafeIn(text)
  if (unsafe !== null) return wrong([unsafe])
  const tokens = [...new Parser().parse(text)]
  const deep = tooDeep(tokens)
  if (deep !== null) return wrong([deep])
  const documents = [...new Composer({ prettyErrors: false, uniqueKeys: true }).compose(tokens)]
  const faults = structureFaults(documents)
  if (faults.length > 0) return wrong(faults)
  const document = documents[0]
  const contents: Node | null = document?.contents ?? null
  if (document === undefined || contents === null) return bare('it is empty; a level begins with format: 1')
  const hidden = unsafeValues(contents)
  if (hidden.length > 0) return wrong(hidden)
  return {
    ok: true,
    source: {
      value: document.toJS({ maxAliasCount: 0 }),
      problemAt,
      offsetOf: path => offsetAt(contents, path),
      textOffset: path => textOffsetAt(contents, path, text),
      placeOf,
    },
  }
}
