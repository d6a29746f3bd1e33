import { afterEach, describe, expect, it } from 'vitest'
import { speak, texts } from '../../src/text/index.ts'
import { keysLabel } from '../../src/ui/keymap/labels.ts'
import { keyNamed } from '../../src/ui/keys.ts'
import { sandboxFooter } from '../../src/ui/presentation/sandbox-keys.ts'
import { entriesNow, isMeant } from '../../src/ui/sandbox/entries-now.ts'
import { SANDBOX_KEYMAP, type SandboxContext } from '../../src/ui/sandbox/keymap.ts'
import { commandFor, contextOf, entriesIn } from '../../src/ui/sandbox/keys.ts'
import type { SandboxView } from '../../src/ui/sandbox/view.ts'
import { freshView, shown, type } from './sandbox-stage.ts'
import { textOf } from './stage.ts'

afterEach(() => speak('en'))

const isContext = (name: string): name is SandboxContext => name in SANDBOX_KEYMAP
const CONTEXTS = Object.keys(SANDBOX_KEYMAP).filter(isContext)

const RAN = '"1" "2" "3"'

/** A way to each place that has keys of its own. */
const PLACES: Readonly<Record<SandboxView['panel']['at'], string>> = {
  main: '',
  look: `${RAN} Tab`,
  typing: 'i',
  asking: `${RAN} s`,
  choosing: 'k',
  compare: `${RAN} c`,
  losing: `${RAN} Escape`,
  question: `${RAN} Home Enter`,
  hand: 'h 1',
  help: '?',
  story: 'e',
}

describe('the table of the sandbox’s keys', () => {
  it.each(CONTEXTS)('has no key twice in %s', context => {
    const keys = Object.values<readonly string[]>(SANDBOX_KEYMAP[context].commands).flat()
    expect(new Set(keys).size).toBe(keys.length)
  })

  it.each(CONTEXTS)('finds each command of %s by each of its keys', context => {
    for (const [id, keys] of Object.entries<readonly string[]>(SANDBOX_KEYMAP[context].commands))
      for (const key of keys) expect(commandFor(context, keyNamed(key))).toBe(id)
  })

  it.each(CONTEXTS)('has no footer of %s with a command that is not there', context => {
    const { commands, footer } = SANDBOX_KEYMAP[context]
    const named = footer.flat().flatMap(item => (typeof item === 'string' ? [item] : [...item.of]))
    expect(named.filter(id => !(id in commands))).toEqual([])
  })

  it.each(Object.entries(PLACES))('is reached at "%s" by %s', (at, keys) => {
    expect(type(freshView(), keys).view.panel.at).toBe(at)
  })

  it.each(Object.entries(PLACES))('says at "%s" which keys mean something', (_, keys) => {
    const { view } = type(freshView(), keys)
    for (const { keys } of entriesNow(view))
      for (const key of keys) expect(isMeant(view, keyNamed(key))).toBe(true)
    if (!['help', 'story'].includes(view.panel.at)) expect(isMeant(view, { name: 'find' })).toBe(false)
  })
})

/** A command that can do nothing in a place, and what is said. */
const REFUSED: readonly (readonly [id: string, keys: string, why: RegExp])[] = [
  ['step', '', /at its end/],
  ['run', RAN, /at its end/],
  ['back', '', /the first moment/],
  ['tenBack', '1 Home', /the first moment/],
  ['forth', '1', /the last moment/],
  ['last', '1', /the last moment/],
  ['example', 'i "P1 exit 0" Enter Escape', /in their order/],
  ['giveUp', RAN, /no trap to handle/],
  ['policy', '', /no policy/],
  ['save', '', /no line yet/],
  ['setup', '', /no line yet/],
  ['clear', '', /no line yet/],
  ['moreFrames', '+ + + + + + + + + + + + + + + + + +', /1 to 26 frames/],
  ['fewerFrames', '- - - - - - -', /1 to 26 frames/],
]

describe('a command that can do nothing now', () => {
  it.each(REFUSED)('%s after "%s" is grey, and says why when pressed', (id, keys, why) => {
    const { view } = type(freshView(), keys)
    const entry = entriesIn('time', view).find(one => one.id === id)
    expect(entry?.why).toMatch(why)
    const [key = ''] = entry?.keys ?? []
    const after = type(view, [keyNamed(key)]).view
    expect(after.message.text).toBe(entry?.why)
    expect(after.sandbox).toBe(view.sandbox)
  })

  it('is grey in the footer, and not grey where it can', () => {
    const toneOf = (view: SandboxView): string | undefined =>
      sandboxFooter('time', view, 80)
        .flat()
        .find(({ text }) => text === ' Enter')?.tone
    expect(toneOf(freshView())).toBe('dim')
    expect(toneOf(type(freshView(), `${RAN} Home`).view)).toBe('key')
  })

  it('where all can, none is refused', () => {
    const view = type(freshView(), 'k Down Down Enter 1 2 h i "P2 store heap[0] B" Enter Escape a').view
    const middle = type(type(view, 'h').view, 'Left Left').view
    const refused = entriesIn('time', middle).filter(({ why }) => why !== null)
    expect(refused.map(({ id }) => id)).toEqual(['example'])
  })
})

describe('a footer', () => {
  it.each([60, 80, 112, 200])('of %i columns names every command that it is to name', width => {
    for (const keys of Object.values(PLACES)) {
      const { view } = type(freshView(), keys)
      const context = contextOf(view.panel)
      if (context === null) continue
      const rows = sandboxFooter(context, view, width)
      const text = rows.map(textOf).join('')
      for (const row of rows) expect(textOf(row).length).toBeLessThanOrEqual(width)
      const entries = entriesIn(context, view)
      for (const item of SANDBOX_KEYMAP[context].footer.flat()) {
        const entry = entries.find(({ id }) => id === item)
        if (entry !== undefined) expect(text).toContain(`${keysLabel(entry.keys.slice(0, 1))} ${entry.title}`)
      }
    }
  })

  it('says what Enter and h come to', () => {
    const { view } = type(freshView(), 'h 1 Escape')
    const text = shown(view).join('\n')
    expect(text).toContain('Enter take in hand')
    expect(text).toContain('h by reference')
  })

  it('is in the language that is spoken', async () => {
    await speak('zh')
    const text = sandboxFooter('time', freshView(), 80).map(textOf).join('\n')
    expect(text).toContain('Enter 单步')
    expect(text).toContain('空格 运行')
    expect(texts().sandboxKeys.time.leave.title).toBe('离开')
  })
})
