import { type Level, levelsIn } from '../../level/index.ts'
import { checkoutRoot, type OpenedStore, openStore, savesFolder } from '../../store/index.ts'
import { speak, spokenLanguage, texts } from '../../text/index.ts'
import { watchForErrors } from '../ending.ts'
import { languageFor } from '../language-for.ts'
import type { Start } from '../place.ts'
import { randomSeed } from '../random-seed.ts'
import { recordDrill, recordLevel } from '../record.ts'
import { terminalSays } from '../terminal-says.ts'
import { wrap } from '../text.ts'
import { today } from '../today.ts'
import { answer, wake } from './answer.ts'
import { listen } from './ear.ts'
import { isFinished, stoppedLine } from './farewell.ts'
import { commandsOfLine, LONGEST_LINE } from './line.ts'
import { openDrill, openLevel } from './open.ts'
import { sentence, spoken } from './spoken.ts'
import { type Answer, type Course, type PlainState, said, type Wish } from './state.ts'
import { levelLines, menuLines } from './tell-level.ts'
import { terminalClock } from './terminal-clock.ts'
import { untilReminder } from './time.ts'

/** Where lines come from, and where they go. */
export interface Wires {
  readonly lines: AsyncIterator<string>
  /** Resolves when there is room for more. */
  readonly write: (text: string) => Promise<void>
  /** Lets go of where lines come from, though one is waited for. */
  readonly letGo: () => void
  /** Whether nobody reads any more. */
  readonly isClosed: () => boolean
  /** Whether somebody types: then the clock is the real one. */
  readonly typed: boolean
  /** Whether somebody waits for a prompt. */
  readonly prompts: boolean
  /** How wide lines may be, so that the terminal breaks no word; null: as wide as they are. */
  readonly columns: () => number | null
}

export interface PlainOptions {
  readonly levels: readonly Level[]
  /** What to open at once; null: the menu. */
  readonly start: Start | null
  /** What --saves was given. */
  readonly saves: string | null
  /** The program's root folder. */
  readonly root: string
  readonly wires: Wires
}

const PROMPT = '> '

/** Where nobody types, other names are the same names every time. */
const SEED_OF_SCRIPTS = 1000

function opening(course: Course, state: PlainState, start: Start | null): Answer {
  if (start?.mode === 'level')
    return openLevel(
      course,
      state,
      course.levels.findIndex(({ id }) => id === start.id),
    )
  if (start?.mode === 'drill') return openDrill(course, state, start.kernel, start.seed)
  return said(state, texts().plain.title, ...levelLines(course, course.levels), ...menuLines(course))
}

/** What came of a wish: what is to be said of it, and whether a save that could not be read is settled by it. */
interface Fulfilled {
  readonly lines: readonly string[]
  readonly settled: boolean
}

/** Does what a command asks for. */
async function fulfil(opened: OpenedStore, wish: Exclude<Wish, { do: 'quit' }>): Promise<Fulfilled> {
  const { store } = opened
  if (wish.do === 'record') {
    await (wish.session.play.storm === null ? recordLevel : recordDrill)(store, wish.session)
    return { lines: store.notice === null ? [] : [sentence(store.notice)], settled: false }
  }
  const outcome = await (wish.do === 'restore' ? store.restoreBackup() : store.startNew())
  return { lines: [outcome.saved ? texts().plain.done : sentence(outcome.why)], settled: outcome.saved }
}

/** A transcript under way. */
class Transcript {
  #state: PlainState
  #answered = false
  readonly #options: PlainOptions
  readonly #opened: OpenedStore
  readonly #now: () => number

  constructor(options: PlainOptions, opened: OpenedStore, now: () => number) {
    this.#options = options
    this.#opened = opened
    this.#now = now
    this.#state = { now: now(), counted: !options.wires.typed, run: null, finished: [] }
  }

  get state(): PlainState {
    return this.#state
  }

  get #course(): Course {
    const { store, state } = this.#opened
    return {
      levels: levelsIn(this.#options.levels, spokenLanguage()),
      profile: store.profile,
      notice: store.notice,
      damaged: state === 'damaged' && !this.#answered,
      seed: this.#options.wires.typed ? randomSeed() : SEED_OF_SCRIPTS,
      day: today(),
    }
  }

