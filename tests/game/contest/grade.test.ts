import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  beginSubmission,
  type Contest,
  contestRun,
  type GradedFile,
  gradeContest,
  gradeSubmission,
  type Notice,
  type RosterStudent,
  type Submission,
  submissionText,
  unusable,
  withRun,
} from '../../../src/game/contest/index.ts'
import { createSession, type Input, reduce } from '../../../src/game/index.ts'
import type { RaceInput } from '../../../src/game/race/index.ts'
import { type Answer, believing, contestOf, gamesOf, handIn, type Pace, paceOf, sound } from './record.ts'

const IDS = ['first-write', 'multiple-forks']
const givingUp: Answer = () => null
const contestWith = (rules: Partial<Contest['rules']>, deadline: string | null = null): Contest =>
  contestOf(IDS, { deadline, rules: { repeated: 'last', ties: 'time', late: 'listed', ...rules } })

const contest = contestWith({})

const submitted = (
  own: Contest,
  name: string,
  {
    id = null,
    answer = sound,
    seed = 1,
    pace = paceOf(seed),
    finished,
  }: { id?: string | null; answer?: Answer; seed?: number; finished?: string; pace?: Pace } = {},
): Submission => handIn(own, gamesOf(own), { name, id }, answer, pace, finished)

function graded(
  own: Contest,
  files: Readonly<Record<string, Submission>>,
  roster: readonly RosterStudent[] | null = null,
) {
  const games = gamesOf(own)
  const all = Object.entries(files).map(
    ([file, submission]): GradedFile => gradeSubmission(own, games, file, submissionText(submission)),
  )
  return gradeContest(own, games, all, roster)
}

const places = ({ placed }: ReturnType<typeof graded>): [number, string][] =>
  placed.map(({ place, student }) => [place, student.name])
const kinds = ({ notices }: { readonly notices: readonly Notice[] }): [string, string][] =>
  notices.map(({ file, kind }) => [file, kind])

const early = '2026-11-27T09:30:00Z'
const late = '2026-11-27T11:30:00Z'

const rules: readonly [rule: Contest['rules']['repeated'], file: string][] = [
  ['first', 'a.json'],
  ['last', 'b.json'],
  ['best', 'c.json'],
]

test.each(rules)('of several files of one student the %s one counts', (repeated, file) => {
  const own = contestWith({ repeated })
  const result = graded(own, {
    'a.json': submitted(own, 'Ada', { id: 's1', answer: givingUp, finished: early }),
    'b.json': submitted(own, 'Ada L.', { id: 'S1', answer: givingUp, seed: 2, finished: late }),
    'c.json': submitted(own, 'Ada', { id: 's1', finished: '2026-11-27T10:30:00Z' }),
  })
  expect(result.placed.map(one => one.file)).toEqual([file])
  expect(kinds(result)).toEqual([
    ['a.json', 'repeated'],
    ['b.json', 'repeated'],
    ['c.json', 'repeated'],
  ])
})

test('a file without a run that counts is passed over, whatever the rule', () => {
  const own = contestWith({ repeated: 'first' })
  const empty = { ...submitted(own, 'Ada'), runs: [] }
  expect(graded(own, { 'a.json': empty, 'b.json': submitted(own, 'Ada') }).placed[0]?.file).toBe('b.json')
})

test('points come first, then waste, then the reported time; who has all the same shares the place', () => {
  const wasteful: Answer = ({ trap }, right) => [{ do: 'flush', process: trap.by }, ...right]
  const result = graded(contest, {
    'a.json': submitted(contest, 'slow', { pace: paceOf(2, 5000, 9000) }),
    'b.json': submitted(contest, 'wasteful', { answer: wasteful, seed: 3 }),
    'c.json': submitted(contest, 'lost', { answer: givingUp }),
    'd.json': submitted(contest, 'twin b', { seed: 1 }),
    'e.json': submitted(contest, 'Twin a', { seed: 1 }),
  })
  expect(places(result)).toEqual([
    [1, 'Twin a'],
    [1, 'twin b'],
    [3, 'slow'],
    [4, 'wasteful'],
    [5, 'lost'],
  ])
})

