import { type Instruction, type ProcessId, VERBS, type Verb } from '../machine/index.ts'
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
const FORMS: Readonly<Record<Verb, string>> = {
  map: 'map REGION anon|file private|shared PAGES [r|rw|rx]',
  fork: 'fork CHILD',
  vfork: 'vfork CHILD',
  store: 'store REGION[PAGE] VALUE',
  load: 'load REGION[PAGE]',
  read: 'read REGION[PAGE] VALUE, or read REGION[FIRST..LAST] VALUES',
  write: 'write REGION[PAGE]',
  protect: 'protect REGION r|rw',
  unmap: 'unmap REGION',
  dontneed: 'dontneed REGION[PAGE]',
  exec: 'exec NAME',
  exit: 'exit [STATUS]',
  wait: 'wait',
}

class Wrong extends Error {
  readonly column: number
  constructor(column: number, message: string) {
    super(message)
    this.column = column
  }
}

const take = <T>(word: Word, read: Read<T>): T => {
  if (!read.ok) throw new Wrong(word.column, read.message)
  return read.value
}

function wordsOf(line: string): Word[] {
  const code = line.replace(/(^|\s)#.*$/s, '')
  return [...code.matchAll(/\S+/g)].map(match => ({ text: match[0], column: match.index + 1 }))
}

function shape(words: readonly Word[], verb: Verb, least: number, most: number, end: number): void {
  const extra = words[most]
  const say = `${verb} is written: WHO ${FORMS[verb]}`
  if (extra !== undefined) throw new Wrong(extra.column, `"${quote(extra.text)}" is too much; ${say}`)
  if (words.length < least) throw new Wrong(end, `something is missing; ${say}`)
}

const NOTHING: Word = { text: '', column: 1 }

function parseMap(by: ProcessId, [name, kind, share, pages, rights]: readonly Word[]): Instruction {
  const region = name ?? NOTHING
  const k = kind ?? NOTHING
  const s = share ?? NOTHING
  const p = pages ?? NOTHING
  return {
    by,
    do: 'map',
    region: take(region, readName(region.text, 'region')),
    kind: take(k, readKind(k.text)),
    share: take(s, readSharing(s.text)),
    pages: take(p, readPages(p.text)),
    rights: rights === undefined ? 'rw' : take(rights, readRights(rights.text)),
  }
}

function parseArguments(by: ProcessId, verb: Verb, words: readonly Word[]): Instruction {
  const first = words[0] ?? NOTHING
  const second = words[1] ?? NOTHING
  const onPage = (run: boolean) => take(first, readPageReference(first.text, run))
  switch (verb) {
    case 'map':
      return parseMap(by, words)
    case 'fork':
    case 'vfork':
      return { by, do: verb, child: take(first, readProcess(first.text)) }
    case 'load':
    case 'write':
    case 'dontneed': {
      const page = onPage(false)
      return { by, do: verb, region: page.region, page: page.first }
    }
    case 'store': {
      const page = onPage(false)
      return {
        by,
        do: verb,
        region: page.region,
        page: page.first,
        value: take(second, readValue(second.text)),
      }
    }
    case 'read': {
      const { region, first: page, last } = onPage(true)
      return { by, do: verb, region, page, value: take(second, readValues(second.text, last - page + 1)) }
    }
    case 'protect':
      return {
        by,
        do: verb,
        region: take(first, readName(first.text, 'region')),
        to: take(second, readOne(second.text, ['r', 'rw'], 'rights')),
      }
    case 'unmap':
      return { by, do: verb, region: take(first, readName(first.text, 'region')) }
    case 'exec':
      return { by, do: verb, program: take(first, readName(first.text, 'program')) }
    case 'exit':
      return { by, do: verb, status: words.length === 0 ? 0 : take(first, readStatus(first.text)) }
    case 'wait':
      return { by, do: verb }
  }
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

/**
 * Reads one line of a workload (spec/workloads.md). Whether the process, region and page exist is another question:
 * see `problemWith`.
 */
export function parseLine(line: string): ParsedLine {
  const words = wordsOf(line)
  const [who, verb, ...rest] = words
  const last = words.at(-1)
  if (who === undefined || last === undefined) return { kind: 'blank' }
  const end = last.column + last.text.length
  try {
    const by = take(who, readProcess(who.text))
    if (verb === undefined) throw new Wrong(end, `what does ${who.text} do? One of ${VERBS.join(', ')}`)
    const known = take(verb, readOne(verb.text, VERBS, 'verb'))
    const [least, most] = ARGUMENTS[known]
    shape(rest, known, least, most, end)
    const argument = rest[0]?.column ?? verb.column
    const columns = {
      by: who.column,
      do: verb.column,
      region: argument,
      page: argument,
      child: argument,
      share: rest[2]?.column ?? argument,
    }
    return { kind: 'instruction', instruction: parseArguments(by, known, rest), columns }
  } catch (error) {
    if (error instanceof Wrong) return { kind: 'wrong', column: error.column, message: error.message }
    throw error
  }
}
