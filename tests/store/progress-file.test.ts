import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Lesson, noteLesson } from '../../src/game/mastery.ts'
import { type KeyedOutcome, noteOutcome } from '../../src/game/review/outcome.ts'
import { addExams } from '../../src/store/exams.ts'
import { keyed, type Profile, type Stars } from '../../src/store/profile.ts'
import { exportProgress, longestProgress, readProgress } from '../../src/store/progress-file.ts'
import { largestReplay } from '../../src/store/run.ts'
import { examOn, profileWith, record } from './samples.ts'

const day = '2026-08-01'

const played: Profile = {
  ...profileWith({
    'second-level': record(80, { stars: 3, plays: 4, asksAgain: true, seeds: 2 }),
    'first-level': record(120, { bestReplay: null }),
  }),
  mastery: keyed([
    ['copy-on-write', { solves: [{ day, run: 'first-level@7' }], missed: null }],
    ['M10', { solves: [], missed: day }],
    ['M2', { solves: [], missed: day }],
  ]),
  drills: keyed([['xv6-7', { points: 300, tier: 1, traps: 2, pace: [100, 300], day, plays: 5 }]]),
  review: keyed([
    ['fork', [{ day, right: true }]],
    [
      'M2',
      [
        { day: '2026-07-30', right: true },
        { day, right: false },
      ],
    ],
  ]),
  exams: [examOn(day)],
}
const text = exportProgress(played)

test('a progress file is to be read: a line for each record, replays last, in a stable order', () => {
  expect(text.split('\n')).toEqual([
    '{',
    '  "format": 3,',
    '  "name": "Ada",',
    '  "levels": {',
    '    "first-level": {"stars":1,"bestScore":120,"plays":1,"asksAgain":false,"seeds":0},',
    '    "second-level": {"stars":3,"bestScore":80,"plays":4,"asksAgain":true,"seeds":2}',
    '  },',
    '  "mastery": {',
    `    "M2": {"solves":[],"missed":"${day}"},`,
    `    "M10": {"solves":[],"missed":"${day}"},`,
    `    "copy-on-write": {"solves":[{"day":"${day}","run":"first-level@7"}],"missed":null}`,
    '  },',
    '  "drills": {',
    `    "xv6-7": {"points":300,"tier":1,"traps":2,"pace":[100,300],"day":"${day}","plays":5}`,
    '  },',
    '  "review": {',
    `    "M2": [{"day":"2026-07-30","right":true},{"day":"${day}","right":false}],`,
    `    "fork": [{"day":"${day}","right":true}]`,
    '  },',
    '  "exams": [',
    `    ${JSON.stringify(examOn(day))}`,
    '  ],',
    '  "settings": {',
    '    "theme": "auto",',
    '    "glyphs": "auto",',
    '    "language": "auto",',
    '    "mouse": "auto",',
    '    "pace": "normal",',
    '    "clock": "timed"',
    '  },',
    '  "replays": {',
    '    "second-level": {"keys":["j","k","l"],"seed":80}',
    '  }',
    '}',
    '',
  ])
})

const ids = fc.constantFrom('a', 'first-write', 'constructor', 'to-string', '7')
const stars = fc.constantFrom<Stars>(0, 1, 2, 3)
const days = fc.constantFrom('2026-08-01', '2026-08-02')
const profiles = fc
  .record({
    name: fc.constantFrom('', 'Ada', 'Ådå "🐄" \\', '日本'),
    levels: fc.array(
      fc.tuple(
        ids,
        fc.record({
          stars,
          bestScore: fc.nat(),
          bestReplay: fc.jsonValue({ maxDepth: 3 }).map(value => JSON.parse(JSON.stringify(value))),
          plays: fc.maxSafeNat(),
          asksAgain: fc.boolean(),
          seeds: fc.nat(),
        }),
      ),
    ),
    lessons: fc.array(
      fc.record<Lesson>({
        kind: fc.constantFrom('solved', 'missed'),
        key: fc.constantFrom('M1', 'M24', 'copy-on-write', 'constructor'),
        day: days,
        run: fc.constantFrom('a', 'a@7', 'drill-xv6@7'),
      }),
    ),
    drills: fc.array(
      fc.tuple(
        fc.constantFrom('xv6-7', 'linux-0', 'eager-12'),
        fc.record({
          points: fc.nat(),
          tier: fc.nat(9),
          traps: fc.nat(),
          pace: fc.array(fc.nat()),
          day: days,
          plays: fc.nat(),
        }),
      ),
    ),
    outcomes: fc.array(
      fc.record<KeyedOutcome>({
        key: fc.constantFrom('M1', 'M24', 'copy-on-write', 'constructor'),
        day: days,
        right: fc.boolean(),
      }),
    ),
    exams: fc.array(fc.tuple(days, fc.nat(30)).map(([on, right]) => examOn(on, { right }))),
  })
  .map(
    ({ name, levels, lessons, drills, outcomes, exams }): Profile => ({
      ...played,
      name,
      levels: keyed(levels),
      mastery: lessons.reduce(noteLesson, keyed([])),
      drills: keyed(drills),
      review: outcomes.reduce(noteOutcome, keyed([])),
      exams: addExams([], exams),
    }),
  )