test('where ties are shared, the time parts nobody', () => {
  const own = contestWith({ ties: 'shared' })
  const files = {
    'a.json': submitted(own, 'slow', { pace: paceOf(2, 5000, 9000) }),
    'b.json': submitted(own, 'fast'),
  }
  expect(places(graded(own, files))).toEqual([
    [1, 'fast'],
    [1, 'slow'],
  ])
})

test.each([
  ['listed', 700],
  ['not-counted', 0],
] as const)('a run after the deadline is %s', (rule, points) => {
  const own = contestWith({ late: rule }, '2026-11-27T10:00:00Z')
  const files = {
    'a.json': submitted(own, 'Ada', { finished: late }),
    'b.json': submitted(own, 'Bob', { finished: early }),
  }
  const result = graded(own, files)
  expect(result.placed.find(({ student }) => student.name === 'Ada')?.points).toBe(points)
  expect(kinds(result).filter(([, kind]) => kind === 'late')).toEqual([
    ['a.json', 'late'],
    ['a.json', 'late'],
  ])
})

const ROSTER: readonly RosterStudent[] = [
  { student: 'Lovelace, Ada', 'sis-user': '001', 'sis-login': 'ada' },
  { student: 'Babbage, Charles', 'sis-user': '002' },
  { student: 'Twin, A.', 'sis-user': '003' },
  { student: 'Twin, A.', 'sis-user': '004' },
]

const found: readonly [name: string, id: string | null, row: number | null, notices: string[]][] = [
  ['whoever', '001', 0, []],
  ['whoever', 'ADA ', 0, []],
  ['ada lovelace', null, 0, []],
  ['Lovelace,  Ada', null, 0, []],
  ['Ada Lovelace', '999', 0, ['by-name']],
  ['A. Twin', null, null, ['not-on-roster']],
  ['A. Twin', '004', 3, []],
  ['Eve', '666', null, ['not-on-roster']],
  ['__proto__', 'constructor', null, ['not-on-roster']],
]

test.each(found)('%s with the id %s is found on row %s of the roster', (name, id, row, notices) => {
  const result = graded(contest, { 'a.json': submitted(contest, name, { id }) }, ROSTER)
  expect(result.placed.map(one => one.row)).toEqual(row === null ? [] : [row])
  expect(result.strangers.length).toBe(row === null ? 1 : 0)
  expect(result.absent).toEqual([0, 1, 2, 3].filter(other => other !== row))
  expect(result.notices.map(({ kind }) => kind)).toEqual(notices)
})

test('two names that lead to one row of the roster are one student', () => {
  const files = {
    'a.json': submitted(contest, 'Ada', { id: '001' }),
    'b.json': submitted(contest, 'A', { id: 'ada' }),
  }
  expect(graded(contest, files, ROSTER).placed.length).toBe(1)
})

test('a copy that was only put off by a while is still a copy; the same moves at other times are none', () => {
  const own = submitted(contest, 'Ada', { seed: 1 })
  const later: Submission = {
    ...submitted(contest, 'Bob'),
    runs: own.runs.map(run => ({
      ...run,
      replay: {
        ...run.replay,
        inputs: run.replay.inputs.map(input => ({ ...input, at: input.at + 60_000 })),
      },
    })),
  }
  const result = graded(contest, {
    'a.json': own,
    'b.json': later,
    'c.json': submitted(contest, 'Cy', { seed: 9 }),
  })
  expect(kinds(result)).toEqual([
    ['a.json', 'same-inputs'],
    ['b.json', 'same-inputs'],
  ])
  expect(result.notices[0]?.reason).toBe(
    'first-write, multiple-forks: the same inputs at the same times as those of Bob (b.json); both count until you decide',
  )
  expect(result.placed.length).toBe(3)
})

test('what the class believed is counted once for each student', () => {
  const files = Object.fromEntries(
    Array.from({ length: 4 }, (_, index): [string, Submission] => [
      `${index}.json`,
      submitted(contest, `S${index}`, { seed: index, answer: index < 3 ? believing('M1') : sound }),
    ]),
  )
  const { beliefs, traps } = graded(contest, files)
  expect(beliefs[0]).toEqual({ belief: 'M1', students: 3 })
  const worst = traps.filter(({ beliefs: held }) => held.some(({ belief }) => belief === 'M1'))
  expect(worst.length).toBeGreaterThan(0)
  for (const { verdicts } of worst) expect(verdicts.clean).toBe(1)
})

