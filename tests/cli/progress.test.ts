import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { Command, CommanderError } from 'commander'
import { describe, expect, test, vi } from 'vitest'
import { Output } from '../../src/cli/output.ts'
import { addProgress } from '../../src/cli/progress-command.ts'
import { Trouble } from '../../src/cli/trouble.ts'
import { openStore } from '../../src/store/open.ts'
import { keyed, type Profile } from '../../src/store/profile.ts'
import { exportProgress, longestProgress } from '../../src/store/progress-file.ts'
import { contents, emptyFolder, plant, profileWith, record } from '../store/samples.ts'
import { type Ended, ROOT } from './test-world.ts'

/** Runs `progress` alone, as the program runs its commands. */
async function progress(words: readonly string[], input = ''): Promise<Ended> {
  const parts = { out: '', err: '' }
  const to = (name: 'out' | 'err') =>
    new Output(
      new Writable({
        write(chunk, _, done) {
          parts[name] += String(chunk)
          done()
        },
      }),
    )
  const program = new Command('cowhand').exitOverride().configureOutput({
    writeOut: text => {
      parts.out += text
    },
    writeErr: text => {
      parts.err += text
    },
  })
  let status = 0
  const world = {
    out: to('out'),
    err: to('err'),
    input: () => Readable.from([Buffer.from(input)]),
    inputIsTerminal: false,
    outputIsTerminal: false,
    columns: 100,
    root: ROOT,
    version: '1.2.3',
  }
  addProgress(program, world, ended => {
    status = ended
  })
  try {
    await program.parseAsync(['progress', ...words], { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) status = error.exitCode === 0 ? 0 : 2
    else if (error instanceof Trouble) {
      status = 1
      parts.err += `${error.message}\n`
    } else throw error
  }
  return { status, ...parts }
}

const day = '2026-08-01'
const player: Profile = {
  ...profileWith({ 'first-write': record(120, { asksAgain: true }), 'grandchild-writes': record(300) }),
  mastery: keyed([
    [
      'M1',
      {
        solves: [
          { day: '2026-07-30', run: 'first-write' },
          { day, run: 'first-write@7' },
        ],
        missed: null,
      },
    ],
    ['M5', { solves: [], missed: '2026-07-29' }],
    ['copy-on-write', { solves: [{ day, run: 'first-write' }], missed: null }],
    ['my-own-topic', { solves: [], missed: '2026-07-29' }],
  ]),
  drills: keyed([['xv6-7', { points: 1300, tier: 2, traps: 17, pace: [100, 300], day, plays: 5 }]]),
}

function folderWith(profile: Profile): string {
  const folder = emptyFolder()
  plant(folder, JSON.stringify(profile))
  return folder
}

describe('the page', () => {
  test('tells beliefs, topics, what asks again and drills, without a terminal', async () => {
    const { status, out, err } = await progress(['--saves', folderWith(player)])
    expect([status, err]).toEqual([0, ''])
    expect(out).toContain('1 of 24 wrong beliefs overcome')
    expect(out).toMatch(/✓ overcome {2}M1 +the child always gets the copy +2026-08-01\n/)
    expect(out).toMatch(/✗ missed {4}M5 +the last sharer must copy +2026-07-29\n/)
    expect(out).toMatch(/☆ new {7}M2 +a grandchild's write copies through the child\n/)
    expect(out).toMatch(/● once {6}copy-on-write +2026-08-01\n/)
    expect(out).toMatch(/✗ missed {4}my-own-topic +2026-07-29\n/)
    expect(out).toMatch(/To solve again: their solution was shown\n → First write\n/)
    expect(out).toMatch(/xv6, seed 7: 1300 points, tier 3, 17 traps, 5 plays +2026-08-01\n/)
  })

  test.each([
    ['auto', 'C', false],
    ['auto', 'C.UTF-8', true],
    ['unicode', 'C', true],
    ['ascii', 'C.UTF-8', false],
  ] as const)(
    'with characters %s in the locale %s has signs beyond ASCII: %s',
    async (glyphs, locale, beyond) => {
      vi.stubEnv('LC_ALL', locale)
      const settings = { ...player.settings, glyphs }
      const { out } = await progress(['--saves', folderWith({ ...player, settings })])
      vi.unstubAllEnvs()
      expect(/[^\x20-\x7e\n]/.test(out)).toBe(beyond)
    },
  )

  test('is the same as JSON', async () => {
    const { status, out } = await progress(['--json', '--saves', folderWith(player)])
    expect(status).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      name: 'Ada',
      mastered: 1,
      asksAgain: [{ id: 'first-write', title: 'First write' }],
      drills: [{ drill: 'xv6-7', points: 1300 }],
    })
    expect(JSON.parse(out).beliefs[0]).toEqual({
      id: 'M1',
      belief: 'the child always gets the copy',
      standing: 'mastered',
      last: day,
    })
    expect(JSON.parse(out).topics).toContainEqual({
      topic: 'my-own-topic',
      standing: 'missed',
      last: '2026-07-29',
    })
  })

  test('of a player without a save has all new, says so, and makes no save', async () => {
    const folder = join(emptyFolder(), 'none')
    const { status, out, err } = await progress(['--saves', folder])
    expect([status, err]).toEqual([0, `${folder}/save.json: there is no save yet\n`])
    expect(out).toContain('0 of 24 wrong beliefs overcome')
    expect(existsSync(folder)).toBe(false)
  })

  test('of a damaged save is not made up', async () => {
    const folder = emptyFolder()
    plant(folder, 'damaged')
    expect(await progress(['--saves', folder])).toEqual({
      status: 1,
      out: '',
      err: `${folder}/save.json: it is cut off or not JSON (7 bytes)\n`,
    })
    expect(readdirSync(folder)).toEqual(['save.json'])
  })
})

