import { describe, expect, it } from 'vitest'
import { frameName, pageName } from '../../src/machine/index.ts'
import { commandsOf, keyLabel } from '../../src/ui/commands.ts'
import { hitInRow } from '../../src/ui/mouse/drawn.ts'
import type { Hit } from '../../src/ui/mouse/hit.ts'
import { columnsOf, frameList, pageList } from '../../src/ui/play/target.ts'
import type { PlayView } from '../../src/ui/play/view.ts'
import { HEADER_HEIGHT } from '../../src/ui/presentation/header.ts'
import { playRows } from '../../src/ui/presentation/play.ts'
import { rowWidth } from '../../src/ui/text.ts'
import { themeFor } from '../../src/ui/theme.ts'
import { gameOn } from '../game/stage.ts'
import { atFirstTrap, levelView, textOf, type } from './stage.ts'

const theme = themeFor({ glyphs: 'unicode', colour: 'full' })

/** What each hit of a screen's cells has under it, every run of cells by itself: what is written there. */
function hitsOf(view: PlayView, columns: number, rows: number): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const row of playRows(view, theme, { width: columns, height: rows - HEADER_HEIGHT }, 0)) {
    const cells = textOf(row)
    let last: Hit | null = null
    for (let x = 0; x < rowWidth(row); x++) {
      const hit = hitInRow(row, x)
      const name = JSON.stringify(hit)
      const runs = found.get(name) ?? []
      if (hit !== null && JSON.stringify(last) === name) runs.push(`${runs.pop() ?? ''}${cells[x] ?? ''}`)
      else runs.push(cells[x] ?? '')
      found.set(name, runs)
      last = hit
    }
  }
  found.delete('null')
  return found
}

const SIZES = [
  [60, 20],
  [80, 24],
  [120, 40],
  [200, 60],
] as const

describe.each(SIZES)('the cells of a trap at %i x %i', (columns, rows) => {
  const view = levelView('first-write')
  const { machine } = view.session.play
  const hits = hitsOf(view, columns, rows)
  const runsOf = (hit: Hit): string[] => hits.get(JSON.stringify(hit)) ?? []

  it('that show a page are that page’s, and no others', () => {
    for (const process of columnsOf(machine))
      for (const page of pageList(process)) {
        const runs = runsOf({ target: { on: 'page', process: process.id, page } })
        expect(runs).toHaveLength(1)
        expect(runs[0]).toContain(pageName(machine, process.id, page))
        expect(runs[0]?.match(/heap/g)).toHaveLength(1)
      }
  })

  it('that show a process or a frame are theirs, and no others', () => {
    for (const { id } of columnsOf(machine)) {
      const runs = runsOf({ target: { on: 'process', process: id } })
      expect(runs).toHaveLength(1)
      expect(runs[0]).toMatch(new RegExp(`^[▸ ]P${id} `))
    }
    const frames = frameList(machine).filter(frame => runsOf({ target: { on: 'frame', frame } }).length > 0)
    // The smallest screen has a window on them.
    expect(frames.length).toBe(columns === 60 ? frames.length : frameList(machine).length)
    expect(frames.length).toBeGreaterThanOrEqual(3)
    for (const frame of frames)
      expect(runsOf({ target: { on: 'frame', frame } }).join()).toMatch(
        new RegExp(`^│ [▸ ] ${frameName(frame)} `),
      )
  })

  it('that show a command press its key, and no other', () => {
    for (const command of commandsOf(view.session.game.kernel)) {
      const [run = '', ...more] = runsOf({ key: command.key })
      // The footer has some of them again.
      for (const again of more) expect(again.trim().startsWith(keyLabel(command))).toBe(true)
      expect(run.slice(1)).toMatch(/^\S /)
      expect(run[1]).toBe(keyLabel(command))
    }
  })

  it('hit nothing else', () => {
    const known = new Set([
      ...commandsOf(view.session.game.kernel).map(({ key }) => JSON.stringify({ key })),
      ...['enter', 'tab', 'escape', ':', 'Y'].map(key => JSON.stringify({ key })),
      ...frameList(machine).map(frame => JSON.stringify({ target: { on: 'frame', frame } })),
      ...columnsOf(machine).flatMap(process => [
        JSON.stringify({ target: { on: 'process', process: process.id } }),
        ...pageList(process).map(page =>
          JSON.stringify({ target: { on: 'page', process: process.id, page } }),
        ),
      ]),
    ])
    expect([...hits.keys()].filter(hit => !known.has(hit))).toEqual([])
  })

  it('that show an answer to a question press its key', () => {
    const asking = type(view, 'M')
    expect(asking.ask?.choices.length).toBeGreaterThan(1)
    const found = hitsOf(asking, columns, rows)
    for (const { key, label } of asking.ask?.choices ?? []) {
      const [run = ''] = found.get(JSON.stringify({ key })) ?? []
      expect(run.trim()).toMatch(new RegExp(`^▸? ?${key} `))
      expect(run).toContain(label)
    }
  })

  it('that show a card play it', () => {
    const cards = atFirstTrap({ ...gameOn('first-write'), help: 'order' })
    const found = hitsOf(cards, columns, rows)
    for (const [index, card] of (cards.session.play.trap?.cards ?? []).entries())
      expect(found.get(JSON.stringify({ key: '123456789'[index] }))?.[0]).toContain(card.text)
  })
})
