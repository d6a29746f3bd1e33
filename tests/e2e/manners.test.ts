import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { describe, expect, it, onTestFinished } from 'vitest'
import { Draws, randomState } from '../../src/level/index.ts'
import { pristine } from '../terminal/emulator.ts'
import { type DrivenTerminal, type StartOptions, startTerminal } from '../terminal/terminal.ts'
import { PROGRAM, startGame, temporaryFolder, toFirstTrap, VERDICT, YOURS } from './game.ts'

const LEVEL = ['play', 'grandchild-writes'] as const
const ASKS = 'Ctrl-C again leaves; this run is lost.'

/** What goes wrong at SIGUSR2, in a program that has nothing of the kind itself. */
const FAULTS = {
  'an uncaught exception': `throw new Error('a torn screen')`,
  'a rejected promise': `Promise.reject(new Error('a torn screen'))`,
  // Called where a screen says the time.
  'an error of a screen': `Math.floor = () => { throw new Error('a torn screen') }`,
  // Called where Ink draws, also when it takes the screen down.
  'an error while it is drawn': `String.prototype.trimEnd = () => { throw new Error('a torn screen') }`,
} as const

const quoted = (words: readonly string[]): string => words.map(word => `'${word}'`).join(' ')

interface ShellOptions extends StartOptions {
  readonly saves?: string
  readonly fault?: string
}

/**
 * The game as a shell's script runs it, between two looks at the terminal's own settings: `status` says how it ended
 * and whether the settings are what they were.
 */
function startInShell(args: readonly string[], { saves, fault, ...options }: ShellOptions = {}) {
  const folder = temporaryFolder()
  const file = (name: string): string => join(folder, name)
  if (fault !== undefined) writeFileSync(file('fault.mjs'), `process.on('SIGUSR2', () => { ${fault} })`)
  const script = [
    'echo before the game',
    `stty -g > ${file('before')}`,
    `sh -c 'echo $$ > ${file('pid')}; exec "$@"' sh ${quoted([...PROGRAM, ...args])}`,
    'echo "status $?"',
    `stty -g > ${file('after')}`,
    `cmp ${file('before')} ${file('after')} && echo settings kept`,
  ]
  const shell = startTerminal(['sh', '-c', script.join('\n')], {
    ...options,
    env: {
      COWHAND_SAVES: saves ?? file('saves'),
      ...(fault === undefined ? {} : { NODE_OPTIONS: `--import=${file('fault.mjs')}` }),
    },
  })
  onTestFinished(() => shell.dispose())
  const signal = (name: NodeJS.Signals): void => {
    process.kill(Number(readFileSync(file('pid'), 'utf8')), name)
  }
  return { shell, signal }
}

/** Expects the game to be over, with this status, and nothing of it left in the terminal. */
async function expectLeft(shell: DrivenTerminal, status: number): Promise<void> {
  await shell.waitFor('settings kept')
  await shell.exit
  expect(shell.screen()[0]).toBe('before the game')
  expect(shell.text()).toContain(`status ${status}\n`)
  expect(shell.modes).toEqual(pristine)
}

/** The lines between the program's start and its status. */
const saidAfter = (shell: DrivenTerminal): string =>
  /before the game\n(.*?)status/s.exec(shell.text())?.[1] ?? ''

const onWindows = process.platform === 'win32'

describe.skipIf(onWindows)('the terminal is as it was, and the status as a shell expects it', () => {
  it('after quitting by a key', async () => {
    const { shell } = startInShell([])
    await shell.waitFor('Quit')
    await shell.press('q')
    await expectLeft(shell, 0)
    expect(saidAfter(shell)).toBe('')
  })

  it('after Ctrl-C before the game is loaded, in a brief, and twice in a run', async () => {
    const early = startInShell([])
    await early.shell.waitFor(
      rows => rows.some(row => row.trim() !== '') && early.shell.modes.alternateScreen,
    )
    await early.shell.press('CtrlC')
    await expectLeft(early.shell, 0)
    const { shell } = startInShell(LEVEL)
    await toFirstTrap(shell)
    await shell.press('a', 'CtrlC')
    await shell.waitFor(ASKS)
    expect(shell.text()).not.toContain('heap')
    await shell.press('Enter')
    await shell.waitFor('1 alloc')
    await shell.press('CtrlC', 'CtrlC')
    await expectLeft(shell, 0)
  })

  it.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
    ['SIGINT', 130],
  ] as const)('after %s: %i', async (name, status) => {
    const { shell, signal } = startInShell(LEVEL)
    await toFirstTrap(shell)
    signal(name)
    await expectLeft(shell, status)
  })

  it.each(Object.entries(FAULTS))(
    'after %s, with one message that names a file in which there is more',
    async (_, fault) => {
      const saves = temporaryFolder()
      const { shell, signal } = startInShell(LEVEL, { saves, fault, cols: 120 })
      await toFirstTrap(shell)
      // What breaks at a frame breaks at the next tick of the clock; a key might come when the shell has the terminal back.
      signal('SIGUSR2')
      await expectLeft(shell, 1)
      expect(saidAfter(shell)).toMatch(
        /^this is a bug in cowhand: a torn screen\nWhat is known of it is written in \S+\n$/,
      )
      const [name = ''] = readdirSync(saves).filter(found => found.endsWith('.log'))
      expect(name).toMatch(/^crash-\d{4}-\d\d-\d\d\.log$/)
      expect(saidAfter(shell)).toContain(join(saves, name))
      const log = readFileSync(join(saves, name), 'utf8')
      expect(log).toMatch(/^cowhand \d+\.\d+\.\d+, Node /)
      expect(log).toMatch(/Error: a torn screen\n {4}at /)
    },
  )
})

