import { execFileSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Student, type Submission, submissionText, withRun } from '../../src/game/contest/index.ts'
import { keepSubmission, openSubmission } from '../../src/store/index.ts'
import { contestOf, gamesOf, paceOf, record, runOf, sound } from '../game/contest/record.ts'

const contest = contestOf(['first-write', 'multiple-forks'])
const runs = gamesOf(contest).map(game => runOf(record(game, sound, paceOf(1))))
const ada: Student = { name: 'Ada', id: 's1' }

let folder = ''
let file = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cowhand-submission-'))
  file = join(folder, 'ada.json')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function opened(student = ada): Promise<Submission> {
  const open = await openSubmission(file, contest, student)
  if (!open.ok) throw new Error(open.why)
  return open.submission
}

test('a submission that is opened for the first time writes nothing yet', async () => {
  expect(await openSubmission(file, contest, ada)).toMatchObject({
    ok: true,
    isNew: true,
    submission: { runs: [] },
  })
  expect(await readdir(folder)).toEqual([])
})

test('after every level it is in the file, and goes on from there', async () => {
  let submission = await opened()
  for (const run of runs) {
    submission = withRun(submission, run)
    expect(await keepSubmission(file, submission)).toMatchObject({ ok: true, submission })
    expect(await readFile(file, 'utf8')).toBe(submissionText(submission))
    expect(await openSubmission(file, contest, ada)).toEqual({ ok: true, submission, isNew: false })
  }
  expect(await readdir(folder)).toEqual(['ada.json'])
})

test('what another window has written meanwhile is not lost, and of two runs of a level the first stays', async () => {
  const [first, second] = runs
  if (first === undefined || second === undefined) throw new Error('no runs')
  const [one, other] = [await opened(), await opened()]
  await keepSubmission(file, withRun(one, first))
  const again = { ...first, finished: '2026-11-27T23:00:00Z' }
  await keepSubmission(file, withRun(withRun(other, again), second))
  expect((await opened()).runs).toEqual([first, second])
})

const others: readonly [what: string, make: () => Promise<unknown>, why: string][] = [
  [
    "another student's submission",
    async () => keepSubmission(file, await opened({ name: 'Bob', id: null })),
    'holds the submission of Bob',
  ],
  ['something else', () => writeFile(file, 'my essay'), 'is there already, and no submission'],
  [
    'a folder',
    () => writeFile(`${file}x`, '').then(() => execFileSync('mkdir', [file])),
    'is there already, and no',
  ],
  ['a link', () => symlink(join(folder, 'elsewhere'), file), 'no plain file'],
  ['a FIFO', async () => execFileSync('mkfifo', [file]), 'is there already, and no submission'],
  [
    'half a submission',
    async () => writeFile(file, submissionText(await opened()).slice(0, 100)),
    'no submission',
  ],
]

test.skipIf(process.platform === 'win32').each(others)(
  '%s in its place is left alone',
  async (_, make, why) => {
    const submission = runs.reduce(withRun, await opened())
    await make()
    const open = await openSubmission(file, contest, ada)
    expect(open).toMatchObject({ ok: false, why: expect.stringContaining(why) })
    expect(await keepSubmission(file, submission)).toMatchObject({
      ok: false,
      why: expect.stringContaining(why),
    })
  },
)

test("a submission to another contest is not mixed with this one's", async () => {
  await keepSubmission(file, await opened())
  const other = contestOf(['first-write'], { contest: 'f'.repeat(32) })
  expect(await openSubmission(file, other, ada)).toMatchObject({ ok: false })
})

test('without a name nothing begins', async () => {
  expect(await openSubmission(file, contest, { name: '\u202E', id: null })).toEqual({
    ok: false,
    why: 'the name is empty; any name would do',
  })
})

test('a folder that is not there is told of', async () => {
  const nowhere = join(folder, 'nowhere', 'ada.json')
  expect(await keepSubmission(nowhere, await opened())).toMatchObject({
    ok: false,
    why: expect.stringContaining('there is no folder'),
  })
})
