import { readdirSync, readFileSync } from 'node:fs'
import { primitiveText } from '../../src/game/index.ts'
import { referenceFor } from '../../src/game/judge.ts'
import { freshIdeal } from '../../src/kernel/index.ts'
import { inCourseOrder, type Level, loadLevel } from '../../src/level/index.ts'
import { newProfile } from '../../src/store/profile.ts'
import { answer } from '../../src/ui/plain/answer.ts'
import { commandsOfLine } from '../../src/ui/plain/line.ts'
import type { Answer, Course, PlainState, Run } from '../../src/ui/plain/state.ts'
import type { PlayView } from '../../src/ui/play/view.ts'
import { stepTexts } from '../../src/ui/presentation/steps.ts'

function levelIn(name: string): Level {
  const loaded = loadLevel(readFileSync(`levels/${name}`, 'utf8'), name)
  if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => message).join('\n'))
  return loaded.level
}

export const COURSE: Course = {
  levels: inCourseOrder(
    readdirSync('levels')
      .filter(name => name.endsWith('.yaml'))
      .map(levelIn),
  ),
  profile: newProfile,
  notice: null,
  damaged: false,
  seed: 4711,
  day: '2026-08-01',
}

/** Nothing is open, and each command counts the same time. */
export const MENU: PlainState = { now: 0, counted: true, run: null, finished: [] }

/** A transcript that stands where a view of the screen does. */
export const transcriptOf = (view: PlayView): PlainState => ({
  ...MENU,
  run: { view, index: null, opened: 0, reminded: 0, logged: view.session.play.log.length, best: null },
})

/** What came of some lines: the state behind them, and all that was said. */
export interface Heard {
  readonly state: PlainState
  readonly lines: readonly string[]
  /** What the last command came to. */
  readonly last: Answer | null
}

/** Says lines one after the other, as the loop does: what follows a command that cannot be done is left out. */
export function hear(state: PlainState, lines: readonly string[], course: Course = COURSE): Heard {
  let now = state
  let last: Answer | null = null
  const heard: string[] = []
  for (const line of lines)
    for (const command of commandsOfLine(line) ?? []) {
      last = answer(course, now, command)
      now = last.state
      heard.push(...last.lines)
      if (!last.done) break
    }
  return { state: now, lines: heard, last }
}

export function runOf({ run }: PlainState): Run {
  if (run === null) throw new Error('nothing is open')
  return run
}

export const sessionOf = (state: PlainState) => runOf(state).view.session

/** A level of the course at its first trap, with nothing done for the player. */
export const atTrap = (id: string, help = 'solo'): PlainState =>
  hear(MENU, [`play ${id} ${help}`, 'start']).state

/** What has been done in the trap at hand, or in the one that is just over. */
export function stepsIn(state: PlainState): string[] {
  const { play } = sessionOf(state)
  const { steps } = play.trap ?? play.handled.at(-1) ?? { steps: [] }
  return steps.map(step => primitiveText(step, play.machine))
}

/** What the reference does with the trap at hand, each step as it is told. */
export function told(state: PlainState): string[] {
  const { game, play } = sessionOf(state)
  const { trap } = play
  if (trap === null) throw new Error('no trap is open')
  const { steps } = referenceFor({ kernel: game.kernel, ...trap, ideal: freshIdeal() })
  return stepTexts(trap.before, steps)
}
