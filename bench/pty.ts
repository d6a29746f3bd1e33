import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as pause } from 'node:timers/promises'
import { spawn } from '@lydell/node-pty'

/** What a program writes at the end of every frame: the end of a synchronised update. */
const FRAME_END = '\x1b[?2026l'

/** How much of the output can be looked for later, in characters: more than many screens. */
const MOST_KEPT = 200_000

export interface Timed {
  readonly pid: number
  /** Types without waiting for anything. */
  readonly type: (input: string) => void
  /** Types a key. @returns milliseconds until the last byte of the first whole frame that holds `expected` */
  readonly key: (input: string, expected: string) => Promise<number>
  /**
   * Waits for a frame that holds `expected`; one that came before this is asked for counts.
   * @returns milliseconds from the start, to 2 ms
   */
  readonly shown: (expected: string) => Promise<number>
  /** @returns bytes of every frame that comes within so many milliseconds. */
  readonly frames: (milliseconds: number) => Promise<number[]>
  /** Milliseconds from the start to the last byte of the first frame. */
  readonly firstFrame: Promise<number>
  /** Milliseconds from the start to the end of the program. */
  readonly ended: Promise<number>
  readonly kill: () => void
}

/** Starts this Node with `args` in a terminal of that size, with a player of its own, and times what it writes. */
export function startTimed(args: readonly string[], columns: number, rows: number): Timed {
  const saves = mkdtempSync(join(tmpdir(), 'cowhand-bench-'))
  const kept = ['PATH', 'HOME', 'TMPDIR', 'SystemRoot', 'TEMP'].flatMap(name => {
    const value = process.env[name]
    return value === undefined ? [] : [[name, value]]
  })
  const env = {
    ...Object.fromEntries(kept),
    TERM: 'xterm-256color',
    COLORTERM: 'truecolor',
    LANG: 'C.UTF-8',
    COWHAND_SAVES: saves,
  }
  const started = performance.now()
  const pty = spawn(process.execPath, [...args], { name: 'xterm-256color', cols: columns, rows, env })
  let pending = ''
  let all = ''
  let seen: (frame: string, at: number) => void = () => {}
  const firstFrame = new Promise<number>(resolve => {
    seen = (_, at) => resolve(at - started)
  })
  pty.onData(output => {
    const at = performance.now()
    const frames = (pending + output).split(FRAME_END)
    pending = frames.pop() ?? ''
    all = (all + output).slice(-MOST_KEPT)
    for (const frame of frames) seen(frame + FRAME_END, at)
  })
  const ended = new Promise<number>(resolve => {
    pty.onExit(() => {
      rmSync(saves, { recursive: true, force: true })
      resolve(performance.now() - started)
    })
  })
  return {
    pid: pty.pid,
    type: input => pty.write(input),
    key: (input, expected) =>
      new Promise((resolve, reject) => {
        const tooLate = setTimeout(() => reject(new Error(`${expected} did not come within 2 s`)), 2000)
        const typed = performance.now()
        seen = (frame, at) => {
          if (!frame.includes(expected)) return
          clearTimeout(tooLate)
          seen = () => {}
          resolve(at - typed)
        }
        pty.write(input)
      }),
    shown: async expected => {
      const deadline = performance.now() + 5000
      while (!all.includes(expected)) {
        if (performance.now() > deadline) throw new Error(`${expected} did not come within 5 s`)
        await pause(2)
      }
      return performance.now() - started
    },
    frames: async milliseconds => {
      const sizes: number[] = []
      seen = frame => sizes.push(Buffer.byteLength(frame))
      await pause(milliseconds)
      seen = () => {}
      return sizes
    },
    firstFrame,
    ended,
    kill: () => pty.kill(process.platform === 'win32' ? undefined : 'SIGKILL'),
  }
}

/** @returns the value that `part` (0 to 1) of the values do not exceed. */
export const quantile = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * part) - 1)] ?? Number.NaN
