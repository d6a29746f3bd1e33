import { brokenRules, isOver, lockName, type Race, raceVerdicts, STEP_NAMES } from '../../game/race/index.ts'
import { explain } from '../../kernel/index.ts'
import { texts } from '../../text/index.ts'
import { entriesOf } from '../keymap/entries.ts'
import { EMPTY_RACE_HAND, type RaceHand, raceContext } from '../play/press-race.ts'
import { type Row, span, wrap } from '../text.ts'
import type { Tone } from '../theme.ts'
import { keysRow } from './footer.ts'
import { entryListRows } from './keys-here.ts'
import { footerPairs } from './keys-row.ts'

/** What is to be said now, and how. */
interface Status {
  readonly text: string
  readonly tone: Tone
}

/** How the player does things: by keys on the screen, by words in a transcript. */
type RaceWays = 'keys' | 'words'

/** Whole sentences, one after the other. */
const said = (tone: Tone, ...sentences: readonly string[]): Status => ({
  text: texts().lists.sentences(...sentences),
  tone,
})

/** What is broken at the end of the run; null where nothing is, or the run is not over. */
function brokenText({ run }: Race): string | null {
  const [finding] = brokenRules(run)
  return finding === undefined ? null : explain(finding, run.machine)
}

function findStatus({ run, endedWell }: Race, ways: RaceWays): Status {
  const words = texts().raceScreen
  if (isOver(run)) return said('good', words.status.wentWell, words.ways[ways].again)
  const first = run.schedule.length === 0 && endedWell === 0
  return first ? said('accent', words.status.first) : said('dim', words.status.whose)
}

function closeStatus(race: Race, { acquire }: RaceHand, ways: RaceWays): Status {
  const words = texts().raceScreen.status
  const how = texts().raceScreen.ways[ways]
  const { lock, proof, found } = race
  if (acquire !== null) return said('accent', words.takenBefore(STEP_NAMES[acquire] ?? ''))
  const broken = brokenText(race)
  if (proof !== null && proof.losing > 0)
    return broken === null
      ? said('bad', words.refuted(proof.losing, proof.orders), how.through)
      : said('bad', broken, words.putAnother(proof.losing, proof.orders))
  if (lock !== null) return lockedStatus(race, lockName(lock), broken, ways)
  if (broken !== null) return said('bad', found?.shown ? '' : words.found, broken, how.lock)
  return race.ahead.length > 0 ? said('accent', how.ahead, how.lock) : said('accent', how.lock)
}

/** With a lock that nobody has tried in every order yet. */
function lockedStatus({ run }: Race, lock: string, broken: string | null, ways: RaceWays): Status {
  const words = texts().raceScreen.status
  const how = texts().raceScreen.ways[ways]
  if (broken !== null) return said('bad', broken, words.notClosing(lock))
  return isOver(run)
    ? said('good', words.wentWell, how.prove)
    : said('accent', words.locked(lock), how.proveOrTry)
}

function doneStatus(race: Race, ways: RaceWays): Status {
  const words = texts().raceScreen
  const verdict = raceVerdicts(race).at(-1)
  return said(
    verdict?.kind === 'clean' ? 'good' : 'warn',
    verdict?.text ?? '',
    words.status.noneLeft(race.proof?.orders ?? 0),
    words.ways[ways].goOn,
  )
}

/** @returns what the race says to the player as it stands. */
export function raceStatus(race: Race, hand: RaceHand, ways: RaceWays = 'keys'): Status {
  switch (race.phase) {
    case 'find':
      return findStatus(race, ways)
    case 'close':
      return closeStatus(race, hand, ways)
    case 'done':
      return doneStatus(race, ways)
  }
}

const WIDE = 90

/** @returns the keys that do something now. */
export const raceKeys = ({ phase }: Race, width: number): Row =>
  keysRow(footerPairs(raceContext({ phase }, EMPTY_RACE_HAND), { roomy: width >= WIDE }))

/** @returns the keys of a race, and what the words on its screen mean. */
export const raceHelpRows = ({ phase }: Pick<Race, 'phase'>, width: number): Row[] => {
  const words = texts().raceScreen.help
  return [
    [span(` ${words.title}`, 'accent', true)],
    [],
    ...wrap(words.about, width - 2).map((line): Row => [span(` ${line}`, 'text')]),
    [],
    ...entryListRows(entriesOf(raceContext({ phase }, EMPTY_RACE_HAND)), width),
  ]
}
