import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { speak } from '../../src/text/index.ts'
import { matching } from '../../src/ui/finder/match.ts'
import { EMPTY_FINDER, type FinderView, pressInFinder } from '../../src/ui/finder/press.ts'
import { type Entry, entriesEverywhere, entriesOf } from '../../src/ui/keymap/entries.ts'
import { type KeyPress, NAMED_KEYS } from '../../src/ui/keys.ts'
import { playEntries } from '../../src/ui/play/heard.ts'
import { finderPlace, finderRows } from '../../src/ui/presentation/finder.ts'
import { themeFor } from '../../src/ui/theme.ts'
import { keysFrom, sceneView, textOf, type, widthsOf } from './stage.ts'

const entry = (
  id: string,
  title: string,
  what: string,
  keys: string[] = [],
  why: string | null = null,
): Entry => ({
  id,
  keys,
  title,
  what,
  why,
})

const ENTRIES: readonly Entry[] = [
  entry('alloc', 'alloc', 'Take a free frame into the hand.', ['a']),
  entry('copy', 'copy', 'Copy the frame under the cursor.', ['c']),
  entry('mark-all', 'mark all', 'Mark every page of the process.', ['A']),
  entry('giveUp', 'show it', 'See the reference do it.', ['!']),
  entry('undo', 'undo', 'Take back the last primitive.', ['u'], 'There is nothing to undo.'),
  entry('goOn', 'go on', 'On to the next trap.', ['enter', ' ']),
]

afterEach(() => speak('en'))

describe('what is typed into the finder', () => {
  it.each<[string, string, readonly string[]]>([
    ['nothing finds all, in their order', '', ENTRIES.map(({ id }) => id)],
    ['the beginning of a title', 'al', ['alloc', 'mark-all']],
    ['a title before a word of a sentence', 'copy', ['copy']],
    ['capitals or not', 'COPY', ['copy']],
    ['the second word of a title', 'all', ['alloc', 'mark-all']],
    ['a word of the sentence', 'frame', ['alloc', 'copy']],
    ['a part of a word comes last', 'rk', ['mark-all']],
    ['the English id, whatever the title', 'give', ['giveUp']],
    ['its second word', 'up', ['giveUp']],
    ['a key by its name', 'enter', ['goOn']],
    ['a key by its letter, after the titles that begin so', 'u', ['undo', 'copy']],
    ['blanks around it', '  copy ', ['copy']],
    ['several words, in any order', 'page mark', ['mark-all']],
    ['a title with a blank', 'go on', ['goOn']],
    ['nothing that there is', 'xyzzy', []],
  ])('%s', (_, typed, found) => {
    const ids = matching(ENTRIES, typed).map(({ id }) => id)
    expect(ids.slice(0, Math.max(1, found.length))).toEqual(found)
  })

  it('finds in the language that is spoken, and by the English id', async () => {
    await speak('zh')
    const entries = entriesOf('levels')
    expect(matching(entries, '关底').map(({ id }) => id)[0]).toBe('boss')
    expect(matching(entries, 'boss').map(({ id }) => id)[0]).toBe('boss')
  })
})

function press(keys: string, entries = ENTRIES): { view: FinderView | null; run: string | null } {
  let view: FinderView | null = EMPTY_FINDER
  for (const key of keysFrom(keys)) {
    if (view === null) break
    const pressed = pressInFinder(view, key, entries)
    view = pressed.view
    if (pressed.run !== null) return { view, run: pressed.run.id }
  }
  return { view, run: null }
}

describe('a key in the finder', () => {
  it.each<[string, string, string | null, FinderView | null]>([
    ['Enter does the first', 'Enter', 'alloc', null],
    ['an arrow goes to the next', 'Down Enter', 'copy', null],
    ['and back', 'Down Down Up Enter', 'copy', null],
    ['not above the first', 'Up Up Enter', 'alloc', null],
    ['nor below the last', 'Page-Down Page-Down Down Enter', 'goOn', null],
    ['to the ends', 'End Home Enter', 'alloc', null],
    ['letters are text, those of the cursor too', 'j k', null, { typed: 'jk', at: 0, refused: false }],
    ['Space is a blank', 'g o Space o', null, { typed: 'go o', at: 0, refused: false }],
    ['what is found is done', 'c o p Enter', 'copy', null],
    ['Backspace takes back', 'x Backspace c Enter', 'copy', null],
    ['on what cannot be done Enter stays', 'u n d Enter', null, { typed: 'und', at: 0, refused: true }],
    ['until another key', 'u n d Enter o', null, { typed: 'undo', at: 0, refused: false }],
    ['where nothing is found Enter stays', 'x x Enter', null, { typed: 'xx', at: 0, refused: false }],
    ['Esc closes', 'c Escape', null, null],
    ['so does the key that opened it', 'c find', null, null],
    ['a key without a meaning changes nothing', 'c Tab', null, { typed: 'c', at: 0, refused: false }],
  ])('%s', (_, keys, run, view) => {
    expect(press(keys)).toEqual({ view, run })
  })
})

