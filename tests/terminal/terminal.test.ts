import process from 'node:process'
import { afterEach, describe, expect, it } from 'vitest'
import { pristine } from './emulator.ts'
import { type DrivenTerminal, type StartOptions, startTerminal } from './terminal.ts'

let terminal: DrivenTerminal | undefined

/** Runs a few lines of JavaScript in a terminal. */
function run(code: string, options?: StartOptions): DrivenTerminal {
  terminal = startTerminal([process.execPath, '-e', code], options)
  return terminal
}

afterEach(async () => {
  await terminal?.dispose()
  terminal = undefined
})

// Says `ready` once it listens, then shows each chunk of input that reaches it.
const echoChunks = `
  process.stdin.setRawMode(true)
  process.stdin.on('data', data => process.stdout.write(JSON.stringify(String(data)) + ' '))
  process.stdout.write('ready ')`

describe('the terminal driver', () => {
  it('sends each key as a chunk of its own', async () => {
    const { press, waitFor } = run(echoChunks)
    await waitFor('ready')
    await press('Down', 'Enter', 'Escape', 'CtrlC', 'ab', 'Down')
    await waitFor('"\\u001b[B" "\\r" "\\u001b" "\\u0003" "ab" "\\u001b[B"')
  })

  it('gives the program a terminal of the size asked for and tells it of another', async () => {
    const driven = run(
      `const say = () => console.log(process.stdout.columns + 'x' + process.stdout.rows)
       process.stdout.on('resize', say); say(); setTimeout(() => {}, 9000)`,
      { cols: 100, rows: 30 },
    )
    await driven.waitFor('100x30')
    driven.resize(60, 20)
    await driven.waitFor('60x20')
    expect(driven.screen()).toHaveLength(20)
  })

  it('hands on no variable that would change what is drawn', async () => {
    const driven = run(`console.log(Object.keys(process.env).sort().join(' '))`, { env: { CHOSEN: '1' } })
    await driven.exit
    expect(driven.text()).toContain('CHOSEN')
    expect(driven.text()).toContain('COLORTERM')
    expect(driven.text()).not.toMatch(/\bCI\b|FORCE_COLOR|NO_COLOR|VITEST|LINES/)
  })

  it('tells the modes that a program left on', async () => {
    const driven = run(`process.stdout.write('\\x1b[?1049h\\x1b[?25l\\x1b[?2004h\\x1b[?1002h\\x1b[>1u')`)
    await driven.exit
    expect(driven.modes).toEqual({
      ...pristine,
      alternateScreen: true,
      cursorHidden: true,
      bracketedPaste: true,
      mouse: true,
      kittyKeyboard: true,
    })
  })

  it('finds everything undone after a program that cleans up', async () => {
    const driven = run(
      `process.stdout.write('\\x1b[?1049h\\x1b[?25l\\x1b[>1u\\x1b[<u\\x1b[?25h\\x1b[?1049l')`,
    )
    await driven.exit
    expect(driven.modes).toEqual(pristine)
  })

  it('tells how the program ended', async () => {
    const failed = run('process.exitCode = 3')
    expect(await failed.exit).toEqual({ code: 3, signal: undefined })
    await failed.dispose()
    const killed = run(echoChunks)
    await killed.waitFor('ready')
    killed.kill('SIGTERM')
    expect((await killed.exit).signal).toBe('SIGTERM')
  })

  it('shows the screen when what it waited for does not come', async () => {
    const driven = run(echoChunks)
    await driven.waitFor('ready')
    await expect(driven.waitFor(/ne+ver/, { timeout: 30 })).rejects.toThrow(/ne\+ver.*\n\|ready/)
  })

  it('reads colours and styles of each cell', async () => {
    const driven = run(`process.stdout.write('\\x1b[1;38;2;255;128;0mA\\x1b[0;2;7;44mB\\x1b[0mC')`)
    await driven.exit
    expect(driven.cells()[0]?.slice(0, 3)).toMatchObject([
      { char: 'A', fg: '#ff8000', bg: undefined, bold: true, dim: false, inverse: false },
      { char: 'B', fg: undefined, bg: 4, bold: false, dim: true, inverse: true },
      { char: 'C', fg: undefined, bg: undefined, bold: false, dim: false, inverse: false },
    ])
  })
})