  async say(lines: readonly string[]): Promise<void> {
    const { write, columns } = this.#options.wires
    const width = columns()
    const shown = width === null ? lines : lines.flatMap(line => (line === '' ? [''] : wrap(line, width)))
    if (shown.length > 0) await write(`${shown.join('\n')}\n`)
  }

  /** The state at this moment. */
  #current(): PlainState {
    return this.#options.wires.typed ? { ...this.#state, now: this.#now() } : this.#state
  }

  async open(start: Start | null): Promise<void> {
    const { state, lines } = opening(this.#course, this.#current(), start)
    this.#state = state
    const { notice } = this.#course
    await this.say([...(notice === null || start === null ? [] : [sentence(notice)]), ...lines.map(spoken)])
  }

  /** @returns how long nobody has to say anything before something is to be said; null: for ever */
  get patience(): number | null {
    return this.#options.wires.typed ? untilReminder(this.#current()) : null
  }

  /** Says what the clock has come to. @returns whether anything was said */
  async wake(): Promise<boolean> {
    const { state, lines } = wake(this.#current())
    this.#state = state
    if (lines.length === 0) return false
    await this.say(['', ...lines])
    return true
  }

  /** Does a line's commands, up to the first that cannot be done. @returns whether to go on */
  async hear(line: string): Promise<boolean> {
    const commands = commandsOfLine(line)
    if (commands === null) await this.say([texts().plain.lineTooLong(LONGEST_LINE)])
    for (const [index, command] of (commands ?? []).entries()) {
      const { state, lines, done, wish } = answer(this.#course, this.#current(), command)
      this.#state = state
      await this.say(lines)
      if (wish?.do === 'quit') return false
      if (wish !== null) {
        const told = await fulfil(this.#opened, wish)
        this.#answered ||= told.settled
        await this.say(told.lines)
      }
      const rest = (commands ?? []).slice(index + 1)
      if (!done && rest.length > 0) await this.say([texts().plain.notDone(rest)])
      if (!done) break
    }
    return true
  }
}

/** Plays until the player or his input ends. @returns the exit status @throws what `broken` rejects with */
async function play(options: PlainOptions, broken: Promise<never>): Promise<number> {
  const { wires, saves, root, start } = options
  const folder = savesFolder({ flag: saves ?? undefined, env: process.env, checkoutRoot: checkoutRoot(root) })
  const opened = await openStore(folder)
  const { settings } = opened.store.profile
  await speak(languageFor(settings.language, terminalSays(process.env, process.platform)))
  const prompt = async (): Promise<void> => (wires.prompts ? wires.write(PROMPT) : undefined)
  const clock = terminalClock(() => void prompt())
  const transcript = new Transcript(options, opened, clock.now)
  const next = listen(wires.lines, broken)
  try {
    await transcript.open(start)
    await prompt()
    while (!wires.isClosed()) {
      const sound = await next(transcript.patience)
      if (sound.kind === 'end') {
        await transcript.say([...(wires.prompts ? [''] : []), texts().plain.inputEnded])
        break
      }
      if (sound.kind === 'line' && !(await transcript.hear(sound.text))) break
      if (sound.kind === 'line' || (await transcript.wake())) await prompt()
    }
  } finally {
    clock.close()
  }
  await wires.lines.return?.()
  const unsaved = await opened.store.update({})
  await transcript.say([
    ...(unsaved.saved || opened.state === 'damaged' ? [] : [sentence(unsaved.why)]),
    stoppedLine(transcript.state),
  ])
  return isFinished(transcript.state, start?.mode === 'level' ? start.id : null) ? 0 : 1
}

/**
 * The game as a transcript: lines in, lines out, nothing drawn anew.
 * @returns the exit status: 0 where everything that was begun or named was finished, else 1
 * @throws an error that nobody has caught, wherever it came from
 */
export async function playPlain(options: PlainOptions): Promise<number> {
  const broken = Promise.withResolvers<never>()
  // It is heard when the next line is waited for, and until then nobody waits for it.
  broken.promise.catch(() => undefined)
  const stopWatching = watchForErrors(broken.reject)
  try {
    return await play(options, broken.promise)
  } catch (error) {
    options.wires.letGo()
    throw error
  } finally {
    stopWatching()
  }
}
