import { machineLeft, resolvedBy } from '../../game/index.ts'
import type { Machine, Trap } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { quote } from '../../workload/index.ts'
import { isFrame, readFrame, readProcess } from './read-words.ts'
import { type Answer, type Heard, type Run, type Stage, said, wrong } from './state.ts'
import { frameLine, frameLines, processLines, tlbLines, treeLines } from './tell-machine.ts'
import { raceLines, raceLogLines, raceStepLines } from './tell-race.ts'
import {
  cardLines,
  cursorWords,
  handLine,
  handlerLines,
  logLines,
  markLines,
  nextStepLines,
  trapLines,
} from './tell-trap.ts'
import { scoreLines } from './tell-verdict.ts'
import { timeLine } from './time.ts'
import { inRun, type Word, word } from './word.ts'

/** Where the machine is in sight. */
const IN_SIGHT: readonly Stage[] = ['trap', 'race', 'verdict']

interface Shown {
  readonly machine: Machine
  readonly trap: Trap | null
}

/** The machine that the player has before him: at a verdict, as he left it, or the reference where it did the trap. */
function shownIn({ view }: Run): Shown {
  const { play } = view.session
  const last = play.handled.at(-1)
  if (play.race !== null) return { machine: play.race.run.machine, trap: null }
  if (play.phase === 'verdict' && last !== undefined) return { machine: machineLeft(last), trap: last.trap }
  return { machine: play.machine, trap: play.trap?.trap ?? null }
}

/** What is said of a machine; at a verdict it is said that this is how it was left. */
const ofMachine = (lines: (shown: Shown) => readonly string[]): Word['act'] =>
  inRun(({ state }, run) => said(state, ...leftLines(run), ...lines(shownIn(run))))

function leftLines({ view }: Run): string[] {
  const { phase, handled } = view.session.play
  const last = handled.at(-1)
  return phase === 'verdict' && last !== undefined ? [texts().plainMachine.leftBy[resolvedBy(last)]] : []
}

/** What is said of the trap at hand. */
const ofTrap = (
  lines: (view: Run['view'], open: NonNullable<Run['view']['session']['play']['trap']>) => readonly string[],
): Word['act'] =>
  inRun(({ state }, { view }) => {
    const open = view.session.play.trap
    return open === null ? wrong(state, texts().plainWrong.noTrapOpen) : said(state, ...lines(view, open))
  })

const ofRace = (
  lines: (race: NonNullable<Run['view']['session']['play']['race']>) => readonly string[],
): Word['act'] =>
  inRun(({ state }, { view }) => {
    const { race } = view.session.play
    return race === null ? wrong(state, texts().plainRace.oneCpu) : said(state, ...lines(race))
  })

function oneFrame({ state, words }: Heard, run: Run): Answer {
  const { machine } = shownIn(run)
  const [text = ''] = words
  const frame = readFrame(text)
  if (!isFrame(text) || !frame.ok) return wrong(state, texts().plainWrong.noFrameSuchAs(quote(text)))
  return frame.value < machine.limit
    ? said(state, ...leftLines(run), frameLine(machine, frame.value))
    : wrong(state, texts().plainWrong.noFrame(quote(text)))
}

function oneProcess({ state, words }: Heard, run: Run): Answer {
  const { machine, trap } = shownIn(run)
  const read = readProcess(machine, words[0] ?? '')
  return read.ok
    ? said(state, ...leftLines(run), ...processLines(machine, read.value, trap))
    : wrong(state, read.why)
}

function log({ state, words }: Heard, { view }: Run): Answer {
  const [text] = words
  if (text !== undefined && !/^[1-9]\d{0,3}$/.test(text))
    return wrong(state, texts().plainWrong.noNumber(quote(text)))
  const lines = logLines(view.session.play.log)
  return said(state, ...(text === undefined ? lines : lines.slice(-Number(text))))
}

/** What can be asked. None of these changes anything. */
export const STATE_WORDS: readonly Word[] = [
  word(
    'where',
    ['trap'],
    () => texts().plainWords.where,
    ofTrap((view, open) => [
      ...trapLines(view, open),
      texts().plainTrap.cursorOn(cursorWords(view)),
      ...markLines(view),
      handLine(view.session.play.machine),
    ]),
  ),
  word('where', ['race'], () => texts().plainWords.whereInRace, ofRace(raceLines)),
  word('trap', ['trap'], () => texts().plainWords.trap, ofTrap(trapLines)),
  word(
    'frames',
    IN_SIGHT,
    () => texts().plainWords.frames,
    ofMachine(({ machine }) => frameLines(machine)),
  ),
  word('frame FRAME', IN_SIGHT, () => texts().plainWords.frame, inRun(oneFrame)),
  word('process PROCESS', IN_SIGHT, () => texts().plainWords.process, inRun(oneProcess)),
  word(
    'processes',
    IN_SIGHT,
    () => texts().plainWords.processes,
    ofMachine(({ machine, trap }) => treeLines(machine, trap)),
  ),
  word(
    'tlb',
    IN_SIGHT,
    () => texts().plainWords.tlb,
    ofMachine(({ machine }) => tlbLines(machine)),
  ),
  word(
    'handler | steps',
    ['trap'],
    () => texts().plainWords.handler,
    ofTrap((view, open) => [...handlerLines(view.session, open), ...nextStepLines(view.session, open)]),
  ),
  word('steps | handler', ['race'], () => texts().plainWords.stepsInRace, ofRace(raceStepLines)),
  word(
    'cards',
    ['trap'],
    () => texts().plainWords.cards,
    ofTrap((_, open) => (open.cards === null ? [texts().plainWrong.noCards] : cardLines(open))),
  ),
  word('log', ['race'], () => texts().plainWords.logInRace, ofRace(raceLogLines)),
  word('log [NUMBER]', ['trap', 'verdict', 'result'], () => texts().plainWords.log, inRun(log)),
  word(
    'time',
    ['trap', 'race', 'verdict', 'paused', 'result'],
    () => texts().plainWords.time,
    inRun(({ state }, run) => said(state, timeLine(state, run))),
  ),
  word(
    'score',
    ['trap', 'verdict'],
    () => texts().plainWords.score,
    inRun(({ state }, run) => said(state, ...scoreLines(run.view.session))),
  ),
]
