import process from 'node:process'
import { describe, expect, it } from 'vitest'
import { commandsOf, keyLabel } from '../../src/ui/commands.ts'
import { pristine } from '../terminal/emulator.ts'
import { startTerminal } from '../terminal/terminal.ts'
import { PROGRAM, startGame, temporaryFolder, toFirstTrap, VERDICT, YOURS } from './game.ts'

const COMMANDS = commandsOf({ demand: false })

const trimmed = (screen: readonly string[]): string[] => screen.map(row => row.trimEnd())

/** Without the header, whose clock goes on. */
const withoutClock = (screen: readonly string[]): string[] => trimmed(screen).slice(1)

describe('80x24 with three processes and eight frames', () => {
  it('shows every page, every frame, every command and the whole footer', async () => {
    const game = startGame({ args: ['play', 'grandchild-writes'] })
    await toFirstTrap(game)
    const text = game.text()
    expect(text.match(/heap\[0\] {2}a {2}r-c/g)).toHaveLength(3)
    expect(text.match(/heap\[1\] {2}b {2}r-c/g)).toHaveLength(3)
    for (const heading of ['P1 child of init', 'P2 child of P1', 'P3 trapped, of P2'])
      expect(text).toContain(heading)
    expect(text).toMatch(/│ {3}a {2}●●● {2}3 'A'/)
    expect(text).toMatch(/│ {3}b {2}●●● {2}3 'B'/)
    for (const frame of 'cdefgh') expect(text).toMatch(new RegExp(`│ {3}${frame} +0 free`))
    for (const command of COMMANDS) expect(text).toContain(`${keyLabel(command)} ${command.title}`)
    expect(game.screen()[23]).toMatch(
      /^ ←↑↓→ move {2}Enter choose {2}Tab palette {2}r return {2}\? help {2}: find +Esc pause/,
    )
    expect(text).toContain('scause 15  stval 0x4000')
    expect(game.screen()[0]).toMatch(/cowhand {2}Grandchild writes +xv6 {3}trap 1\/3 {3}\S+ 0:0\d par 0:35/)
    // The only … is part of the commands' own titles.
    expect(text.match(/…/g)).toHaveLength(COMMANDS.filter(({ title }) => title.endsWith('…')).length)
  })
})

describe('a change of size while playing', () => {
  it('loses nothing, and says how large the terminal must be where it is too small', async () => {
    const game = startGame({ args: ['play', 'grandchild-writes'] })
    await toFirstTrap(game)
    await game.press('a')
    await game.waitFor('1 alloc')
    await game.quiet()
    const before = withoutClock(game.screen())
    game.resize(60, 20)
    await game.waitFor('1 more left')
    await game.quiet()
    expect(game.screen()[19]).toMatch(/^ ←↑↓→ move .* Esc pause/)
    expect(game.text()).toMatch(/▸ heap\[0\] {2}a {2}r-c/)
    expect(game.text()).toContain('1 alloc')
    for (const { title } of COMMANDS) expect(game.text()).toContain(title)
    game.resize(50, 15)
    await game.waitFor('At least 60x20; this one is 50x15.')
    expect(game.text()).not.toContain('heap')
    game.resize(120, 40)
    await game.waitFor(rows => /Esc pause/.test(rows[39] ?? ''))
    await game.quiet()
    expect(game.text()).toMatch(/▸ heap\[0\] {2}a {2}r-- cow 'A'/)
    expect(game.text()).toContain('1 alloc')
    game.resize(80, 24)
    // The last row of the larger screen stands there too until the smaller one is drawn.
    await expect.poll(() => withoutClock(game.screen()), { timeout: 8000 }).toEqual(before)
    await game.press(...'cmdr')
    await game.waitFor('✓ clean')
  })

  it('keeps what was done while the terminal was too small', async () => {
    const game = startGame({ args: ['play', 'grandchild-writes'], cols: 50, rows: 15 })
    await game.waitFor('At least 60x20; this one is 50x15.')
    game.resize(80, 24)
    await game.waitFor('Enter start')
  })
})

