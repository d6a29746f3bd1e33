import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { KERNEL_NAMES } from '../../src/kernel/index.ts'
import { type Costed, costsOf } from '../../src/workload/index.ts'

/*
 * docs/costs.md gives numbers. Each section with a table of the kernels gives its workload too, which is run here, and
 * every cell is compared.
 */
const DOC = readFileSync(new URL('../../docs/costs.md', import.meta.url), 'utf8')

/** Numbers that the text gives and no workload makes: sizes, and the version of the Linux that was measured. */
const SOURCED = new Set(['1', '4', '4096', '6.18'])

interface Section {
  readonly title: string
  readonly workload: string
  /** Account to its cells, in the order of KERNEL_NAMES. */
  readonly rows: readonly (readonly [account: string, cells: readonly string[]])[]
  readonly prose: string
}

const cellsOf = (line: string): string[] =>
  line
    .slice(1, -1)
    .split('|')
    .map(cell => cell.trim())

function sectionOf(text: string): Section | null {
  const [title = '', ...lines] = text.split('\n')
  const [head = '', , ...body] = lines.filter(line => line.startsWith('|'))
  if (cellsOf(head).slice(1).join() !== KERNEL_NAMES.join()) return null
  const workload = /```text\n(.*?)```/s.exec(text)?.[1]
  if (workload === undefined) throw new Error(`${title}: a table without a workload`)
  const rows = body.map(cellsOf).map(([account = '', ...cells]) => [account, cells] as const)
  const prose = text.replace(/```.*?```/gs, '').replace(/^\|.*$/gm, '')
  return { title, workload, rows, prose }
}

const sections = DOC.split(/^## /m)
  .slice(1)
  .map(sectionOf)
  .filter(section => section !== null)

function cellOf(costed: Costed, account: string): string {
  if (!costed.ok) return 'cannot'
  const { all, processes, framesAtMost, bookkeeping } = costed.costs
  const [process, of] = account.includes(' ') ? account.split(' ') : [null, account]
  const numbers: Record<string, number> =
    process === null ? { ...all, ...bookkeeping, framesAtMost } : { ...processes[process ?? ''] }
  if (process !== null && processes[process ?? ''] === undefined) return 'no account'
  return String(numbers[of ?? ''])
}

const known = (account: string): boolean =>
  KERNEL_NAMES.some(kernel => {
    const costed = costsOf({ kind: 'text', text: 'P1 wait', file: 'f' }, kernel)
    return !['no account', 'undefined'].includes(cellOf(costed, account.replace(/^P\d+ /, 'P1 ')))
  })

test('the page has a table for each of the claims', () => {
  expect(sections.map(({ title }) => title)).toEqual([
    'exec right after fork',
    'Everybody writes everything',
    'A snapshot',
    'vfork, then exec',
    'Memory that was never written',
    "A program's text",
    'Nested forks',
    'What the counts themselves take',
  ])
})

test.each(sections)('$title: every number of the table is what its workload costs', ({ workload, rows }) => {
  const costed = KERNEL_NAMES.map(kernel => costsOf({ kind: 'text', text: workload, file: 'f' }, kernel))
  expect(rows.filter(([account]) => !known(account))).toEqual([])
  const run = rows.map(([account]) => [
    account,
    costed.map(costs => cellOf(costs, account).replace('no account', '0')),
  ])
  expect(rows).toEqual(run)
  expect(rows.length).toBeGreaterThan(2)
})

test.each(sections)(
  '$title: the text gives no number that neither table nor source has',
  ({ prose, rows }) => {
    const cells = new Set(rows.flatMap(([, row]) => row))
    const numbers = prose.match(/(?<![\w.])\d+(?:\.\d+)*(?![\w.]*\w)/g) ?? []
    expect(numbers.filter(number => !cells.has(number) && !SOURCED.has(number))).toEqual([])
  },
)

test('copy-on-write saves where exec follows fork, and costs more where everybody writes', () => {
  const cells = (title: string, account: string): readonly number[] =>
    (
      sections.find(section => section.title === title)?.rows.find(([name]) => name === account)?.[1] ?? []
    ).map(Number)
  const [full = 0, cow = 0] = cells('exec right after fork', 'pagesCopied')
  expect([full > 100, cow]).toEqual([true, 1])
  const [naive, xv6] = cells('Everybody writes everything', 'pagesCopied')
  expect(xv6).toBe(naive)
  const [before = 0, after = 0] = cells('Everybody writes everything', 'faults')
  expect(after).toBeGreaterThan(before)
})
