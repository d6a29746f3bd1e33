import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { FIRST_LINES, viewed } from '../../src/game/sandbox/index.ts'
import { KERNEL_NAMES } from '../../src/kernel/index.ts'
import { generatedText } from '../../src/level/index.ts'
import { COMMANDS } from '../../src/ui/commands.ts'
import { keysLabel } from '../../src/ui/keymap/labels.ts'
import { type KeyPress, NAMED_KEYS } from '../../src/ui/keys.ts'
import { sandboxRows } from '../../src/ui/presentation/sandbox.ts'
import { sandboxHelpRows } from '../../src/ui/presentation/sandbox-help.ts'
import { storyRows } from '../../src/ui/presentation/sandbox-said.ts'
import { entriesIn } from '../../src/ui/sandbox/keys.ts'
import { afterRead, afterWrite } from '../../src/ui/sandbox/press.ts'
import { levelPath } from '../../src/ui/sandbox/press-text.ts'
import type { SandboxView } from '../../src/ui/sandbox/view.ts'
import { instructionText } from '../../src/workload/index.ts'
import { gameOn } from '../game/stage.ts'
import { freshView, keysOf, shown, theme, type } from './sandbox-stage.ts'
import { LEVELS, textOf, widthsOf } from './stage.ts'

const SIZES = [
  { columns: 60, rows: 20 },
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
  { columns: 200, rows: 60 },
] as const

const programOf = ({ sandbox }: SandboxView): string[] => sandbox.program.map(instructionText)

const FORKED = `"1" "2"`

describe('a first look', () => {
  it.each(SIZES)(
    'says at $columns x $rows what to press, with three lines to begin with',
    ({ columns, rows }) => {
      const text = shown(freshView(), columns, rows).join('\n')
      for (const line of FIRST_LINES) expect(text).toContain(line)
      for (const words of ['Press 1', 'i type', 'Enter step', 'Space run', 'o open', '? help', 'Esc leave'])
        expect(text).toContain(words)
    },
  )

  it('runs the three lines by their numbers, in turn and no other way', () => {
    const { view } = type(freshView(), '2 1 3 2 3 1')
    expect(programOf(view)).toEqual(FIRST_LINES)
    expect(shown(view).join('\n')).not.toContain('Press')
  })

  it('takes an example where a line is typed, with Tab', () => {
    const { view } = type(freshView(), 'i Tab Enter Tab Enter')
    expect(programOf(view)).toEqual(FIRST_LINES.slice(0, 2))
  })
})

describe('typing', () => {
  it.each([
    ['i', ''],
    ['P', 'P'],
  ])('begins with %s', (key, text) => {
    expect(type(freshView(), key).view.panel).toEqual({ at: 'typing', text, wrong: null })
  })

  it('runs each line at once, and waits for the next', () => {
    const { view } = type(freshView(), 'P "1 map heap anon private 1" Enter "P1 store heap[0] A" Enter')
    expect(programOf(view)).toEqual(['P1 map heap anon private 1', 'P1 store heap[0] A'])
    expect(viewed(view.sandbox).event.kind).toBe('ran')
    expect(view.panel.at).toBe('typing')
    expect(type(view, 'Enter').view.panel.at).toBe('main')
  })

  it('shows what is wrong under the line, and where', () => {
    const { view } = type(freshView(), `${FORKED} i "P2 stroe heap[0] B" Enter`)
    const rows = shown(view)
    const at = rows.findIndex(row => row.startsWith(' > P2 stroe heap[0] B_'))
    expect(rows[at + 1]?.indexOf('^')).toBe(' > P2 '.length)
    expect(rows[at + 2]).toContain('"stroe" is no verb')
    const mended = type(view, [...Array.from('stroe heap[0] B', () => ({ name: 'backspace' as const }))]).view
    expect(mended.panel).toEqual({ at: 'typing', text: 'P2 ', wrong: null })
  })

  it('by hand ends in the trap that the line comes to', () => {
    const { view } = type(freshView(), `${FORKED} h i "P2 store heap[0] B" Enter`)
    expect(view.panel.at).toBe('hand')
    expect(shown(view).join('\n')).toContain('your handler')
  })

  it('of a long line shows the end', () => {
    const { view } = type(freshView(), `i "${'x'.repeat(190)}end"`)
    for (const { columns, rows } of SIZES.slice(0, 3))
      expect(shown(view, columns, rows).join('\n')).toContain('xend_')
  })
})

