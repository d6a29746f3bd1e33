import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { describe, expect, it } from 'vitest'
import { readReplay, verifyReplay } from '../../src/game/index.ts'
import { gameOn } from '../game/stage.ts'
import { pristine } from '../terminal/emulator.ts'
import { PROGRAM, startGame, temporaryFolder } from './game.ts'

const [NODE, COWHAND] = PROGRAM

/** Runs the built program with these lines on its standard input. */
function piped(
  lines: readonly string[],
  args: readonly string[] = ['play', 'first-write', '--plain'],
  saves = temporaryFolder(),
  env: NodeJS.ProcessEnv = {},
) {
  const { status, stdout, stderr } = spawnSync(NODE, [COWHAND, ...args, '--saves', saves], {
    env: { ...process.env, ...env },
    input: lines.map(line => `${line}\n`).join(''),
    encoding: 'utf8',
  })
  return { status, lines: stdout.split('\n').filter(line => line !== ''), err: stderr, saves }
}

const savedIn = (saves: string) => JSON.parse(readFileSync(join(saves, 'save.json'), 'utf8'))

const MOVES = [
  '# The first write, by hand',
  'solo; start',
  'alloc; copy a c',
  'map p2 heap[0] c rw',
  'put a; return',
  'next',
  'acmdr',
  'next',
]

describe('a level through a pipe', () => {
  it('is played to three stars, which the save holds with a replay that can be verified', () => {
    const { status, lines, err, saves } = piped(MOVES)
    expect({ status, err, last: lines.at(-1) }).toEqual({
      status: 0,
      err: '',
      last: 'First write is finished.',
    })
    const points = Number(/3 stars, (\d+) points/.exec(lines.join('\n'))?.[1])
    const record = savedIn(saves).levels['first-write']
    expect(record).toMatchObject({ stars: 3, bestScore: points, plays: 1 })
    const read = readReplay(JSON.stringify(record.bestReplay), 'best.json')
    if (!read.ok) throw new Error(read.message)
    expect(verifyReplay(read.replay, gameOn('first-write').level)).toMatchObject({
      ok: true,
      score: { stars: 3, total: points },
    })
  })

  it('goes the same way every time, from a file too, and says what the best before was', () => {
    const saves = temporaryFolder()
    const file = join(saves, 'moves.txt')
    writeFileSync(file, `${MOVES.join('\r\n')}\r\n`)
    const command = `"${NODE}" "${COWHAND}" play first-write --plain --saves "${saves}" < "${file}"`
    const { stdout, status } = spawnSync(command, { shell: true, encoding: 'utf8' })
    expect(status).toBe(0)
    expect(stdout.split('\n').slice(0, -1)).toEqual(piped(MOVES).lines)
    expect(piped(MOVES, undefined, saves).lines.join('\n')).toMatch(/3 stars, (\d+) points\. Best \1\./)
  })

  it('says of a wrong word what would do, and goes on', () => {
    const lines = MOVES.flatMap(line => (line === 'next' ? ['nxet', line] : [line]))
    const answered = piped(lines)
    expect(answered.status).toBe(0)
    expect(answered.lines).toContain('"nxet" is no command here; did you mean next?')
    expect(answered.lines.filter(line => line !== '"nxet" is no command here; did you mean next?')).toEqual(
      piped(MOVES).lines,
    )
  })

  it.each<readonly [string, readonly string[], string]>([
    ['before it begins', [], 'Stopped before First write began.'],
    ['half-way', MOVES.slice(0, 3), 'Stopped in First write at trap 1 of 2, 2 steps done.'],
    [
      'after quit',
      [...MOVES.slice(0, 4), 'quit', 'put a'],
      'Stopped in First write at trap 1 of 2, 3 steps done.',
    ],
    ['at a verdict', MOVES.slice(0, 5), 'Stopped in First write after trap 1 of 2.'],
  ])('ends with status 1 %s, and says where it stopped', (_, moves, last) => {
    const { status, lines, saves, err } = piped(moves)
    expect({ status, last: lines.at(-1), err }).toEqual({ status: 1, last, err: '' })
    expect(existsSync(join(saves, 'save.json'))).toBe(false)
  })

  it('is no text for a screen: no escape codes, nothing beyond ASCII, no prompt', () => {
    const { lines } = piped([...MOVES.slice(0, 2), 'where; frames; p2; tlb; log; help', ...MOVES.slice(2)])
    expect(lines.filter(line => !/^[\x20-\x7e]+$/.test(line) || line.startsWith('>'))).toEqual([])
  })

  it('says in one line what is no text at all', () => {
    const { status, stderr } = spawnSync(NODE, [COWHAND, 'play', '--plain', '--saves', temporaryFolder()], {
      input: Buffer.from([0x80, 0xff, 0x0a]),
      encoding: 'utf8',
    })
    expect([status, stderr]).toEqual([
      1,
      expect.stringMatching(/^standard input: this is not UTF-8 text[^\n]*\n$/),
    ])
  })

  it('of a reader who goes away ends quietly', () => {
    const line = `yes levels | "${NODE}" "${COWHAND}" play --plain --saves "${temporaryFolder()}" | head -n 3 > /dev/null; echo \${PIPESTATUS[1]}`
    const { stdout, stderr } = spawnSync('bash', ['-c', line], { encoding: 'utf8', timeout: 20_000 })
    expect([stdout.trim(), stderr]).toEqual(['0', ''])
  })
})

