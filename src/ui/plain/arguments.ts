import type { Primitive, PrimitiveName } from '../../kernel/index.ts'
import { ERRNOS, type FrameNumber, type ProcessId, REGION_RIGHTS } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { quote } from '../../workload/index.ts'
import { machineOf } from '../play/meant.ts'
import { usualRights } from '../play/plan-memory.ts'
import type { HandView, Mark } from '../play/view.ts'
import {
  bitsOf,
  type Read,
  readFrame,
  readProcess,
  readProcessNumber,
  right,
  wrongWord,
} from './read-words.ts'

/** The words of a primitive behind the process and the pages that they name. */
export interface Given {
  readonly process: ProcessId | null
  readonly pages: readonly Mark[]
  readonly rest: readonly string[]
}

type Builder = (view: HandView, given: Given) => Read<readonly Primitive[]> | null

const tooMuch = (word: string | undefined): Read<never> =>
  wrongWord(texts().plainArguments.tooMuch(quote(word ?? '')))

/** Reads every word as a frame. */
function frames(words: readonly string[]): Read<readonly FrameNumber[]> {
  const read = words.map(readFrame)
  const bad = read.find(one => !one.ok)
  return bad ?? right(read.flatMap(one => (one.ok ? [one.value] : [])))
}

const perFrame =
  (name: 'zero' | 'get' | 'put'): Builder =>
  (_, { process, rest }) => {
    if (process !== null) return null
    const read = frames(rest)
    return read.ok ? right(read.value.map(frame => ({ do: name, frame }))) : read
  }

const copy: Builder = (_, { process, rest }) => {
  if (process !== null) return null
  const read = frames(rest)
  if (!read.ok) return read
  const [from, to, ...more] = read.value
  if (from === undefined || to === undefined) return wrongWord(texts().plainArguments.copyToMissing)
  return more.length > 0 ? tooMuch(rest[2]) : right([{ do: 'copy', from, to }])
}

const fill: Builder = (_, { process, rest }) => {
  const [word = '', number = '', more] = rest
  const frame = readFrame(word)
  if (process !== null) return null
  if (!frame.ok) return frame
  if (more !== undefined) return tooMuch(more)
  return /^\d{1,4}$/.test(number)
    ? right([{ do: 'fill', frame: frame.value, index: Number(number) }])
    : wrongWord(texts().plainArguments.filePageMissing)
}

/** A step is told with "r cow" for bits; with as many frames as pages before it, r is one of those. */
const bitsTogether = (rest: readonly string[], pages: number): readonly string[] =>
  rest.length > 2 && rest.length - 1 !== pages && rest.at(-1) === 'cow' && rest.at(-2) === 'r'
    ? [...rest.slice(0, -2), 'cow']
    : rest

/** One page a frame, or one frame for all of them. */
const map: Builder = (view, { pages, rest: words }) => {
  const rest = bitsTogether(words, pages.length)
  const bits = rest.length > 1 ? bitsOf(rest.at(-1)) : undefined
  const read = frames(bits === undefined ? rest : rest.slice(0, -1))
  if (!read.ok) return read
  if (pages.length === 0) return wrongWord(texts().plainArguments.pageMissing)
  const [one, ...others] = read.value
  if (one === undefined || (others.length > 0 && read.value.length !== pages.length))
    return wrongWord(texts().plainArguments.framesForPages(read.value.length, pages.length))
  return right(
    pages.map(({ process, page }, index) => {
      const frame = read.value[index] ?? one
      return { do: 'map', process, page, frame, rights: bits ?? usualRights(view, process, page, frame) }
    }),
  )
}

