import { readdirSync } from 'node:fs'
import { createSession, type Game, primitiveText } from '../../src/game/index.ts'
import type { KeyPress } from '../../src/ui/keys.ts'
import { NAMED_KEYS } from '../../src/ui/keys.ts'
import { advanceView, pressInTrap, send } from '../../src/ui/play/press.ts'
import { createView, type PlayView } from '../../src/ui/play/view.ts'
import { paletteColumns } from '../../src/ui/presentation/palette.ts'
import { type Row, rowWidth } from '../../src/ui/text.ts'
import { SCENES } from '../game/scenes.ts'
import { gameOfLines, gameOn } from '../game/stage.ts'

export type SceneName = keyof typeof SCENES

/** Lets the machine run until it wants the player, or has ended. */
export function runView(view: PlayView, at: number): PlayView {
  let next = view
  while (next.session.play.phase === 'running') next = advanceView(next, at)
  return next
}

/** A game's first trap, the clock at 0. */
export const atFirstTrap = (game: Game): PlayView =>
  runView(send(createView(createSession(game)), { do: 'start', at: 0 }), 0)

export const sceneView = (name: SceneName): PlayView => {
  const scene = SCENES[name]
  return atFirstTrap(gameOfLines(scene.lines, 'plot' in scene ? scene.plot : {}))
}

export const levelView = (id: string): PlayView => atFirstTrap(gameOn(id))

export const LEVELS = readdirSync('levels')
  .filter(name => name.endsWith('.yaml'))
  .map(name => name.slice(0, -'.yaml'.length))

const named = (word: string): (typeof NAMED_KEYS)[number] | undefined =>
  NAMED_KEYS.find(name => name === word.toLowerCase())

/** Keys as a test writes them: "a c Left Enter Space M" with blanks between. */
export const keysFrom = (text: string): KeyPress[] =>
  text
    .split(' ')
    .filter(word => word !== '')
    .map((word): KeyPress => {
      const name = named(word)
      return name === undefined ? { char: word === 'Space' ? ' ' : word } : { name }
    })

/** Presses keys in a trap, 100 ms between them, on a screen of 80 columns. */
export function press(view: PlayView, keys: readonly KeyPress[]): PlayView {
  let next = view
  for (const key of keys) {
    const { last } = next.session.play.clock
    next = pressInTrap(next, key, paletteColumns(80), last + 100).view
  }
  return next
}

export const type = (view: PlayView, keys: string): PlayView => press(view, keysFrom(keys))

/** What the player has done in the trap at hand, or in the one that is just over. */
export function stepsOf({ session: { play } }: PlayView): string[] {
  const { steps } = play.trap ?? play.handled.at(-1) ?? { steps: [] }
  return steps.map(step => primitiveText(step, play.machine))
}

export const textOf = (row: Row): string => row.map(({ text }) => text).join('')

export const widthsOf = (rows: readonly Row[]): number[] => [...new Set(rows.map(rowWidth))]
