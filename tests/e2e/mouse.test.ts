import { spawnSync } from 'node:child_process'
import process from 'node:process'
import { describe, expect, it, onTestFinished } from 'vitest'
import { pristine } from '../terminal/emulator.ts'
import { type DrivenTerminal, startTerminal } from '../terminal/terminal.ts'
import { PROGRAM, startGame, temporaryFolder, toFirstTrap, VERDICT, YOURS } from './game.ts'

const LEVEL = ['play', 'first-write'] as const
const SSH = { SSH_CONNECTION: '192.0.2.1 50000 192.0.2.2 22', SSH_TTY: '/dev/pts/0' } as const

/** What a terminal sends for a press and a release of the left button on a cell. */
const click = (x: number, y: number): string => `\u001b[<0;${x + 1};${y + 1}M\u001b[<0;${x + 1};${y + 1}m`

/** Clicks on the first place where a text stands. */
async function clickOn(game: DrivenTerminal, text: string): Promise<void> {
  await game.waitFor(text)
  // What was said before may have been longer, and all below it have moved.
  await game.quiet()
  const rows = game.screen()
  const y = rows.findIndex(row => row.includes(text))
  await game.press(click(rows[y]?.indexOf(text) ?? 0, y))
}

const onWindows = process.platform === 'win32'

describe.skipIf(onWindows)('the mouse', () => {
  it('is on while the game has the screen, and handles a trap', async () => {
    const game = startGame({ args: LEVEL })
    await toFirstTrap(game)
    expect(game.modes.mouse).toBe(true)
    for (const command of ['a alloc', 'c copy', 'm map', 'd put ref']) await clickOn(game, command)
    await game.waitFor('4 put')
    await clickOn(game, 'r return')
    await game.waitFor(VERDICT)
    expect(game.text()).toContain('✓ clean')
    await game.press('CtrlC', 'CtrlC')
    await game.exit
    expect(game.modes).toEqual(pristine)
  })

  it('is read between keys, and no number of its reports is a paste', async () => {
    const game = startGame({ args: LEVEL })
    await toFirstTrap(game)
    await game.press(`a${click(79, 8).repeat(200)}c${'\u001b[<35;5;5M'.repeat(200)}md`)
    await game.waitFor('4 put')
    expect(game.text()).not.toContain('paste')
  })

  it('is off over SSH, unless the settings say on', async () => {
    const game = startGame({ args: LEVEL, env: SSH })
    await toFirstTrap(game)
    expect(game.modes.mouse).toBe(false)
    await game.press('CtrlC', 'CtrlC')
    await game.exit
    const saves = temporaryFolder()
    const chosen = startGame({ env: SSH, saves })
    await chosen.waitFor('Quit')
    await chosen.press(':to the settings', 'Enter')
    await chosen.waitFor(/Mouse +as the terminal says: off/)
    await chosen.press('Up', 'Up', 'Up', 'Enter', 'Down')
    await chosen.waitFor('▸ on')
    await expect.poll(() => chosen.modes.mouse).toBe(true)
    await chosen.press('Enter')
    await chosen.waitFor(/Mouse +on/)
    await chosen.press('CtrlC')
    await chosen.exit
    expect(chosen.modes).toEqual(pristine)
    const again = startGame({ env: SSH, saves })
    await again.waitFor('Quit')
    await expect.poll(() => again.modes.mouse).toBe(true)
  })

  it('is the shell’s after Ctrl-Z, and the game’s after fg', async context => {
    if (spawnSync('bash', ['--version']).status !== 0) context.skip('bash is not installed')
    const shell = startTerminal(['bash', '--norc', '--noprofile', '-i'], {
      env: { PS1: 'prompt> ', COWHAND_SAVES: temporaryFolder() },
    })
    onTestFinished(() => shell.dispose())
    await shell.waitFor('prompt>')
    await shell.press(`${PROGRAM.join(' ')} ${LEVEL.join(' ')}`, 'Enter')
    await toFirstTrap(shell)
    expect(shell.modes.mouse).toBe(true)
    await shell.press('CtrlZ')
    await shell.waitFor('Stopped')
    expect(shell.modes.mouse).toBe(false)
    await shell.press('fg', 'Enter')
    await clickOn(shell, 'Go on')
    await shell.waitFor(YOURS)
    expect(shell.modes.mouse).toBe(true)
  })
})
