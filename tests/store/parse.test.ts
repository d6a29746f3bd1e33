import { describe, expect, test } from 'vitest'
import { largestSave, parseProfile } from '../../src/store/parse.ts'
import { defaultSettings, GLYPHS, keyed, mostExams, newProfile, THEMES } from '../../src/store/profile.ts'
import { examOn, record, sample } from './samples.ts'

const parse = (text: string) => parseProfile(Buffer.from(text))
const parseValue = (value: unknown) => parse(JSON.stringify(value))

test('a save is read back as it was written', () => {
  expect(parseValue(sample)).toEqual({ kind: 'sound', profile: sample })
})

test('a save cut off at any byte is damaged, never a smaller save', () => {
  const bytes = Buffer.from(JSON.stringify({ ...sample, name: 'Ådå 🐄' }))
  const kinds = Array.from(bytes, (_, length) => parseProfile(bytes.subarray(0, length)).kind)
  expect(new Set(kinds)).toEqual(new Set(['damaged']))
  expect(parseProfile(bytes).kind).toBe('sound')
})

test('a save whose tail was never written to the disk is damaged at any length', () => {
  const bytes = Buffer.from(JSON.stringify(sample))
  const kinds = Array.from(bytes, (_, length) => parseProfile(Buffer.from(bytes).fill(0, length)).kind)
  expect(new Set(kinds)).toEqual(new Set(['damaged']))
})

const oneLevel = (level: object) => ({ ...sample, levels: { a: { ...record(1), ...level } } })

describe('what is wrong is said in one clause', () => {
  test.each([
    ['nothing', Buffer.alloc(0), 'it is empty'],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00, 0x80]), 'it is cut off or not JSON (4 bytes)'],
    ['a page of another program', Buffer.from('<html>'), 'it is cut off or not JSON (6 bytes)'],
    ['JSON of something else', Buffer.from('[1,2]'), 'it has no format number'],
    ['a format that is no number', Buffer.from('{"format":"1"}'), 'it has no format number'],
    ['a format before the first', Buffer.from('{"format":0}'), 'it has no format number'],
  ])('%s', (_, bytes, problem) => {
    expect(parseProfile(bytes)).toEqual({ kind: 'damaged', problem })
  })

  test.each([
    ['four stars', oneLevel({ stars: 4 }), 'levels.0.1.stars'],
    ['a negative score', oneLevel({ bestScore: -1 }), 'levels.0.1.bestScore'],
    ['half a point', oneLevel({ bestScore: 0.5 }), 'levels.0.1.bestScore'],
    ['a score beyond whole numbers', oneLevel({ bestScore: 2 ** 60 }), 'levels.0.1.bestScore'],
    ['no replay, not even null', oneLevel({ bestReplay: undefined }), 'bestReplay'],
    ['a list of levels', { ...sample, levels: [] }, 'levels'],
    ['no name', { ...sample, name: undefined }, 'name'],
    ['no settings', { ...sample, settings: null }, 'settings'],
  ])('%s', (_, value, where) => {
    expect(parseValue(value)).toEqual({ kind: 'damaged', problem: expect.stringContaining(`at `) })
    expect(parseValue(value)).toEqual({ kind: 'damaged', problem: expect.stringContaining(where) })
  })
})

describe('a save of format 1', () => {
  const { asksAgain, seeds, ...known } = record(120)
  const first = { format: 1, name: 'Ada', settings: defaultSettings, levels: { 'first-fork': known } }

  test('is read, with nothing known of what came after it', () => {
    const profile = { ...newProfile, name: 'Ada', levels: { 'first-fork': record(120) } }
    expect(parseValue(first)).toEqual({ kind: 'sound', profile })
  })

  test('is damaged by what damages any other', () => {
    const damaged = { ...first, levels: { 'first-fork': { ...known, stars: 4 } } }
    expect(parseValue(damaged)).toEqual({ kind: 'damaged', problem: expect.stringContaining('stars') })
    expect(parseValue({ ...first, settings: { glyphs: 'mauve' } })).toMatchObject({ kind: 'sound' })
  })
})

