import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findFrame, frameName, type Machine } from '../../src/machine/index.ts'
import { COMMANDS } from '../../src/ui/commands.ts'
import type { PlayView } from '../../src/ui/play/view.ts'
import { countRows, countsMoved, holdersOf } from '../../src/ui/presentation/counts.ts'
import { themeFor } from '../../src/ui/theme.ts'
import { gameOfLines } from '../game/stage.ts'
import { atFirstTrap, LEVELS, levelView, press, type SceneName, sceneView, textOf, type } from './stage.ts'

const theme = themeFor({ glyphs: 'unicode', colour: 'full' })

function openOf(view: PlayView) {
  const { trap } = view.session.play
  if (trap === null) throw new Error('no trap is open')
  return trap
}

const machineOf = (view: PlayView): Machine => view.session.play.machine

const movesOf = (view: PlayView): string[] =>
  countsMoved(openOf(view)).map(
    ({ frame, counts, steps }) => `${frameName(frame)} ${counts.join(' → ')} at ${steps.join(', ')}`,
  )

function shownOf(view: PlayView, height = 10) {
  const { rows, more } = countRows(machineOf(view), openOf(view), view.previous, theme, height)
  return { lines: rows.map(row => textOf(row).trimEnd()), more }
}

describe('reference counts as they moved', () => {
  it.each<[string, SceneName, string, readonly string[]]>([
    ['nothing yet', 'shared', '', []],
    ['one frame given, one taken', 'shared', 'a c m d', ['a 2 → 1 at 4', 'b 0 → 1 at 1']],
    ['up and down again', 'shared', 'g g d', ['a 2 → 3 → 4 → 3 at 1, 2, 3']],
    ['a whole fork', 'fork', 'S A w m g', ['a 1 → 2 at 6', 'b 1 → 2 at 7']],
    ['what moves no count', 'shared', 'p f w', []],
    ['a step that was taken back', 'shared', 'g u', []],
  ])('%s', (_, scene, keys, expected) => {
    expect(movesOf(type(sceneView(scene), keys))).toEqual(expected)
  })

  it('end at the counts of the machine, and pass over every frame that is as it was', () => {
    const keys = fc.array(fc.constantFrom(...COMMANDS.map(({ key }) => ({ char: key }))), { maxLength: 40 })
    fc.assert(
      fc.property(fc.constantFrom(...LEVELS), keys, (level, pressed) => {
        const view = press(levelView(level), pressed)
        const open = view.session.play.trap
        if (open === null) return
        const machine = machineOf(view)
        const moved = countsMoved(open)
        for (const { frame, counts, steps } of moved) {
          expect(counts.at(-1)).toBe(findFrame(machine, frame)?.count)
          expect(counts[0]).toBe(findFrame(open.before, frame)?.count ?? 0)
          expect(steps).toHaveLength(counts.length - 1)
        }
        for (const frame of machine.frames.keys())
          if (moved.every(one => one.frame !== frame))
            expect(findFrame(machine, frame)?.count).toBe(findFrame(open.before, frame)?.count ?? 0)
      }),
      { numRuns: 80 },
    )
  })
})

describe('who refers to a frame', () => {
  it('are the pages with their processes, the hand, and the page cache', () => {
    const view = atFirstTrap(
      gameOfLines(
        [
          'P1 map conf file private 1 r',
          'P1 map heap anon private 1',
          'P1 store heap[0] A',
          'P1 fork P2',
          'P1 load conf[0]',
          '|',
          'P2 store heap[0] B',
        ],
        { kernel: 'linux' },
      ),
    )
    const holders = holdersOf(machineOf(type(view, 'a')))
    expect([...holders.values()].toSorted()).toEqual(['heap[0] P1 P2', 'in hand', 'page cache, conf[0] P1'])
  })
})

describe('processes whose numbers follow each other', () => {
  it.each([
    [['P1 fork P2'], 'heap[0] P1 P2'],
    [['P1 fork P2', 'P2 fork P3', 'P1 fork P4'], 'heap[0] P1-P4'],
    [['P1 fork P2', 'P1 fork P3', 'P1 fork P5', 'P1 fork P7'], 'heap[0] P1-P3 P5 P7'],
  ])('after %j are named as %s', (forks, expected) => {
    const lines = ['P1 map heap anon private 1', 'P1 store heap[0] A', ...forks, '|', 'P2 store heap[0] B']
    expect([...holdersOf(machineOf(atFirstTrap(gameOfLines(lines)))).values()]).toEqual([expected])
  })
})

describe('the panel of the counts', () => {
  it('has every frame in use, what moved with its steps, what is free again, and a mark on what just changed', () => {
    expect(shownOf(type(sceneView('last'), 'a c m d'))).toEqual({
      lines: [' a  1 → 0  step 4◂  free', ' b  1               heap[0] P2', ' c  0 → 1  step 1   heap[0] P1'],
      more: 0,
    })
  })

  it('marks nothing where the last key only moved the cursor after a step that moved no count', () => {
    expect(shownOf(type(sceneView('shared'), 'a f Right')).lines.join()).not.toContain('◂')
  })

  it('says of a frame that nobody refers to though it is counted', () => {
    expect(shownOf(type(sceneView('shared'), 'n d')).lines).toContain(' a  2 → 1  step 2◂  heap[0] P1')
    expect(shownOf(type(sceneView('last'), 'n')).lines).toContain(' a  1               nobody')
  })

  it('keeps the frames that moved last where not all fit, and says how many more there are', () => {
    const view = type(sceneView('fork'), 'a g g a')
    expect(shownOf(view, 2)).toMatchObject({ more: 2 })
    expect(shownOf(view, 2).lines.map(line => line.trim()[0])).toEqual(['c', 'd'])
    expect(shownOf(view, 4)).toMatchObject({ more: 0 })
  })

  it('cuts a long way at its beginning, never its end', () => {
    const lines = shownOf(type(sceneView('shared'), 'g g g g g g g d')).lines
    expect(lines[0]).toMatch(/^ a {2}.*→ 9 → 8 {2}steps/)
    expect(lines[0]).not.toContain('2 → 3')
  })
})