/** The locale of a Chinese terminal; nothing goes before LANG. */
const CHINESE = { LC_ALL: '', LC_MESSAGES: '', LC_CTYPE: '', LANG: 'zh_CN.UTF-8', TERM: 'xterm-256color' }
const WHOLE_LEVEL = ['play', 'first-write', '--plain'] as const

describe('a level through a pipe in Chinese', () => {
  it('is played to three stars, and nothing of it is told in English', () => {
    const { status, lines, err, saves } = piped(
      ['where; frames; p2; processes; tlb', ...MOVES, 'debrief'],
      WHOLE_LEVEL,
      undefined,
      CHINESE,
    )
    expect({ status, err, last: lines.at(-1) }).toEqual({
      status: 0,
      err: '',
      last: expect.stringMatching(/^《.+》已完成。$/),
    })
    const points = Number(/3 星，(\d+) 分。/.exec(lines.join('\n'))?.[1])
    expect(savedIn(saves).levels['first-write']).toMatchObject({ stars: 3, bestScore: points, plays: 1 })
    expect(
      lines.filter(line => !/[\u4e00-\u9fff]/.test(line) || /[a-z]{2,} [a-z]{2,} [a-z]{2,}/.test(line)),
    ).toEqual([])
  })

  it('comes to the same as in English', () => {
    const inChinese = piped(MOVES, WHOLE_LEVEL, undefined, CHINESE)
    const inEnglish = piped(MOVES)
    expect(savedIn(inChinese.saves).levels).toEqual(savedIn(inEnglish.saves).levels)
    expect(inChinese.lines).toHaveLength(inEnglish.lines.length)
  })

  it('is what the settings say, whatever the terminal says', () => {
    const saves = temporaryFolder()
    piped(MOVES, undefined, saves)
    const save = savedIn(saves)
    const inLanguage = (language: string, env: NodeJS.ProcessEnv): string | undefined => {
      writeFileSync(
        join(saves, 'save.json'),
        JSON.stringify({ ...save, settings: { ...save.settings, language } }),
      )
      return piped(['quit'], ['play', '--plain'], saves, env).lines.at(-1)
    }
    expect(inLanguage('zh', {})).toBe('没有打开任何关卡。')
    expect(inLanguage('en', CHINESE)).toBe('No level is open.')
    expect(inLanguage('auto', CHINESE)).toBe('没有打开任何关卡。')
  })
})

/** What goes wrong at SIGUSR2, in a program that has nothing of the kind itself. */
const FAULTS = {
  'an uncaught exception': `throw new Error('a broken answer')`,
  'a rejected promise': `Promise.reject(new Error('a broken answer'))`,
  // Called where a command is looked up.
  'an error of an answer': `String.prototype.toLowerCase = () => { throw new Error('a broken answer') }`,
} as const

/** The environment of a program with a fault; it says `armed` when that is about to come. */
function withFault(fault: string): { readonly NODE_OPTIONS: string } {
  const file = join(temporaryFolder(), 'fault.mjs')
  writeFileSync(file, `process.on('SIGUSR2', () => { process.stdout.write('armed\\n'); ${fault} })`)
  return { NODE_OPTIONS: `--import=${file}` }
}

const BUG = /this is a bug in cowhand: a broken answer\r?\nWhat is known of it is written in (\S+)\r?\n/

/** Expects the message and, in the file that it names, what is known. */
function expectBugTold(text: string, saves: string): void {
  const [name = ''] = readdirSync(saves).filter(found => found.endsWith('.log'))
  expect(BUG.exec(text)?.[1]).toBe(join(saves, name))
  expect(text).not.toMatch(/^ +at /m)
  const log = readFileSync(join(saves, name), 'utf8')
  expect(log).toMatch(/^cowhand \d+\.\d+\.\d+, Node /)
  expect(log).toMatch(/Error: a broken answer\n {4}at /)
}

describe.skipIf(process.platform === 'win32')('a bug ends a transcript with one message and a file', () => {
  it.each(Object.entries(FAULTS))('after %s, on a terminal', async (_, fault) => {
    const saves = temporaryFolder()
    const args = ['play', 'first-write', '--plain']
    const game = startGame({ args, saves, env: withFault(fault), rows: 60, cols: 200 })
    await game.waitFor('> ')
    process.kill(game.pid, 'SIGUSR2')
    await game.waitFor('armed')
    await game.press(...'where', 'Enter')
    expect(await game.exit).toEqual({ code: 1, signal: undefined })
    expectBugTold(game.text(), saves)
    expect(game.modes).toEqual(pristine)
  })

  it.each(Object.entries(FAULTS))('after %s, through a pipe that stays open', async (_, fault) => {
    const saves = temporaryFolder()
    const child = spawn(NODE, [COWHAND, ...WHOLE_LEVEL, '--saves', saves], {
      env: { ...process.env, ...withFault(fault) },
    })
    const said: string[] = []
    child.stderr.on('data', chunk => said.push(String(chunk)))
    let out = ''
    child.stdout.on('data', chunk => {
      out += String(chunk)
    })
    const heard = async (text: string): Promise<void> => {
      while (!out.includes(text)) await once(child.stdout, 'data')
    }
    await heard('Say start to begin')
    child.kill('SIGUSR2')
    await heard('armed')
    // Whoever has ended reads no more.
    child.stdin.on('error', () => undefined)
    child.stdin.write('where\n')
    expect(await once(child, 'close')).toEqual([1, null])
    expectBugTold(said.join(''), saves)
  })
})

