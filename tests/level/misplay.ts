import type { Primitive } from '../../src/kernel/index.ts'
import * as s from '../kernel/steps.ts'

/** What a believer does in the first trap of that name, and the verdict on it: its kind, then the beliefs it names. */
export type Misplay<Id extends string> = readonly [
  what: string,
  id: Id,
  trap: string,
  steps: (right: readonly Primitive[]) => readonly Primitive[],
  told: string,
]

export const without =
  (...verbs: readonly Primitive['do'][]) =>
  (right: readonly Primitive[]): Primitive[] =>
    right.filter(step => !verbs.includes(step.do))

export const always =
  (...steps: readonly Primitive[]) =>
  (): readonly Primitive[] =>
    steps

/** The steps, with others before the return. */
export const before =
  (...more: readonly Primitive[]) =>
  (right: readonly Primitive[]): Primitive[] => [...without('return')(right), ...more, s.back]

/** The steps with the flush moved behind the last put. */
export const flushLast = (right: readonly Primitive[]): Primitive[] => [
  ...without('flush', 'return')(right),
  ...right.filter(step => step.do === 'flush'),
  s.back,
]

/** A copy of a page for a process, and one reference fewer on its old frame. */
export const copied = (process: number, page: number, from: number, to: number): Primitive[] => [
  s.alloc,
  s.copy(from, to),
  s.map(process, page, to, 'rw'),
  s.put(from),
]
