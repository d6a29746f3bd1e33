import { join } from 'node:path'
import { expect, test } from 'vitest'
import { texts } from '../../src/text/index.ts'
import { COMMANDS } from '../../src/ui/commands.ts'
import { CONTEST_KEYMAP } from '../../src/ui/contest/keymap.ts'
import { EXAM_KEYMAP } from '../../src/ui/exam/keymap.ts'
import { type Entry, entriesEverywhere, entriesOf } from '../../src/ui/keymap/entries.ts'
import { keyLabel } from '../../src/ui/keymap/labels.ts'
import { type Context, KEYMAP } from '../../src/ui/keymap.ts'
import { CARD_KEYS } from '../../src/ui/play/cards.ts'
import { SANDBOX_KEYMAP } from '../../src/ui/sandbox/keymap.ts'
import { ROOT } from '../cli/test-world.ts'

/*
 * docs/keys.md is made from the tables of the keys: `npm exec -- vitest run tests/docs/keys.test.ts -u` writes it anew.
 */

type Listed = Pick<Entry, 'keys' | 'title' | 'what'>

/** Keys in the order of the table; those that follow each other in digits or letters by their first and last. */
function keysText(keys: readonly string[]): string {
  const all = keys.map(key => `\`${keyLabel(key)}\``)
  return all.length > 4 ? `${all[0]} to ${all.at(-1)}` : all.join(' ')
}

const table = (entries: readonly Listed[]): string =>
  [
    '| keys | command | what it does |',
    '| --- | --- | --- |',
    ...entries.map(({ keys, title, what }) => `| ${keysText(keys)} | ${title} | ${what} |`),
  ].join('\n')

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const section = (title: string, entries: readonly Listed[], more = ''): string =>
  `### ${capital(title)}\n\n${more === '' ? '' : `${more}\n\n`}${table(entries)}\n`

const isContext = (name: string): name is Context => name in KEYMAP

/** The chapters of the page, by the contexts in them; every context is in one. */
const CHAPTERS: readonly (readonly [title: string, contexts: readonly Context[]])[] = [
  [
    'Outside a run',
    [
      'title',
      'levels',
      'drills',
      'progress',
      'progressReset',
      'settings',
      'settingsList',
      'name',
      'damaged',
      'howToPlay',
      'keysHere',
    ],
  ],
  ['Before and after a run', ['brief', 'raceBrief', 'stormBrief', 'result', 'debrief', 'stormEnd']],
  [
    'In a run',
    [
      'trap',
      'ask',
      'watch',
      'running',
      'lists',
      'verdict',
      'solution',
      'pause',
      'pausedHelp',
      'leaving',
      'stormPause',
    ],
  ],
  ['Two CPUs', ['raceFind', 'raceClose', 'raceDone', 'raceHelp']],
  ['An exam', Object.keys(EXAM_KEYMAP).filter(isContext)],
  ['A contest', Object.keys(CONTEST_KEYMAP).filter(isContext)],
]

const INTRO = `# Keys

Arrows and Enter are enough to play; \`h\` \`j\` \`k\` \`l\` move like the arrows wherever they do nothing else. \`?\` shows the
keys of the screen that one is on. \`:\` or Ctrl-P opens the finder, which lists all that can be done there, to be chosen
by arrows and Enter: type a part of what a command is called or does, in English or in the language of the game. A
command that cannot be done now stands there grey, with the reason. In a text that is typed, letters are letters, and
Ctrl-P opens the finder. A key that means nothing is answered in the last row, and nothing is done.

This page is made from the tables of the game itself (\`src/ui/keymap.ts\`, \`src/ui/commands.ts\`,
\`src/ui/sandbox/keymap.ts\`), which dispatch, footers, help and the finder come from too.`

function everywhere(): string {
  const entries = entriesEverywhere({ context: 'everywhere', within: null }, [])
  return `## From anywhere\n\n${table(entries)}\n\nWhat has no key is done through the finder.\n`
}

const commandsText = (): string =>
  section(
    'the commands of a trap',
    COMMANDS.map(({ key, title, what }) => ({ keys: [key], title, what })),
    `Where the steps are on cards, the cards have the keys \`${CARD_KEYS[0]}\`, \`${CARD_KEYS[1]}\` and so on in the place of the primitives.`,
  )

interface Words {
  readonly title: string
  readonly what: string
}

function sandbox(): string {
  const words: Readonly<Record<string, unknown>> = texts().sandboxKeys
  const wordsOf = (context: string): Readonly<Record<string, Words>> =>
    Object.fromEntries(Object.entries(words[context] ?? {}))
  const called: Readonly<Record<string, string>> = texts().sandboxKeys.contexts
  return Object.entries(SANDBOX_KEYMAP)
    .map(([context, { commands }]) =>
      section(
        called[context === 'time' ? 'main' : context] ?? context,
        Object.entries(commands).map(([id, keys]) => ({
          keys,
          title: wordsOf(context)[id]?.title ?? id,
          what: wordsOf(context)[id]?.what ?? '',
        })),
      ),
    )
    .join('\n')
}

function page(): string {
  const chapters = CHAPTERS.map(([title, contexts]) => {
    const sections = contexts.map(context => section(texts().keymap.contexts[context], entriesOf(context)))
    const commands = contexts.includes('trap') ? [commandsText()] : []
    return `## ${title}\n\n${[...commands, ...sections].join('\n')}`
  })
  const pages = section(texts().keymap.contexts.sandboxPage, entriesOf('sandboxPage'))
  return [INTRO, everywhere(), ...chapters, `## The sandbox\n\n${sandbox()}\n${pages}`]
    .join('\n\n')
    .replace(/\n{3,}/g, '\n\n')
}

test('the page of keys says what the tables say', async () => {
  await expect(page()).toMatchFileSnapshot(join(ROOT, 'docs/keys.md'))
})

test('every context is on the page of keys', () => {
  const there = CHAPTERS.flatMap(([, contexts]) => contexts)
  expect([...there, 'sandboxPage'].toSorted()).toEqual(Object.keys(KEYMAP).toSorted())
})
