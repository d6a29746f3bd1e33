import { expect, test } from 'vitest'
import { chinese } from '../../src/text/chinese.ts'
import { english } from '../../src/text/english.ts'

/** What the machine, the auditor and the judge say. */
const GROUPS = [
  ...(['debts', 'differences', 'findings', 'inputs', 'misconceptions', 'names', 'objections'] as const),
  ...(['questions', 'refusals', 'rules', 'tell', 'verdicts', 'workload'] as const),
]

/** Those that only name what has the same name in Chinese, or put together what others say. */
const SAME: readonly string[] = [
  'inputs.inBulk',
  'names.pageAt',
  'names.kernels.xv6.called',
  'names.kernels.linux.title',
  'names.kernels.linux.called',
  'refusals.panic',
]

/** Those that do not take strings and numbers alone. */
const OWN_WAY: readonly string[] = [
  'debts.regions',
  'names.outcome',
  'objections.notYet',
  'objections.suspended',
  'objections.noRegion',
  'objections.outOfRange',
  'objections.noCall',
  'workload.tooMuch',
  'workload.missing',
  'workload.noVerb',
  'workload.noneOf.verb',
  'workload.noneOf.kind',
  'workload.noneOf.sharing',
  'workload.noneOf.rights',
]

/** Every text of a group by where it stands. */
function leaves(group: unknown, at: string): (readonly [string, unknown])[] {
  if (typeof group !== 'object' || group === null) return [[at, group]]
  return Object.entries(group).flatMap(([key, inner]: [string, unknown]) => leaves(inner, `${at}.${key}`))
}

const MARKS = ['<0>', '<1>', '<2>', '<3>', '<4>']

/** What a text says where it is given marks for what it names. */
const said = (text: unknown): string =>
  typeof text === 'function' ? String(Reflect.apply(text, undefined, MARKS)) : String(text)

const ours = GROUPS.flatMap(group => leaves(english[group], group))
const theirs = new Map(GROUPS.flatMap(group => leaves(chinese[group], group)))

const PAIRS = ours
  .filter(([at]) => !OWN_WAY.includes(at))
  .map(([at, text]) => ({ at, inEnglish: said(text), inChinese: said(theirs.get(at)) }))

test.each(PAIRS)(
  '$at is said in Chinese, and names what it names in English',
  ({ at, inEnglish, inChinese }) => {
    for (const mark of MARKS) expect(inChinese.includes(mark)).toBe(inEnglish.includes(mark))
    if (!SAME.includes(at)) expect(inChinese).toMatch(/\p{Script=Han}/u)
    // Nothing is punctuated by halves, and no English is left.
    expect(inChinese).not.toMatch(/[,;:!?]|\.$|\b(?:the|is|its|and|not)\b/)
  },
)

test('a sentence in English is one in Chinese', () => {
  const ends = PAIRS.filter(({ inEnglish }) => /[.?]$/.test(inEnglish))
  expect(ends.length).toBeGreaterThan(200)
  expect(ends.filter(({ inChinese }) => !/[。？]$/.test(inChinese)).map(({ at }) => at)).toEqual([])
})

test('a list of regions is said in both languages', () => {
  const heap = { name: 'heap', at: '0x4000', rights: 'rw', share: 'private', kind: 'anon' }
  const say = { en: english.debts.regions, zh: chinese.debts?.regions }
  expect(say.en('P1', [{ ...heap, pages: 1 }], [{ ...heap, pages: 2 }])).toBe(
    "P1's regions: heap (0x4000, 1 page, rw, private anon); they should be: heap (0x4000, 2 pages, rw, private anon).",
  )
  expect(say.zh?.('P1', [{ ...heap, pages: 1 }], [])).toBe(
    'P1 的区域：heap（0x4000，1 页，rw，private anon）；应当是：无。',
  )
})