describe('the terminal after the game', () => {
  it.each([
    ['Ctrl-C at the title', [], 'Quit'],
    ['Ctrl-C in a level', ['play', 'grandchild-writes'], 'Enter start'],
  ])('is as it was after %s, with exit status 0', async (_, args, shown) => {
    const game = startGame({ args })
    await game.waitFor(shown)
    expect(game.modes).toMatchObject({ alternateScreen: true, cursorHidden: true })
    await game.press('CtrlC')
    expect(await game.exit).toEqual({ code: 0, signal: undefined })
    expect(game.modes).toEqual(pristine)
    expect(trimmed(game.screen()).filter(row => row !== '')).toEqual([])
  })

  it.skipIf(process.platform === 'win32').each(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)(
    'is as it was after %s',
    async signal => {
      const game = startGame({ args: ['play', 'grandchild-writes'] })
      await toFirstTrap(game)
      game.kill(signal)
      expect((await game.exit).signal).toBe(signal)
      expect(game.modes).toEqual(pristine)
      expect(trimmed(game.screen()).filter(row => row !== '')).toEqual([])
    },
  )

  it.skipIf(process.platform === 'win32')(
    'is the shell’s while the game is stopped by Ctrl-Z, and fg finds it paused, with the same screen behind',
    async () => {
      const shell = startTerminal(['bash', '--norc', '--noprofile', '-i'], {
        env: { PS1: 'prompt> ', COWHAND_SAVES: temporaryFolder() },
      })
      try {
        await shell.waitFor('prompt>')
        await shell.press(`${PROGRAM.join(' ')} play grandchild-writes`, 'Enter')
        await toFirstTrap(shell)
        await shell.press('a')
        await shell.waitFor('1 alloc')
        await shell.quiet()
        const before = withoutClock(shell.screen())
        await shell.press('CtrlZ')
        await shell.waitFor(/Stopped/)
        expect(shell.modes).toEqual({ ...pristine, bracketedPaste: shell.modes.bracketedPaste })
        await shell.press('echo still the shell’s', 'Enter')
        await shell.waitFor(rows => rows.some(row => row.startsWith('still the shell’s')))
        await shell.press('fg', 'Enter')
        await shell.waitFor('▸ Go on')
        await shell.press('Enter')
        await shell.waitFor(YOURS)
        await shell.quiet()
        expect(withoutClock(shell.screen())).toEqual(before)
        await shell.press(...'cmdr')
        await shell.waitFor(VERDICT)
        expect(shell.text()).toContain('✓ clean')
        await shell.press('CtrlC')
        await shell.waitFor('Ctrl-C again leaves')
        await shell.press('CtrlC')
        await shell.waitFor(rows => trimmed(rows).findLast(row => row !== '') === 'prompt>')
        await shell.press('echo $?', 'Enter')
        await shell.waitFor(rows => rows.some(row => row.trim() === '0'))
        expect(shell.modes).toEqual({ ...pristine, bracketedPaste: shell.modes.bracketedPaste })
      } finally {
        await shell.dispose()
      }
    },
  )
})

describe('colours', () => {
  it('fill every cell with the theme’s background, whatever colour the terminal’s own is', async () => {
    const game = startGame({ args: ['play', 'grandchild-writes'] })
    await game.waitFor('Enter start')
    const bare = () => game.cells().flatMap(row => row.filter(({ bg }) => bg === undefined)).length
    expect(bare()).toBe(0)
    await toFirstTrap(game)
    await game.quiet()
    expect(bare()).toBe(0)
    await game.press(...'acmdr')
    await game.waitFor(VERDICT)
    await game.quiet()
    expect(bare()).toBe(0)
    await game.press('Escape')
    await game.waitFor('Paused')
    await game.quiet()
    expect(bare()).toBe(0)
  })

  it('are none under NO_COLOR, where bold and inverse still tell things apart', async () => {
    const game = startGame({ args: ['play', 'grandchild-writes'], env: { NO_COLOR: '1' } })
    await toFirstTrap(game)
    await game.quiet()
    const cells = game.cells().flat()
    expect(cells.filter(({ fg, bg }) => fg !== undefined || bg !== undefined)).toEqual([])
    expect(cells.some(({ bold }) => bold)).toBe(true)
    expect(cells.some(({ inverse }) => inverse)).toBe(true)
    expect(game.text()).toContain('[a]')
  })
})
