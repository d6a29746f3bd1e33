import { afterEach, describe, expect, it } from 'vitest'
import { speak } from '../../src/text/index.ts'
import { send } from '../../src/ui/play/press.ts'
import type { PlayView } from '../../src/ui/play/view.ts'
import { resultTable } from '../../src/ui/presentation/result-table.ts'
import { rowWidth } from '../../src/ui/text.ts'
import { themeFor } from '../../src/ui/theme.ts'
import { LEVELS, levelView, runView, textOf, type } from './stage.ts'

const theme = themeFor({ glyphs: 'unicode', colour: 'full' })

afterEach(() => speak('en'))

/** A level to its end: each trap by these keys, the last of them again for those that follow. */
function finished(level: string, answers: readonly string[]): PlayView {
  let view = levelView(level)
  for (let trap = 0; view.session.play.phase === 'trap'; trap++) {
    view = type(view, answers[Math.min(trap, answers.length - 1)] ?? '!')
    const at = view.session.play.clock.last
    view = runView(send(view, { do: 'next', at }), at)
  }
  return view
}

const grandchild = (): PlayView => finished('grandchild-writes', ['a c m d r', '!', 'a c m d r'])

const linesAt = (view: PlayView, width: number, height: number): string[] | null =>
  resultTable(view.session, 100, theme, { width, height })?.map(row => textOf(row).trimEnd()) ?? null

describe('the result on a large screen', () => {
  it('is a table of the traps: verdict, points, the player’s steps and the reference’s, the debrief beside it', () => {
    const text = linesAt(grandchild(), 196, 50)?.join('\n')
    expect(text).toMatch(/── Your traps ─+ Debrief ─/)
    expect(text).toMatch(/trap +verdict +points +your steps +the reference's +│ +Three stores/)
    expect(text).toMatch(/P3 store heap\[0\] C +clean +100 +alloc, copy a → c, .* the same +│/)
    expect(text).toMatch(/P2 store heap\[0\] D +shown +0 +nothing +alloc, copy a → d/)
    expect(text).toMatch(/P1 store heap\[0\] E +wasteful +64 +alloc, .* permit P1 heap\[0\], return/)
  })

  it('has the whole debrief and the machine at the end where there is room, and else the debrief alone', () => {
    const large = linesAt(grandchild(), 196, 50)?.join('\n')
    expect(large).toContain('What many believe')
    expect(large).toMatch(/── the machine at the end ─.*\n P1 .*\n +heap\[0\] +e +present writable/)
    expect(linesAt(grandchild(), 116, 26)?.join('\n')).not.toContain('the machine at the end')
  })

  it('has the steps below each trap where there is no room for two more columns', () => {
    const lines = linesAt(grandchild(), 116, 30) ?? []
    const at = lines.findIndex(line => line.includes('P1 store heap[0] E'))
    expect(lines[at]).toMatch(/wasteful +64 +│/)
    expect(lines[at + 1]).toMatch(/your steps +alloc, copy a → e/)
    expect(lines.slice(at).join('\n')).toMatch(/the reference's +permit P1 heap\[0\], return/)
  })

  it('has the traps in a row each where not all steps fit, and counts the last ones where they do not fit either', () => {
    const view = finished('boss-fork', ['!'])
    expect(linesAt(view, 116, 26)?.filter(line => / shown +0 /.test(line))).toHaveLength(9)
    expect(linesAt(view, 116, 26)?.join('\n')).not.toContain('your steps')
  })

  it.each([
    [109, 40],
    [196, 23],
  ])('is not a table at %i x %i', (width, height) => {
    expect(linesAt(grandchild(), width, height)).toBeNull()
  })

  it.each(['en', 'zh'] as const)('fits every level, exactly as wide as it may be, in %s', async language => {
    await speak(language)
    for (const level of LEVELS) {
      const view = finished(level, ['!'])
      if (view.session.play.phase !== 'result') continue
      for (const [width, height] of [
        [110, 24],
        [116, 30],
        [196, 50],
      ] as const) {
        const rows = resultTable(view.session, null, theme, { width, height }) ?? []
        expect(rows.length).toBeLessThanOrEqual(height)
        expect(Math.max(...rows.map(rowWidth))).toBeLessThanOrEqual(width)
      }
    }
  })
})
