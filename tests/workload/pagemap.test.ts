import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { KERNELS, type KernelName } from '../../src/kernel/index.ts'
import {
  type PagemapRow,
  Pairing,
  pagemapRows,
  readTrace,
  type Script,
  stopAt,
} from '../../src/workload/index.ts'
import type { After, PageSeen } from '../../src/workload/observe.ts'

function rowsOf(script: Script, kernel: KernelName, at: number | null): PagemapRow[] {
  const stopped = stopAt(script, KERNELS[kernel], at)
  if (!stopped.ok) throw new Error('it does not run')
  return [...pagemapRows(stopped.machine)]
}

const rowsAfter = (lines: readonly string[], kernel: KernelName = 'linux'): PagemapRow[] =>
  rowsOf({ kind: 'text', text: lines.join('\n'), file: 'f' }, kernel, null)

/** The bits of a number in hexadecimal, lowest first, by the numbers that the document gives them. */
const bitsOf = (hex: string): number[] => {
  const bits: number[] = []
  for (let rest = BigInt(hex), bit = 0; rest > 0n; rest >>= 1n, bit++) if (rest & 1n) bits.push(bit)
  return bits
}

const PFN_MASK = (1n << 55n) - 1n

/** What the recording program read out of the three files: kpageflags names the kind, kpagecount the mappings. */
function seenIn({ entry, present }: PagemapRow): PageSeen {
  if (!bitsOf(entry).includes(63)) return null
  const flags = bitsOf(present?.kpageflags ?? '0x0')
  if (flags.includes(24)) return { frame: 'zero' }
  const kind = flags.includes(12) ? 'anon' : 'page-cache'
  return { frame: Number(BigInt(entry) & PFN_MASK), maps: present?.count ?? -1, kind }
}

const frameOf = (page: PageSeen | undefined): number | null =>
  page !== null && page !== undefined && typeof page.frame === 'number' ? page.frame : null

const framesIn = (after: After): Set<number> =>
  new Set(Object.values(after).flatMap(page => frameOf(page) ?? []))

/** The recorded pages, with the PFNs in place of the recording's names of frames where the two fit. */
function renamed(recorded: After, seen: After, pairing: Pairing): After {
  pairing.forgetUnseen(framesIn(recorded), framesIn(seen))
  const pages: Record<string, PageSeen> = {}
  for (const [key, page] of Object.entries(recorded)) {
    const [name, pfn] = [frameOf(page), frameOf(seen[key])]
    const fits = name !== null && pfn !== null && pairing.pair(name, pfn)
    pages[key] = fits && page !== null && 'maps' in page ? { ...page, frame: pfn } : page
  }
  return pages
}

const FOLDER = new URL('../fixtures/oracle/', import.meta.url)
const recordings = readdirSync(FOLDER).filter(name => name.endsWith('.json'))

test.each(recordings)('after every step it shows what /proc showed on a real Linux: %s', name => {
  const read = readTrace(readFileSync(new URL(name, FOLDER), 'utf8'), name)
  if (!read.ok) throw new Error(read.problem.message)
  const pairing = new Pairing()
  for (const [step, { recorded }] of read.trace.steps.entries()) {
    const rows = rowsOf({ kind: 'trace', trace: read.trace, file: name, line: 1 }, 'linux', step + 1)
    const seen = Object.fromEntries(
      rows.map(row => [`${row.process}.${row.region}[${row.page}]`, seenIn(row)] as const),
    )
    expect(seen).toEqual(renamed(recorded.after ?? {}, seen, pairing))
  }
})

interface Shown {
  readonly bits: number[]
  readonly count: number | undefined
  readonly flags: number[]
}

const shown = ({ entry, present }: PagemapRow): Shown => ({
  bits: bitsOf(entry).filter(bit => bit >= 55),
  count: present?.count,
  flags: bitsOf(present?.kpageflags ?? '0x0'),
})

const MEMORY = [
  'P1 map heap anon private 3',
  'P1 store heap[0] A',
  'P1 load heap[1]',
  'P1 map lib file private 2',
  'P1 load lib[0]',
  'P1 store lib[1] L',
  'P1 map shm anon shared 1',
  'P1 store shm[0] S',
]

/*
 * Bits 63 present, 61 file or shared, 56 mapped once; flags 11 MMAP, 12 ANON, 14 SWAPBACKED, 24 ZERO_PAGE. These are
 * what the files of a Linux 6.18 gave for the same accesses (file on tmpfs), less the flags that are not modelled.
 */
