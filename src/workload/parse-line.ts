import { type Instruction, type ProcessId, VERBS, type Verb } from '../machine/index.ts'
import { texts } from '../text/index.ts'
import { quote } from './clean-text.ts'
import {
  type Read,
  readKind,
  readName,
  readOne,
  readPageReference,
  readPages,
  readProcess,
  readRights,
  readSharing,
  readStatus,
  readValue,
  readValues,
} from './syntax.ts'

/** The parts of an instruction that a later check may complain about, and the column (1-based) where each stands. */
export type Columns = Readonly<Partial<Record<'by' | 'do' | 'region' | 'page' | 'child' | 'share', number>>>

/** A line of a workload: nothing, an instruction, or what is wrong with it. */
export type ParsedLine =
  | { readonly kind: 'blank' }
  | { readonly kind: 'instruction'; readonly instruction: Instruction; readonly columns: Columns }
  | { readonly kind: 'wrong'; readonly column: number; readonly message: string }

interface Word {
  readonly text: string
  readonly column: number
}

/** How each verb is written, for messages. */
const FORMS: Readonly<Record<Verb, readonly string[]>> = {
  map: ['map REGION anon|file private|shared PAGES [r|rw|rx]'],
  fork: ['fork CHILD'],
  vfork: ['vfork CHILD'],
  store: ['store REGION[PAGE] VALUE'],
  load: ['load REGION[PAGE]'],
  read: ['read REGION[PAGE] VALUE', 'read REGION[FIRST..LAST] VALUES'],
  write: ['write REGION[PAGE]'],
  protect: ['protect REGION r|rw'],
  unmap: ['unmap REGION'],
  dontneed: ['dontneed REGION[PAGE]'],
  exec: ['exec NAME'],
  exit: ['exit [STATUS]'],
  wait: ['wait'],
}

/** How many arguments each verb takes: at least, at most. */
const ARGUMENTS: Readonly<Record<Verb, readonly [number, number]>> = {
  map: [4, 5],
  fork: [1, 1],
  vfork: [1, 1],
  store: [2, 2],
  load: [1, 1],
  read: [2, 2],
  write: [1, 1],
  protect: [2, 2],
  unmap: [1, 1],
  dontneed: [1, 1],
  exec: [1, 1],
  exit: [0, 1],
  wait: [0, 0],
}

/** What is wrong with a line, and where (1-based). */
interface Mistake {
  readonly column: number
  readonly message: string
}

/** The words of one line, read in order; the first that is wrong is kept, and after it nothing is read. */
class LineReader {
  mistake: Mistake | null = null
  private readonly words: readonly Word[]
  private readonly end: number

  constructor(words: readonly Word[], end: number) {
    this.words = words
    this.end = end
  }

  /** @returns what the word means; null where it is wrong or one before it was */
  word<T>(index: number, read: (text: string) => Read<T>): T | null {
    const found = this.words[index] ?? { text: '', column: this.end }
    const result = this.mistake === null ? read(found.text) : null
    if (result?.ok) return result.value
    if (result !== null) this.wrong(found.column, result.message)
    return null
  }

  has(index: number): boolean {
    return this.words[index] !== undefined
  }

  wrong(column: number, message: string): void {
    this.mistake ??= { column, message }
  }

  /** Whether there are as many arguments as the verb takes, behind who and verb. */
  shape(verb: Verb): void {
    const [least, most] = ARGUMENTS[verb]
    const extra = this.words[2 + most]
    const words = texts().workload
    if (extra !== undefined) this.wrong(extra.column, words.tooMuch(quote(extra.text), verb, FORMS[verb]))
    else if (this.words.length < 2 + least) this.wrong(this.end, words.missing(verb, FORMS[verb]))
  }
}

function wordsOf(line: string): Word[] {
  const code = line.replace(/(^|\s)#.*$/s, '')
  return [...code.matchAll(/\S+/g)].map(match => ({ text: match[0], column: match.index + 1 }))
}

const readRegion = (text: string): Read<string> => readName(text, 'region')

function parseMap(line: LineReader, by: ProcessId): Instruction | null {
  const region = line.word(2, readRegion)
  const kind = line.word(3, readKind)
  const share = line.word(4, readSharing)
  const pages = line.word(5, readPages)
  const rights = line.has(6) ? line.word(6, readRights) : 'rw'
  if (region === null || kind === null || share === null || pages === null || rights === null) return null
  return { by, do: 'map', region, kind, share, pages, rights }
}

function parseOnPage(
  line: LineReader,
  by: ProcessId,
  verb: 'store' | 'load' | 'read' | 'write' | 'dontneed',
): Instruction | null {
  const pages = line.word(2, text => readPageReference(text, verb === 'read'))
  if (pages === null) return null
  const { region, first: page, last } = pages
  if (verb === 'load' || verb === 'write' || verb === 'dontneed') return { by, do: verb, region, page }
  const value = line.word(3, verb === 'store' ? readValue : text => readValues(text, last - page + 1))
  return value === null ? null : { by, do: verb, region, page, value }
}

function parseArguments(line: LineReader, by: ProcessId, verb: Verb): Instruction | null {
  switch (verb) {
    case 'map':
      return parseMap(line, by)
    case 'fork':
    case 'vfork': {
      const child = line.word(2, readProcess)
      return child === null ? null : { by, do: verb, child }
    }
    case 'store':
    case 'load':
    case 'read':
    case 'write':
    case 'dontneed':
      return parseOnPage(line, by, verb)
    case 'protect': {
      const region = line.word(2, readRegion)
      const to = line.word(3, text => readOne(text, ['r', 'rw'] as const, 'rights'))
      return region === null || to === null ? null : { by, do: verb, region, to }
    }
    case 'unmap': {
      const region = line.word(2, readRegion)
      return region === null ? null : { by, do: verb, region }
    }
    case 'exec': {
      const program = line.word(2, text => readName(text, 'program'))
      return program === null ? null : { by, do: verb, program }
    }
    case 'exit': {
      const status = line.has(2) ? line.word(2, readStatus) : 0
      return status === null ? null : { by, do: verb, status }
    }
    case 'wait':
      return { by, do: verb }
  }
}

/**
 * Reads one line of a workload (spec/workloads.md). Whether the process, region and page exist is another question:
 * see `objectionTo`.
 */
export function parseLine(text: string): ParsedLine {
  const words = wordsOf(text)
  const [who, verb, first, , third] = words
  const last = words.at(-1)
  if (who === undefined || last === undefined) return { kind: 'blank' }
  const end = last.column + last.text.length
  const line = new LineReader(words, end)
  const by = line.word(0, readProcess)
  if (verb === undefined) line.wrong(end, texts().workload.noVerb(who.text, VERBS))
  const known = line.word(1, word => readOne(word, VERBS, 'verb'))
  if (known !== null) line.shape(known)
  const instruction = by === null || known === null ? null : parseArguments(line, by, known)
  if (line.mistake !== null) return { kind: 'wrong', ...line.mistake }
  if (instruction === null) throw new Error('a line without a mistake and without an instruction')
  const argument = first?.column ?? end
  const columns = {
    by: who.column,
    do: verb?.column ?? end,
    region: argument,
    page: argument,
    child: argument,
    share: third?.column ?? argument,
  }
  return { kind: 'instruction', instruction, columns }
}
