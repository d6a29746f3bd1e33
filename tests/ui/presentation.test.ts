import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pageName } from '../../src/machine/index.ts'
import { COMMANDS, commandsOf } from '../../src/ui/commands.ts'
import { type KeyPress, NAMED_KEYS } from '../../src/ui/keys.ts'
import { pressInTrap, send } from '../../src/ui/play/press.ts'
import { columnsOf } from '../../src/ui/play/target.ts'
import type { PlayView } from '../../src/ui/play/view.ts'
import { HEADER_HEIGHT, headerRow } from '../../src/ui/presentation/header.ts'
import { paletteColumns } from '../../src/ui/presentation/palette.ts'
import { playRows } from '../../src/ui/presentation/play.ts'
import { fitRow, type Row } from '../../src/ui/text.ts'
import { themeFor } from '../../src/ui/theme.ts'
import { actionText } from '../../src/workload/index.ts'
import { LEVELS, levelView, runView, textOf, widthsOf } from './stage.ts'

const SIZES = [
  { columns: 60, rows: 20 },
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
  { columns: 200, rows: 60 },
] as const

type ScreenSize = (typeof SIZES)[number]

const theme = themeFor({ glyphs: 'unicode', colour: 'full' })

/** The play screen as it is put together: the header, and what is below it. */
function screenRows(view: PlayView, { columns, rows }: ScreenSize): Row[] {
  const at = view.session.play.clock.last + 1234
  return [
    fitRow(headerRow(view, at, columns, theme), columns),
    ...playRows(view, theme, { width: columns, height: rows - HEADER_HEIGHT }, 0),
  ]
}

/** A key anywhere in a level, and what the screens around it then do: a run goes on, a pause is left again. */
function pressAnywhere(view: PlayView, key: KeyPress, columns: number): PlayView {
  const at = view.session.play.clock.last + 150
  switch (view.session.play.phase) {
    case 'verdict':
      return runView(send(view, { do: 'next', at }), at)
    case 'trap': {
      const { view: next, wish } = pressInTrap(view, key, paletteColumns(columns), at)
      return wish === null ? next : send(next, { do: 'resume', at: at + 50 })
    }
    default:
      return view
  }
}

const primitiveKeys = COMMANDS.filter(({ kind }) => kind === 'primitive').map(({ key }) => key)

const anyKey: fc.Arbitrary<KeyPress> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...COMMANDS.map(({ key }) => ({ char: key }))) },
  { weight: 4, arbitrary: fc.constantFrom(...primitiveKeys.map(key => ({ char: key }))) },
  { weight: 4, arbitrary: fc.constantFrom(...NAMED_KEYS.map(name => ({ name }))) },
  {
    weight: 1,
    arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }).map(char => ({ char })),
  },
)

const anyLevel = fc.constantFrom(...LEVELS)

const headingOf = (view: PlayView): string =>
  view.session.play.trap === null ? '' : `P${view.session.play.trap.trap.by} trapped`

describe('the play screen, wherever random keys have led', () => {
  it.each(SIZES)('fills $columns x $rows exactly, row by row', size => {
    fc.assert(
      fc.property(anyLevel, fc.array(anyKey, { maxLength: 60 }), (level, keys) => {
        let view = levelView(level)
        for (const [index, key] of keys.entries()) {
          view = pressAnywhere(view, key, size.columns)
          if (index % 10 !== 9 && index !== keys.length - 1) continue
          const rows = screenRows(view, size)
          expect(rows).toHaveLength(size.rows)
          expect(widthsOf(rows)).toEqual([size.columns])
        }
      }),
      { numRuns: 40 },
    )
  })

  it.each(SIZES)(
    'shows at $columns x $rows the trapped process with its faulting page at every new trap',
    size => {
      fc.assert(
        fc.property(anyLevel, fc.array(anyKey, { maxLength: 60 }), (level, keys) => {
          let view = levelView(level)
          for (const key of keys) {
            const before = view.session.play.trap
            view = pressAnywhere(view, key, size.columns)
            const open = view.session.play.trap
            if (open === null || before !== null) continue
            const text = screenRows(view, size).map(textOf).join('\n')
            expect(text).toContain(headingOf(view))
            if ('page' in open.trap)
              expect(text).toContain(
                `${theme.glyphs.cursor} ${pageName(open.before, open.trap.by, open.trap.page)}`,
              )
          }
        }),
        { numRuns: 20 },
      )
    },
  )

  it.each(SIZES)('says at $columns x $rows who trapped and how, wherever the cursor is', size => {
    fc.assert(
      fc.property(anyLevel, fc.array(anyKey, { maxLength: 40 }), (level, keys) => {
        let view = levelView(level)
        for (const key of keys) view = pressAnywhere(view, key, size.columns)
        const { trap, machine } = view.session.play
        if (trap === null || trap.instruction === null) return
        const text = screenRows(view, size).map(textOf)
        expect(text[HEADER_HEIGHT]).toContain(actionText(trap.instruction))
        const gone = machine.processes[trap.trap.by] === undefined
        if (size.columns >= 80 && columnsOf(machine).length <= 3 && !gone)
          expect(text.join('\n')).toContain(headingOf(view))
      }),
      { numRuns: 40 },
    )
  })

  it.each(SIZES)('shows at $columns x $rows the whole palette and where the cursor is', size => {
    fc.assert(
      fc.property(anyLevel, fc.array(anyKey, { maxLength: 40 }), (level, keys) => {
        let view = levelView(level)
        for (const key of keys) view = pressAnywhere(view, key, size.columns)
        if (view.session.play.phase !== 'trap') return
        const text = screenRows(view, size).map(textOf).join('\n')
        expect(text).toContain(theme.glyphs.cursor)
        expect(text).toContain('Esc')
        if (view.ask === null && !view.tree && size.columns < 144)
          for (const { title } of commandsOf(view.session.game.kernel)) expect(text).toContain(title)
        if (view.ask !== null) for (const { label } of view.ask.choices) expect(text).toContain(label)
      }),
      { numRuns: 40 },
    )
  })

  it('takes five thousand random keys on every level without a throw', () => {
    for (const level of LEVELS) {
      const [keys] = fc.sample(fc.array(anyKey, { minLength: 5000, maxLength: 5000 }), {
        numRuns: 1,
        seed: 42,
      })
      let view = levelView(level)
      for (const key of keys ?? []) {
        view = pressAnywhere(view, key, 80)
        if (view.session.play.phase === 'result') view = levelView(level)
      }
      expect(widthsOf(screenRows(view, SIZES[1]))).toEqual([80])
    }
  })
})