const poke: Builder = (_, { process, rest }) => {
  if (process !== null) return null
  const quoted = rest.find(word => /^'.'$/.test(word))
  const [first, second, more] =
    quoted === undefined ? rest : [...rest.filter(word => word !== quoted), quoted]
  const value = (second ?? '').replace(/^'(.)'$/, '$1')
  const frame = readFrame(first ?? '')
  if (!frame.ok) return frame
  if (more !== undefined) return tooMuch(more)
  return /^[!"$-~]$/.test(value)
    ? right([{ do: 'poke', frame: frame.value, value }])
    : wrongWord(texts().plainArguments.valueMissing)
}

const cache: Builder = (_, { pages, rest }) => {
  const [place, ...others] = pages
  const [word = '', more] = rest
  const frame = readFrame(word)
  if (place === undefined || others.length > 0) return wrongWord(texts().plainArguments.onePage)
  if (!frame.ok) return frame
  return more === undefined ? right([{ do: 'cache', ...place, frame: frame.value }]) : tooMuch(more)
}

const birth =
  (name: 'spawn' | 'share'): Builder =>
  (_, { process, rest }) => {
    const [word = '', more] = rest
    const child = readProcessNumber(word)
    if (process === null || !child.ok)
      return child.ok ? wrongWord(texts().plainArguments.parentMissing) : child
    return more === undefined ? right([{ do: name, process, child: child.value }]) : tooMuch(more)
  }

const exec: Builder = (_, { process, rest }) => {
  const [program = '', more] = rest
  if (process === null) return wrongWord(texts().plainArguments.processMissing)
  if (!/^[A-Za-z][\w-]{0,11}$/.test(program))
    return wrongWord(texts().plainArguments.noProgram(quote(program)))
  return more === undefined ? right([{ do: 'exec', process, program }]) : tooMuch(more)
}

const zombie: Builder = (_, { process, rest }) => {
  const [word = '', more] = rest
  if (process === null) return wrongWord(texts().plainArguments.processMissing)
  if (!/^-1$|^\d{1,3}$/.test(word) || Number(word) > 255)
    return wrongWord(texts().plainArguments.noStatus(quote(word)))
  return more === undefined ? right([{ do: 'zombie', process, status: Number(word) }]) : tooMuch(more)
}

const reparent: Builder = (view, { process, rest }) => {
  const [word = '', more] = rest
  if (process === null) return wrongWord(texts().plainArguments.processMissing)
  const parent = readProcess(machineOf(view), word)
  if (!parent.ok) return parent
  return more === undefined ? right([{ do: 'reparent', process, parent: parent.value }]) : tooMuch(more)
}

const shrink: Builder = (_, { process, rest }) => {
  const [region = '', more] = rest
  if (process === null) return wrongWord(texts().plainArguments.processMissing)
  if (!/^[A-Za-z][\w-]{0,11}$/.test(region))
    return wrongWord(texts().plainArguments.noRegionName(quote(region)))
  return more === undefined ? right([{ do: 'shrink', process, region }]) : tooMuch(more)
}

const rights: Builder = (_, { process, rest }) => {
  const [region = '', word = '', more] = rest
  const allowed = REGION_RIGHTS.find(one => one === word.toLowerCase())
  if (process === null) return wrongWord(texts().plainArguments.processMissing)
  if (word === '') return wrongWord(texts().plainArguments.rightsMissing(REGION_RIGHTS))
  if (allowed === undefined) return wrongWord(texts().plainArguments.noRights(quote(word), REGION_RIGHTS))
  return more === undefined ? right([{ do: 'rights', process, region, rights: allowed }]) : tooMuch(more)
}

const signal: Builder = (_, { process, rest }) => {
  const [word = '', more] = rest
  if (process === null || more !== undefined || word.toUpperCase() !== 'SIGSEGV')
    return wrongWord(texts().plainArguments.onlySignal('SIGSEGV'))
  return right([{ do: 'signal', process, signal: 'SIGSEGV' }])
}

const fail: Builder = (_, { process, rest }) => {
  const [word = '', more] = rest
  const errno = ERRNOS.find(one => one === word.toUpperCase())
  if (errno === undefined || process !== null)
    return wrongWord(texts().plainArguments.noError(quote(word), ERRNOS))
  return more === undefined ? right([{ do: 'fail', errno }]) : tooMuch(more)
}

/** Those that take more than a process and pages. A builder returns null where these words are not for it. */
export const BUILDERS: Readonly<Partial<Record<PrimitiveName, Builder>>> = {
  zero: perFrame('zero'),
  get: perFrame('get'),
  put: perFrame('put'),
  copy,
  fill,
  map,
  poke,
  cache,
  spawn: birth('spawn'),
  share: birth('share'),
  exec,
  zombie,
  reparent,
  shrink,
  rights,
  signal,
  fail,
}