const SIZES = [
  { width: 60, height: 20 },
  { width: 80, height: 24 },
  { width: 120, height: 40 },
  { width: 200, height: 60 },
]
const theme = themeFor({ glyphs: 'unicode', colour: 'full' })

const inTrap = (): Entry[] => {
  const here = playEntries(sceneView('shared'))
  return [...here, ...entriesEverywhere({ context: 'trap', within: 'run' }, here)]
}

describe.each(SIZES)('the finder at $width x $height', size => {
  it('is a panel inside the screen, each row of its width', () => {
    const { left, top, width, height } = finderPlace(size)
    expect(left).toBeGreaterThan(0)
    expect(top).toBeGreaterThan(0)
    expect(left + width).toBeLessThan(size.width)
    expect(top + height).toBeLessThan(size.height)
    const rows = finderRows(EMPTY_FINDER, inTrap(), theme, size)
    expect(rows).toHaveLength(height)
    expect(widthsOf(rows)).toEqual([width])
    const few = finderRows({ ...EMPTY_FINDER, typed: 'undo' }, inTrap(), theme, size)
    expect(few.length).toBeLessThan(height)
  })

  it.each(['en', 'zh'] as const)(
    'has its frame whole and the chosen command in sight, wherever keys lead (%s)',
    async language => {
      await speak(language)
      const entries = inTrap()
      const { width, height } = finderPlace(size)
      const anyKey = fc.constantFrom<KeyPress>(
        ...NAMED_KEYS.map(name => ({ name })),
        ...[...'acmrtu 漢'].map(char => ({ char })),
      )
      fc.assert(
        fc.property(fc.array(anyKey, { maxLength: 30 }), keys => {
          let view: FinderView = EMPTY_FINDER
          for (const key of keys) view = pressInFinder(view, key, entries).view ?? view
          const rows = finderRows(view, entries, theme, size)
          expect(rows.length).toBeLessThanOrEqual(height)
          expect(widthsOf(rows)).toEqual([width])
          const lines = rows.map(textOf)
          expect(lines.every(line => /^[┌│├└].*[┐│┤┘]$/u.test(line))).toBe(true)
          expect(lines.filter(line => line.includes('▸'))).toHaveLength(
            matching(entries, view.typed).length > 0 ? 1 : 0,
          )
        }),
        { numRuns: 60, seed: 5 },
      )
    },
  )
})

describe('a command that cannot be done now', () => {
  const lines = (keys: string): string[] => {
    const here = playEntries(sceneView('shared'))
    let view: FinderView = EMPTY_FINDER
    for (const key of keysFrom(keys)) view = pressInFinder(view, key, here).view ?? view
    return finderRows(view, here, theme, { width: 80, height: 24 }).map(textOf)
  }

  it('has its reason in its row, and below it in full', () => {
    const shown = lines('u n d o')
    expect(shown[3]).toMatch(/▸ u +undo +There is nothing to undo\./)
    expect(shown.at(-3)).toContain('│ There is nothing to undo.')
  })

  it('can be done once there is what it needs', () => {
    const undo = (keys: string) =>
      playEntries(type(sceneView('shared'), keys)).find(({ id }) => id === 'undo')
    expect(undo('')?.why).toBe('There is nothing to undo.')
    expect(undo('a')?.why).toBe(null)
  })

  it('is said aloud by Enter', () => {
    const rows = finderRows(
      { typed: 'undo', at: 0, refused: true },
      playEntries(sceneView('shared')),
      theme,
      { width: 80, height: 24 },
    )
    const said = rows.at(-3)?.find(({ text }) => text.includes('There is nothing to undo.'))
    expect(said).toMatchObject({ tone: 'warn', bold: true })
  })
})

it('the finder says where nothing goes by what is typed', () => {
  const view = { ...EMPTY_FINDER, typed: 'xyzzy' }
  const shown = finderRows(view, ENTRIES, theme, { width: 60, height: 20 }).map(textOf).join('\n')
  expect(shown).toContain("No command here goes by 'xyzzy'.")
  expect(shown).toContain('0 of 6')
})
