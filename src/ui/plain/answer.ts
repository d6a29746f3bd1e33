import { texts } from '../../text/index.ts'
import { quote } from '../../workload/index.ts'
import { COMMANDS, type Command, commandsOf } from '../commands.ts'
import { changed } from './go-on.ts'
import { answerAsk, askFirst, isLetters, pressLetters, primitiveDone } from './hand-words.ts'
import { explained, overview } from './help.ts'
import { nearest } from './nearest.ts'
import { giveSteps } from './race-commands.ts'
import { isProcess } from './read-words.ts'
import { spoken } from './spoken.ts'
import { type Answer, type Course, type PlainState, type Run, said, stageOf, tick, wrong } from './state.ts'
import { overdue, reminded } from './time.ts'
import type { Word } from './word.ts'
import { findWord, WORDS, wordsIn } from './words.ts'
import { MENU_WORDS } from './words-menu.ts'
import { playCard } from './words-play.ts'
import { STATE_WORDS } from './words-state.ts'

type PrimitiveCommand = Extract<Command, { kind: 'primitive' }>

/** Letters of the screen that are no primitives, and the words for them. */
const WORD_OF_KEY: ReadonlyMap<string, string> = new Map(
  COMMANDS.flatMap(({ kind, key, id }): [string, string][] =>
    kind === 'game' && id !== 'mark' && id !== 'mark-all' ? [[key, id.replace('-', ' ')]] : [],
  ),
)

/** The primitive that a word names in full, or a letter that has arguments behind it. */
function primitiveNamed(run: Run, words: readonly string[]): PrimitiveCommand | undefined {
  const [first = '', ...rest] = words
  return commandsOf(run.view.session.game.kernel).find(
    (command): command is PrimitiveCommand =>
      command.kind === 'primitive' &&
      (command.id === first.toLowerCase() || (command.key === first && rest.length > 0)),
  )
}

/** What is called so, in the stage at hand: to guess what somebody meant. */
const namesIn = (state: PlainState): string[] => [
  ...wordsIn(stageOf(state)).flatMap(({ name, also }) => [name, ...also]),
  ...(state.run !== null && stageOf(state) === 'trap'
    ? commandsOf(state.run.view.session.game.kernel).map(({ id }) => id)
    : []),
  'help',
]

function unknown(state: PlainState, words: readonly string[]): Answer {
  const text = quote(words[0] ?? '', 30)
  const known =
    findWord(WORDS, words) !== undefined || COMMANDS.some(({ id }) => id === words[0]?.toLowerCase())
  if (known) return wrong(state, texts().plainWrong.noPlace(text))
  return wrong(state, texts().plainWrong.noCommand(text, nearest(words[0] ?? '', namesIn(state))))
}

function help({ damaged }: Course, state: PlainState, words: readonly string[]): Answer {
  if (words.length === 0) return said(state, ...overview(state, damaged))
  const text = words.join(' ')
  const lines = explained(text)
  return lines === null ? wrong(state, texts().plainWrong.noHelpOn(quote(text, 30))) : said(state, ...lines)
}

/** What is said to the trap at hand besides words: primitives, cards by their numbers, letters. */
function inTrap(state: PlainState, run: Run, words: readonly string[]): Answer | null {
  const [first = '', ...rest] = words
  const command = primitiveNamed(run, words)
  if (command !== undefined) return primitiveDone(state, run, command, rest)
  if (rest.length > 0) return null
  const cards = run.view.session.play.trap?.cards?.length ?? 0
  if (cards > 0 && /^\d+$/.test(first) && (cards > SINGLE_DIGITS || first.length === 1))
    return playCard(state, run, first)
  if (!isLetters(run, first)) return null
  // A word with a slip in it is no row of letters, whatever its letters would do.
  const meant = first.length > 2 ? nearest(first, namesIn(state)) : null
  return meant === null ? pressLetters(state, run, first) : null
}

const SINGLE_DIGITS = 9

/** While a question is open, what can be asked and what leaves the level. */
const BESIDE_QUESTION: ReadonlySet<Word> = new Set([...STATE_WORDS, ...MENU_WORDS])

function named(course: Course, state: PlainState, words: readonly string[]): Answer | null {
  const found = findWord(wordsIn(stageOf(state)), words)
  if (found === undefined) return null
  const { word, rest } = found
  if (state.run !== null && state.run.view.ask !== null && !BESIDE_QUESTION.has(word))
    return askFirst(state, state.run)
  return rest.length > word.most
    ? wrong(state, texts().plainWrong.tooMuch(quote(rest[word.most] ?? '', 30), word.form))
    : word.act({ course, state, words: rest })
}

function dispatch(course: Course, state: PlainState, said: readonly string[]): Answer {
  const { run } = state
  const [first = '', ...rest] = said
  const words = rest.length > 0 ? said : (WORD_OF_KEY.get(first)?.split(' ') ?? said)
  if (first.toLowerCase() === 'help' || first === '?') return help(course, state, rest)
  const stage = stageOf(state)
  if (run !== null && run.view.ask !== null) {
    const answered = answerAsk(state, run, words)
    if (answered !== null) return answered
  }
  const answered = named(course, state, words)
  if (answered !== null) return answered
  if (run === null) return unknown(state, words)
  if (isProcess(first) && rest.length === 0) {
    const asked = named(course, state, ['process', first])
    if (asked !== null) return asked
  }
  if (stage === 'race' && /^[01]+$/.test(first) && rest.length === 0) return giveSteps(state, run, first)
  if (run.view.ask !== null) return askFirst(state, run)
  return (stage === 'trap' ? inTrap(state, run, words) : null) ?? unknown(state, words)
}

/** What the clock has come to since the last command: a trap that is too late, or a time to be said. */
function awake(state: PlainState): Answer {
  const { run } = state
  if (run === null) return said(state)
  const view = overdue(state, run)
  if (view !== null) return changed(state, run, view)
  const { run: told, lines } = reminded(state, run)
  return said({ ...state, run: told }, ...lines)
}

const read = (answer: Answer): Answer => ({ ...answer, lines: answer.lines.map(spoken) })

/** @returns the transcript when time has passed and nobody has said anything, with what is to be said of that. */
export const wake = (state: PlainState): Answer => read(awake(state))

/**
 * One command.
 * @param command words with blanks between them; an empty one does nothing
 * @returns what came of it; where it could not be done, why not, in one line, with the state as it was
 */
export function answer(course: Course, state: PlainState, command: string): Answer {
  const words = command.split(/\s+/).filter(word => word !== '')
  if (words.length === 0) return said(state)
  const ticked = tick(state)
  const done = dispatch(course, ticked, words)
  if (done.state === ticked && !done.done) return read({ ...done, state })
  const { state: told, lines } = awake(done.state)
  return read({ ...done, state: told, lines: [...done.lines, ...lines] })
}
