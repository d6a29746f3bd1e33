import { afterEach, expect, test } from 'vitest'
import { speak, texts } from '../../src/text/index.ts'
import { COMMANDS, commandsOf } from '../../src/ui/commands.ts'
import { paletteColumns } from '../../src/ui/presentation/palette.ts'
import type { DrivenTerminal } from '../terminal/terminal.ts'
import { startGame, toNextTrap, toResult, VERDICT, YOURS } from './game.ts'

/** The steps at each trap of first-write, which all are on the cursor's page. */
const STEPS = ['alloc', 'copy', 'map', 'put', 'return'] as const
const KEYS = 'acmdr'
const TRAPS = 2

afterEach(() => speak('en'))

type Pressed = 'Up' | 'Down' | 'Left' | 'Right' | 'Enter'

/** Presses one of the five keys, and waits for what it does. */
async function press(game: DrivenTerminal, key: Pressed, shown: string | RegExp): Promise<void> {
  await game.press(key)
  await game.waitFor(shown)
}

const keyOf = (id: string): string => COMMANDS.find(command => command.id === id)?.key ?? ''

/** A command of the palette with the cursor on it. */
const under = (id: string): RegExp => new RegExp(`▸${keyOf(id)} `)

/** Takes the palette's cursor, which is on one command, to another, and does that. */
async function choose(game: DrivenTerminal, from: string, to: string, done: string): Promise<void> {
  const ids = commandsOf({ demand: false }).map(({ id }): string => id)
  const columns = paletteColumns(80)
  for (let at = ids.indexOf(from), goal = ids.indexOf(to); at !== goal; ) {
    const down = goal - at >= columns
    at += down ? columns : Math.sign(goal - at)
    await press(game, down ? 'Down' : ids.indexOf(from) < goal ? 'Right' : 'Left', under(ids[at] ?? ''))
  }
  await press(game, 'Enter', done)
}

/** Handles the trap at hand by the palette alone. */
async function handleByArrows(game: DrivenTerminal): Promise<void> {
  await press(game, 'Enter', under('alloc'))
  let from: string = 'alloc'
  for (const [index, step] of STEPS.entries()) {
    await choose(game, from, step, step === 'return' ? VERDICT : ` ${index + 2} _`)
    from = step
  }
}

test('a level is finished by arrows and Enter alone, from the title to its stars', async () => {
  const game = startGame()
  await game.waitFor('arrows and Enter')
  await press(game, 'Enter', 'Enter start')
  // As much help as the level suggests; less of it to the right.
  while (!game.text().includes('[solo]')) {
    const before = game.text()
    await game.press('Right')
    await game.waitFor(rows => rows.join('\n') !== before)
  }
  await press(game, 'Enter', YOURS)
  for (let trap = 1; trap <= TRAPS; trap++) {
    await handleByArrows(game)
    expect(game.text()).toContain('clean')
    await press(game, 'Enter', trap < TRAPS ? YOURS : 'Play again')
  }
  expect(game.text()).toContain('★★★')
  await press(game, 'Enter', 'Enter start')
})

const ESCAPE = '\u001b'

/** Every selection of graphic rendition that was written: the numbers between `ESC [` and `m`. */
const renditions = (written: string): number[] =>
  written
    .split(`${ESCAPE}[`)
    .slice(1)
    .flatMap(rest => /^([\d;:]*)m/.exec(rest)?.slice(1, 2) ?? [])
    .flatMap(numbers => numbers.split(/[;:]/).map(Number))

/** Whether a rendition is a colour: of the eight and their bright ones, or one of many. */
const isColour = (rendition: number): boolean =>
  (rendition >= 30 && rendition <= 49 && rendition !== 39 && rendition !== 49) ||
  (rendition >= 90 && rendition <= 107)

test('a level is finished in ASCII and without a colour, where the terminal has no more', async () => {
  let written = ''
  const game = startGame({
    args: ['play', 'first-write'],
    env: { LANG: 'C', NO_COLOR: '1' },
    onOutput: output => {
      written += output
    },
  })
  await game.waitFor('Enter start')
  await game.press('4', 'Enter')
  await game.waitFor(YOURS)
  for (let trap = 1; trap <= TRAPS; trap++) {
    if (trap > 1) await toNextTrap(game)
    await game.press(...KEYS)
    await game.waitFor('-- verdict')
    expect(game.text()).toContain('clean')
  }
  await toResult(game)
  expect(game.text()).toContain('***')
  expect([...new Set(written)].filter(character => (character.codePointAt(0) ?? 0) > 127)).toEqual([])
  expect(renditions(written).filter(isColour)).toEqual([])
  expect(renditions(written).length).toBeGreaterThan(0)
})

/** Words that no English sentence of the game does without, and that no name of the machine is. */
const ENGLISH =
  /(?<![\w-])(the|is|are|of|to|and|not|with|has|have|by|you|your|it|its|this|that|from|for)(?![\w-])/gi

/** A text that was cut; two commands are called so. */
const CUT = /(?<!map as|fail)…/

/** Wide characters whole, nothing wrapped, and nothing said in English. */
function expectChinese(game: DrivenTerminal): void {
  expect(game.wrapped).toBe(0)
  const rows = game.cells()
  for (const row of rows) {
    expect(row).toHaveLength(80)
    for (const [x, { width }] of row.entries()) {
      if (width === 2) expect(row[x + 1]?.width).toBe(0)
      if (width === 0) expect(row[x - 1]?.width).toBe(2)
    }
  }
  expect(rows.flat().some(({ width }) => width === 2)).toBe(true)
  expect(game.text().match(ENGLISH) ?? []).toEqual([])
  // Where not all of a debrief fits, that is said.
  expect(game.text().replace(texts().result.more, '')).not.toMatch(CUT)
}

/** The cells at which the edge of the frames stands, from a title on to the next. */
function edges(game: DrivenTerminal, title: string): number[] {
  const rows = game.screen()
  const from = rows.findIndex(row => row.includes(`── ${title} ──`))
  const to = rows.findIndex((row, y) => y > from && row.startsWith('──'))
  return [
    ...new Set(
      game
        .cells()
        .slice(from + 1, to)
        .map(row => row.findIndex(({ char }) => char === '│')),
    ),
  ]
}

test('a level is finished in Chinese, with no row out of place', async () => {
  await speak('zh')
  const said = texts()
  const game = startGame({ args: ['play', 'first-write'], env: { LANG: 'zh_CN.UTF-8' } })
  await game.waitFor(`Enter ${said.keys.brief.enter.title}`)
  expectChinese(game)
  await game.press('4', 'Enter')
  for (let trap = 1; trap <= TRAPS; trap++) {
    await game.waitFor(`── ${said.play.handler.yours} ──`)
    expectChinese(game)
    expect(edges(game, said.machine.pageTables)).toHaveLength(1)
    await game.press(...KEYS)
    await game.waitFor(`── ${said.verdict.title} ──`)
    expect(game.text()).toContain(said.verdict.kinds.clean)
    expectChinese(game)
    expect(edges(game, said.machine.pageTables)).toHaveLength(1)
    await game.press('Enter')
  }
  await game.waitFor(said.result.menu.levels)
  expect(game.text()).toContain('★★★')
  expectChinese(game)
})
