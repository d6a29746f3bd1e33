import { type JSONVisitor, type ParseErrorCode, printParseErrorCode, visit } from 'jsonc-parser'
import { quote } from './clean-text.ts'
import type { Problem } from './problem.ts'

/** What a text of JSON holds, or the first thing that is wrong with it. */
export type ParsedJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: Problem }

const DEEPEST = 64
/** How many characters of a line are shown with a problem. */
const LONGEST_SHOWN = 120

/**
 * One pass, character by character: a pattern for a whole string overflows on a long one, and looks again and again
 * for the end of one that has none.
 * @returns where the text is nested deeper than anything of ours, before a recursive parser meets it
 */
function tooDeepAt(text: string): number | null {
  let depth = 0
  let inString = false
  for (let index = 0; index < text.length; index++) {
    const character = text[index]
    if (character === '"') inString = !inString
    else if (inString) index += character === '\\' ? 1 : 0
    else if (character === '[' || character === '{') depth += 1
    else if (character === ']' || character === '}') depth -= 1
    if (depth > DEEPEST) return index
  }
  return null
}

interface Fault {
  readonly offset: number
  readonly message: string
}

const ERROR_TEXT: Readonly<Record<string, string>> = {
  InvalidSymbol: 'this is not JSON: a value in its notation would do',
  ValueExpected: 'a value is missing here',
  PropertyNameExpected: 'a name in double quotes belongs here',
  ColonExpected: 'a : is missing here',
  CommaExpected: 'a , is missing here',
  CloseBraceExpected: 'the text ends before its }: is the file cut off?',
  CloseBracketExpected: 'the text ends before its ]: is the file cut off?',
  EndOfFileExpected: 'there is more after the end of the value',
  UnexpectedEndOfString: 'a string does not end: is the file cut off?',
}

const errorText = (code: ParseErrorCode): string => {
  const name = printParseErrorCode(code)
  return ERROR_TEXT[name] ?? `this is not JSON (${name})`
}

/** Whether a text ends within a word of JSON's. */
const isCutWord = (rest: string): boolean =>
  ['true', 'false', 'null'].some(word => word !== rest && word.startsWith(rest))

function faultText(code: ParseErrorCode, atEnd: boolean): string {
  const text = errorText(code)
  return atEnd && !text.endsWith('cut off?') ? `${text}: is the file cut off?` : text
}

/** The first syntax error and the first name that an object has twice. */
function faultsIn(text: string): { readonly syntax: Fault | null; readonly twice: Fault | null } {
  const end = text.trimEnd().length
  let syntax: Fault | null = null
  let twice: Fault | null = null
  const open: Set<string>[] = []
  const visitor: JSONVisitor = {
    onObjectBegin: () => void open.push(new Set()),
    onObjectEnd: () => void open.pop(),
    onObjectProperty: (name, offset) => {
      const names = open.at(-1)
      if (names?.has(name))
        twice ??= { offset, message: `the name "${quote(name, 30)}" stands twice in one object` }
      names?.add(name)
    },
    onError: (code, offset) => {
      syntax ??= { offset, message: faultText(code, offset >= end || isCutWord(text.slice(offset, end))) }
    },
  }
  visit(text, visitor, { disallowComments: true })
  return { syntax, twice }
}

/**
 * Reads strict JSON.
 * @param text the whole text
 * @param file what messages call it
 * @param firstLine the line of the file on which `text` begins, 1-based
 * @returns the value, or one problem: empty, too deep, not JSON, or a name twice in one object
 */
export function parseJson(text: string, file: string, firstLine = 1): ParsedJson {
  const wrong = ({ offset, message }: Fault): ParsedJson => {
    const before = text.slice(0, offset)
    const line = before.split('\n').length
    const start = before.lastIndexOf('\n') + 1
    const shown = offset - start < LONGEST_SHOWN ? start : offset - LONGEST_SHOWN / 2
    const rest = text.slice(shown, shown + LONGEST_SHOWN).split('\n')[0] ?? ''
    const place = { file, line: firstLine + line - 1, column: offset - start + 1 }
    return { ok: false, problem: { ...place, message, text: quote(rest, LONGEST_SHOWN) } }
  }
  if (text.trim() === '')
    return { ok: false, problem: { file, line: null, column: null, message: 'it is empty', text: null } }
  const deep = tooDeepAt(text)
  if (deep !== null) return wrong({ offset: deep, message: `nested deeper than ${DEEPEST} levels` })
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return wrong(faultsIn(text).syntax ?? { offset: 0, message: 'this is not JSON' })
  }
  const { twice } = faultsIn(text)
  return twice === null ? { ok: true, value } : wrong(twice)
}
