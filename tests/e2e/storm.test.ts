import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { expect, it, onTestFinished } from 'vitest'
import { Draws, randomState } from '../../src/level/index.ts'
import { COMMANDS } from '../../src/ui/commands.ts'
import { pristine } from '../terminal/emulator.ts'
import { type DrivenTerminal, type Exit, startTerminal } from '../terminal/terminal.ts'
import { PROGRAM, temporaryFolder } from './game.ts'

/** How many keys each start gets; all of them together 10,000. */
const KEYS = 2500

/** Not Ctrl-C, which leaves, and not Ctrl-Z, for which there is no shell. */
const ANY_KEY = [
  ...COMMANDS.map(({ key }) => key),
  ...'0123456789hjklqxyev:+-~é漢',
  ...['\r', '\r', '\r', '\t', '\u001b', '\u007f'],
  ...['A', 'B', 'C', 'D', 'A', 'B', 'C', 'D', 'H', 'F', 'Z', '5~', '6~', '3~'].map(end => `\u001b[${end}`),
]

const LINES = 'P1 map heap anon private 2\nP1 store heap[0] A\nP1 fork P2\nP2 store heap[0] B\n'

/** What may be pasted, with or without the marks of a paste. */
const PASTES = [
  LINES,
  LINES.repeat(50),
  'acmdr!q'.repeat(500),
  'x'.repeat(70),
  'acmdr',
  '\u001b[200~\r\n\u001b[201~',
]

/** One piece of the storm: keys that come at once, and now and then a paste or another size. */
async function gust(game: DrivenTerminal, draws: Draws): Promise<number> {
  if (draws.below(40) === 0) game.resize(20 + draws.below(181), 5 + draws.below(56))
  if (draws.below(60) === 0) {
    const text = PASTES[draws.below(PASTES.length)] ?? ''
    await game.press(draws.below(2) === 0 ? text : `\u001b[200~${text}\u001b[201~`)
  }
  const keys = Array.from({ length: 1 + draws.below(12) }, () => ANY_KEY[draws.below(ANY_KEY.length)] ?? '')
  await game.press(keys.join(''))
  return keys.length
}

/** Leaves from wherever the storm has led, by Ctrl-C alone: a game that answers it is not frozen. */
async function leave(game: DrivenTerminal): Promise<Exit> {
  let exit: Exit | null = null
  void game.exit.then(how => {
    exit = how
  })
  await game.quiet(150, { timeout: 20_000 })
  for (let times = 0; times < 3 && exit === null; times++) {
    await game.press('CtrlC')
    await Promise.race([game.exit, game.quiet(300)])
  }
  return Promise.race([
    game.exit,
    new Promise<Exit>((_, reject) => {
      setTimeout(() => reject(new Error(`it does not leave:\n${game.text()}`)), 5000)
    }),
  ])
}

it.each([
  ['the title', [], 1],
  ['a level', ['play', 'grandchild-writes'], 2],
  ['a drill', ['drill', '--seed', '7'], 3],
  ['the sandbox', ['sandbox'], 4],
])(
  'survives a storm of keys, pastes and sizes from %s, and still answers',
  async (_, args, seed) => {
    // What the sandbox saves lands where the program was started.
    const cwd = temporaryFolder()
    const saves = temporaryFolder()
    const [node, script] = PROGRAM
    const start = (): DrivenTerminal => {
      const command = [node, join(process.cwd(), script), ...args] as const
      const game = startTerminal([...command], { cwd, env: { COWHAND_SAVES: saves } })
      onTestFinished(() => game.dispose())
      return game
    }
    const draws = new Draws(randomState(seed))
    let game = start()
    let left = false
    const watch = (started: DrivenTerminal): void => {
      void started.exit.then(exit => {
        expect(exit).toEqual({ code: 0, signal: undefined })
        left = true
      })
    }
    watch(game)
    for (let keys = 0; keys < KEYS; ) {
      // A q at the title quits.
      if (left) {
        left = false
        game = start()
        watch(game)
      }
      keys += await gust(game, draws)
    }
    expect(await leave(game)).toEqual({ code: 0, signal: undefined })
    expect(game.modes).toEqual(pristine)
    expect(readdirSync(saves).filter(name => name.endsWith('.log'))).toEqual([])
  },
  120_000,
)
