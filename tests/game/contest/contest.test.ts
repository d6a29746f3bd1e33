import { expect, test } from 'vitest'
import {
  contestGames,
  contestLevel,
  contestText,
  makeContest,
  practiceGame,
  readContest,
} from '../../../src/game/contest/index.ts'
import { newGame } from '../../../src/game/index.ts'
import { variantOf } from '../../../src/level/index.ts'
import { contestOf, gamesOf, LEVELS } from './record.ts'

const contest = contestOf(['first-write', 'drill-xv6'], { deadline: '2026-11-27T12:00:00Z' })
const text = contestText(contest)

const level = (id: string) => {
  const found = LEVELS.find(one => one.id === id)
  if (found === undefined) throw new Error(id)
  return found
}

test('a contest that was written is read again as it was', () => {
  expect(readContest(text, 'c.json')).toEqual({ ok: true, contest })
})

test('two contests of the same levels differ in their random number, and so in their hash', () => {
  expect(contestOf(['first-write'], { contest: 'f'.repeat(32) }).hash).not.toBe(
    contestOf(['first-write']).hash,
  )
})

const bad: readonly [what: string, text: string, message: string][] = [
  ['nothing', '', 'c.json: it is empty'],
  ['half of itself', text.slice(0, 200), 'cut off?'],
  ['a list', '[]', 'c.json: a contest is an object: found a list; '],
  [
    '__proto__',
    text.replace('{', '{"__proto__": {"title": "x"},'),
    'c.json: __proto__: there is no such key here',
  ],
  [
    'another format',
    text.replace('"format": 1', '"format": 2'),
    'format: found 2; this program reads format 1',
  ],
  ['another title', text.replace('Friday', 'Monday'), 'its hash is not that of its content'],
  ['another seed', text.replace('"seed": 0', '"seed": 1'), 'its hash is not that of its content'],
  ['a later deadline', text.replace('T12:00', 'T13:00'), 'its hash is not that of its content'],
  [
    'a deadline without a zone',
    text.replace('12:00:00Z', '12:00:00'),
    'deadline: found "2026-11-27T12:00:00"; a time in UTC',
  ],
  [
    'a rule that is none',
    text.replace('"last"', '"worst"'),
    'rules.repeated: found "worst"; one of first, last, best would do',
  ],
  [
    'no levels',
    text.replace(/"levels": \[.*?\]/s, '"levels": []'),
    'levels: found a list; at least one level would do',
  ],
  ['too much', `${text}${' '.repeat(70_000)}`, 'too large for a contest'],
]

test.each(bad)('a contest file with %s is refused', (_, given, message) => {
  const read = readContest(given, 'c.json')
  if (read.ok) throw new Error('it was read')
  expect(read.message).toContain(message)
})

const entry = (id: string) => {
  const found = contestLevel(id, 0, 'solo', LEVELS)
  if (found === null) throw new Error(id)
  return found
}
const chosen = {
  contest: '0'.repeat(32),
  title: 'T',
  levels: [entry('first-write')],
  deadline: null,
  rules: { repeated: 'last', ties: 'time', late: 'listed' },
} as const

test('a title is cleaned before it is hashed', () => {
  const made = makeContest({
    ...chosen,
    levels: [...chosen.levels],
    title: ' \u001B[31mCOW\u202E\n on\tFriday ',
  })
  if (!made.ok) throw new Error(made.message)
  expect(made.contest.title).toBe('[31mCOW on Friday')
  expect(readContest(contestText(made.contest), 'c.json').ok).toBe(true)
})

test('an empty title and the same level twice are refused', () => {
  expect(makeContest({ ...chosen, levels: [...chosen.levels], title: '\u202E ' })).toMatchObject({
    ok: false,
  })
  expect(makeContest({ ...chosen, levels: [entry('first-write'), entry('first-write')] })).toEqual({
    ok: false,
    message: 'levels: first-write is there twice; once is enough',
  })
})

test('a level is played timed, on its own, by its seed; a drill as a storm', () => {
  const seeded = contestLevel('first-write', 7, 'solo', LEVELS)
  expect(seeded?.content).toBe(variantOf(level('first-write'), 7).content)
  const [first, drill] = gamesOf(contest)
  expect(first).toEqual(newGame(level('first-write')))
  expect(drill).toMatchObject({ storm: true, seed: 0, help: 'solo', level: { id: 'drill-xv6' } })
})

test('with cards there are distractors from the first trap on, whatever somebody has played', () => {
  const cards = contestLevel('first-write', 0, 'order', LEVELS)
  if (cards === null) throw new Error('no level')
  expect(gamesOf(contestOf(['first-write'], { levels: [cards] }))[0]).toMatchObject({
    help: 'order',
    practised: true,
  })
})

test('practice is on another seed than the contest', () => {
  expect(practiceGame(entry('first-write'), 0, LEVELS).seed).toBe(1)
  expect(practiceGame(entry('first-write'), 12, LEVELS)).toMatchObject({
    seed: 12,
    timed: true,
    help: 'solo',
  })
  const seeded = contestLevel('first-write', 7, 'solo', LEVELS)
  if (seeded === null) throw new Error('no level')
  expect(practiceGame(seeded, 7, LEVELS).level.content).not.toBe(seeded.content)
})

test('a contest whose level is not here, or is another here, cannot be played', () => {
  const others = LEVELS.filter(({ id }) => id !== 'first-write')
  expect(contestGames(contest, others)).toMatchObject({
    ok: false,
    message: expect.stringContaining('no level first-write here'),
  })
  const changed = [...others, { ...level('first-write'), content: 'e'.repeat(64) }]
  expect(contestGames(contest, changed)).toMatchObject({
    ok: false,
    message: expect.stringContaining('its content is another'),
  })
  expect(contestGames({ ...contest, engine: 99 }, LEVELS)).toMatchObject({
    ok: false,
    message: 'the contest was made for engine version 99; this is version 1',
  })
})
