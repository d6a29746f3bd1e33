import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readSubmission } from '../../src/game/contest/index.ts'
import { cowhand } from '../cli/test-world.ts'
import { pristine } from '../terminal/emulator.ts'
import type { DrivenTerminal } from '../terminal/terminal.ts'
import { handleTrap, startGame, temporaryFolder, toNextTrap, YOURS } from './game.ts'
import { pressAtRandom } from './rough.ts'

/** Two levels of the course, as a teacher hands them out. */
async function newContest(folder: string): Promise<string> {
  const file = join(folder, 'cow.contest.json')
  const made = await cowhand([
    ...['contest', 'new', '--title', 'COW on Friday', '--levels', 'first-write,grandchild-writes'],
    ...['--seed', '7', '--deadline', '2099-11-27T18:00+01:00', '--out', file],
  ])
  expect(made).toMatchObject({ status: 0, err: '' })
  return file
}

/** The ids of the levels whose runs a submission holds. */
function runsIn(file: string): readonly string[] {
  const read = readSubmission(readFileSync(file, 'utf8'), file)
  if (!read.ok) throw new Error(read.message)
  return read.runs.map(run => (run.ok ? run.run.level : run.message))
}

/** From the list to the first trap of the level that comes next. */
async function toTrap(game: DrivenTerminal): Promise<void> {
  await game.press('Enter')
  await game.waitFor('Enter start')
  await game.press('Enter')
  await game.waitFor(YOURS)
}

/** From the last verdict of a level to its result. */
async function toResult(game: DrivenTerminal): Promise<void> {
  await game.press('Enter')
  await game.waitFor(/Enter skip|for the traps/)
  if (!game.text().includes('for the traps')) await game.press('Enter')
  await game.waitFor(/This run is kept in .*\.json\./)
}

/** The two traps of the first level, both handled as they should be. */
async function playFirstWrite(game: DrivenTerminal): Promise<void> {
  await toTrap(game)
  await handleTrap(game, 'acmdr')
  await toNextTrap(game)
  await handleTrap(game, 'acmdr')
  await toResult(game)
}

it('a contest is made, played to its end, handed in and graded', async () => {
  const folder = temporaryFolder()
  const contest = await newContest(folder)
  const handedIn = join(folder, 'handed-in')
  mkdirSync(handedIn)
  const file = join(handedIn, 'ada.json')
  const game = startGame({ args: ['contest', 'play', contest, '--out', file] })
  await game.waitFor('Who plays?')
  await game.press(...'Ada Lovelace', 'Enter', ...'s1001', 'Enter')
  await game.waitFor('Contest: COW on Friday')
  await game.waitFor('No undo and no hints.')
  await game.press('Enter')
  await game.waitFor('0 of 2 played')
  await playFirstWrite(game)
  await game.press('Enter')
  await game.waitFor(/First write +✓ 200 of 200 points/)
  await toTrap(game)
  await handleTrap(game, 'pr')
  await toNextTrap(game)
  await game.press('a', 'u')
  await game.waitFor('A contest has neither undo nor hints.')
  await handleTrap(game, 'cmdr')
  await toNextTrap(game)
  await handleTrap(game, 'pr')
  await toResult(game)
  await game.press('Enter')
  await game.waitFor('Hand in this file:')
  await game.press('Escape')
  await game.waitFor('Leave the contest?')
  await game.press('Down', 'Enter')
  expect(await game.exit).toEqual({ code: 0, signal: undefined })
  expect(game.modes).toEqual(pristine)
  expect(game.text().replace(/\n/g, '')).toContain('ada.json: 2 of 2 levels; hand it in')

  const [csv, html] = [join(folder, 'marks.csv'), join(folder, 'board.html')]
  const graded = await cowhand(['contest', 'grade', contest, handedIn, '--csv', csv, '--html', html])
  expect(graded.status).toBe(0)
  expect(graded.out).toMatch(/^ {3}1\. +400 +2\/2 +0 +0:\d\d {2}Ada Lovelace$/m)
  expect(graded.out).not.toContain('To look at')
  expect(readFileSync(csv, 'utf8')).toMatch(/Ada Lovelace.*400/)
  expect(readFileSync(html, 'utf8')).toContain('Ada Lovelace')
}, 120_000)

it('what was played is there after a terminal was closed in the middle of the next level', async () => {
  const folder = temporaryFolder()
  const contest = await newContest(folder)
  const file = join(folder, 'ada.json')
  const args = ['contest', 'play', contest, '--name', 'Ada', '--id', 's1', '--out', file]
  const game = startGame({ args })
  await game.waitFor('No undo and no hints.')
  await game.press('Enter')
  await game.waitFor('0 of 2 played')
  await playFirstWrite(game)
  await game.press('Enter')
  await game.waitFor('1 of 2 played')
  await toTrap(game)
  await game.press('a')
  game.kill('SIGKILL')
  await game.exit
  expect(runsIn(file)).toEqual(['first-write'])

  const again = startGame({ args })
  await again.waitFor('1 of 2 played')
  expect(again.text()).toMatch(/Grandchild writes +○ next/)
  await again.press('CtrlC')
  expect(await again.exit).toEqual({ code: 0, signal: undefined })
  expect(again.text().replace(/\n/g, '')).toContain('1 of 2 levels; the same command goes on')
}, 120_000)

it('survives keys at random', async () => {
  const folder = temporaryFolder()
  const contest = await newContest(folder)
  const file = join(folder, 'ada.json')
  const game = startGame({ args: ['contest', 'play', contest, '--name', 'Ada', '--id', 's1', '--out', file] })
  await game.waitFor('No undo and no hints.')
  await game.press('Enter')
  await game.waitFor('0 of 2 played')
  const keys = ['Up', 'Down', 'Left', 'Right', 'Enter', 'Enter', 'Tab', ...'acmdr!puyt?:s', ' ', 'PageDown']
  await pressAtRandom(game, { seed: 5, keys })
  await game.quiet()
  await game.press('CtrlC')
  // A run that goes on asks first.
  const asked = game.waitFor('Ctrl-C again leaves').then(
    () => true,
    () => false,
  )
  if (await Promise.race([game.exit.then(() => false), asked])) await game.press('CtrlC')
  expect(await game.exit).toEqual({ code: 0, signal: undefined })
  expect(game.modes).toEqual(pristine)
}, 60_000)

it('is practised on another seed, of which nothing is kept', async () => {
  const folder = temporaryFolder()
  const contest = await newContest(folder)
  const file = join(folder, 'ada.json')
  const game = startGame({
    args: ['contest', 'play', contest, '--name', 'Ada', '--id', 's1', '--out', file],
    cols: 60,
    rows: 20,
  })
  await game.waitFor('No undo and no hints.')
  await game.press('Enter')
  await game.waitFor('0 of 2 played')
  await game.press('p')
  await game.waitFor(/Practice, with the names of seed \d+/)
  await game.press('Enter')
  await game.waitFor(YOURS)
  await game.press('a', 'u')
  await game.waitFor('Taken back')
  await game.press('Escape')
  await game.waitFor('nothing of it is kept')
  await game.press('Up', 'Enter')
  await game.waitFor('0 of 2 played')
  await game.press('CtrlC')
  await game.exit
  expect(existsSync(file)).toBe(false)
}, 60_000)
