import type { Input } from '../../game/index.ts'
import { texts } from '../../text/index.ts'
import { quote } from '../../workload/index.ts'
import type { Command } from '../commands.ts'
import { commandsIn } from '../play/cards.ts'
import { machineOf, processMeant } from '../play/meant.ts'
import { pressInTrap, send } from '../play/press.ts'
import { settleTarget, type Target } from '../play/target.ts'
import { changed } from './go-on.ts'
import { inRow } from './in-row.ts'
import { meaning } from './primitive-words.ts'
import {
  isFrame,
  isProcess,
  type Read,
  readFrame,
  readPages,
  readProcess,
  right,
  wrongWord,
} from './read-words.ts'
import { type Answer, atNow, type PlainState, type Run, said, wrong } from './state.ts'
import { cursorWords } from './tell-trap.ts'

/** What may ask back: copy, map, map as, reparent, fail. */
const ASKING = /[cmMPE]$/

/** No arrows here: how many columns the palette has does not matter. */
const COLUMNS = 1

/** Gives the session an input that has no arguments. */
export const give = (state: PlainState, run: Run, name: Exclude<Input['do'], 'use' | 'race'>): Answer =>
  changed(state, run, send(run.view, { do: name, at: atNow(state, run) }))

/**
 * What the session says to a primitive of who watches, or plays cards: nothing that it could take is given to it. Only a
 * card, or the return behind cards, goes further.
 */
function refusedByHelp(state: PlainState, run: Run, id: Command['id'] | null): Answer | null {
  const { session } = run.view
  const watches = session.game.help === 'watch'
  const onCards = (session.play.trap?.cards ?? null) !== null
  if (!watches && (!onCards || id === null || id === 'card' || id === 'return')) return null
  const twice = [{ do: 'return' }, { do: 'return' }] as const
  return changed(state, run, send(run.view, { do: 'use', primitives: twice, at: atNow(state, run) }))
}

/** Does what a primitive with these words behind it means. */
export function primitiveDone(
  state: PlainState,
  run: Run,
  command: Command & { readonly kind: 'primitive' },
  words: readonly string[],
): Answer {
  const refused = refusedByHelp(state, run, command.id)
  if (refused !== null) return refused
  const plan = meaning(run.view, command, words)
  switch (plan.kind) {
    case 'no':
      return wrong(state, plan.why)
    case 'ask':
      return changed(state, run, { ...run.view, ask: { prompt: plan.prompt, choices: plan.choices, at: 0 } })
    case 'use':
      return changed(
        state,
        run,
        send(run.view, { do: 'use', primitives: plan.primitives, at: atNow(state, run) }),
      )
  }
}

/** Presses one key of the trap at hand. */
export function pressKey(state: PlainState, run: Run, char: string): Answer {
  const { view } = run
  if (view.ask !== null && !view.ask.choices.some(({ key }) => key === char))
    return wrong(state, answersTo(view.ask.choices))
  return (
    refusedByHelp(state, run, null) ??
    changed(state, run, pressInTrap(view, { char }, COLUMNS, atNow(state, run)).view)
  )
}

/** What there is to say while a question is open. */
const answersTo = (choices: readonly { readonly key: string }[]): string =>
  texts().plainWrong.questionOpen([...choices.map(({ key }) => key), 'no'])

/** Answers the question that a command asked: by a choice's key or name; no leaves it. */
export function answerAsk(state: PlainState, run: Run, words: readonly string[]): Answer | null {
  const { view } = run
  if (view.ask === null) return null
  const text = words.join(' ')
  if (/^(no|never mind|cancel)$/i.test(text))
    return said({ ...state, run: { ...run, view: { ...view, ask: null } } }, texts().plainTrap.neverMind)
  const lower = text.toLowerCase()
  const choice =
    view.ask.choices.find(({ key }) => key === text) ??
    view.ask.choices.find(
      ({ key, label }) => key === lower || label.toLowerCase().split(/[,，]/)[0] === lower,
    )
  return choice === undefined ? null : pressKey(state, run, choice.key)
}

/** @returns why a question has to be answered first. */
export const askFirst = (state: PlainState, run: Run): Answer =>
  wrong(state, answersTo(run.view.ask?.choices ?? []))

/** Letters of primitives and cards; the others cost something, and are written alone. */
const isLetterOfRun = (run: Run, char: string): boolean =>
  commandsIn(run.view).some(
    command => command.key === char && (command.kind === 'primitive' || command.id === 'mark-all'),
  )

/** @returns whether a word is letters in a row; where one of them asks, what comes behind it may be the answer. */
export function isLetters(run: Run, word: string): boolean {
  const letters = [...word]
  const strange = letters.findIndex(letter => !isLetterOfRun(run, letter))
  return strange < 0 || (strange > 0 && ASKING.test(word.slice(0, strange)))
}

/** Presses letters in a row, each a command of its own: all of them or, where one cannot be done, none. */
export const pressLetters = (state: PlainState, run: Run, word: string): Answer =>
  inRow(state, run, word, (now, current, letter) => {
    if (current.view.session.play.trap === null) return wrong(now, texts().plainWrong.trapOver)
    return current.view.ask === null && !isLetterOfRun(current, letter)
      ? wrong(now, texts().plainWrong.noLetter(quote(letter)))
      : pressKey(now, current, letter)
  })

function readTarget(run: Run, words: readonly string[]): Read<Target> {
  const machine = machineOf(run.view)
  const [first = '', ...others] = words.filter(word => word.toLowerCase() !== 'frame')
  const named = isProcess(first)
  const [place, more] = named ? others : [first, ...others]
  if (more !== undefined) return wrongWord(texts().plainArguments.tooMuch(quote(more)))
  const process = named ? readProcess(machine, first) : right(processMeant(run.view))
  if (!process.ok) return process
  if (place === undefined) return right({ on: 'process', process: process.value })
  if (!named && isFrame(place)) {
    const frame = readFrame(place)
    return frame.ok ? right({ on: 'frame', frame: frame.value }) : frame
  }
  const space = machine.processes[process.value]?.mm ?? process.value
  const pages = readPages(machine, space, place)
  if (!pages.ok) return pages
  const [page] = pages.value
  return page === undefined
    ? wrongWord(texts().plainWrong.noPages)
    : right({ on: 'page', process: space, page })
}

/** Moves the cursor, from which letters take what they need; without words it says where the cursor is. */
export function moveCursor(state: PlainState, run: Run, words: readonly string[]): Answer {
  const say = (view: Run['view']): Answer =>
    said({ ...state, run: { ...run, view } }, texts().plainTrap.cursorOn(cursorWords(view)))
  if (words.length === 0) return say(run.view)
  const read = readTarget(run, words)
  if (!read.ok) return wrong(state, read.why)
  const settled = settleTarget(machineOf(run.view), read.value)
  return JSON.stringify(settled) === JSON.stringify(read.value)
    ? say({ ...run.view, target: settled })
    : wrong(state, texts().plainWrong.noSuchPlace)
}
