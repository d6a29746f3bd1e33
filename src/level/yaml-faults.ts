import { type CST, type Document, isAlias, isMap, isScalar, isSeq, type Node, type ParsedNode } from 'yaml'
import { cleanText, quote } from '../workload/index.ts'

const DEEPEST = 32
/** What will not do, and the offset where it stands. */
export interface Fault {
  readonly offset: number
  readonly message: string
}

const harmless = (character: string): boolean =>
  character === '\n' || character === '\t' || cleanText(character) !== ''

/** @returns the first character that could do something to a terminal, or is not seen. */
export function unsafeIn(text: string): Fault | null {
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
export function tooDeep(tokens: readonly CST.Token[]): Fault | null {
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

const LAYOUT =
  'this does not line up with what stands above, or a list there was not closed: is the file cut off?'

const SYNTAX: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'this key stands twice in one place: keep one of the two',
  TAB_AS_INDENT: 'a tab cannot indent YAML: use spaces',
  BAD_INDENT: LAYOUT,
  BLOCK_AS_IMPLICIT_KEY: LAYOUT,
  MULTILINE_IMPLICIT_KEY: LAYOUT,
  MISSING_CHAR:
    'something is missing here, such as a : after a key or the end of a list: is the file cut off?',
}

const syntaxText = (code: string, message: string): string =>
  SYNTAX[code] ?? `this is not YAML: ${quote(message, 120)}`

/** @returns what stands against the documents that a text came to: syntax, more than one, more than plain values. */
export function structureFaults(documents: readonly Document.Parsed<ParsedNode>[]): Fault[] {
  const [first, second] = documents
  if (first === undefined) return []
  // What comes behind the first error mostly follows from it.
  const [error] = first.errors
  if (error !== undefined) return [{ offset: error.pos[0], message: syntaxText(error.code, error.message) }]
  if (second !== undefined)
    return [{ offset: second.range[0], message: 'a second document: a level file holds one' }]
  if (first.directives.yaml.explicit || Object.keys(first.directives.tags).length > 1)
    return [{ offset: 0, message: 'a % directive will not do in a level: leave it out' }]
  return first.contents === null ? [] : notPlain(first.contents)
}

/** Strings that hold, through an escape such as "\e", what could not stand in the file itself. */
export function unsafeValues(contents: Node): Fault[] {
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
