import { expect, test } from 'vitest'
import {
  beginSubmission,
  cleanStudent,
  isAllowedInContest,
  LONGEST_STUDENT,
  nextLevel,
  readSubmission,
  submissionName,
  submissionText,
  withRun,
} from '../../../src/game/contest/index.ts'
import { contestOf, gamesOf, handIn, paceOf, record, runOf, sound } from './record.ts'

const contest = contestOf(['first-write', 'multiple-forks'])
const games = gamesOf(contest)

const begun = () => {
  const submission = beginSubmission(contest, { name: '  Ada\tLovelace\u202E ', id: ' ' })
  if (submission === null) throw new Error('no name')
  return submission
}

test('a submission begins with a clean name and goes on level by level', () => {
  let submission = begun()
  expect(submission.student).toEqual({ name: 'Ada Lovelace', id: null })
  for (const [index, game] of games.entries()) {
    expect(nextLevel(contest, submission)).toBe(index)
    submission = withRun(submission, runOf(record(game, sound, paceOf(1))))
  }
  expect(nextLevel(contest, submission)).toBeNull()
})

test('the first run of a level stays', () => {
  const [game] = games
  if (game === undefined) throw new Error('no game')
  const once = withRun(begun(), runOf(record(game, sound, paceOf(1))))
  expect(withRun(once, runOf(record(game, sound, paceOf(2))))).toBe(once)
})

test('without a name there is no submission', () => {
  expect(beginSubmission(contest, { name: '\u200F\u3164 ', id: 'x' })).toBeNull()
})

test('a submission that was written is read again as it was, and gives the same bytes', () => {
  const submission = handIn(contest, games, { name: 'Ada', id: 's1' }, sound, paceOf(3))
  const read = readSubmission(submissionText(submission), 'a.json')
  if (!read.ok) throw new Error(read.message)
  const runs = read.runs.flatMap(run => (run.ok ? [run.run] : []))
  expect({ ...read.submission, runs }).toEqual(submission)
  expect(read.clean).toBe(true)
  expect(submissionText({ ...read.submission, runs })).toBe(submissionText(submission))
})

test('a bad run is bad by itself', () => {
  const text = submissionText(handIn(contest, games, { name: 'Ada', id: null }, sound, paceOf(3)))
  const read = readSubmission(text.replace('"do": "start"', '"do": "dance"'), 'a.json')
  if (!read.ok) throw new Error(read.message)
  expect(read.runs.map(({ ok }) => ok)).toEqual([false, true])
  expect(read.runs[0]).toMatchObject({
    level: 'first-write',
    message: expect.stringContaining('replay.inputs[0].do'),
  })
})

test('undo, redo and hints have no place in a contest', () => {
  const all = ['use', 'undo', 'redo', 'hint', 'pause', 'give-up', 'show'] as const
  expect(all.filter(what => !isAllowedInContest(what))).toEqual(['undo', 'redo', 'hint'])
})

const names: readonly [raw: string, clean: string][] = [
  ['\u001B[31mred\u001B[0m\u0007', '[31mred[0m'],
  ['\u202Eevil\u2066', 'evil'],
  [`e${'\u0301'.repeat(500)}`, 'é\u0301\u0301'],
  ['a\u00A0\u3000 b\nc', 'a b c'],
  ['x'.repeat(500), 'x'.repeat(LONGEST_STUDENT)],
  ['Zoë O\u2019Brien', 'Zoë O\u2019Brien'],
  ['\uFEFF\u200B', ''],
  [' \u0301\u0E49a', 'a'],
]

test.each(names)('the name %j is kept as %j', (raw, clean) => {
  expect(cleanStudent(raw)).toBe(clean)
  expect(cleanStudent(clean)).toBe(clean)
})

const files: readonly [name: string, id: string | null, file: RegExp][] = [
  ['Zoë O’Brien', 's1', /^cowhand-[0-9a-f]{8}-zoe-o-brien-s1\.json$/],
  ['../../etc/passwd', null, /^cowhand-[0-9a-f]{8}-etc-passwd\.json$/],
  ['王', null, /^cowhand-[0-9a-f]{8}-submission\.json$/],
]

test.each(files)('the submission of %s has a name that every system can hold', (name, id, file) => {
  const submission = beginSubmission(contest, { name, id })
  if (submission === null) throw new Error('no name')
  expect(submissionName(submission)).toMatch(file)
})
