import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { verifyReplay } from '../../src/game/index.ts'
import { castLines } from '../../src/ui/cast/cast.ts'
import { painter } from '../../src/ui/cast/painter.ts'
import { shotRows } from '../../src/ui/cast/shot-rows.ts'
import { shotsOf } from '../../src/ui/cast/shots.ts'
import { fitRow, span } from '../../src/ui/text.ts'
import { themeFor } from '../../src/ui/theme.ts'
import { createEmulator } from '../terminal/emulator.ts'
import { drilled, eventful, type Recorded, solved, twoCpus, watched } from './cast-stage.ts'
import { textOf } from './stage.ts'

const theme = themeFor({ glyphs: 'unicode', colour: 'full' })

type Event = readonly [seconds: number, code: string, data: string]

interface Cast {
  readonly header: unknown
  readonly events: readonly Event[]
}

function castOf({ replay, level }: Recorded, width = 80, height = 24): Cast {
  const [header, ...events] = [...castLines(replay, level, { width, height })].map(line => JSON.parse(line))
  return { header, events }
}

/** The events of one kind, each with the time. */
const ofKind = ({ events }: Cast, kind: string): Event[] => events.filter(([, code]) => code === kind)

/** The screen after every output up to the first mark that begins so, in a terminal of that size. */
async function screenAt({ events }: Cast, mark: string, cols = 80, rows = 24): Promise<string> {
  const end = events.findIndex(([, code, data]) => code === 'm' && data.startsWith(mark))
  expect(end, mark).toBeGreaterThan(0)
  const emulator = createEmulator({ cols, rows }, { reply: () => {} })
  for (const [, code, data] of events.slice(0, end)) if (code === 'o') await emulator.feed(data)
  const text = emulator.text()
  emulator.dispose()
  return text
}

const RUNS: readonly (readonly [string, () => Recorded])[] = [
  ['an eventful run', eventful],
  ['a level with cards', () => solved({ help: 'order' })],
  ['a level with other names', () => solved({}, 11)],
  ['a watched level', watched],
  ['two CPUs', twoCpus],
  ['a drill', drilled],
]

const SIZES = [
  [60, 20],
  [80, 24],
  [120, 40],
  [200, 60],
] as const

describe.each(RUNS)('%s', (_, run) => {
  it.each(SIZES)(
    'is shown as it was, at %i x %i: nothing of a screen is left on the next',
    async (cols, rows) => {
      const { replay, level } = run()
      expect(verifyReplay(replay, level)).toMatchObject({ ok: true })
      const size = { width: cols, height: rows }
      const cast = castOf({ replay, level }, cols, rows)
      const shots = [...shotsOf(replay, level)]
      const outputs = ofKind(cast, 'o')
      const emulator = createEmulator({ cols, rows }, { reply: () => {} })
      for (const [index, shot] of shots.entries()) {
        const until = shots[index + 1]?.time ?? Number.POSITIVE_INFINITY
        if (until === shot.time) continue
        while ((outputs[0]?.[0] ?? Number.POSITIVE_INFINITY) * 1000 <= shot.time)
          await emulator.feed(outputs.shift()?.[2] ?? '')
        const wanted = shotRows(shot, theme, size).map(row => textOf(row).trimEnd())
        expect(emulator.screen().map(row => row.trimEnd())).toEqual(wanted)
        expect(
          emulator
            .cells()
            .flat()
            .filter(({ bg }) => bg === undefined),
        ).toEqual([])
      }
      expect(emulator.modes.cursorHidden).toBe(true)
      emulator.dispose()
    },
  )

  it('is the same recording each time, in order, and no pause in it is longer than 3 s but the last', () => {
    const cast = castOf(run())
    expect(castOf(run())).toEqual(cast)
    const times = cast.events.map(([time]) => time)
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0))
    expect(gaps.every(gap => gap >= 0)).toBe(true)
    expect(Math.max(...gaps.slice(0, -1))).toBeLessThanOrEqual(3.001)
    expect(gaps.at(-1)).toBeCloseTo(5)
  })
})