describe('a trap in hand', () => {
  const trapped = type(freshView(), `${FORKED} h 3`).view

  it('takes the keys of the play screen, a moment for each primitive', () => {
    const { view } = type(trapped, 'a c m d r')
    expect(view.panel.at).toBe('main')
    const { event } = viewed(view.sandbox)
    expect(event.kind === 'returned' && event.judgement.kind).toBe('clean')
    expect(view.sandbox.at - trapped.sandbox.at).toBe(5)
  })

  it('takes steps back and does them again; other steps drop them without a word', () => {
    const back = type(trapped, 'a c u u').view
    expect(back.sandbox.at).toBe(trapped.sandbox.at)
    expect(type(back, 'y y').view.sandbox.at).toBe(trapped.sandbox.at + 2)
    const other = type(back, 'p').view
    expect(other.panel.at).toBe('hand')
    expect(other.sandbox.moments).toHaveLength(trapped.sandbox.moments.length + 1)
  })

  it('leaves to time with Esc, and Enter takes it up again', () => {
    const out = type(trapped, 'a Escape').view
    expect(out.panel.at).toBe('main')
    expect(shown(out).join('\n')).toContain('Enter takes it in hand')
    expect(type(out, 'Enter').view.panel.at).toBe('hand')
    expect(type(out, 'Left Left Right Right Enter').view.panel.at).toBe('hand')
  })

  it('can be given to the reference, from its beginning', () => {
    const { view } = type(trapped, 'a a !')
    expect(viewed(view.sandbox).event.kind).toBe('handled')
    expect(view.panel.at).toBe('main')
  })

  it('shows a wrong return with what it leads to, and the step behind it', () => {
    // Nobody counts the frame, and the parent keeps W.
    const forked = type(freshView(), '1 h i Tab Enter S A m r').view
    const text = shown(forked, 120, 40).join('\n')
    expect(text).toContain('wrong: a rule is broken, and the machine goes on with it')
    const later = type(forked, 'h i "P1 store heap[0] Z" Enter "P2 load heap[0]" Enter Escape').view
    const surfaced = shown(later, 120, 40).join('\n')
    expect(surfaced).toContain("! P2 reads 'Z' at heap[0], and should read '0'.")
    expect(surfaced).toMatch(/It comes from moment \d+: step 2, map P2 heap\[0\] → a rw, of P1's fork P2\./)
  })
})

describe('time', () => {
  const ran = type(freshView(), '1 2 3').view
  const last = ran.sandbox.moments.length - 1

  it.each([
    ['Left', last - 1],
    ['Left Right', last],
    ['Home', 0],
    ['Home End', last],
    ['<', 0],
    ['< >', last],
    ['Page-Up', 0],
    ['Home Page-Down', last],
    ['Home Down', 2],
    ['Home Down Down', 4],
    ['Up', 4],
    ['Left Up', 4],
  ])('%s goes to moment %i', (keys, at) => {
    expect(type(ran, keys).view.sandbox.at).toBe(at)
  })

  it('shows the moment in view in brackets, and its number', () => {
    const rows = shown(type(ran, 'Home Right').view)
    expect(rows[0]).toContain(`moment 1/${last}`)
    expect(rows.join('\n')).toContain('.[T].T.T..')
  })

  it('asks before the past is changed', () => {
    const asked = type(ran, 'Left Left Left Enter').view
    expect(asked.panel.at).toBe('question')
    expect(shown(asked).join('\n')).toContain(`Moments ${last - 2} to ${last} go`)
    expect(type(asked, 'Escape').view.sandbox).toEqual(type(ran, 'Left Left Left').view.sandbox)
    expect(type(asked, 'y').view.sandbox.moments).toHaveLength(last - 1)
  })

  it('asks what becomes of the lines behind a line that is typed in the past', () => {
    const asked = type(ran, 'Home Down i "P1 store heap[1] Z" Enter').view
    expect(asked.panel.at).toBe('question')
    const kept = type(asked, 'k').view
    expect(programOf(kept)).toEqual([FIRST_LINES[0], 'P1 store heap[1] Z', FIRST_LINES[1], FIRST_LINES[2]])
    expect(viewed(kept.sandbox).event.kind).toBe('ran')
    expect(programOf(type(asked, 'd').view)).toEqual([FIRST_LINES[0], 'P1 store heap[1] Z'])
  })
})

describe('the machine', () => {
  const ran = type(freshView(), '1 2 3').view

  it('runs the program again on another kernel, and with more frames', () => {
    const { view } = type(ran, 'k Down Enter + +')
    expect([view.sandbox.kernel, view.sandbox.frames]).toEqual(['linux', 10])
    expect(shown(view)[0]).toMatch(/linux, 10 frames/)
    expect(programOf(view)).toEqual(FIRST_LINES)
  })

  it('has a policy to choose where memory comes on demand', () => {
    expect(type(ran, 'v').view.message.text).toMatch(/there is no policy/)
    expect(type(ran, 'k Down Enter v').view.sandbox.overcommit).toBe('always')
  })

  it('is compared with every other kernel in turn', () => {
    const compared = type(ran, 'c')
    expect(compared.view.panel).toEqual({ at: 'compare', other: 'naive' })
    const text = shown(compared.view).join('\n')
    expect(text).toMatch(/pages copied +1 +2/)
    expect(text).toMatch(/page faults +1 +0/)
    expect(type(compared.view, 'k').view.panel).toEqual({ at: 'compare', other: 'linux' })
    expect(type(compared.view, 'k k k').view.panel).toEqual({ at: 'compare', other: 'naive' })
    expect(type(compared.view, 'Escape').view.panel.at).toBe('main')
  })

  it('is compared line by line where there is room', () => {
    const text = shown(type(ran, 'c').view, 200, 60)
    expect(
      text
        .find(row => row.includes('3  P2 store heap[0] B'))
        ?.replaceAll(/ +/g, ' ')
        .trim(),
    ).toBe('3 P2 store heap[0] B 1 0 1 0 1 0')
    expect(shown(type(ran, 'c').view, 60, 20).join('')).not.toContain('line by line')
  })

  it('says where the other kernel cannot go on', () => {
    const linux = type(freshView(), 'k Down Enter 1 i "P1 protect heap r" Enter Escape c').view
    expect(shown(linux).join('\n')).toContain(
      'naive stops at line 2, P1 protect heap r: naive has no mprotect',
    )
  })

  it('can be looked around on, where not all of it fits', () => {
    const many = type(
      freshView(),
      '1 2 i "P2 fork P3" Enter "P3 fork P4" Enter "P4 fork P5" Enter Escape',
    ).view
    expect(shown(many, 60, 20).join('\n')).not.toContain('P1 child of init')
    const moved = type(many, 'Tab Left Left Left Left').view
    expect(shown(moved, 60, 20).join('\n')).toContain('P1 child of init')
    expect(type(moved, 'Tab').view.panel.at).toBe('main')
  })
})

describe('files', () => {
  const ran = type(freshView(), '1 2 3').view

  it('saves a level under the name that was typed, and says that it did', () => {
    const { view, effects } = type(ran, 's "two-writers" Enter')
    expect(effects).toEqual([
      {
        do: 'write',
        path: 'two-writers.yaml',
        text: expect.stringContaining('id: two-writers\ntitle: Two writers\n'),
      },
    ])
    expect(type(view, 'x y z').view).toEqual(view)
    const done = afterWrite(view, { ok: true, path: '/here/two-writers.yaml' })
    expect(done.panel.at).toBe('main')
    expect(done.message.text).toContain('/here/two-writers.yaml')
    expect(type(done, 'Escape').effects).toEqual([{ do: 'leave' }])
  })

  it('stays with the name where the file cannot be made', () => {
    const { view } = type(ran, 's "two-writers" Enter')
    const refused = afterWrite(view, { ok: false, why: 'it is there already' })
    expect(shown(refused).join('\n')).toContain('it is there already')
    expect(type(refused, 'Backspace').view.panel).toMatchObject({
      at: 'asking',
      text: 'two-writer',
      why: null,
    })
  })

  it.each(['', 'Two Writers', 'a--b', 'x'.repeat(41), '../', 'two_writers'])(
    'takes no name such as %j',
    name => {
      const { view, effects } = type(ran, [
        ...keysOf('s'),
        ...[...name].map(char => ({ char })),
        { name: 'enter' },
      ])
      expect(effects).toEqual([])
      expect(view.panel).toMatchObject({ why: expect.stringMatching(/lower-case letters/) })
    },
  )

  it.each([
    ['a', { path: 'a.yaml', id: 'a' }],
    ['levels/a-b.yaml', { path: 'levels/a-b.yaml', id: 'a-b' }],
    ['/tmp/x y/a1.yml', { path: '/tmp/x y/a1.yaml', id: 'a1' }],
    ['A', null],
  ])('the level file of %j is %j', (text, path) => {
    expect(levelPath(text)).toEqual(path)
  })

  it('says why there is no level to save', () => {
    const text = 'P9 load heap[0]'
    const view = freshView({ name: 'w.txt', text, kernel: 'xv6', frames: 8 })
    expect(type(view, 's "x" Enter').view.panel).toMatchObject({ why: expect.stringMatching(/no line/) })
  })

  it('opens a sample, a level, or a file by its path', () => {
    const { level } = gameOn('shared-is-not-cow')
    const view = freshView(null, [level])
    const sample = type(view, 'o Down Enter').view
    expect(sample.sandbox.program.length).toBeGreaterThan(3)
    const opened = type(view, 'o End Enter').view
    expect(opened.sandbox.kernel).toBe('linux')
    expect(opened.sandbox.setup).toBe(4)
    const { view: asking, effects } = type(view, 'o Enter "work.txt" Enter')
    expect(effects).toEqual([{ do: 'read', path: 'work.txt' }])
    const read = afterRead(asking, 'work.txt', { ok: true, text: 'P1 map heap anon private 1\n' })
    expect(programOf(read)).toEqual(['P1 map heap anon private 1'])
    expect(shown(read)[0]).toContain('work.txt')
    expect(type(read, 'Escape').effects).toEqual([{ do: 'leave' }])
  })

  it('stays with the path where there is nothing to open', () => {
    const { view } = type(freshView(), 'o Enter "work.txt" Enter')
    const missing = afterRead(view, 'work.txt', { ok: false, why: 'work.txt: there is no such file' })
    expect(shown(missing).join('\n')).toContain('there is no such file')
    const bad = afterRead(view, 'work.txt', { ok: true, text: 'P1 nap\nP1 nap' })
    expect(shown(bad).join('\n')).toContain('work.txt:1:4: "nap" is no verb')
    expect(shown(bad).join('\n')).toContain('And 1 more.')
  })

  it.each(['Escape', 'x', 'o Down Enter'])('asks before %s loses what is not saved', keys => {
    const asked = type(ran, keys)
    expect(asked.view.panel.at).toBe('losing')
    expect(asked.effects).toEqual([])
    expect(type(asked.view, 'Escape').view.sandbox).toBe(ran.sandbox)
    const gone = type(asked.view, 'y')
    expect(gone.effects.length === 1 || gone.view.sandbox.program !== ran.sandbox.program).toBe(true)
    expect(type(asked.view, 's').view.panel).toMatchObject({ at: 'asking', what: 'save' })
  })

  it('begins with a file, or says what is wrong with it', () => {
    const initial = { name: 'w.txt', kernel: 'linux', frames: 9 } as const
    const view = freshView({ ...initial, text: 'P1 map heap anon private 1' })
    expect([view.sandbox.kernel, view.sandbox.frames, view.sandbox.at]).toEqual(['linux', 9, 0])
    expect(shown(view).join('\n')).toContain('One line loaded.')
    expect(freshView({ ...initial, text: 'nonsense' }).message.text).toMatch(/^w.txt:1:1: /)
    const empty = freshView({ ...initial, name: '', text: '' })
    expect([empty.sandbox.kernel, empty.sandbox.frames, empty.message.text]).toEqual(['linux', 9, ''])
  })
})

const anyKey: fc.Arbitrary<KeyPress> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...COMMANDS.map(({ key }) => ({ char: key }))) },
  { weight: 4, arbitrary: fc.constantFrom(...NAMED_KEYS.map(name => ({ name }))) },
  { weight: 4, arbitrary: fc.constant({ name: 'enter' } as const) },
  { weight: 1, arbitrary: fc.constantFrom({ name: 'home' } as const, { name: 'end' } as const) },
  { weight: 3, arbitrary: fc.constantFrom(...'hikcosmvx+-<>!yn123r'.split('').map(char => ({ char }))) },
  {
    weight: 1,
    arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }).map(char => ({ char })),
  },
)

