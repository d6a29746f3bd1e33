import { HELPS, type Help } from '../../game/index.ts'
import { texts } from '../../text/index.ts'
import { commandsIn } from '../play/cards.ts'
import { send } from '../play/press.ts'
import { goOn, overLines } from './go-on.ts'
import { give, moveCursor, pressKey, primitiveDone } from './hand-words.ts'
import { openLevel } from './open.ts'
import { type Answer, atNow, type Heard, type PlainState, type Run, said, wrong } from './state.ts'
import { briefLines, debriefLines, helpLines } from './tell-level.ts'
import { resultLines } from './tell-result.ts'
import { handlerLines } from './tell-trap.ts'
import { solutionLines } from './tell-verdict.ts'
import { inRun, type Word, word } from './word.ts'

/** Chooses how much help there is; the level is opened anew. */
const choose = (help: Help): Word['act'] =>
  inRun(({ course, state }, run) => {
    const { level, seed } = run.view.session.game
    if (run.index === null || level.cpus !== undefined) return wrong(state, texts().plainWrong.noHelpToChoose)
    const opened = openLevel(course, state, run.index, { help, seed })
    const view = opened.state.run?.view
    return view === undefined ? opened : { ...opened, lines: helpLines(view.session.game).slice(0, 1) }
  })

function start(heard: Heard, run: Run): Answer {
  const [text] = heard.words
  const help = HELPS.find(one => one === text?.toLowerCase())
  if (text === undefined) return goOn(heard.state, run, 'start')
  if (help === undefined) return wrong(heard.state, texts().plainWrong.startAlone(HELPS))
  const chosen = choose(help)(heard)
  return chosen.done && chosen.state.run !== null ? goOn(chosen.state, chosen.state.run, 'start') : chosen
}

/** Plays the card with that number. */
export function playCard(state: PlainState, run: Run, text: string): Answer {
  const cards = run.view.session.play.trap?.cards ?? null
  if (cards === null) return wrong(state, texts().plainWrong.noCards)
  const number = /^\d{1,2}$/.test(text) ? Number(text) : 0
  const command = commandsIn(run.view)[number - 1]
  return cards[number - 1] === undefined || command === undefined || command.kind === 'game'
    ? wrong(state, texts().plainWrong.cardsTo(cards.length))
    : primitiveDone(state, run, command, [])
}

/** Takes back or does again; then says what has been done. */
const travel = (name: 'undo' | 'redo'): Word['act'] =>
  inRun(({ state }, run) => {
    const answer = give(state, run, name)
    const session = answer.state.run?.view.session
    const open = session?.play.trap ?? null
    if (!answer.done || session === undefined || open === null) return answer
    const { takenBack, doneAgain } = texts().plainTrap
    const lead = name === 'undo' ? takenBack : doneAgain
    return { ...answer, lines: [lead, ...handlerLines(session, open)] }
  })

function mark(heard: Heard, run: Run): Answer {
  const [text] = heard.words
  if (run.view.session.play.trap?.cards !== null) return wrong(heard.state, texts().plainWrong.cardsNotPages)
  return text === undefined || text === 'all'
    ? pressKey(heard.state, run, text === 'all' ? 'A' : ' ')
    : wrong(heard.state, texts().plainWrong.markOrMarkAll)
}

function show({ state }: Heard, run: Run): Answer {
  const view = send(run.view, { do: 'show', at: atNow(state, run) })
  const last = view.session.play.handled.at(-1)
  if (view.session.refusal !== null || last === undefined)
    return wrong(state, view.session.refusal ?? texts().plainWrong.noTrapOver)
  return said({ ...state, run: { ...run, view } }, ...solutionLines(last, view.session.game.kernel))
}

function pause({ state }: Heard, run: Run): Answer {
  const answer = give(state, run, 'pause')
  return answer.done ? { ...answer, lines: [texts().plainTrap.clockStands] } : answer
}

function resume({ state }: Heard, run: Run): Answer {
  const view = send(run.view, { do: 'resume', at: atNow(state, run) })
  return view.session.refusal === null
    ? said({ ...state, run: { ...run, view } }, texts().plainTrap.clockRuns)
    : wrong(state, view.session.refusal)
}

/** What is done in a level besides primitives. */
export const PLAY_WORDS: readonly Word[] = [
  word('start [HELP]', ['brief'], () => texts().plainWords.start, inRun(start)),
  ...HELPS.map(help => word(help, ['brief'], () => texts().plainWords.chooseHelp(help), choose(help))),
  word(
    'brief',
    ['brief', 'trap', 'race', 'verdict', 'paused', 'result'],
    () => texts().plainWords.brief,
    inRun(({ state }, run) => said(state, ...briefLines(run.view.session.game, state.counted))),
  ),
  word(
    'at [PLACE]',
    ['trap'],
    () => texts().plainWords.at,
    inRun(({ state, words }, run) => moveCursor(state, run, words)),
    'many',
  ),
  word(
    'card NUMBER',
    ['trap'],
    () => texts().plainWords.card,
    inRun(({ state, words }, run) => playCard(state, run, words[0] ?? '')),
  ),
  word(
    'step',
    ['trap'],
    () => texts().plainWords.step,
    inRun(({ state }, run) => give(state, run, 'step')),
  ),
  word('undo', ['trap'], () => texts().plainWords.undo, travel('undo')),
  word('redo', ['trap'], () => texts().plainWords.redo, travel('redo')),
  word(
    'hint | tip',
    ['trap', 'race'],
    () => texts().plainWords.hint,
    inRun(({ state }, run) => give(state, run, 'hint')),
  ),
  word('mark [all]', ['trap'], () => texts().plainWords.mark, inRun(mark)),
  word(
    'give up',
    ['trap'],
    () => texts().plainWords.giveUp,
    inRun(({ state }, run) => give(state, run, 'give-up')),
  ),
  word('pause', ['trap', 'race'], () => texts().plainWords.pause, inRun(pause)),
  word('go on | resume', ['paused'], () => texts().plainWords.goOn, inRun(resume)),
  word(
    'verdict',
    ['verdict'],
    () => texts().plainWords.verdict,
    inRun(({ state }, { view }) => said(state, ...overLines(view))),
  ),
  word('show', ['verdict'], () => texts().plainWords.show, inRun(show)),
  word(
    'result',
    ['result'],
    () => texts().plainWords.result,
    inRun(({ state }, { view, best }) => said(state, ...resultLines(view.session, best, view.ghost))),
  ),
  word(
    'debrief',
    ['result'],
    () => texts().plainWords.debrief,
    inRun(({ state }, { view }) => said(state, ...debriefLines(view.session.game.level))),
  ),
]
