import { createElement } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { keyed, newProfile, type Profile } from '../../src/store/profile.ts'
import { speak } from '../../src/text/index.ts'
import { progressOf, progressRows } from '../../src/ui/presentation/progress.ts'
import { ProgressScreen } from '../../src/ui/screens/progress-screen.tsx'
import { type Row, rowWidth } from '../../src/ui/text.ts'
import { themeFor } from '../../src/ui/theme.ts'
import { gameOn } from '../game/stage.ts'
import { examOn, profileWith, record } from '../store/samples.ts'
import { mountKeyed } from './keyed.tsx'
import { LEVELS, textOf } from './stage.ts'

const theme = themeFor({ glyphs: 'unicode', colour: 'full' })
const levels = ['first-write', 'grandchild-writes'].map(id => gameOn(id).level)
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
    ['M4', { solves: [{ day, run: 'first-write' }], missed: '2026-07-31' }],
    ['M10', { solves: [], missed: '2026-07-29' }],
    ['\u001b[2Jodd', { solves: [], missed: '2026-07-29' }],
  ]),
  drills: keyed([
    ['xv6-7', { points: 300, tier: 0, traps: 1, pace: [300], day, plays: 1 }],
    ['linux-12', { points: 1300, tier: 2, traps: 17, pace: [100, 300], day, plays: 5 }],
  ]),
}

const page = (profile: Profile, width: number): Row[] =>
  progressRows(progressOf(profile, levels, day), theme, width)
const linesOf = (profile: Profile, width: number): string[] =>
  page(profile, width).map(row => textOf(row).trimEnd())