test('what was exported is read as it was, and exported again is the same text', () => {
  fc.assert(
    fc.property(profiles, profile => {
      const read = readProgress(exportProgress(profile), 'mine.json')
      expect(read).toEqual({ ok: true, profile })
      if (read.ok) expect(exportProgress(read.profile)).toBe(exportProgress(profile))
    }),
  )
})

test('the order in which levels were played does not show', () => {
  const reversed = { ...played, levels: keyed(Object.entries(played.levels).reverse()) }
  expect(exportProgress(reversed)).toBe(text)
})

test('an export that is cut anywhere is refused, with the line where it ends', () => {
  // Its last two characters, } and the line feed, are the end of the whole and space.
  for (let length = 0; length < text.length - 1; length++) {
    const read = readProgress(text.slice(0, length), 'mine.json')
    expect(read).toEqual({ ok: false, message: expect.stringMatching(/^mine\.json(:\d+:\d+)?: /) })
  }
  const half = readProgress(text.slice(0, text.length / 2), 'mine.json')
  expect(half).toMatchObject({
    message: expect.stringMatching(/^mine\.json:17:\d+: .*is the file cut off\?/),
  })
})

const changed = (from: string, to: string): string => {
  expect(text).toContain(from)
  return text.replace(from, to)
}

describe('what is wrong is said with its place', () => {
  test.each([
    ['nothing', '', 'it is empty'],
    ['another text', 'Dear diary', 'this is not JSON'],
    ['a list', '[]', 'a progress file is an object'],
    [
      'another format',
      changed('"format": 3', '"format": 4'),
      'format: found 4; this program reads formats 2 and 3',
    ],
    ['no format', changed('"format": 3,', ''), 'format: found nothing'],
    ['no replays', '{"format": 3}', 'this is no progress file, for it has no replays, and no save: at name'],
    ['a save of another format', '{"format": 4}', 'format: found 4; this program reads formats 2 and 3'],
    [
      'a replay where a save has it',
      changed('"stars":3', '"bestReplay":1,"stars":3'),
      'levels.second-level.bestReplay: there is no such key here',
    ],
    ['a name that is a number', changed('"Ada"', '7'), 'name: found 7; a name would do'],
    ['a list of levels', changed('"levels": {', '"levels": [], "replays": {'), 'stands twice in one object'],
    ['four stars', changed('"stars":3', '"stars":4'), 'levels.second-level.stars: found 4; 0 to 3 would do'],
    ['half a point', changed('120', '0.5'), 'levels.first-level.bestScore: found 0.5; a whole number'],
    [
      'asksAgain that is a word',
      changed('true', '"yes"'),
      'levels.second-level.asksAgain: found "yes"; true or false would do',
    ],
    [
      'a solve on no day',
      changed(`{"day":"${day}"`, '{"day":"today"'),
      'mastery.copy-on-write.solves[0].day',
    ],
    ['a drill that is a word', changed('[100,300]', '"fast"'), 'drills.xv6-7.pace: found "fast"'],
    ['a key too many', changed('"name"', '"cheat": 1, "name"'), 'cheat: there is no such key here'],
    [
      'a replay without its level',
      changed('"second-level": {"k', '"third": {"k'),
      'replays.third: there is no',
    ],
    [
      'a review on a day that there is not',
      changed('{"day":"2026-07-30"', '{"day":"2026-02-30"'),
      'review.M2[0].day: found "2026-02-30"; a day such as',
    ],
    ['an exam of an unknown kernel', changed('"linux"],', '"minix"],'), 'exams[0].recipe.kernels[1]'],
    ['an exam with a key too many', changed('"asked":30,', '"asked":30,"grade":1,'), 'exams[0].grade: there'],
    ['settings that are a list', changed('"settings": {', '"settings": 7, "x": {'), 'settings: found 7'],
  ])('%s', (_, bad, message) => {
    const read = readProgress(bad, 'mine.json')
    expect(read).toEqual({ ok: false, message: expect.stringContaining(message) })
    expect(read).toEqual({ ok: false, message: expect.stringMatching(/^mine\.json/) })
  })

  test.each([
    ['of the whole', '"name"', '"__proto__": {"stars": 3}, "name"', '__proto__: there is no such key'],
    ['of the levels', '"first-level"', '"__proto__"', 'levels.__proto__: found an object; its name would be'],
    [
      'of a level',
      '{"stars":1',
      '{"__proto__":{"plays":9},"stars":1',
      'levels.first-level.__proto__: there is',
    ],
    ['of the beliefs', '"M2"', '"__proto__"', 'mastery.__proto__: found an object'],
    ['of the reviews', '"fork": [', '"__proto__": [', 'review.__proto__: found a list'],
    ['of the drills', '"xv6-7"', '"__proto__"', 'drills.__proto__: found an object'],
    ['of the replays', '"second-level": {"k', '"__proto__": {"k', 'replays.__proto__: found an object'],
  ])('__proto__ as a key %s', (_, from, to, message) => {
    expect(readProgress(changed(from, to), 'mine.json')).toEqual({
      ok: false,
      message: expect.stringContaining(message),
    })
    expect(Reflect.get({}, 'stars')).toBeUndefined()
  })

  test('too much: as a whole, in one replay, in drills', () => {
    const sizes = { whole: ' '.repeat(longestProgress), replay: 'x'.repeat(largestReplay) }
    const drill = JSON.stringify(played.drills['xv6-7'])
    const drills = Array.from({ length: 65 }, (_, n) => `"xv6-${n}": ${drill}`).join(', ')
    const tooMuch = [
      [text + sizes.whole, 'mine.json: too large: a progress file has at most 18 MiB'],
      [
        changed('["j","k","l"]', `"${sizes.replay}"`),
        'replays.second-level: found an object; a replay of at',
      ],
      [changed(`"xv6-7": ${drill}`, drills), 'drills: found an object; at most 64 drills would do'],
    ] as const
    for (const [bad, message] of tooMuch)
      expect(readProgress(bad, 'mine.json')).toEqual({ ok: false, message: expect.stringContaining(message) })
  })

  test('in clean words, whatever the file holds', () => {
    const bad = changed('"first-level"', '"\\u001b[2J\\u202e"')
    const read = readProgress(bad, 'mine.json')
    expect(read).toMatchObject({ ok: false })
    expect(JSON.stringify(read)).not.toMatch(/\\u001b|\u202e/)
  })
})