const seeded = fc.record({
  seed: fc.nat(99_999),
  kernel: fc.constantFrom(...KERNEL_NAMES),
  steps: fc.integer({ min: 1, max: 40 }),
  frames: fc.integer({ min: 1, max: 26 }),
})

/** Whether Esc, and a yes to the question, lead out of the sandbox. */
function canLeave(from: SandboxView): boolean {
  let view = from
  for (let presses = 0; presses < 6; presses++) {
    const { view: next, effects } = type(view, view.panel.at === 'losing' ? 'y' : 'Escape')
    if (effects.some(effect => effect.do === 'leave')) return true
    view = next
  }
  return false
}

describe('wherever random keys have led, on machines that are wrong by then', () => {
  it.each(SIZES)('the screen fills $columns x $rows exactly, row by row', ({ columns, rows }) => {
    const levels = [gameOn('vfork').level, gameOn('first-write').level]
    fc.assert(
      fc.property(seeded, fc.array(anyKey, { maxLength: 120 }), ({ seed, kernel, steps, frames }, keys) => {
        const text = generatedText({ seed, steps, kernel })
        let view = type(freshView({ name: 'random', text, kernel, frames }, levels), 'h').view
        for (const [index, key] of keys.entries()) {
          view = type(view, [key], columns).view
          if (view.panel.at === 'asking' && view.panel.busy)
            view = afterWrite(view, index % 2 === 0 ? { ok: true, path: 'x' } : { ok: false, why: 'no' })
          if (index % 6 !== 5 && index !== keys.length - 1) continue
          const drawn = sandboxRows(view, theme, { width: columns, height: rows })
          expect(drawn).toHaveLength(rows)
          expect(widthsOf(drawn)).toEqual([columns])
        }
        expect(canLeave(view)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})

it.each(SIZES)('what surfaces is all in sight at $columns x $rows, or it is said where to read it', size => {
  fc.assert(
    fc.property(seeded, fc.array(anyKey, { maxLength: 80 }), ({ seed, kernel, steps, frames }, keys) => {
      const text = generatedText({ seed, steps, kernel })
      let view = type(freshView({ name: 'random', text, kernel, frames }), 'h Space r Space r h Space').view
      for (const key of keys) {
        view = type(view, [key], size.columns).view
        if (view.panel.at !== 'main') continue
        const screen = shown(view, size.columns, size.rows).join('\n')
        if (screen.includes('e shows all of it')) continue
        const words = screen.replaceAll(/\s+/g, ' ')
        if (size.columns < 100)
          for (const symptom of viewed(view.sandbox).symptoms) expect(words).toContain(symptom.text)
      }
    }),
    { numRuns: 25 },
  )
})

test('what is not in sight of a long program and of what happened is said, and e shows it', () => {
  const text = Array.from({ length: 60 }, (_, line) => `P1 store heap[0] ${line % 10}`).join('\n')
  const program = `P1 map heap anon private 1\n${text}`
  const view = type(freshView({ name: 'long', text: program, kernel: 'xv6', frames: 8 }), 'Space').view
  for (const { columns, rows } of SIZES) {
    const screen = shown(view, columns, rows).join('\n')
    expect(screen).toMatch(/\d+ earlier ↑ e/)
    if (columns >= 100) expect(screen.match(/\d+ earlier ↑/g)).toHaveLength(2)
  }
  const half = shown(type(view, 'Home Page-Down Page-Down').view, 120, 40).join('\n')
  expect(half).toMatch(/\d+ later ↓/)
  expect(storyRows(view, theme, 76).map(textOf).join('\n')).toContain('61 ✓ P1 store heap[0] 9')
})

test('a list that is longer than the screen says how much is above and below', () => {
  const levels = LEVELS.map(id => gameOn(id).level)
  const opened = type(freshView(null, levels), 'o').view
  expect(shown(opened, 60, 20)[1]).toMatch(/Open a program +\d+ below ↓/)
  expect(shown(type(opened, 'Page-Down Page-Down').view, 60, 20)[1]).toMatch(/\d+ above ↑ +\d+ below ↓/)
  expect(shown(type(opened, 'End').view, 60, 20)[1]).toMatch(/ \d+ above ↑ *$/)
})

test('what the reference did in a trap is said', () => {
  const view = type(freshView(), '"1" "2" i "P2 store heap[0] B" Enter Escape Left').view
  expect(shown(view).join('\n')).toContain('The reference: alloc, copy a → c, map P2 heap[0] → c rw')
})

test('a large screen shows the program, who is whose child and the TLBs, and in a trap the counts as they moved', () => {
  const forked = shown(type(freshView(), FORKED).view, 200, 60).join('\n')
  for (const title of ['processes', 'TLB', 'program']) expect(forked).toContain(`── ${title} ─`)
  for (const keys of ['a c', 'a c m d r']) {
    const text = shown(type(freshView(), `${FORKED} h 3 ${keys}`).view, 200, 60).join('\n')
    expect(text).toContain('── reference counts ─')
    expect(text).toMatch(/0 → 1 +step 1/)
  }
})

test('the whole story of a moment can be read', () => {
  const view = type(
    freshView(),
    '1 h i Tab Enter S A m r h i "P1 store heap[0] Z" Enter "P2 load heap[0]" Enter Escape e',
  ).view
  expect(view.panel.at).toBe('story')
  const text = storyRows(view, theme, 76).map(textOf).join('\n')
  for (const words of ['and should read', 'It comes from moment', 'mistakes so far', 'P1 map heap'])
    expect(text).toContain(words)
})

test('the help names every key of the main screen, and those of the hand', () => {
  const text = sandboxHelpRows(freshView(), theme, 76).map(textOf).join('\n')
  for (const { keys, what } of entriesIn('time', freshView())) {
    expect(text.replaceAll(/\s+/g, ' ')).toContain(`${keysLabel(keys)} ${what}`)
  }
  for (const { what } of COMMANDS) expect(text.replaceAll(/\s+/g, ' ')).toContain(what.split(' ')[0])
})