describe('export', () => {
  test('writes a new file, and never over one', async () => {
    const saves = folderWith(player)
    const file = join(emptyFolder(), 'mine.json')
    const { status, out } = await progress(['--export', file, '--saves', saves])
    expect([status, out]).toEqual([
      0,
      `${file}: written: 2 levels, 1 drill, 1 of 24 wrong beliefs overcome\n`,
    ])
    expect(readFileSync(file, 'utf8')).toBe(exportProgress(player))
    writeFileSync(file, 'mine')
    expect(await progress(['--export', file, '--saves', saves])).toEqual({
      status: 1,
      out: '',
      err: `${file} is there already and is not written over; name another file\n`,
    })
    expect(readFileSync(file, 'utf8')).toBe('mine')
  })

  test('to - is standard output, and goes back in through standard input', async () => {
    const { out } = await progress(['--export', '-', '--saves', folderWith(player)])
    expect(out).toBe(exportProgress(player))
    const folder = emptyFolder()
    expect(await progress(['--import', '-', '--saves', folder], out)).toMatchObject({ status: 0, err: '' })
    expect((await openStore(folder)).store.profile).toEqual(player)
  })

  test('of nothing says that there is no save', async () => {
    const folder = emptyFolder()
    const { status, err } = await progress(['--export', '-', '--saves', folder])
    expect([status, err]).toEqual([1, `${folder}/save.json: there is no save yet\n`])
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('import', () => {
  const mine = profileWith({ 'first-write': record(900, { stars: 3 }), 'fork-by-hand': record(10) }, 'Grace')

  test('is the best of both, and tells where the save before is kept', async () => {
    const saves = folderWith(mine)
    const file = join(emptyFolder(), 'mine.json')
    writeFileSync(file, exportProgress(player))
    const { status, out, err } = await progress(['--import', file, '--saves', saves])
    expect([status, err]).toEqual([0, ''])
    expect(out.split('\n')).toEqual([
      'taken in: 2 levels, 1 drill, 1 of 24 wrong beliefs overcome',
      'the save now holds: 3 levels, 1 drill, 1 of 24 wrong beliefs overcome',
      `the save before is kept as ${saves}/save.before-import-1.json`,
      '',
    ])
    const { profile } = (await openStore(saves)).store
    expect(profile).toMatchObject({ name: 'Grace', levels: { 'first-write': { stars: 3, bestScore: 900 } } })
    expect(contents(saves, 'save.before-import-1.json')).toBe(JSON.stringify(mine))
  })

  const whole = exportProgress(player)
  test.each([
    ['that is cut in half', whole.slice(0, whole.length / 2), /mine\.json:\d+:\d+: .*cut off\?/],
    [
      'that is cut within null',
      whole.slice(0, whole.indexOf(':null') + 3),
      /mine\.json:\d+:\d+: .*cut off\?/,
    ],
    [
      'with __proto__',
      whole.replace('"M1"', '"__proto__"'),
      /mine\.json: mastery\.__proto__: found an object;/,
    ],
    [
      'with a wrong type',
      whole.replace('"points":1300', '"points":"many"'),
      /drills\.xv6-7\.points: found "many";/,
    ],
    ['of 20 MB', whole + ' '.repeat(20_000_000 - whole.length), /mine\.json: too large: .* at most 18 MiB/],
    ['that is not text', `${whole.slice(0, 9)}\0`, /mine\.json: this is binary/],
  ])('of a file %s has one clear message, and nothing is lost', async (_, text, message) => {
    const saves = folderWith(mine)
    const file = join(emptyFolder(), 'mine.json')
    writeFileSync(file, text)
    const { status, out, err } = await progress(['--import', file, '--saves', saves])
    expect([status, out]).toEqual([1, ''])
    expect(err).toMatch(message)
    expect(err).not.toMatch(/\n {4}at /)
    expect(readdirSync(saves)).toEqual(['save.json'])
    expect(contents(saves, 'save.json')).toBe(JSON.stringify(mine))
  })

  test('of a file that is as large as may be is read', async () => {
    const file = join(emptyFolder(), 'mine.json')
    writeFileSync(file, whole + ' '.repeat(longestProgress - whole.length))
    expect(await progress(['--import', file, '--saves', emptyFolder()])).toMatchObject({ status: 0 })
  })
})

describe('reset', () => {
  test('without --yes says what it would do, and does nothing', async () => {
    const saves = folderWith(player)
    const { status, out, err } = await progress(['--reset', '--saves', saves])
    expect([status, out]).toEqual([2, ''])
    expect(err).toContain('which holds 2 levels, 1 drill, 1 of 24 wrong beliefs overcome')
    expect(err).toContain('to do it, add --yes')
    expect(readdirSync(saves)).toEqual(['save.json'])
    expect(contents(saves, 'save.json')).toBe(JSON.stringify(player))
  })

  test('with --yes begins anew, and the save before can be taken in again', async () => {
    const saves = folderWith(player)
    const { status, out } = await progress(['--reset', '--yes', '--saves', saves])
    const kept = join(saves, 'save.before-reset-1.json')
    expect(status).toBe(0)
    expect(out).toBe(`begun anew, with the same name and settings\nthe save before is kept as ${kept}\n`)
    expect((await openStore(saves)).store.profile).toMatchObject({ name: 'Ada', levels: {}, mastery: {} })
    expect(await progress(['--import', kept, '--saves', saves])).toMatchObject({ status: 0 })
    expect((await openStore(saves)).store.profile).toEqual(player)
  })

  test('over a damaged save is refused', async () => {
    const folder = emptyFolder()
    plant(folder, 'damaged')
    expect(await progress(['--reset', '--yes', '--saves', folder])).toMatchObject({ status: 1, out: '' })
    expect(contents(folder, 'save.json')).toBe('damaged')
  })
})

test.each([
  [['--export', 'a', '--import', 'b']],
  [['--export', 'a', '--reset']],
  [['--import', 'a', '--reset', '--yes']],
  [['--json', '--export', 'a']],
  [['--json', '--reset']],
  [['--yes']],
  [['more']],
])('%j together are wrong usage', async words => {
  const saves = folderWith(player)
  const { status, out, err } = await progress([...words, '--saves', saves])
  expect([status, out]).toEqual([2, ''])
  expect(err).toMatch(/^error: /)
  expect(readdirSync(saves)).toEqual(['save.json'])
})