describe.skipIf(onWindows)('the file about a bug', () => {
  const fault = FAULTS['an uncaught exception']

  async function breakDown(saves: string): Promise<DrivenTerminal> {
    const { shell, signal } = startInShell(LEVEL, { saves, fault, cols: 120 })
    await toFirstTrap(shell)
    signal('SIGUSR2')
    await expectLeft(shell, 1)
    return shell
  }

  it('is never written over', async () => {
    const saves = temporaryFolder()
    await breakDown(saves)
    const [first = ''] = readdirSync(saves).filter(name => name.endsWith('.log'))
    const text = readFileSync(join(saves, first), 'utf8')
    await breakDown(saves)
    const second = first.replace('.log', '-2.log')
    expect(readdirSync(saves)).toEqual(expect.arrayContaining([first, second]))
    expect(readFileSync(join(saves, first), 'utf8')).toBe(text)
  })

  it('may be one that cannot be written, which is said', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'in-the-way'), '')
    const shell = await breakDown(join(folder, 'in-the-way', 'saves'))
    expect(saidAfter(shell)).toContain('this is a bug in cowhand: a torn screen')
    expect(saidAfter(shell).replace(/\n/g, ' ')).toMatch(
      /could not be written: \S+in-the-way\S* is not a folder/,
    )
  })
})

/** Plays grandchild-writes to its result, all given up. */
async function giveAllUp(game: DrivenTerminal): Promise<void> {
  await toFirstTrap(game)
  for (const shown of [YOURS, YOURS, 'Play again']) {
    await game.press('!')
    await game.waitFor(VERDICT)
    await game.press('Enter')
    await game.waitFor('Enter skip')
    await game.press('Enter')
    await game.waitFor(shown)
  }
}

const savedLevels = (saves: string): unknown =>
  JSON.parse(readFileSync(join(saves, 'save.json'), 'utf8')).levels

describe.skipIf(onWindows)('a result that could not be saved', () => {
  it.each(['SIGTERM', 'SIGHUP'] as const)('is saved at %s, where that can be by then', async name => {
    const saves = temporaryFolder()
    const { shell, signal } = startInShell(LEVEL, { saves })
    await shell.waitFor('Enter start')
    // As another cowhand holds it that is at work there; one of long ago would count as left behind.
    const lock = join(saves, 'save.json.lock')
    mkdirSync(lock)
    const later = Date.now() / 1000 + 3600
    utimesSync(lock, later, later)
    await giveAllUp(shell)
    await shell.waitFor('not saving', { timeout: 15_000 })
    rmSync(lock, { recursive: true })
    signal(name)
    await expectLeft(shell, name === 'SIGTERM' ? 143 : 129)
    expect(savedLevels(saves)).toHaveProperty('grandchild-writes')
  })
})

describe.skipIf(onWindows)('Ctrl-Z', () => {
  it('where no shell could continue the game comes back by itself, paused', async () => {
    const game = startGame({ args: LEVEL })
    await toFirstTrap(game)
    await game.press('CtrlZ')
    await game.waitFor('▸ Go on')
    await game.press('Enter')
    await game.waitFor(YOURS)
    await game.press('a')
    await game.waitFor('1 alloc')
    expect(game.modes).toMatchObject({ alternateScreen: true, cursorHidden: true })
  })

  it('and then kill ends the stopped game, and the terminal stays the shell’s', async () => {
    const shell = startTerminal(['bash', '--norc', '--noprofile', '-i'], {
      env: { PS1: 'prompt> ', COWHAND_SAVES: temporaryFolder() },
    })
    onTestFinished(() => shell.dispose())
    await shell.waitFor('prompt>')
    await shell.press(`${PROGRAM.join(' ')} ${LEVEL.join(' ')}`, 'Enter')
    await toFirstTrap(shell)
    await shell.press('CtrlZ')
    await shell.waitFor('Stopped')
    // Longer than the game waits for a stop to come.
    await shell.quiet(500)
    // The shell itself says when the game has ended: on a busy machine that may take a while.
    await shell.press('kill %1; wait -f %1; echo ended $?', 'Enter')
    await shell.waitFor('ended 143', { timeout: 30_000 })
    await shell.press('echo still the shell’s', 'Enter')
    await shell.waitFor(rows => rows.some(row => row.startsWith('still the shell’s')))
    expect(shell.modes).toEqual({ ...pristine, bracketedPaste: shell.modes.bracketedPaste })
  })
})

