import { constants } from 'node:os'
import process from 'node:process'
import { spawn } from '@lydell/node-pty'
import { createEmulator, type Modes, type Size } from './emulator.ts'
import { typeKeys } from './keys.ts'

/** How to start a program in a terminal. `env` is added to the few variables that the driver hands on. */
export type StartOptions = Partial<Size> & {
  readonly cwd?: string
  /** Called with all that the program writes, as it writes it. */
  readonly onOutput?: (output: string) => void
  readonly env?: Readonly<Record<string, string>>
}

/** How a program ended: its status, or the name of the signal that ended it. */
export type Exit = { readonly code: number; readonly signal: string | undefined }

// Whatever else the caller's environment holds (CI, FORCE_COLOR, COLUMNS) would change what is drawn.
const inherited = ['PATH', 'HOME', 'TMPDIR', 'SystemRoot', 'LOCALAPPDATA', 'APPDATA', 'TEMP']

function environment(added: Readonly<Record<string, string>>): Record<string, string> {
  const base: Record<string, string> = { TERM: 'xterm-256color', COLORTERM: 'truecolor', LANG: 'C.UTF-8' }
  for (const name of inherited) {
    const value = process.env[name]
    if (value !== undefined) base[name] = value
  }
  return { ...base, ...added }
}

const signalName = (number: number | undefined): string | undefined =>
  number ? Object.entries(constants.signals).find(([, value]) => value === number)?.[0] : undefined

/**
 * Starts a command (program and arguments) in a terminal of 80x24 or the size given, and drives it as a
 * player would. Assert on `screen()` or `text()`; `bytes` is for the budget of a clock tick.
 */
export function startTerminal(command: readonly [string, ...string[]], options: StartOptions = {}) {
  const { cols = 80, rows = 24, cwd = process.cwd(), env = {}, onOutput } = options
  const [file, ...args] = command
  const given = environment(env)
  // The pseudo-terminal's name goes before a TERM in the environment.
  const pty = spawn(file, args, { name: given.TERM ?? '', cols, rows, cwd, env: given })
  let running = true
  const write = (input: string): void => {
    if (running) pty.write(input)
  }
  const emulator = createEmulator({ cols, rows }, { reply: write })
  pty.onData(output => {
    onOutput?.(output)
    void emulator.feed(output)
  })
  const exit = new Promise<Exit>(resolve => {
    pty.onExit(async ({ exitCode, signal }) => {
      running = false
      // The last output is parsed before a test may look at what is left of it.
      await emulator.feed('')
      resolve({ code: exitCode, signal: signalName(signal) })
    })
  })
  const kill = (signal: NodeJS.Signals = 'SIGTERM'): void => {
    // On Windows there is no choice of signals, and naming one throws.
    if (running) pty.kill(process.platform === 'win32' ? undefined : signal)
  }

  return {
    /** The process id of the command. */
    pid: pty.pid,
    screen: emulator.screen,
    text: emulator.text,
    cells: emulator.cells,
    waitFor: emulator.waitFor,
    quiet: emulator.quiet,
    /** How many rows in view the terminal has wrapped. */
    get wrapped(): number {
      return emulator.wrapped
    },
    /** How many bytes the program has written so far. */
    get bytes(): number {
      return emulator.bytes
    },
    /** What the program has switched on and not off again; compare with `pristine` after the exit. */
    get modes(): Modes {
      return emulator.modes
    },
    /** Kept when the program has ended and all of its output is on the screen. */
    exit,
    /** Types keys one by one: a name such as Enter or CtrlC, or text as it stands. */
    press: (...keys: string[]): Promise<void> => typeKeys(keys, write, 20),
    /** Changes the terminal's size, which the program learns by SIGWINCH. */
    resize(newCols: number, newRows: number): void {
      emulator.resize(newCols, newRows)
      pty.resize(newCols, newRows)
    },
    /** Sends a signal to the command. */
    kill,
    /** Ends the program, whatever state it is in, and frees the terminal. */
    async dispose(): Promise<void> {
      kill('SIGKILL')
      await exit
      emulator.dispose()
    },
  }
}

/** A running program in its terminal, see {@link startTerminal}. */
export type DrivenTerminal = ReturnType<typeof startTerminal>
