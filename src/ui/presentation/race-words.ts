import { brokenRules, isOver, lockName, type Race, raceVerdicts, STEP_NAMES } from '../../game/race/index.ts'
import { explain } from '../../kernel/index.ts'
import type { RaceHand } from '../play/press-race.ts'
import { type Row, span, wrap } from '../text.ts'
import type { Tone } from '../theme.ts'

/** What is to be said now, and how. */
interface Status {
  readonly text: string
  readonly tone: Tone
}

/** How the player does things: by keys on the screen, by words in a transcript. */
export interface RaceWays {
  readonly again: string
  readonly lock: string
  readonly through: string
  readonly ahead: string
  readonly prove: string
  readonly byHand: string
  readonly goOn: string
}

const BY_KEYS: RaceWays = {
  again: 'n starts again, u takes the last step back.',
  lock: 'Put a lock: ↑↓, Enter at its first step, Enter at its last; then p tries every order.',
  through: '→ goes through one of them, ← back.',
  ahead: '→ takes its steps, ← goes back.',
  prove: 'p tries every order',
  byHand: '0 and 1 try one by hand.',
  goOn: 'Enter goes on.',
}

/** What is broken at the end of the run; null where nothing is, or the run is not over. */
function brokenText({ run }: Race): string | null {
  const [finding] = brokenRules(run)
  return finding === undefined ? null : explain(finding, run.machine)
}

function findStatus({ run, endedWell }: Race, ways: RaceWays): Status {
  if (isOver(run)) return { text: `This time nothing went wrong. ${ways.again}`, tone: 'good' }
  const first = run.schedule.length === 0 && endedWell === 0
  return first
    ? {
        text: 'You choose which CPU takes the next step: 0 or 1. Find an order after which the count is wrong.',
        tone: 'accent',
      }
    : { text: 'Whose step is next: 0 or 1?', tone: 'dim' }
}

function closeStatus(race: Race, { acquire }: RaceHand, ways: RaceWays): Status {
  const { lock, proof, found } = race
  if (acquire !== null)
    return {
      text: `The lock is taken before ${STEP_NAMES[acquire]}. Enter again where it is let go: after the step under the cursor.`,
      tone: 'accent',
    }
  const broken = brokenText(race)
  if (proof !== null && proof.losing > 0) {
    const still = `${proof.losing} of ${proof.orders} orders still break a rule`
    return broken === null
      ? { text: `Refuted: with this lock ${still}. ${ways.through}`, tone: 'bad' }
      : { text: `${broken} With this lock ${still}. Put another.`, tone: 'bad' }
  }
  if (lock !== null) return lockedStatus(race, lockName(lock), broken, ways)
  if (broken !== null) return { text: `${found?.shown ? '' : 'Found. '}${broken} ${ways.lock}`, tone: 'bad' }
  return race.ahead.length > 0
    ? { text: `Such an order is ahead: ${ways.ahead} ${ways.lock}`, tone: 'accent' }
    : { text: ways.lock, tone: 'accent' }
}

/** With a lock that nobody has tried in every order yet. */
function lockedStatus({ run }: Race, lock: string, broken: string | null, ways: RaceWays): Status {
  if (broken !== null) return { text: `${broken} A lock over ${lock} does not close the race.`, tone: 'bad' }
  return isOver(run)
    ? { text: `This time nothing went wrong. ${ways.prove} with this lock.`, tone: 'good' }
    : { text: `A lock over ${lock}. ${ways.prove}; ${ways.byHand}`, tone: 'accent' }
}

function doneStatus(race: Race, ways: RaceWays): Status {
  const verdict = raceVerdicts(race).at(-1)
  const clean = verdict?.kind === 'clean'
  return {
    text: `${verdict?.text ?? ''} None of the ${race.proof?.orders} orders that are left breaks a rule. ${ways.goOn}`,
    tone: clean ? 'good' : 'warn',
  }
}

/** @returns what the race says to the player as it stands. */
export function raceStatus(race: Race, hand: RaceHand, ways = BY_KEYS): Status {
  switch (race.phase) {
    case 'find':
      return findStatus(race, ways)
    case 'close':
      return closeStatus(race, hand, ways)
    case 'done':
      return doneStatus(race, ways)
  }
}

type Keys = readonly (readonly [string, string])[]

const WIDE = 90

const KEYS: Readonly<Record<Race['phase'], { readonly narrow: Keys; readonly wide: Keys }>> = {
  find: {
    narrow: [
      ['0 1', 'step'],
      ['u', 'back'],
      ['n', 'again'],
      ['!', 'give up'],
      ['?', 'help'],
    ],
    wide: [
      ['0', 'step of CPU 0'],
      ['1', 'step of CPU 1'],
      ['u', 'back'],
      ['n', 'again'],
      ['t', 'tip'],
      ['!', 'give up'],
      ['?', 'help'],
    ],
  },
  close: {
    narrow: [
      ['↑↓', 'move'],
      ['Enter', 'lock'],
      ['p', 'prove'],
      ['←→', 'run'],
      ['?', 'help'],
    ],
    wide: [
      ['↑↓', 'move'],
      ['Enter', 'lock'],
      ['p', 'prove'],
      ['←→', 'back, forward'],
      ['0 1', 'step'],
      ['n', 'again'],
      ['t', 'tip'],
      ['!', 'give up'],
      ['?', 'help'],
    ],
  },
  done: {
    narrow: [
      ['Enter', 'go on'],
      ['0 1', 'step'],
      ['←→', 'run'],
      ['?', 'help'],
    ],
    wide: [
      ['Enter', 'go on'],
      ['0 1', 'step'],
      ['←→', 'back, forward'],
      ['n', 'again'],
      ['?', 'help'],
    ],
  },
}

/** @returns the keys that do something now. */
export const raceKeys = ({ phase }: Race, width: number): Row =>
  KEYS[phase][width >= WIDE ? 'wide' : 'narrow'].flatMap(([key, what]) => [
    span(` ${key}`, 'key', true),
    span(` ${what} `, 'dim'),
  ])

const HELP: Keys = [
  ['0 1', 'that CPU takes its next step; until the race is found ← and → too'],
  ['u', 'one step back, as often as you like'],
  ['n', 'start the run again'],
  ['↑ ↓', 'to a step; Enter: take the lock before it, Enter again: let it go after that one'],
  ['p', 'prove: try every order with this lock'],
  ['← →', 'back and forward through a run, or through the order that refutes a lock'],
  ['t', 'a tip; costs a star'],
  ['!', 'give up: be shown an order, or the lock'],
  ['Esc', 'pause; ? or Enter: back from here'],
]

const ABOUT =
  'Both CPUs run the same nine steps. r is a register: each CPU has its own. The count is in memory, one for both.'

/** @returns the keys of a race, and what the words on its screen mean. */
export const raceHelpRows = (width: number): Row[] => [
  [span(' Two CPUs: the keys', 'accent', true)],
  [],
  ...wrap(ABOUT, width - 2).map((line): Row => [span(` ${line}`, 'text')]),
  [],
  ...HELP.flatMap(([key, what]) =>
    wrap(what, width - 8).map(
      (line, index): Row => [
        span(` ${(index === 0 ? key : '').padEnd(6)} `, 'key', true),
        span(line, 'text'),
      ],
    ),
  ),
]
