import { machineLeft } from '../../game/index.ts'
import type { Machine, Trap } from '../../machine/index.ts'
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

/** The machine that the player has before him: at a verdict, as he left it. */
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

const leftLines = ({ view }: Run): string[] =>
  view.session.play.phase === 'verdict' ? ['The machine as you left it.'] : []

/** What is said of the trap at hand. */
const ofTrap = (
  lines: (view: Run['view'], open: NonNullable<Run['view']['session']['play']['trap']>) => readonly string[],
): Word['act'] =>
  inRun(({ state }, { view }) => {
    const open = view.session.play.trap
    return open === null ? wrong(state, 'No trap is open.') : said(state, ...lines(view, open))
  })

const ofRace = (
  lines: (race: NonNullable<Run['view']['session']['play']['race']>) => readonly string[],
): Word['act'] =>
  inRun(({ state }, { view }) => {
    const { race } = view.session.play
    return race === null ? wrong(state, 'There is one CPU here.') : said(state, ...lines(race))
  })

function oneFrame({ state, words }: Heard, run: Run): Answer {
  const { machine } = shownIn(run)
  const [text = ''] = words
  const frame = readFrame(text)
  if (!isFrame(text) || !frame.ok) return wrong(state, `"${quote(text)}" is no frame; frame a, for example.`)
  return frame.value < machine.limit
    ? said(state, ...leftLines(run), frameLine(machine, frame.value))
    : wrong(state, `There is no frame ${quote(text)}; frames lists them.`)
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
    return wrong(state, `"${quote(text)}" is no number of lines; log 5, for example.`)
  const lines = logLines(view.session.play.log)
  return said(state, ...(text === undefined ? lines : lines.slice(-Number(text))))
}

/** What can be asked. None of these changes anything. */
export const STATE_WORDS: readonly Word[] = [
  word(
    'where',
    ['trap'],
    'The trap, its cause and page, the cursor, and what is in your hand.',
    ofTrap((view, open) => [
      ...trapLines(view, open),
      `The cursor is on ${cursorWords(view)}.`,
      ...markLines(view),
      handLine(view.session.play.machine),
    ]),
  ),
  word('where', ['race'], 'Both CPUs, the lock, and the frame that both share.', ofRace(raceLines)),
  word('trap', ['trap'], 'What trapped, and why.', ofTrap(trapLines)),
  word(
    'frames',
    IN_SIGHT,
    'Every frame in use: count, content, and who maps it; and which are free.',
    ofMachine(({ machine }) => frameLines(machine)),
  ),
  word('frame FRAME', IN_SIGHT, 'One frame.', inRun(oneFrame)),
  word(
    'process PROCESS',
    IN_SIGHT,
    'One process: whose child it is, and its pages. Its name alone does the same: p2.',
    inRun(oneProcess),
  ),
  word(
    'processes',
    IN_SIGHT,
    'Who is whose child, and how each stands.',
    ofMachine(({ machine, trap }) => treeLines(machine, trap)),
  ),
  word(
    'tlb',
    IN_SIGHT,
    'What the TLBs hold.',
    ofMachine(({ machine }) => tlbLines(machine)),
  ),
  word(
    'handler | steps',
    ['trap'],
    'Your steps so far, and what is in your hand.',
    ofTrap((view, open) => [...handlerLines(view.session, open), ...nextStepLines(view.session, open)]),
  ),
  word('steps | handler', ['race'], 'The steps that both CPUs take.', ofRace(raceStepLines)),
  word(
    'cards',
    ['trap'],
    'The cards by their numbers, where the steps are on cards.',
    ofTrap((_, open) => (open.cards === null ? ['There are no cards here.'] : cardLines(open))),
  ),
  word('log', ['race'], 'What each step of this run did.', ofRace(raceLogLines)),
  word('log [NUMBER]', ['trap', 'verdict', 'result'], 'What happened, or the last lines of it.', inRun(log)),
  word(
    'time',
    ['trap', 'race', 'verdict', 'paused', 'result'],
    'What the clock says.',
    inRun(({ state }, run) => said(state, timeLine(state, run))),
  ),
  word(
    'score',
    ['trap', 'verdict'],
    'The verdicts so far.',
    inRun(({ state }, run) => said(state, ...scoreLines(run.view.session))),
  ),
]
