import { expect, test } from 'vitest'
import { createSession } from '../../src/game/index.ts'
import { commandsOf } from '../../src/ui/commands.ts'
import type { KeyPress } from '../../src/ui/keys.ts'
import { advanceView, pressInTrap, send } from '../../src/ui/play/press.ts'
import { createView, type PlayView } from '../../src/ui/play/view.ts'
import { gameOn } from '../game/stage.ts'

const COMMANDS = commandsOf({ demand: false })

function atFirstTrap(id: string): PlayView {
  let view = send(createView(createSession(gameOn(id))), { do: 'start', at: 0 })
  while (view.session.play.phase === 'running') view = advanceView(view, 0)
  return view
}

const press = (view: PlayView, ...keys: KeyPress[]): PlayView =>
  keys.reduce((current, key) => pressInTrap(current, key, 7, 0).view, view)

test('the list of primitives says what each does, and why it can do nothing now', () => {
  const first = press(atFirstTrap('grandchild-writes'), { name: 'tab' })
  expect(first.message.text).toBe(COMMANDS[0]?.what)
  const spawn = COMMANDS.findIndex(({ key }) => key === 'S')
  const moves = Array.from({ length: spawn }, (): KeyPress => ({ name: 'right' }))
  const onSpawn = press(first, ...moves)
  expect(onSpawn.command).toBe(spawn)
  expect(onSpawn.message).toEqual({ text: 'Only fork makes a child.', tone: 'warn' })
})