test('a progress file of format 2 is read, with what its mastery says of reviews', () => {
  const { review, exams, ...known } = played
  const second = exportProgress(played)
    .replace('"format": 3', '"format": 2')
    .replace(/ {2}"review": \{.*?\n {2}\},\n/s, '')
    .replace(/ {2}"exams": \[.*?\n {2}\],\n/s, '')
  expect(readProgress(second, 'mine.json')).toEqual({
    ok: true,
    profile: {
      ...known,
      review: keyed([
        ['M2', [{ day, right: false }]],
        ['M10', [{ day, right: false }]],
        ['copy-on-write', [{ day, right: false }]],
        ['sigsegv', [{ day, right: false }]],
      ]),
      exams: [],
    },
  })
})

test('a save that was kept aside is read too, of any format', () => {
  expect(readProgress(JSON.stringify(played), 'save.json')).toEqual({ ok: true, profile: played })
  const first = { format: 1, name: 'Ada', settings: played.settings, levels: {} }
  expect(readProgress(JSON.stringify(first), 'save.json')).toEqual({ ok: true, profile: profileWith({}) })
  const { review, exams, ...second } = { ...played, format: 2, mastery: {} }
  expect(readProgress(JSON.stringify(second), 'save.json')).toEqual({
    ok: true,
    profile: { ...played, mastery: keyed([]), review: keyed([]), exams: [] },
  })
})

test('a name with control characters is read without them', () => {
  const read = readProgress(changed('"Ada"', '"\\u001b]0;x\\u0007 Ada"'), 'mine.json')
  expect(read).toMatchObject({ ok: true, profile: { name: ']0;x Ada' } })
})
