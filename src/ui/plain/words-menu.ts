import { HELPS, type Help } from '../../game/index.ts'
import { KERNEL_NAMES } from '../../kernel/index.ts'
import { HIGHEST_SEED } from '../../level/index.ts'
import { texts } from '../../text/index.ts'
import { quote } from '../../workload/index.ts'
import { progressOf, progressRows } from '../presentation/progress.ts'
import { themeFor } from '../theme.ts'
import { goOn } from './go-on.ts'
import { openDrill, openLevel } from './open.ts'
import { rowsText, UNWRAPPED } from './spoken.ts'
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
  return [texts().plain.left(state.run.view.session.game.level.title)]
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
  if (all === '') return wrong(state, texts().plainWrong.whichLevel)
  const help = helpNamed(words.at(-1))
  const whole = levelNamed(heard, all)
  const index = whole < 0 && help !== undefined ? levelNamed(heard, words.slice(0, -1).join(' ')) : whole
  if (index < 0) return wrong(state, texts().plainWrong.noLevel(quote(all)))
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
    return wrong(state, texts().plainWrong.drillHas(KERNEL_NAMES, HIGHEST_SEED))
  return after(leaving(state), openDrill(course, state, kernel, seed))
}

function levels({ course, state, words }: Heard): Answer {
  const chapter = words.join(' ').toLowerCase()
  const found = course.levels.filter(level => level.chapter.toLowerCase().startsWith(chapter))
  if (found.length === 0) return wrong(state, texts().plainWrong.noChapter(quote(chapter)))
  return said(state, ...levelLines(course, found))
}

const theme = themeFor({ glyphs: 'unicode', colour: 'none' })

const progress = ({ course: { profile, levels: all, day }, state }: Heard): Answer =>
  said(state, ...rowsText(progressRows(progressOf(profile, all, day), theme, UNWRAPPED)))

/** What comes next, wherever the player is: the next level, the first trap, or what follows a verdict. */
function next({ course, state }: Heard): Answer {
  const { run } = state
  if (run === null) return openLevel(course, state, goesOnIn(course))
  const stage = stageOf(state)
  if (stage !== 'result') return goOn(state, run, stage === 'brief' ? 'start' : 'next')
  if (run.index === null) return wrong(state, texts().plainWrong.nothingAfterDrill)
  return run.index + 1 < course.levels.length
    ? openLevel(course, state, run.index + 1)
    : wrong(state, texts().plainWrong.lastLevel)
}

const settle =
  (what: 'restore' | 'start-new'): Word['act'] =>
  ({ course, state }) =>
    course.damaged ? wish(state, what) : wrong(state, texts().plainWrong.soundSave)

export const MENU_WORDS: readonly Word[] = [
  word('next', ['menu', 'brief', 'verdict', 'race', 'result'], () => texts().plainWords.next, next),
  word('play LEVEL [HELP]', EVERYWHERE, () => texts().plainWords.play, play, 'many'),
  word('levels [CHAPTER]', EVERYWHERE, () => texts().plainWords.levels, levels, 'many'),
  word('drill [KERNEL] [SEED]', EVERYWHERE, () => texts().plainWords.drill, drill),
  word('progress', EVERYWHERE, () => texts().plainWords.progress, progress),
  word(
    'menu | leave',
    EVERYWHERE,
    () => texts().plainWords.menu,
    ({ course, state }) => said({ ...state, run: null }, ...leaving(state), ...menuLines(course)),
  ),
  word('restore', EVERYWHERE, () => texts().plainWords.restore, settle('restore')),
  word('begin anew', EVERYWHERE, () => texts().plainWords.beginAnew, settle('start-new')),
  word(
    'quit | exit',
    EVERYWHERE,
    () => texts().plainWords.quit,
    ({ state }) => wish(state, 'quit'),
  ),
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
    ? wrong(heard.state, texts().plainWrong.noHelp(quote(text ?? ''), HELPS))
    : reopen(heard, run, help, game.seed)
})

const otherNames = inRun((heard, run) => {
  const [text] = heard.words
  const seed = text === undefined ? heard.course.seed : seedOf(text)
  return seed === null
    ? wrong(heard.state, texts().plainWrong.noSeed(quote(text ?? ''), HIGHEST_SEED))
    : reopen(heard, run, run.view.session.game.help, seed)
})

export const AGAIN_WORDS: readonly Word[] = [
  word('again [HELP]', ['trap', 'verdict', 'paused', 'result'], () => texts().plainWords.again, again),
  word('other names [SEED]', ['verdict', 'result'], () => texts().plainWords.otherNames, otherNames),
]
