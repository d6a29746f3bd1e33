import { isOver, type Race, type RaceInput, STEP_NAMES } from '../../game/race/index.ts'
import { texts } from '../../text/index.ts'
import { quote } from '../../workload/index.ts'
import { send } from '../play/press.ts'
import { inRow } from './in-row.ts'
import { type Read, right, wrongWord } from './read-words.ts'
import { type Answer, atNow, type PlainState, type Run, said, wrong } from './state.ts'
import { raceLine } from './tell-race.ts'

/** What an input to the race came to: what the step did, and where something is new, how things stand. */
function told(before: Race, after: Race, input: RaceInput): string[] {
  const last = after.run.told.at(-1)
  const stepped = (input.do === 'step' || input.do === 'forward') && last !== undefined
  const step = stepped ? [texts().plainRace.told(last.cpu, STEP_NAMES[last.step] ?? '', last.text)] : []
  const news = !stepped || isOver(after.run) || after.phase !== before.phase
  return [...step, ...(news ? [raceLine(after)] : [])]
}

/** Gives the race an input. */
export function giveRace(state: PlainState, run: Run, input: RaceInput): Answer {
  const { race } = run.view.session.play
  const view = send(run.view, { do: 'race', input, at: atNow(state, run) })
  const { refusal, play } = view.session
  if (refusal !== null) return wrong(state, refusal)
  if (race === null || play.race === null) return wrong(state, texts().plainRace.oneCpu)
  return said({ ...state, run: { ...run, view } }, ...told(race, play.race, input))
}

/** Steps of the CPUs in a row: 0110. */
export const giveSteps = (state: PlainState, run: Run, word: string): Answer =>
  inRow(state, run, word, (now, current, digit) =>
    giveRace(now, current, { do: 'step', cpu: digit === '0' ? 0 : 1 }),
  )

function readStep(word: string): Read<number> {
  const number = /^\d{1,2}$/.test(word) ? Number(word) - 1 : -1
  const names: readonly string[] = STEP_NAMES
  const named = names.indexOf(word.toLowerCase())
  const step = named >= 0 || STEP_NAMES[number] === undefined ? named : number
  return step >= 0 ? right(step) : wrongWord(texts().plainRace.noStep(quote(word), STEP_NAMES))
}

/** Puts the lock over the steps from the first named to the last. */
export function putLock(state: PlainState, run: Run, words: readonly string[]): Answer {
  const [first, last, more] = words.filter(word => word.toLowerCase() !== 'to')
  if (first === undefined || more !== undefined) return wrong(state, texts().plainRace.howToLock)
  const from = readStep(first)
  const to = readStep(last ?? first)
  if (!from.ok) return wrong(state, from.why)
  return to.ok ? giveRace(state, run, { do: 'lock', from: from.value, to: to.value }) : wrong(state, to.why)
}
