import { resolve } from 'node:path'
import { type Contest, type ContestRun, type Submission, withRun } from '../../src/game/contest/index.ts'
import type { ContestStanding, Written } from '../../src/ui/contest/standing.ts'
import {
  type Answer,
  contestOf,
  gamesOf,
  handIn,
  paceOf,
  record,
  runOf,
  sound,
} from '../game/contest/record.ts'

/** Two levels and a storm. */
export const CONTEST: Contest = contestOf(['first-write', 'grandchild-writes', 'drill-xv6'])

export const GAMES = gamesOf(CONTEST)

const FILE = resolve('/home/ada/lab', 'cowhand-4e171f24-ada-lovelace-s1001.json')

export const STUDENT = { name: 'Ada Lovelace', id: 's1001' }

const gaveUp: Answer = () => null

/** How well each of the levels is played. */
const ANSWERS = [sound, gaveUp, gaveUp]

export const runsOf = (played: number): readonly ContestRun[] =>
  GAMES.slice(0, played).map((game, index) => runOf(record(game, ANSWERS[index] ?? sound, paceOf(index))))

/** @returns a student's submission with so many of the levels played. */
export const submissionWith = (played: number): Submission =>
  runsOf(played).reduce(withRun, handIn(CONTEST, [], STUDENT, sound, paceOf(1)))

/** @returns how the contest stands for that student. */
export const standingWith = (
  played: number,
  written: Written = { is: played === 0 ? 'nothing' : 'kept' },
  practised: readonly number[] = [0, 0, 0],
): ContestStanding => ({
  contest: CONTEST,
  games: GAMES,
  entry: { file: FILE, submission: submissionWith(played), written },
  practised,
})