test.each([
  ['neither mastery nor drills', { mastery: undefined, drills: undefined }, 'mastery'],
  ['a belief without its solves', { mastery: { M1: { missed: null } } }, 'mastery.0.1.solves'],
  [
    'a solve on no day',
    { mastery: { M1: { solves: [{ day: 'today', run: 'a' }], missed: null } } },
    'solves.0.day',
  ],
  ['a drill that is a number', { drills: { 'xv6-7': 3 } }, 'drills.0.1'],
  ['a level that does not say whether it asks again', oneLevel({ asksAgain: undefined }), 'asksAgain'],
  ['no review', { review: undefined }, 'review'],
  ['a review on a day that there is not', { review: { M1: [{ day: '2026-02-30', right: true }] } }, 'review'],
  ['a review that is neither right nor wrong', { review: { M1: [{ day: '2026-02-20' }] } }, 'right'],
  ['no list of exams', { exams: undefined }, 'exams'],
  ['an exam without its recipe', { exams: [{ ...examOn('2026-08-01'), recipe: undefined }] }, 'recipe'],
  [
    'more exams than are kept',
    { exams: Array.from({ length: mostExams + 1 }, () => examOn('2026-08-01')) },
    'exams',
  ],
])('a save with %s is damaged', (_, change, where) => {
  expect(parseValue({ ...sample, ...change })).toEqual({
    kind: 'damaged',
    problem: expect.stringContaining(where),
  })
})

describe('a save of format 2', () => {
  const { review, exams, ...known } = sample
  const second = (mastery: object) => ({ ...known, format: 2, mastery })
  const day = '2026-08-01'

  test('is read as it was, with no exams', () => {
    expect(parseValue(second({}))).toEqual({ kind: 'sound', profile: sample })
  })

  test('says by its solves and misses what was met, and what comes back', () => {
    const mastery = {
      M3: { solves: [{ day: '2026-08-03', run: 'a@7' }], missed: day },
      fork: { solves: [{ day, run: 'a@7' }], missed: null },
      'no-topic-of-an-exam': { solves: [{ day, run: 'a@7' }], missed: null },
    }
    expect(parseValue(second(mastery))).toMatchObject({
      kind: 'sound',
      profile: {
        mastery,
        review: keyed([
          [
            'M3',
            [
              { day, right: false },
              { day: '2026-08-03', right: true },
            ],
          ],
          ['write-protect', [{ day, right: false }]],
          ['fork', [{ day, right: true }]],
        ]),
      },
    })
  })

  test('is read with days that there are not, but nothing comes back by them', () => {
    const mastery = { fork: { solves: [{ day: '2026-99-99', run: 'a' }], missed: '0000-00-00' } }
    expect(parseValue(second(mastery))).toMatchObject({ kind: 'sound', profile: { mastery, review: {} } })
  })
})

test('days of a review that stand in another order or twice are put in order, and a wrong answer counts', () => {
  const days = ['2026-08-03', '2026-08-01', '2026-08-03'].map((day, index) => ({ day, right: index < 2 }))
  expect(parseValue({ ...sample, review: { M1: days } })).toMatchObject({
    profile: {
      review: {
        M1: [
          { day: '2026-08-01', right: true },
          { day: '2026-08-03', right: false },
        ],
      },
    },
  })
})

test('beliefs, topics and drills called __proto__ are like any other', () => {
  const mastery = '{"__proto__":{"solves":[],"missed":"2026-08-01"}}'
  const drills = '{"__proto__":{"points":1,"tier":0,"traps":1,"pace":[1],"day":"2026-08-01","plays":1}}'
  const text = JSON.stringify(sample).replace(
    /"mastery":.*(?=,"review")/,
    `"mastery":${mastery},"drills":${drills}`,
  )
  const parsed = parse(text)
  if (parsed.kind !== 'sound') throw new Error(parsed.kind)
  expect(JSON.stringify(parsed.profile)).toContain(`"mastery":${mastery},"drills":${drills}`)
  expect([parsed.profile.mastery.constructor, parsed.profile.drills.constructor]).toEqual([
    undefined,
    undefined,
  ])
})

test('a later format is told from damage, whatever else it holds', () => {
  expect(parse('{"format":4,"herd":[]}')).toEqual({ kind: 'newer', format: 4 })
})

