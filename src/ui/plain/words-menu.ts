import { HELPS, type Help } from '../../game/index.ts'
import { KERNEL_NAMES } from '../../kernel/index.ts'
import { HIGHEST_SEED } from '../../level/index.ts'
import { quote } from '../../workload/index.ts'
import { progressOf, progressRows } from '../presentation/progress.ts'
import { themeFor } from '../theme.ts'
import { goOn } from './go-on.ts'
import { openDrill, openLevel } from './open.ts'
import { listed, rowsText, UNWRAPPED } from './spoken.ts'
import {
  type Answer,
  type Heard,
  type PlainState,
  type Run,
  said,
  stageOf,
  type Wish,
  wrong,
} from './state.ts'
import { goesOnIn, levelLines, menuLines } from './tell-level.ts'
import { EVERYWHERE, inRun, type Word, word } from './word.ts'

const wish = (state: PlainState, what: Exclude<Wish['do'], 'record'>): Answer => ({
  ...said(state),
  wish: { do: what },
})

/** A run that has begun and has no result yet is lost when another is opened. */
function leaving(state: PlainState): string[] {
  const stage = stageOf(state)
  if (state.run === null || stage === 'brief' || stage === 'result') return []
  return [`${state.run.view.session.game.level.title} is left; this run is not saved.`]
}

const after = (lines: readonly string[], answer: Answer): Answer =>
  answer.done ? { ...answer, lines: [...lines, ...answer.lines] } : answer

const helpNamed = (text: string | undefined): Help | undefined =>
  HELPS.find(help => help === text?.toLowerCase())

/** The place of a level that is named by its number, its id or its title; -1 where there is none. */
function levelNamed({ course: { levels } }: Heard, text: string): number {
  const lower = text.toLowerCase()
  if (/^\d{1,3}$/.test(text)) return levels[Number(text) - 1] === undefined ? -1 : Number(text) - 1
  return levels.findIndex(({ id, title }) => id === lower || title.toLowerCase() === lower)
}

function play(heard: Heard): Answer {
  const { course, state, words } = heard
  const all = words.join(' ')
  if (all === '') return wrong(state, 'Which level? play and a number or an id; levels lists them.')
  const help = helpNamed(words.at(-1))
  const whole = levelNamed(heard, all)
  const index = whole < 0 && help !== undefined ? levelNamed(heard, words.slice(0, -1).join(' ')) : whole
  if (index < 0) return wrong(state, `There is no level "${quote(all)}"; levels lists them.`)
  return after(
    leaving(state),
    openLevel(course, state, index, whole < 0 && help !== undefined ? { help } : {}),
  )
}

/** The seed that the word is; null where it is none. */
const seedOf = (text: string): number | null =>
  /^\d{1,10}$/.test(text) && Number(text) <= HIGHEST_SEED ? Number(text) : null

function drill({ course, state, words }: Heard): Answer {
  const kernel = KERNEL_NAMES.find(name => words.some(text => text.toLowerCase() === name)) ?? 'xv6'
  const rest = words.filter(text => text.toLowerCase() !== kernel)
  const [first, more] = rest
  const seed = first === undefined ? course.seed : seedOf(first)
  if (seed === null || more !== undefined)
    return wrong(
      state,
      `A drill has a kernel, ${listed(KERNEL_NAMES, 'or')}, and a seed from 0 to ${HIGHEST_SEED}.`,
    )
  return after(leaving(state), openDrill(course, state, kernel, seed))
}

function levels({ course, state, words }: Heard): Answer {
  const chapter = words.join(' ').toLowerCase()
  const found = course.levels.filter(level => level.chapter.toLowerCase().startsWith(chapter))
  if (found.length === 0) return wrong(state, `There is no chapter "${quote(chapter)}"; levels lists all.`)
  return said(state, ...levelLines(course, found))
}

const theme = themeFor({ glyphs: 'unicode', colour: 'none' })

const progress = ({ course: { profile, levels: all }, state }: Heard): Answer =>
  said(state, ...rowsText(progressRows(progressOf(profile, all), theme, UNWRAPPED)))

/** What comes next, wherever the player is: the next level, the first trap, or what follows a verdict. */
function next({ course, state }: Heard): Answer {
  const { run } = state
  if (run === null) return openLevel(course, state, goesOnIn(course))
  const stage = stageOf(state)
  if (stage !== 'result') return goOn(state, run, stage === 'brief' ? 'start' : 'next')
  if (run.index === null) return wrong(state, 'Nothing comes after a drill; again, drill or levels would do.')
  return run.index + 1 < course.levels.length
    ? openLevel(course, state, run.index + 1)
    : wrong(state, 'That was the last level; levels lists all.')
}

const settle =
  (what: 'restore' | 'start-new'): Word['act'] =>
  ({ course, state }) =>
    course.damaged ? wish(state, what) : wrong(state, 'There is a sound save; nothing is to be restored.')

export const MENU_WORDS: readonly Word[] = [
  word(
    'next',
    ['menu', 'brief', 'verdict', 'race', 'result'],
    'Go on: to the next level, trap or result.',
    next,
  ),
  word('play LEVEL [HELP]', EVERYWHERE, 'Open a level by its number, id or title.', play, 'many'),
  word(
    'levels [CHAPTER]',
    EVERYWHERE,
    'List the levels by chapter, or those of one chapter.',
    levels,
    'many',
  ),
  word('drill [KERNEL] [SEED]', EVERYWHERE, 'Open an endless storm of traps.', drill),
  word('progress', EVERYWHERE, 'What you have mastered.', progress),
  word('menu | leave', EVERYWHERE, 'Leave what is open, and hear how things stand.', ({ course, state }) =>
    said({ ...state, run: null }, ...leaving(state), ...menuLines(course)),
  ),
  word('restore', EVERYWHERE, 'Take the backup of a save that cannot be read.', settle('restore')),
  word('begin anew', EVERYWHERE, 'Begin anew where the save cannot be read.', settle('start-new')),
  word('quit | exit', EVERYWHERE, 'End the program.', ({ state }) => wish(state, 'quit')),
]

/** Opens what is open once more. @param seed the level's names; of a drill, the storm */
function reopen({ course, state }: Heard, run: Run, help: Help, seed: number): Answer {
  const { level } = run.view.session.game
  return after(
    leaving(state),
    run.index === null
      ? openDrill(course, state, level.kernel, seed)
      : openLevel(course, state, run.index, { help, seed }),
  )
}

const again = inRun((heard, run) => {
  const { game } = run.view.session
  const [text] = heard.words
  const help = text === undefined ? game.help : helpNamed(text)
  return help === undefined
    ? wrong(heard.state, `"${quote(text ?? '')}" is no help; ${listed(HELPS, 'or')} would do.`)
    : reopen(heard, run, help, game.seed)
})

const otherNames = inRun((heard, run) => {
  const [text] = heard.words
  const seed = text === undefined ? heard.course.seed : seedOf(text)
  return seed === null
    ? wrong(heard.state, `"${quote(text ?? '')}" is no seed; one is from 0 to ${HIGHEST_SEED}.`)
    : reopen(heard, run, run.view.session.game.help, seed)
})

export const AGAIN_WORDS: readonly Word[] = [
  word(
    'again [HELP]',
    ['trap', 'verdict', 'paused', 'result'],
    'The same once more from its brief, with another help where one is named.',
    again,
  ),
  word(
    'other names [SEED]',
    ['verdict', 'result'],
    'The same level with names drawn from a seed.',
    otherNames,
  ),
]