describe('the page of progress', () => {
  it('begins with how much is mastered and what that means', () => {
    expect(linesOf(player, 80).slice(0, 2)).toEqual([
      ' 1 of 24 wrong beliefs overcome',
      ' Overcome: clean on two days, in two levels or seeds, and not missed since.',
    ])
  })

  it('has each belief with sign and word, what it is, and the day', () => {
    const lines = linesOf(player, 80)
    const at = lines.indexOf(' Wrong beliefs')
    expect(lines.slice(at + 1, at + 6)).toEqual([
      ' ✓ overcome  M1   the child always gets the copy                      2026-08-01',
      " ☆ new       M2   a grandchild's write copies through the child",
      ' ☆ new       M3   the parent lost the right to write',
      ' ● once      M4   after the first copy the other side is writable     2026-08-01',
      ' ☆ new       M5   the last sharer must copy',
    ])
    expect(lines[at + 10]).toBe(
      ' ✗ missed    M10  every fault on a read-only page is COW              2026-07-29',
    )
    expect(lines[at + 24]).toMatch(/^ ☆ new {7}M24 {2}/)
  })

  it('has the topics of the course once each, and behind them those of no level here', () => {
    const lines = linesOf(player, 80)
    const topics = lines.slice(lines.indexOf(' Topics') + 1, lines.indexOf(' Drills') - 1)
    const taught = new Set(levels.flatMap(({ teaches }) => teaches))
    expect(topics).toHaveLength(taught.size + 1)
    expect(topics.at(-1)).toMatch(/^ ✗ missed {4}\[2Jodd +2026-07-29$/)
  })

  it('names the levels whose solution was shown, and nothing where there are none', () => {
    expect(linesOf(player, 80)).toEqual(expect.arrayContaining([' → First write']))
    expect(linesOf(newProfile, 80).join('\n')).not.toMatch(/To solve again|Drills/)
  })

  it('has the drills, most points first', () => {
    const lines = linesOf(player, 80)
    expect(lines.slice(lines.indexOf(' Drills') + 1)).toEqual([
      ' linux, seed 12: 1300 points, tier 3, 17 traps, 5 plays               2026-08-01',
      ' xv6, seed 7: 300 points, tier 1, 1 trap, 1 play                      2026-08-01',
    ])
  })

  it.each([60, 80, 84])('fits %i cells, and loses no standing and no day', width => {
    const rows = page(player, width)
    expect(Math.max(...rows.map(rowWidth))).toBeLessThanOrEqual(width)
    const lines = linesOf(player, width)
    expect(lines.filter(line => /: \d+ points, tier \d, \d+ traps?\b/.test(line))).toHaveLength(2)
    expect(
      lines.filter(line => /^ [✓●✗☆] (new|missed|believed|once|mastered|overcome) /.test(line)).length,
    ).toBeGreaterThan(24)
    expect(lines.filter(line => line.endsWith(day))).toHaveLength(4)
  })
})

describe('what comes back when', () => {
  afterEach(() => speak('en'))

  const met: Profile = {
    ...player,
    review: keyed([
      ['fork', [{ day: '2026-07-27', right: true }]],
      ['M12', [{ day: '2026-07-31', right: false }]],
      ['tlb', [{ day, right: true }]],
      ['exec', [{ day, right: true }]],
    ]),
    exams: [
      examOn('2026-07-01', { right: 9, minutes: 45 }),
      examOn('2026-07-30', { beliefs: ['M3', '\u001b[2J'] }),
    ],
  }

  it('has each topic once, by the day on which it or one of its beliefs is due', () => {
    const lines = linesOf(met, 80)
    const at = lines.indexOf(' Review')
    expect(lines.slice(at + 1, at + 6)).toEqual([
      ' A topic comes back when the chance that you still know it has fallen to about',
      ' nine in ten.',
      ' → due    fork  for 2 days                                            2026-07-30',
      ' → due    tlb  since today                                            2026-08-01',
      ' ● later  exec                                                        2026-08-04',
    ])
  })

  it('has the last exams, the latest first, and what they found', () => {
    const lines = linesOf(met, 80)
    const at = lines.indexOf(' Last exams')
    expect(lines.slice(at + 1, at + 3)).toEqual([
      ' 24 of 30 right, seed 7, 31 of 45 minutes, found M3, [2J              2026-07-30',
      ' 9 of 30 right, seed 7, 45 of 45 minutes, found M3                    2026-07-01',
    ])
  })

  it.each([60, 80, 84])('fits %i cells in both languages, and loses no day', async width => {
    for (const language of ['en', 'zh'] as const) {
      await speak(language)
      const rows = page(met, width)
      expect(Math.max(...rows.map(rowWidth))).toBeLessThanOrEqual(width)
      const lines = linesOf(met, width)
      for (const due of ['2026-07-30', '2026-08-01', '2026-08-04', '2026-07-01'])
        expect(lines.some(line => line.endsWith(due))).toBe(true)
    }
  })

  it('is not there where nothing was asked', () => {
    const lines = linesOf(player, 80)
    expect(lines).not.toContain(' Review')
    expect(lines).not.toContain(' Last exams')
  })

  it('is said in Chinese', async () => {
    await speak('zh')
    const text = linesOf(met, 80).join('\n')
    expect(text).toMatch(/→ 该复习 {2}fork {2}已过 2 天 +2026-07-30/)
    expect(text).toMatch(/→ 该复习 {2}tlb {2}从今天起 +2026-08-01/)
    expect(text).toMatch(/● 以后 {4}exec +2026-08-04/)
    expect(text).toMatch(/30 题中答对 24 题，种子 7，用时 31\/45 分钟，发现 M3、\[2J +2026-07-30/)
  })
})

type Called = 'export' | 'reset' | 'back'

const WRITTEN = `Written: /home/ada/${'saves/'.repeat(16)}progress-2026-08-01.json`

async function mountProgress(size: { readonly cols?: number; readonly rows?: number } = {}, ascii = false) {
  const called: Called[] = []
  const doing = (what: Called, said: string) => async () => {
    called.push(what)
    return said
  }
  const own = ascii ? themeFor({ glyphs: 'ascii', colour: 'full' }) : theme
  const screen = await mountKeyed(
    createElement(ProgressScreen, {
      profile: player,
      levels: LEVELS.map(id => gameOn(id).level),
      day,
      theme: own,
      onExport: doing('export', WRITTEN),
      onReset: doing('reset', 'Begun anew.'),
      onBack: () => called.push('back'),
    }),
    own,
    size,
  )
  return { ...screen, called }
}

describe('the screen of progress', () => {
  it.each([
    [60, 20],
    [80, 24],
    [200, 60],
  ])(
    'at %i x %i has its title, the page and its keys, and scrolls to its end and back',
    async (cols, rows) => {
      const { press, screen, waitFor, text, quiet } = await mountProgress({ cols, rows })
      await waitFor('1 of 24 wrong beliefs overcome')
      expect(screen()).toHaveLength(rows)
      expect(screen()[0]).toContain('Progress')
      expect(screen().at(-1)).toMatch(/e export +R reset +i import +Esc back/)
      await press('j')
      await waitFor(/↑ 1 line more/)
      for (let pages = 0; pages < 8; pages++) await press('PageDown')
      await waitFor('xv6, seed 7')
      expect(text()).not.toMatch(/↓ \d/)
      for (let pages = 0; pages < 8; pages++) await press('PageUp')
      await waitFor('1 of 24 wrong beliefs overcome')
      await quiet(20)
      expect(text()).not.toMatch(/↑ \d/)
    },
  )

  it('exports and says what came of it, the whole path of it on the narrowest screen', async () => {
    const { press, waitFor, text, called } = await mountProgress({ cols: 60, rows: 20 })
    await press('e')
    await waitFor('Written:')
    expect(text().replace(/\s/g, '')).toContain(WRITTEN.replace(/\s/g, ''))
    expect(called).toEqual(['export'])
  })

  it('asks before it resets, and any other key than y is a no', async () => {
    const { press, waitFor, called } = await mountProgress({ cols: 60, rows: 20 })
    await press('R')
    await waitFor('y begin anew')
    await press('Escape')
    await waitFor('Nothing was reset.')
    expect(called).toEqual([])
    await press('R')
    await waitFor('kept under another name.')
    await press('y')
    await waitFor('Begun anew.')
    expect(called).toEqual(['reset'])
  })

  it('says how to import', async () => {
    const { press, waitFor } = await mountProgress({ cols: 60, rows: 20 })
    await press('i')
    await waitFor('--import FILE')
  })

  it('goes back with Escape', async () => {
    const { press, quiet, called } = await mountProgress()
    await press('Escape')
    await quiet(30)
    expect(called).toEqual(['back'])
  })

  it('has ASCII alone where the terminal has no Unicode', async () => {
    const { press, waitFor, text } = await mountProgress({ cols: 60, rows: 20 }, true)
    await waitFor('1 of 24 wrong beliefs overcome')
    for (let pages = 0; pages < 5; pages++) {
      expect(text()).toMatch(/^[\x20-\x7e\n]*$/)
      await press('PageDown')
    }
  })
})
