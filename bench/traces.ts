import { spawn } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Measurement, median, NS_A_SECOND } from './measurement.ts'

const RECORDINGS = 'tests/fixtures/oracle'
const TRACES = 100_000
const ROUNDS = 3
/** A program that held all of these traces would need more for them alone. */
const MEGABYTES = 384

/** Says on file descriptor 3, at the end, how much memory the process had at most, in KiB. */
const PROBE = `data:text/javascript,${encodeURIComponent(`
  import { writeSync } from 'node:fs'
  process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)))
`)}`

async function recordings(): Promise<string[]> {
  const files = (await readdir(RECORDINGS)).filter(name => name.endsWith('.json')).sort()
  const texts = await Promise.all(files.map(file => readFile(join(RECORDINGS, file), 'utf8')))
  return texts.map(text => `${JSON.stringify(JSON.parse(text))}\n`)
}

/** `count` traces, a line each, the recordings over and over. */
function* repeated(lines: readonly string[], count: number): Generator<string> {
  const all = lines.join('')
  for (let left = count; left > 0; left -= lines.length)
    yield left >= lines.length ? all : lines.slice(0, left).join('')
}

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  let text = ''
  for await (const chunk of stream) text += chunk.toString()
  return text
}

async function linesOf(stream: AsyncIterable<Buffer>): Promise<number> {
  let lines = 0
  for await (const chunk of stream) for (const byte of chunk) if (byte === 10) lines += 1
  return lines
}

interface Round {
  readonly rate: number
  readonly megabytes: number
}

/** Pipes the traces through the built program, and reads what it writes. */
async function round(command: 'compare' | 'simulate', lines: readonly string[]): Promise<Round> {
  const start = process.hrtime.bigint()
  const program = spawn(process.execPath, ['--import', PROBE, 'bin/cowhand.cjs', command, '-'], {
    stdio: ['pipe', 'pipe', 'inherit', 'pipe'],
  })
  const [stdin, stdout, , probe] = program.stdio
  if (stdin === null || stdout === null || !(probe instanceof Readable)) throw new Error('a pipe is missing')
  const told = command === 'compare' ? textOf(stdout) : linesOf(stdout)
  const [, written, most] = await Promise.all([
    pipeline(Readable.from(repeated(lines, TRACES)), stdin),
    told,
    textOf(probe),
  ])
  const seconds = Number(process.hrtime.bigint() - start) / NS_A_SECOND
  const right = command === 'compare' ? `${TRACES} of ${TRACES} agree\n` : TRACES
  if (written !== right) throw new Error(`${command} wrote ${written}`)
  return { rate: TRACES / seconds, megabytes: Number(most) / 1024 }
}

/** How fast `compare` and `simulate` stream traces from a pipe, and the most memory that they took. */
export async function measure(): Promise<Measurement[]> {
  const lines = await recordings()
  const rows: Measurement[] = []
  for (const command of ['compare', 'simulate'] as const) {
    const rounds: Round[] = []
    for (let index = 0; index < ROUNDS; index++) rounds.push(await round(command, lines))
    const most = Math.max(...rounds.map(({ megabytes }) => megabytes))
    const name = `${command}, ${TRACES.toLocaleString('en')} traces`
    rows.push(
      { name, value: median(rounds.map(({ rate }) => rate)), unit: 'traces/s', aim: '', met: true },
      {
        name: `${name}, at the peak`,
        value: most,
        unit: 'MiB',
        aim: `at most ${MEGABYTES} MiB`,
        met: most <= MEGABYTES,
      },
    )
  }
  return rows
}
