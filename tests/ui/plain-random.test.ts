import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { LANGUAGES, speak } from '../../src/text/index.ts'
import { answer } from '../../src/ui/plain/answer.ts'
import { FORMS } from '../../src/ui/plain/primitive-forms.ts'
import { type PlainState, type Stage, stageOf } from '../../src/ui/plain/state.ts'
import { WORDS } from '../../src/ui/plain/words.ts'
import { COURSE, hear, MENU } from './plain-stage.ts'

const WORD = fc.constantFrom(
  ...WORDS.map(({ name }) => name).filter(name => name !== 'menu'),
  'help',
  'p1',
  'p2',
  'no',
)
const PRIMITIVE = fc.constantFrom(...Object.keys(FORMS))
const ARGUMENT = fc.constantFrom(
  ...[
    'p1',
    'P2',
    'p3',
    'init',
    'p77',
    'a',
    'b',
    'c',
    'z',
    'zero',
    'heap[0]',
    'heap[0..1]',
    'heap',
    'text[0]',
    'conf',
  ],
  ...[
    'heap[9]',
    'heap[',
    '0x4000',
    'rw',
    'cow',
    'r',
    '7',
    '-1',
    'SIGSEGV',
    'enomem',
    'to',
    'copy',
    'map',
    'solo',
    "'K'",
  ],
)
const LETTERS = fc.string({
  unit: fc.constantFrom(...'acmdrpwgnMzifoSPZWBRXGHsKECVUTAuyt!?0123456789'),
  maxLength: 6,
})
const LINE = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('next', 'give up') },
  fc.constantFrom('pause', 'go on', 'play 1 solo'),
  { weight: 3, arbitrary: fc.constant('start solo') },
  WORD,
  fc.tuple(WORD, ARGUMENT).map(words => words.join(' ')),
  {
    weight: 4,
    arbitrary: fc
      .tuple(PRIMITIVE, fc.array(ARGUMENT, { maxLength: 4 }))
      .map(([word, rest]) => [word, ...rest].join(' ')),
  },
  { weight: 3, arbitrary: LETTERS },
  fc.string({ unit: 'grapheme', maxLength: 20 }),
)

const BEGINNINGS: readonly (readonly string[])[] = [
  [],
  ...COURSE.levels.map(({ id }) => [`play ${id} solo`, 'start']),
  ['play first-write watch', 'start'],
  ['play multiple-forks order', 'start'],
  ['play grandchild-writes finish', 'start'],
  ['drill linux 7', 'start'],
  ['play first-write solo', 'start', 'give up; next', 'give up; next'],
]

afterEach(() => speak('en'))

test.each(LANGUAGES)(
  'whatever is said is answered in plain lines, and what cannot be done changes nothing: %s',
  async language => {
    await speak(language)
    const stages = new Set<Stage>()
    fc.assert(
      fc.property(fc.constantFrom(...BEGINNINGS), fc.array(LINE, { maxLength: 40 }), (beginning, lines) => {
        let state: PlainState = hear(MENU, beginning).state
        for (const line of lines) {
          const heard = answer(COURSE, state, line)
          expect(heard.lines.filter(said => said === '' || /[\p{Cc}→←↑↓─│★✓▸]/u.test(said))).toEqual([])
          if (!heard.done) expect([heard.state === state, heard.lines.length]).toEqual([true, 1])
          state = heard.state
          stages.add(stageOf(state))
        }
      }),
      { numRuns: 600, seed: 11 },
    )
    expect([...stages].sort()).toEqual(['brief', 'menu', 'paused', 'race', 'result', 'trap', 'verdict'])
  },
)
