import { createSession, type Help, newGame, stormLevel } from '../../game/index.ts'
import type { KernelName } from '../../kernel/index.ts'
import { texts } from '../../text/index.ts'
import { courseGame } from '../course-game.ts'
import { createView } from '../play/view.ts'
import { drillBriefRows } from '../presentation/drill.ts'
import { ghostOf } from '../record.ts'
import { rowsText, UNWRAPPED } from './spoken.ts'
import { type Answer, type Course, type PlainState, type Run, said, wrong } from './state.ts'
import { briefLines, countedSentence, helpLines } from './tell-level.ts'

const freshRun = ({ now }: PlainState, rest: Pick<Run, 'view' | 'index' | 'best'>): Run => ({
  ...rest,
  opened: now,
  reminded: 0,
  logged: rest.view.session.play.log.length,
})

/** Opens a level of the course at its brief; whatever was open is left. */
export function openLevel(
  course: Course,
  state: PlainState,
  index: number,
  choices: { readonly help?: Help | null; readonly seed?: number } = {},
): Answer {
  const level = course.levels[index]
  if (level === undefined) return wrong(state, texts().plainWrong.noLevelAt(index + 1, course.levels.length))
  const { help = null, seed = 0 } = choices
  const game = courseGame(level, { help, seed }, course.levels, course.profile)
  const best = course.profile.levels[level.id]?.bestScore ?? 0
  const view = createView(createSession(game))
  const run = freshRun(state, { view, index, best: best === 0 ? null : best })
  return said(
    { ...state, run },
    ...briefLines(game, state.counted),
    ...helpLines(game),
    texts().plain.startOrHelp,
  )
}

/** Opens a storm at its brief. */
export function openDrill(course: Course, state: PlainState, kernel: KernelName, seed: number): Answer {
  const found = ghostOf(course.profile.drills, kernel, seed)
  const ghost = found === null ? null : { seed: found.seed, pace: found.record.pace }
  const best = found?.record.points ?? null
  const view = createView(createSession(newGame(stormLevel(kernel), { storm: true, seed })), ghost)
  const lines = rowsText(drillBriefRows(kernel, seed, ghost, best, UNWRAPPED))
  return said(
    { ...state, run: freshRun(state, { view, index: null, best }) },
    texts().plain.drill(kernel, seed),
    ...lines,
    ...(state.counted ? [countedSentence()] : []),
    texts().plain.start,
  )
}