describe('other modes through a pipe', () => {
  it('are two CPUs', () => {
    const { status, lines } = piped(
      ['start', '010101010101010101', 'lock load store; prove; next'],
      ['play', 'two-cpus', '--plain'],
    )
    expect([status, lines.join('\n')]).toEqual([0, expect.stringMatching(/Two CPUs, one count: 3 stars/)])
  })

  it('are a drill, whose best is saved', () => {
    const { status, lines, saves } = piped(
      ['start', ...Array<string>(3).fill('give up; next')],
      ['drill', '--seed', '7', '--plain'],
    )
    expect([status, lines.at(-1)]).toEqual([0, 'Drill is finished.'])
    expect(savedIn(saves).drills['xv6-7']).toMatchObject({ traps: 3, plays: 1 })
  })

  it('are the menu, from which a level is chosen by its number', () => {
    const { status, lines } = piped(['play 1', ...MOVES, 'menu'], ['play', '--plain'])
    expect(status).toBe(0)
    expect(lines).toContain('1: first-write. First write, 0 stars, not played.')
    expect(lines.at(-5)).toMatch(/^3 of \d+ stars\.$/)
  })

  it('are a damaged save, settled by words', () => {
    const saves = temporaryFolder()
    piped(MOVES, undefined, saves)
    writeFileSync(join(saves, 'save.json'), '{ broken')
    const asked = piped(['menu'], ['play', '--plain'], saves)
    expect(asked.lines).toContain('Say restore to take the backup, or begin anew.')
    expect(readFileSync(join(saves, 'save.json'), 'utf8')).toBe('{ broken')
    expect(piped(['begin anew', 'menu'], ['play', '--plain'], saves).lines).toContain('Done.')
    expect(savedIn(saves).levels).toEqual({})
  })
})

describe('a transcript on a terminal', () => {
  it('has a prompt, the real clock, and ends with Ctrl-D', async () => {
    const game = startGame({ args: ['play', 'first-write', '--plain'], rows: 60 })
    await game.waitFor('Say start to begin, help for the commands.\n> ')
    await game.press(...'start solo', 'Enter')
    await game.waitFor('then return.\n> ')
    await game.press(...'acm', 'Enter')
    await game.waitFor('Frame c: count 1.\n> ')
    await game.press(...'time', 'Enter')
    await game.waitFor(/On the clock: \d seconds?\. Par is 30 seconds, the limit 1 minute 30 seconds\.\n> /)
    expect(game.text()).not.toContain('800 ms')
    expect(game.modes).toEqual(pristine)
    await game.press('\u0004')
    expect(await game.exit).toEqual({ code: 1, signal: undefined })
    expect(game.text()).toContain(
      'The input has ended.\nStopped in First write at trap 1 of 2, 3 steps done.',
    )
    expect(game.modes).toEqual(pristine)
  })

  it('breaks no word at the edge', async () => {
    const game = startGame({ args: ['play', 'first-write', '--plain'], rows: 60, cols: 60 })
    await game.waitFor('> ')
    expect(game.text()).toContain(
      'forked P2, and nothing was copied: both page tables map the\nsame two frames',
    )
    expect(Math.max(...game.screen().map(row => row.length))).toBeLessThanOrEqual(60)
  })

  it('is what INK_SCREEN_READER asks for', async () => {
    const game = startGame({ args: ['play', 'first-write'], env: { INK_SCREEN_READER: 'true' }, rows: 60 })
    await game.waitFor('Say start to begin, help for the commands.\n> ')
    await game.press(...'quit', 'Enter')
    expect(await game.exit).toEqual({ code: 1, signal: undefined })
  })

  it('asks nothing at Ctrl-C', async () => {
    const game = startGame({ args: ['play', 'first-write', '--plain'], rows: 60 })
    await game.waitFor('> ')
    await game.press('CtrlC')
    expect(await game.exit).toEqual({ code: 0, signal: 'SIGINT' })
    expect(game.text()).toContain('Say start to begin')
  })

  it('goes on after Ctrl-Z where it was', async () => {
    const game = startGame({ args: ['play', 'first-write', '--plain'], rows: 60 })
    await game.waitFor('> ')
    await game.press('CtrlZ')
    await game.waitFor('^Z')
    process.kill(game.pid, 'SIGCONT')
    await game.waitFor('^Z> ')
    await game.press(...'start solo', 'Enter')
    await game.waitFor('Trap 1 of 2.')
  })
})
