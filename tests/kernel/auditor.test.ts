import { describe, expect, test } from 'vitest'
import {
  explain,
  type Finding,
  findingKey,
  type Kernel,
  noteSystemCall,
  type Primitive,
  RULE_IDS,
  ruleText,
} from '../../src/kernel/index.ts'
import { lookAtReturn, watched } from './audited-run.ts'
import { atReturn, byCopy, HEAP, onTheWay, SHARED, threaded, xv6 } from './auditor-cases.ts'
import { atReturnOnDemand, linux, onTheWayOnDemand } from './auditor-cases-demand.ts'
import { type Scene, trapOf } from './scene.ts'
import { a, alloc, b, back, copy, get, map, permit, protect, put, rights, spawn, unmap } from './steps.ts'

const lookOnTheWay = ({ machine, trap }: Scene, kernel: Kernel, steps: readonly Primitive[]): Finding[] =>
  watched(machine, kernel, trap, steps)

function lookInTheEnd(scene: Scene, kernel: Kernel, steps: readonly Primitive[]): Finding[] {
  const { machine, trap, ideal } = scene
  watched(machine, kernel, trap, [...steps, back])
  noteSystemCall(ideal, machine, trap, steps)
  return lookAtReturn(machine, kernel, trap, ideal)
}

describe.each([
  { when: 'on the way', cases: onTheWay, look: lookOnTheWay },
  { when: 'on the way, on linux', cases: onTheWayOnDemand, look: lookOnTheWay },
  { when: 'at the return', cases: atReturn, look: lookInTheEnd },
  { when: 'at the return, on linux', cases: atReturnOnDemand, look: lookInTheEnd },
])('$when', ({ cases, look }) => {
  test.each(cases)('$sentence', ({ lines, kernel = xv6, broken, found, said }) => {
    const scene = trapOf(kernel, lines)
    const findings = look(scene, kernel, broken)
    expect(findings).toEqual(found)
    const [first] = findings
    const sentence = first === undefined ? '' : explain(first, scene.machine)
    for (const part of said) expect(sentence).toContain(part)
  })

  test.each(cases)('$sentence; its lawful neighbour is not accused', ({ lines, kernel = xv6, lawful }) => {
    expect(look(trapOf(kernel, lines), kernel, lawful)).toEqual([])
  })
})

test('every rule that the auditor itself can find broken is broken above, and has a name and a sentence', () => {
  const cases = [...onTheWay, ...atReturn, ...onTheWayOnDemand, ...atReturnOnDemand]
  const broken = new Set(cases.flatMap(({ found }) => found.map(({ rule }) => rule)))
  expect(RULE_IDS.filter(rule => !broken.has(rule))).toEqual(['B8'])
  expect(
    RULE_IDS.filter(rule => ruleText(rule).name === '' || !ruleText(rule).sentence.endsWith('.')),
  ).toEqual([])
})

test('a count of 0 is told as a frame that is free already', () => {
  const { machine } = trapOf(xv6, SHARED)
  expect(explain({ rule: 'B1', frame: a, count: 0, ptes: 1, inCache: false }, machine)).toBe(
    'Frame a counts 0 references but 1 PTE maps it: it is free while somebody uses it.',
  )
})

test('what a B8 finding says is said as it is', () => {
  const { machine } = trapOf(xv6, SHARED)
  expect(explain({ rule: 'B8', process: 2, what: 'P2 should have got -1.' }, machine)).toBe(
    'P2 should have got -1.',
  )
})

/** Lawful on xv6, where the trapped process and its unborn child do not run, and not where other threads do. */
const besides: readonly [
  sentence: string,
  lines: readonly string[],
  steps: readonly Primitive[],
  rules: string[],
][] = [
  [
    'the trapped page may have W before its count falls',
    SHARED,
    [permit(2, 0), put(a), get(a)],
    ['A2', 'A4', 'A2'],
  ],
  ['xv6 frees a page before it clears the PTE', [...HEAP, 'P1 unmap heap'], [put(a), unmap(1, 0)], ['A1']],
  [
    "the trapped process's own TLB entry is emptied by the return",
    [...HEAP, 'P1 fork P2', 'P2 load heap[0]', 'P2 store heap[0] B'],
    byCopy,
    ['A4'],
  ],
]

test.each(besides)('who counts: %s', (_, lines, steps, rules) => {
  const found = (kernel: Kernel): string[] =>
    lookOnTheWay(trapOf(xv6, lines), kernel, steps).map(one => one.rule)
  expect(found(xv6)).toEqual([])
  expect(found(threaded)).toEqual(rules)
})

test.each(['P1 exit', 'P1 exec ls'])('who counts: at %s the other threads of the process are gone', line => {
  expect(lookOnTheWay(trapOf(xv6, [...HEAP, line]), threaded, [put(a), unmap(1, 0)])).toEqual([])
})

test('a child not yet returned to does not count, even where threads run on', () => {
  const scene = trapOf(xv6, [...HEAP, 'P1 fork P2'])
  const steps = [spawn(1, 2), protect(1, 0), map(2, 0, a, 'rw'), get(a), map(2, 0, a, 'cow')]
  expect(lookOnTheWay(scene, threaded, steps)).toEqual([])
})

test("the trapped process's own stale entry is no B3 on xv6: its return empties the TLB", () => {
  const lines = [...HEAP, 'P1 fork P2', 'P1 load heap[0]', 'P1 store heap[0] B']
  const steps = [alloc, copy(a, b), map(1, 0, b, 'rw'), put(a)]
  expect(lookInTheEnd(trapOf(xv6, lines), xv6, steps)).toEqual([])
  const flushless: Kernel = { ...xv6, flushOnReturn: false }
  expect(lookInTheEnd(trapOf(xv6, lines), flushless, steps)).toEqual([
    { rule: 'B3', frame: a, process: 1, page: 0 },
  ])
})

test('the same thing broken in the same place keeps its name from step to step, and another place has another', () => {
  const one: Finding = { rule: 'B1', frame: a, count: 2, ptes: 1, inCache: false }
  const key = findingKey(one)
  expect(findingKey({ ...one, count: 3 })).toBe(key)
  const others: Finding[] = [
    { ...one, frame: b },
    { rule: 'B2', frame: a },
    { rule: 'B3', frame: a, process: 1, page: 0 },
    { rule: 'B3', frame: a, process: 1, page: 1 },
    { rule: 'B3', frame: a, process: 2, page: 1 },
  ]
  expect(new Set([one, ...others].map(findingKey)).size).toBe(6)
})

test('on linux a page that may be written may have neither W nor COW: its next store faults, and is judged then', () => {
  const scene = trapOf(linux, [...HEAP, 'P1 protect heap r', 'P1 protect heap rw'])
  expect(lookInTheEnd(scene, linux, [rights(1, 'heap', 'rw')])).toEqual([])
})