describe('2 MB that are pasted by mistake', () => {
  const text = 'acmdr!q\r'.repeat(256 * 1024)

  it.each([
    ['in a terminal that marks pastes', `\u001b[200~${text}\u001b[201~`],
    ['in one that does not', text],
  ])('play no key, and the game answers behind them: %s', async (_, paste) => {
    const game = startGame({ args: LEVEL })
    await toFirstTrap(game)
    await game.press(paste)
    await game.waitFor('That was a paste of 2097152 characters; nothing was done.', { timeout: 15_000 })
    expect(game.text()).not.toContain('1 alloc')
    await game.press('a')
    await game.waitFor('1 alloc')
    await game.press(...'cmdr')
    await game.waitFor(VERDICT)
    expect(game.text()).toContain('✓ clean')
  })

  it('leave the title as it is', async () => {
    const game = startGame()
    await game.waitFor('Quit')
    await game.quiet()
    const before = game.screen()
    await game.press(text)
    await game.quiet(500, { timeout: 15_000 })
    expect(game.screen()).toEqual(before)
    await game.press('q')
    expect(await game.exit).toEqual({ code: 0, signal: undefined })
  })
})

describe('a terminal whose size changes all the time', () => {
  it.each<[string, readonly string[]]>([
    ['a level', LEVEL],
    ['a drill', ['drill', '--seed', '7']],
    ['the sandbox', ['sandbox']],
  ])('shows the same as before once it stands still: %s', async (_, args) => {
    const game = startGame({ args })
    if (args.includes('sandbox')) {
      await game.waitFor('Press 1')
      await game.press('1', '2', '3')
      await game.waitFor('again, after its fault')
    } else {
      await game.waitFor('Enter start')
      await game.press('4', 'Enter')
      await game.waitFor(YOURS)
      await game.press('a')
      await game.waitFor('1 alloc')
    }
    await game.quiet()
    const before = game.screen().slice(1)
    const draws = new Draws(randomState(5))
    for (let count = 0; count < 60; count++) {
      game.resize(20 + draws.below(180), 5 + draws.below(55))
      await new Promise(resolve => setTimeout(resolve, draws.below(40)))
    }
    game.resize(80, 24)
    await game.quiet(200)
    expect(game.screen().slice(1)).toEqual(before)
  })
})

/** A tmux server of this test's own. */
function ownTmux(): (...args: readonly string[]) => string {
  const socket = join(temporaryFolder(), 'tmux')
  onTestFinished(() => {
    spawnSync('tmux', ['-S', socket, 'kill-server'])
  })
  return (...args) => execFileSync('tmux', ['-S', socket, '-f', '/dev/null', ...args], { encoding: 'utf8' })
}

const hasTmux = spawnSync('tmux', ['-V']).status === 0

describe('under tmux', () => {
  it('the game is played, resized and left, and its end is that of its window', async context => {
    if (!hasTmux) context.skip('tmux is not installed')
    const tmux = ownTmux()
    const saves = temporaryFolder()
    const shown = (): string => tmux('capture-pane', '-p', '-t', 'game')
    const see = (text: string): Promise<void> => expect.poll(shown, { timeout: 8000 }).toContain(text)
    const press = (...keys: readonly string[]): string => tmux('send-keys', '-t', 'game', ...keys)
    tmux('new-session', '-d', '-s', 'game', '-x', '80', '-y', '24', `COWHAND_SAVES='${saves}' sh`)
    press(`${PROGRAM.join(' ')} ${LEVEL.join(' ')}; echo "status $?"`, 'Enter')
    await see('Enter start')
    press('4')
    press('Enter')
    await see(YOURS)
    tmux('resize-window', '-t', 'game', '-x', '120', '-y', '40')
    await expect.poll(() => shown().split('\n')[39]).toContain('Esc pause')
    press('C-c')
    await see(ASKS)
    press('C-c')
    await see('status 0')
    expect(tmux('display-message', '-p', '-t', 'game', '#{alternate_on}').trim()).toBe('0')

    press('clear', 'Enter')
    press(`sh -c 'echo $$ > ${join(saves, 'pid')}; exec ${PROGRAM.join(' ')} ${LEVEL.join(' ')}'`, 'Enter')
    await see('Enter start')
    const pid = Number(readFileSync(join(saves, 'pid'), 'utf8'))
    tmux('kill-session', '-t', 'game')
    const isRunning = (): boolean => {
      try {
        return process.kill(pid, 0)
      } catch {
        return false
      }
    }
    await expect.poll(isRunning, { timeout: 5000 }).toBe(false)
    expect(readdirSync(saves).filter(name => name.endsWith('.log'))).toEqual([])
  })
})
