import { Composer, isMap, isScalar, isSeq, LineCounter, type Node, Parser, type Scalar } from 'yaml'
import { cleanText, type Problem, quote } from '../workload/index.ts'
import { type Fault, structureFaults, tooDeep, unsafeIn, unsafeValues } from './yaml-faults.ts'

/** The most characters that a level file may have. */
export const LONGEST_FILE = 256 * 1024

const LONGEST_SHOWN = 200

/** Makes a problem with the place of an offset into the text. */
export type ProblemAt = (offset: number, message: string) => Problem

/** A YAML file that holds plain values and nothing else, with the place of each. */
export interface YamlSource {
  readonly value: unknown
  readonly problemAt: ProblemAt
  /** @returns the offset of what stands at `path`, or of the nearest thing around it that is there. */
  readonly offsetOf: (path: readonly PropertyKey[]) => number
  /** @returns the offset of the key at the end of `path`. */
  readonly keyOffsetOf: (path: readonly PropertyKey[]) => number
  /** @returns where the characters of a string begin, or null where they do not stand in the file as they are. */
  readonly textOffset: (path: readonly PropertyKey[]) => number | null
  /** 1-based line and column of an offset. */
  readonly placeOf: (offset: number) => { readonly line: number; readonly column: number }
}

export type ReadYaml =
  | { readonly ok: true; readonly source: YamlSource }
  | { readonly ok: false; readonly problems: readonly Problem[] }

const offsetOfNode = (node: Node): number => node.range?.[0] ?? 0

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
  if (key !== null && (!whole || !isScalar(value) || value.value === null)) return offsetOfNode(key)
  return value === null ? 0 : offsetOfNode(value)
}

function keyOffsetAt(contents: Node, path: readonly PropertyKey[]): number {
  const { key } = find(contents, path).found
  return key === null ? 0 : offsetOfNode(key)
}

function textOffsetAt(contents: Node, path: readonly PropertyKey[], text: string): number | null {
  const { found, whole } = find(contents, path)
  const { value } = found
  if (!whole || !isScalar(value) || typeof value.value !== 'string') return null
  const quoted = value.type === 'QUOTE_SINGLE' || value.type === 'QUOTE_DOUBLE'
  const start = offsetOfNode(value) + (quoted ? 1 : 0)
  return text.startsWith(value.value, start) ? start : null
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
      keyOffsetOf: path => keyOffsetAt(contents, path),
      textOffset: path => textOffsetAt(contents, path, text),
      placeOf,
    },
  }
}
