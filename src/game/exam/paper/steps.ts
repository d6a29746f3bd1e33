import type { PrimitiveName } from '../../../kernel/index.ts'
import { texts } from '../../../text/index.ts'
import { code, table } from './markdown.ts'

/** How each step of a handler is written. */
const FORMS: Readonly<Record<PrimitiveName, string>> = {
  alloc: 'alloc',
  zero: 'zero F',
  copy: 'copy F → G',
  fill: 'fill F from file page N',
  map: 'map P heap[0] → F rw',
  unmap: 'unmap P heap[0]',
  protect: 'protect P heap[0]',
  permit: 'permit P heap[0]',
  get: 'get F',
  put: 'put F',
  flush: 'flush P heap[0], flush P',
  poke: "poke 'A' into F",
  cache: 'cache P heap[0] → F',
  spawn: 'spawn P → C',
  share: 'share P → C',
  exec: 'exec P ls',
  reparent: 'reparent P → Q',
  zombie: 'zombie P',
  wake: 'wake P',
  sleep: 'sleep P',
  suspend: 'suspend P',
  reap: 'reap P',
  kill: 'kill P',
  grow: 'grow P heap, 2 pages',
  shrink: 'shrink P heap',
  rights: 'rights P heap r',
  signal: 'signal P SIGSEGV',
  fail: 'fail ENOMEM',
  return: 'return',
}

const NAMES: readonly string[] = Object.keys(FORMS)
const isName = (name: string): name is PrimitiveName => NAMES.includes(name)

/** @returns all steps that a handler may take, and what each does. */
export function stepTable(): string[] {
  const { columns, step, steps } = texts().examPaper
  return table(
    [step, columns.does],
    NAMES.filter(isName).map(name => [code(FORMS[name]), steps[name]]),
  )
}