test('levels called __proto__ and constructor are levels like any other, and no others have them', () => {
  const levels =
    '{"__proto__":{"stars":3,"bestScore":9,"plays":1,"asksAgain":false,"seeds":0,"bestReplay":{"__proto__":{"stars":3}}}}'
  const parsed = parse(JSON.stringify(sample).replace(/"levels":.*(?=,"mastery")/, `"levels":${levels}`))
  if (parsed.kind !== 'sound') throw new Error(parsed.kind)
  expect(Object.keys(parsed.profile.levels)).toEqual(['__proto__'])
  expect(Object.values(parsed.profile.levels)).toMatchObject([{ stars: 3, bestScore: 9 }])
  expect(parsed.profile.levels.constructor).toBeUndefined()
  expect(Reflect.get({}, 'stars')).toBeUndefined()
  expect(JSON.stringify(parsed.profile)).toContain(`"levels":${levels}`)
})

test('keys of a profile called __proto__ change nothing', () => {
  const text = JSON.stringify(sample).replace('{', '{"__proto__":{"name":"Eve","stars":3},')
  expect(parse(text)).toEqual({ kind: 'sound', profile: sample })
})

test('a mistyped setting falls back alone', () => {
  const settings = { glyphs: 'ascii', theme: 'mauve', pace: 'instant' }
  expect(parseValue({ ...sample, settings })).toEqual({
    kind: 'sound',
    profile: { ...sample, settings: { ...defaultSettings, glyphs: 'ascii', pace: 'instant' } },
  })
})

test.each([
  ['full', 'unicode', 'auto', 'auto'],
  ['none', 'unicode', 'none', 'auto'],
  ['full', 'ascii', 'auto', 'ascii'],
  ['none', 'ascii', 'none', 'ascii'],
  ['mauve', 'gothic', 'auto', 'auto'],
] as const)(
  'settings with colour %s and glyphs %s, from before there were themes, are read as %s and %s',
  (colour, glyphs, theme, now) => {
    const { pace, clock } = defaultSettings
    expect(parseValue({ ...sample, settings: { glyphs, colour, pace, clock } })).toEqual({
      kind: 'sound',
      profile: { ...sample, settings: { ...defaultSettings, theme, glyphs: now, pace, clock } },
    })
  },
)

test.each(THEMES.flatMap(theme => GLYPHS.map(glyphs => [theme, glyphs] as const)))(
  'the theme %s with the characters %s comes back as it was written',
  (theme, glyphs) => {
    const profile = { ...sample, settings: { ...defaultSettings, theme, glyphs } }
    expect(parseValue(profile)).toEqual({ kind: 'sound', profile })
    expect(parseValue({ ...profile, settings: { ...profile.settings, colour: 'none' } })).toEqual({
      kind: 'sound',
      profile,
    })
  },
)

test('control characters in the name of a save do not reach the terminal', () => {
  const parsed = parseValue({ ...sample, name: '\u001b]0;pwned\u0007 Ada\u202e\n' })
  expect(parsed).toMatchObject({ kind: 'sound', profile: { name: ']0;pwned Ada' } })
})

test('control characters in what is wrong do not reach the terminal', () => {
  const parsed = parseValue({ ...sample, settings: sample.settings, levels: { '\u001b[2J': 1 } })
  expect(JSON.stringify(parsed)).not.toMatch(/\\u001b/)
})

test('a replay nested deeper than a program can write back is damage', () => {
  const nested = (depth: number) =>
    oneLevel({ bestReplay: JSON.parse('['.repeat(depth) + ']'.repeat(depth)) })
  expect(parseValue(nested(60)).kind).toBe('sound')
  expect(parseValue(nested(70)).kind).toBe('damaged')
  const text = JSON.stringify(oneLevel({ bestReplay: 'X' })).replace(
    '"X"',
    '['.repeat(200_000) + ']'.repeat(200_000),
  )
  expect(parse(text).kind).toBe('damaged')
})

test('the largest save holds the largest replays of a hundred levels', () => {
  const replay = 'x'.repeat(128 * 1024 - 2)
  const levels = Array.from(
    { length: 100 },
    (_, n) => [`level-${n}`, record(n, { bestReplay: replay })] as const,
  )
  const text = JSON.stringify({ ...sample, levels: keyed(levels) })
  expect(text.length).toBeLessThan(largestSave)
})