const pages: readonly [page: string, lines: readonly string[], Shown][] = [
  ['P1.heap[0]', MEMORY, { bits: [56, 63], count: 1, flags: [11, 12, 14] }],
  ['P1.heap[1]', MEMORY, { bits: [63], count: 0, flags: [24] }],
  ['P1.heap[2]', MEMORY, { bits: [], count: undefined, flags: [] }],
  ['P1.lib[0]', MEMORY, { bits: [56, 61, 63], count: 1, flags: [11, 14] }],
  ['P1.lib[1]', MEMORY, { bits: [56, 63], count: 1, flags: [11, 12, 14] }],
  ['P1.shm[0]', MEMORY, { bits: [56, 61, 63], count: 1, flags: [11, 14] }],
  ['P2.heap[0]', [...MEMORY, 'P1 fork P2'], { bits: [63], count: 2, flags: [11, 12, 14] }],
  ['P2.heap[1]', [...MEMORY, 'P1 fork P2'], { bits: [63], count: 0, flags: [24] }],
  ['P2.shm[0]', [...MEMORY, 'P1 fork P2'], { bits: [], count: undefined, flags: [] }],
  ['P2.shm[0]', [...MEMORY, 'P1 fork P2', 'P2 load shm[0]'], { bits: [61, 63], count: 2, flags: [11, 14] }],
  [
    'P1.heap[0]',
    [...MEMORY, 'P1 fork P2', 'P2 store heap[0] B'],
    { bits: [56, 63], count: 1, flags: [11, 12, 14] },
  ],
  ['P2.heap[0]', [...MEMORY, 'P1 vfork P2'], { bits: [56, 63], count: 1, flags: [11, 12, 14] }],
]

test.each(pages)('%s after %j', (page, lines, expected) => {
  const row = rowsAfter(lines).find(one => `${one.process}.${one.region}[${one.page}]` === page)
  expect(row && shown(row)).toEqual(expected)
})

test('what a row says in words is what its bits say', () => {
  const names: Record<string, number> = { MMAP: 11, ANON: 12, SWAPBACKED: 14, ZERO_PAGE: 24 }
  for (const { entry, present } of rowsAfter([
    ...MEMORY,
    'P1 fork P2',
    'P2 store heap[0] B',
    'P2 load lib[0]',
  ])) {
    const bits = bitsOf(entry)
    expect(present !== null).toBe(bits.includes(63))
    if (present === null) continue
    const { pfn, flags, kpageflags, fileOrShared, exclusive } = present
    expect({ pfn: BigInt(pfn), fileOrShared, exclusive }).toEqual({
      pfn: BigInt(entry) & PFN_MASK,
      fileOrShared: bits.includes(61),
      exclusive: bits.includes(56),
    })
    expect(flags.map(flag => names[flag])).toEqual(bitsOf(kpageflags))
  }
})

const pfnsOf = (rows: readonly PagemapRow[], page: string): (number | undefined)[] =>
  rows.filter(row => `${row.region}[${row.page}]` === page).map(({ present }) => present?.pfn)

test('one PFN for both until one of them stores, then two; the zero frame has its own', () => {
  const lines = ['P1 map heap anon private 2', 'P1 store heap[0] A', 'P1 load heap[1]', 'P1 fork P2']
  const [one, two] = pfnsOf(rowsAfter(lines), 'heap[0]')
  expect(one).toBe(two)
  const [mine, other] = pfnsOf(rowsAfter([...lines, 'P1 store heap[0] B']), 'heap[0]')
  expect(other).toBe(two)
  expect(mine).not.toBe(two)
  const [zero, zeroToo] = pfnsOf(rowsAfter(lines), 'heap[1]')
  expect(zero).toBe(zeroToo)
  expect([one, undefined]).not.toContain(zero)
})

test('a vfork child shows the page table of its parent, and its own after exec', () => {
  const lines = ['P1 map heap anon private 1', 'P1 store heap[0] A', 'P1 vfork P2']
  const strip = (rows: readonly PagemapRow[]) => rows.map(({ process: _, ...row }) => row)
  const [parent, child] = strip(rowsAfter(lines))
  expect(child).toEqual(parent)
  expect(rowsAfter([...lines, 'P2 exec ls']).map(({ process }) => process)).toEqual(['P1'])
})

test('a zombie on xv6 has no rows, but its page table counts until it is waited for', () => {
  const lines = ['P1 map heap anon private 1', 'P1 fork P2', 'P2 exit']
  expect(rowsAfter(lines, 'xv6').map(({ process, present }) => [process, present?.count])).toEqual([
    ['P1', 2],
  ])
  expect(rowsAfter([...lines, 'P1 wait'], 'xv6').map(({ present }) => present?.count)).toEqual([1])
})

const TEXT: Script = { kind: 'text', text: 'P1 map heap anon private 1\n\nP1 store heap[0] A', file: 'f' }

test('the steps of a workload are its instructions, counted from 1', () => {
  const steps = [1, 2, null, 3].map(at => stopAt(TEXT, KERNELS.linux, at))
  expect(steps).toMatchObject([
    { ok: true, step: 1, steps: 2, instruction: { do: 'map' } },
    { ok: true, step: 2, steps: 2, instruction: { do: 'store' } },
    { ok: true, step: 2, steps: 2, instruction: { do: 'store' } },
    { ok: false, why: 'no such step', steps: 2 },
  ])
  expect(
    steps.map(stopped => (stopped.ok ? [...pagemapRows(stopped.machine)][0]?.present !== null : null)),
  ).toEqual([false, true, true, null])
})

test('what is wrong behind the step is told all the same', () => {
  const stopped = stopAt({ ...TEXT, text: `${TEXT.text}\nP1 store heap[1] B` }, KERNELS.linux, 1)
  expect(stopped).toMatchObject({ ok: false, why: 'problems', problems: [{ line: 4 }] })
})