describe('a recording', () => {
  it('says first what it is, and nothing of when it was made', () => {
    expect(castOf(solved()).header).toEqual({
      version: 2,
      width: 80,
      height: 24,
      title: 'cowhand: Grandchild writes',
      env: { TERM: 'xterm-256color' },
    })
    expect(castOf(drilled(), 120, 40).header).toMatchObject({
      width: 120,
      height: 40,
      title: 'cowhand: drill xv6, seed 7',
    })
  })

  it('has a mark at every trap, every input, and the result', () => {
    expect(ofKind(castOf(eventful()), 'm').map(([, , label]) => label)).toEqual([
      'start',
      'trap 1/3: P3 store heap[0] C',
      'pause',
      'go on',
      'alloc',
      'copy a → c',
      'map P3 heap[0] → c rw',
      'put a',
      'undo',
      'redo',
      'tip',
      'return: clean',
      'go on',
      'trap 2/3: P2 store heap[0] D',
      expect.stringMatching(/^permit P2 heap\[0\], return: (wrong|unsafe)$/),
      'show me',
      'go on',
      'trap 3/3: P1 store heap[0] E',
      'give up',
      'go on',
      expect.stringMatching(/^\d+ points$/),
    ])
  })

  it('names what the CPUs do, and what the reference does for who watches', () => {
    const labels = (run: Recorded): string[] => ofKind(castOf(run), 'm').map(([, , label]) => label)
    expect(labels(twoCpus())).toEqual(
      expect.arrayContaining(['CPU 0: look', 'CPU 1: load', 'lock over load to store', 'prove']),
    )
    expect(labels(watched()).slice(1, 7)).toEqual([
      'trap 1/3: P3 store heap[0] C',
      'alloc',
      'copy a → c',
      'map P3 heap[0] → c rw',
      'put a',
      'return',
    ])
  })

  it('shows each verdict for 2.5 s, however long the player looked at it', () => {
    const marks = ofKind(castOf(eventful()), 'm')
    const lasts = (label: string): number => {
      const at = marks.findIndex(([, , text]) => text.startsWith(label))
      return (marks[at + 1]?.[0] ?? 0) - (marks[at]?.[0] ?? 0)
    }
    expect(lasts('return: clean')).toBeCloseTo(2.5)
    expect(lasts('permit P2')).toBeCloseTo(2.5)
    expect(lasts('give up')).toBeCloseTo(2.5)
  })

  it('shows a pause without the machine, the verdicts, the reference’s way and the result', async () => {
    const cast = castOf(eventful())
    const paused = await screenAt(cast, 'pause')
    expect(paused).toContain('Paused: Grandchild writes')
    expect(paused).not.toContain('heap')
    expect(await screenAt(cast, 'trap 1/3')).toContain('P3 store heap[0] C')
    expect(await screenAt(cast, 'return: clean')).toContain('✓ clean')
    expect(await screenAt(cast, 'permit P2')).toMatch(/✗ (wrong|unsafe)/)
    expect(await screenAt(cast, 'show me')).toContain('how the reference does it')
    expect(await screenAt(cast, 'give up')).toMatch(/shown +0 points/)
    const { score } = eventful().replay.claims
    expect(await screenAt(cast, `${score.total} points`)).toMatch(
      new RegExp(`☆ +${score.total} points|☆☆.*${score.total} points`),
    )
  })

  it('shows a race closed, and a storm at its end', async () => {
    expect(await screenAt(castOf(twoCpus()), 'lock over load')).toContain('close the race')
    const storm = castOf(drilled())
    const end = ofKind(storm, 'm').at(-1)?.[2] ?? ''
    const text = await screenAt(storm, end)
    expect(text).toContain('The storm is over')
    expect(text).toContain('cowhand drill --seed 7 --kernel xv6')
    expect(text).not.toContain('first run')
  })

  it('lets the clock go on while nothing else happens', async () => {
    const cast = castOf(solved())
    const trap = ofKind(cast, 'm').find(([, , label]) => label.startsWith('trap 1'))?.[0] ?? 0
    const ticks = ofKind(cast, 'o').filter(([time]) => time > trap && time < trap + 2.9)
    expect(ticks.length).toBeGreaterThanOrEqual(2)
    expect(Math.max(...ticks.map(([, , data]) => data.length))).toBeLessThan(250)
  })
})

describe('the painter', () => {
  const piece = fc.constantFrom('a', 'bc', ' ', '   ', '漢', '字x', '→', 'é', '▸')
  const tone = fc.constantFrom('text', 'trap', 'frame-1', 'accent', 'dim')
  const row = fc.array(fc.tuple(piece, tone), { maxLength: 12 }).map(parts =>
    fitRow(
      parts.map(([text, tone]) => span(text, tone)),
      20,
    ),
  )
  const screen = fc.array(row, { minLength: 4, maxLength: 4 })

  it('shows any rows after any others, wide characters too', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(screen, { minLength: 2, maxLength: 5 }), async screens => {
        const paint = painter(theme)
        const emulator = createEmulator({ cols: 20, rows: 4 }, { reply: () => {} })
        for (const rows of screens) {
          await emulator.feed(paint(rows))
          const fresh = createEmulator({ cols: 20, rows: 4 }, { reply: () => {} })
          await fresh.feed(painter(theme)(rows))
          expect(emulator.cells()).toEqual(fresh.cells())
          expect(emulator.screen().map(text => text.trimEnd())).toEqual(
            rows.map(shown => textOf(shown).trimEnd()),
          )
          fresh.dispose()
        }
        expect(paint(screens.at(-1) ?? [])).toBe('')
        emulator.dispose()
      }),
      { numRuns: 100 },
    )
  })
})
