import { afterEach, describe, expect, it } from 'vitest'
import { speak, texts } from '../../src/text/index.ts'
import { COMMANDS, commandsOf } from '../../src/ui/commands.ts'
import { EMPTY_FINDER, type FinderView, pressInFinder } from '../../src/ui/finder/press.ts'
import { type FooterItem, UP } from '../../src/ui/keymap/binding.ts'
import {
  commandOf,
  entriesEverywhere,
  entriesOf,
  everywhereOf,
  keysOfContext,
} from '../../src/ui/keymap/entries.ts'
import { keyLabel, keysLabel } from '../../src/ui/keymap/labels.ts'
import { type Context, EVERYWHERE, KEYMAP } from '../../src/ui/keymap.ts'
import { keyNamed, NAMED_KEYS } from '../../src/ui/keys.ts'
import { CARD_KEYS } from '../../src/ui/play/cards.ts'
import { footerPairs, footerRow } from '../../src/ui/presentation/keys-row.ts'
import { rowWidth } from '../../src/ui/text.ts'

const isContext = (name: string): name is Context => name in KEYMAP
const CONTEXTS: readonly Context[] = Object.keys(KEYMAP).filter(isContext)

const ARROWS = ['up', 'down', 'left', 'right']

afterEach(() => speak('en'))

describe.each(CONTEXTS)('the keys of %s', context => {
  const { commands, footer, wide = [] } = keysOfContext(context)
  const keys = Object.values(commands).flat()

  it('are each bound once', () => {
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('are named keys or one character', () => {
    const named = new Set<string>(NAMED_KEYS)
    expect(keys.filter(key => !named.has(key) && [...key].length !== 1)).toEqual([])
  })

  it('leave to every context what can be done from anywhere, but for its own help', () => {
    const everywhere: readonly string[] = Object.values(EVERYWHERE).flat()
    const own = keys.filter(key => everywhere.includes(key))
    expect(own.filter(key => key !== '?')).toEqual([])
  })

  it('have a command each, and a command its keys', () => {
    for (const [id, bound] of Object.entries(commands))
      for (const key of bound) expect(commandOf(context, keyNamed(key))).toBe(id)
  })

  it('are named in the footer by commands that there are', () => {
    const idsOf = (item: FooterItem): readonly string[] => (typeof item === 'string' ? [item] : item.of)
    const named = [...footer, ...wide].flatMap(idsOf)
    expect(named.filter(id => !(id in commands))).toEqual([])
    expect(footer.length).toBeGreaterThan(0)
  })

  it.each(['en', 'zh'] as const)(
    'have words in %s, and a footer that fits the smallest terminal',
    async language => {
      await speak(language)
      for (const { title, what } of entriesOf(context)) {
        expect(title).not.toBe('')
        expect(what).toMatch(/[.。]$/)
      }
      expect(texts().keymap.contexts[context]).not.toBe('')
      expect(rowWidth(footerRow(context, 60))).toBeLessThanOrEqual(60)
      expect(footerPairs(context).every(([key, says]) => key !== '' && says !== '')).toBe(true)
    },
  )

  it('reach every command by arrows and Enter, at the latest through the finder', () => {
    const here = entriesOf(context)
    const all = [
      ...here,
      ...entriesEverywhere({ context, within: keysOfContext(context).within ?? null }, here),
    ]
    for (const [index, entry] of all.entries()) {
      let view: FinderView = EMPTY_FINDER
      for (let steps = 0; steps < index; steps++)
        view = pressInFinder(view, keyNamed('down'), all).view ?? EMPTY_FINDER
      const pressed = pressInFinder(view, keyNamed('enter'), all)
      expect(pressed.run?.id ?? null).toBe(entry.why === null ? entry.id : null)
    }
  })
})

it.each(CONTEXTS.filter(context => keysOfContext(context).typed))(
  '%s has no characters: they are text',
  context => {
    const keys = Object.values(keysOfContext(context).commands).flat()
    expect(keys.filter(key => [...key].length === 1)).toEqual([])
  },
)

describe('the commands of a trap', () => {
  const moves = Object.values(keysOfContext('trap').commands).flat()

  it.each([true, false])('have keys that neither the cursor nor the game has (on demand: %s)', demand => {
    const keys = [...commandsOf({ demand }).map(({ key }) => key), ...moves]
    expect(new Set(keys).size).toBe(keys.length)
    const everywhere: readonly string[] = Object.values(EVERYWHERE).flat()
    expect(keys.filter(key => everywhere.includes(key) && key !== '?')).toEqual([])
  })

  it('leave their keys to the cards', () => {
    const others = COMMANDS.filter(({ id }) =>
      ['return', 'undo', 'redo', 'hint', 'give-up', 'help', 'tree'].includes(id),
    )
    const keys = [...CARD_KEYS, ...others.map(({ key }) => key), ...moves]
    expect(new Set(keys).size).toBe(keys.length)
  })
})

describe('what can be done from anywhere', () => {
  it.each([
    [':', 'find'],
    ['find', 'find'],
    ['?', 'help'],
    ['x', null],
  ])('%s is %s', (key, id) => {
    expect(everywhereOf(keyNamed(key))).toBe(id)
  })

  const whyOf = (id: string, context: Context): string | null =>
    entriesEverywhere({ context, within: keysOfContext(context).within ?? null }, []).find(
      entry => entry.id === id,
    )?.why ?? null

  it.each<[string, Context, string | null]>([
    ['title', 'levels', null],
    ['levels', 'levels', 'You are there.'],
    ['levels', 'trap', 'This run would be lost: Esc pauses it, and from the pause it can be left.'],
    ['levels', 'sandboxPage', 'Esc leaves the sandbox; it asks first where something is not saved.'],
    ['quit', 'trap', null],
    ['help', 'trap', null],
    ['help', 'keysHere', 'You are there.'],
  ])('%s, at %s: %s', (id, context, why) => {
    expect(whyOf(id, context)).toBe(why)
  })
})

describe('a key is written', () => {
  it.each([
    [['up'], '↑'],
    [['left', 'right'], '←→'],
    [UP, '↑ k'],
    [['enter', ' '], 'Enter Space'],
    [['page-down'], 'PgDn'],
    [[...'0123456789'], '0-9'],
    [[':', 'find'], ': Ctrl-P'],
    [['interrupt'], 'Ctrl-C'],
    [[], ''],
  ])('%j as %s', (keys, label) => {
    expect(keysLabel(keys)).toBe(label)
  })

  it('in the language that is spoken', async () => {
    await speak('zh')
    expect(keyLabel(' ')).toBe('空格')
    expect(keyLabel('enter')).toBe('Enter')
  })

  it('by an arrow for every arrow', () => {
    expect(ARROWS.map(keyLabel)).toEqual(['↑', '↓', '←', '→'])
  })
})