test('a drill counts with what it came to; then there is no sum of the points to be had', () => {
  const own = contestOf(['drill-xv6'])
  const lost: Answer = (_, right, __, trap) => (trap < 2 ? right : null)
  const result = graded(own, { 'a.json': submitted(own, 'Ada', { answer: lost }) })
  expect(result.placed[0]).toMatchObject({ points: 200, levels: 1 })
  expect(result.mostInAll).toBeNull()
  expect(result.traps.every(({ text }) => /^[a-z-]+$/.test(text))).toBe(true)
})

test('the level of two CPUs counts with the race that was found and the lock that closes it', () => {
  const own = contestOf(['two-cpus'])
  const [game] = gamesOf(own)
  if (game === undefined) throw new Error('no game')
  const race = (input: RaceInput, at: number): Input => ({ do: 'race', input, at })
  const steps = Array.from(
    { length: 18 },
    (_, at): Input => race({ do: 'step', cpu: at % 2 === 0 ? 0 : 1 }, at),
  )
  const inputs: Input[] = [
    { do: 'start', at: 0 },
    ...steps,
    race({ do: 'lock', from: 5, to: 7 }, 20),
    race({ do: 'prove' }, 21),
    { do: 'next', at: 22 },
  ]
  const over = inputs.reduce(
    (session, input) => reduce(session, { type: 'input', input }),
    createSession(game),
  )
  const submission = beginSubmission(own, { name: 'Ada', id: null })
  if (submission === null) throw new Error('no name')
  const result = graded(own, {
    'a.json': withRun(submission, contestRun(over, '2026-11-27T09:00:00.123Z', '2026-11-27T09:10:00.999Z')),
  })
  expect(result.placed[0]).toMatchObject({ points: 200, wasted: 0, elapsed: 21 })
  expect(result.placed[0]?.results[0]?.finished).toBe('2026-11-27T09:10:00Z')
  expect(result.mostInAll).toBe(200)
  expect(result.traps.map(({ text, verdicts }) => [text, verdicts.clean])).toEqual([
    ['find the race', 1],
    ['close the race', 1],
  ])
})

test('the same class in any order comes to the same', () => {
  const games = gamesOf(contest)
  const files = [
    gradeSubmission(contest, games, 'a.json', submissionText(submitted(contest, 'Ada'))),
    gradeSubmission(contest, games, 'b.json', submissionText(submitted(contest, 'Bob'))),
    gradeSubmission(contest, games, 'c.json', submissionText(submitted(contest, 'Cy', { answer: givingUp }))),
    unusable('d.json', 'unreadable', 'a FIFO'),
  ]
  const once = JSON.stringify(gradeContest(contest, games, files, null))
  fc.assert(
    fc.property(fc.shuffledSubarray(files, { minLength: 4 }), shuffled => {
      expect(JSON.stringify(gradeContest(contest, games, shuffled, null))).toBe(once)
    }),
    { numRuns: 24 },
  )
})

test('no text whatever stops the grading', () => {
  const games = gamesOf(contest)
  const good = submissionText(submitted(contest, 'Ada'))
  const piece = fc.oneof(
    fc.constantFrom(
      '',
      '"__proto__":{},',
      '-1',
      '1e999',
      'null',
      '[]',
      '{}',
      '"use"',
      '"hint"',
      '\u0000',
      '999999',
    ),
    fc.string(),
  )
  const cut = fc.tuple(fc.nat(good.length), fc.nat(12), piece)
  let refused = 0
  fc.assert(
    fc.property(fc.array(cut, { minLength: 1, maxLength: 3 }), cuts => {
      const text = cuts.reduce((now, [at, gone, put]) => now.slice(0, at) + put + now.slice(at + gone), good)
      const { notices, student } = gradeSubmission(contest, games, 'a.json', text)
      if (student === null) refused += 1
      if (student === null) expect(notices.length).toBeGreaterThan(0)
    }),
    { numRuns: 400 },
  )
  expect(refused).toBeGreaterThan(100)
})
