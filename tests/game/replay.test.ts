import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  createSession,
  type Input,
  type Replay,
  readReplay,
  reduce,
  replayOf,
  type Session,
  verifyReplay,
} from '../../src/game/index.ts'
import type { Primitive } from '../../src/kernel/index.ts'
import * as s from '../kernel/steps.ts'
import { randomPlay, towardsResult } from './random-play.ts'
import { chooser } from './safe-order.ts'
import { LINUX_STORY } from './scenes-linux.ts'
import { gameOfLines, gameOn } from './stage.ts'

const { a, b, c, d, alloc, back } = s

const LEVELS = [
  'first-write',
  'parent-writes-too',
  'multiple-forks',
  'grandchild-writes',
  'parent-dies-first',
  'kernel-copyout',
] as const
const linuxGame = gameOfLines(LINUX_STORY, { kernel: 'linux', frames: 12 })

test('a replay, read from its file and run again, comes to the verdicts and the score of the session', () => {
  const kinds = new Set<string>()
  let replays = 0
  fc.assert(
    fc.property(fc.constantFrom(...LEVELS, null), fc.integer(), fc.boolean(), (id, seed, timed) => {
      const game = id === null ? { ...linuxGame, timed } : gameOn(id, timed)
      const { play, ...session } = randomPlay(game, chooser(seed), 200)
      for (const input of session.inputs) kinds.add(input.do)
      const read = readReplay(JSON.stringify(replayOf({ ...session, play })), 'run.json')
      if (!read.ok) throw new Error(read.message)
      replays += 1
      expect(verifyReplay(read.replay, game.level)).toEqual({
        ok: true,
        traps: play.handled,
        score: play.score,
        elapsed: play.clock.elapsed,
      })
    }),
    { numRuns: 150 },
  )
  expect(replays).toBe(150)
  expect([...kinds].toSorted()).toEqual([
    'give-up',
    'hint',
    'next',
    'pause',
    'redo',
    'resume',
    'start',
    'trap',
    'undo',
    'use',
  ])
})

test('a session that has not come to its result has no replay', () => {
  expect(() => replayOf(createSession(gameOn('first-write')))).toThrow('a run without a result has no replay')
})

const game = gameOn('first-write')

/** first-write played clean, 2 s a trap, through the session. */
function cleanRun(): Session {
  const solutions = [
    [alloc, s.copy(a, c), s.map(2, 0, c, 'rw'), s.put(a), back],
    [alloc, s.copy(b, d), s.map(1, 1, d, 'rw'), s.put(b), back],
  ]
  let session = createSession(game)
  let at = 0
  while (session.play.phase !== 'result') {
    const { phase, handled } = session.play
    const solution = solutions[handled.length]
    at += 1000
    session =
      phase === 'trap' && solution !== undefined
        ? reduce(session, { type: 'input', input: { do: 'use', primitives: solution, at } })
        : reduce(session, towardsResult(session) ?? { type: 'advance', at })
    if (session.refusal !== null) throw new Error(session.refusal)
  }
  return session
}

const good: Replay = replayOf(cleanRun())
const uses = good.inputs.flatMap((input, index) => (input.do === 'use' ? [index] : []))
const [firstUse = -1, secondUse = -1] = uses

const withInputs = (inputs: readonly Input[]): Replay => ({
  ...good,
  inputs: inputs.map(input =>
    'primitives' in input ? { ...input, primitives: [...input.primitives] } : input,
  ),
})
const at = (index: number): number => good.inputs[index]?.at ?? 0
/** The good run with one input more before that of `index`, at the same time. */
const inserted = (index: number, ...inputs: ((at: number) => Input)[]): Replay => {
  const before: readonly Input[] = good.inputs.slice(0, index)
  return withInputs([...before, ...inputs.map(make => make(at(index))), ...good.inputs.slice(index)])
}
const using =
  (...primitives: Primitive[]) =>
  (time: number): Input => ({ do: 'use', primitives, at: time })
const pressing =
  (name: Exclude<Input['do'], 'use' | 'race'>) =>
  (time: number): Input => ({ do: name, at: time })
const claiming = (claims: Partial<Replay['claims']>): Replay => ({
  ...good,
  claims: { ...good.claims, ...claims },
})
const scoring = (score: Partial<Replay['claims']['score']>): Replay =>
  claiming({ score: { ...good.claims.score, ...score } })

test('the run that the tables change fits as it is', () => {
  expect(verifyReplay(good, game.level)).toMatchObject({ ok: true, score: { total: 288, stars: 3 } })
  expect(good.inputs.map(input => input.do)).toEqual(['start', 'trap', 'use', 'next', 'trap', 'use', 'next'])
})

const misfits: readonly [what: string, replay: Replay, input: number | null, message: string][] = [
  [
    'another level',
    { ...good, level: 'second-write' },
    null,
    'it is a run of second-write, not of first-write',
  ],
  [
    'another content of the level',
    { ...good, content: '0'.repeat(64) },
    null,
    'the level first-write has changed since: its content is not the one that was played',
  ],
  ['another engine', { ...good, engine: 99 }, null, 'it was made by engine version 99; this is version 1'],
  [
    'a frame that is not there',
    inserted(firstUse, using(s.zero(8))),
    firstUse,
    `inputs[${firstUse}] is impossible: There is no frame i.`,
  ],
  [
    'a page that is not mapped',
    inserted(firstUse, using(s.unmap(2, 0)), using(s.permit(2, 0))),
    firstUse + 1,
    `inputs[${firstUse + 1}] is impossible: heap[0] of P2 is not present: no PTE.`,
  ],
  [
    'a process that is not there',
    inserted(firstUse, using(s.flush(9))),
    firstUse,
    `inputs[${firstUse}] is impossible: There is no process P9.`,
  ],
  [
    'a primitive before the start',
    inserted(0, using(alloc)),
    0,
    'inputs[0] is impossible: The clock stands.',
  ],
  [
    'a primitive before the trap is in sight',
    inserted(1, using(alloc)),
    1,
    'inputs[1] is impossible: The clock stands.',
  ],
  [
    'a start in the middle',
    inserted(firstUse, pressing('start')),
    firstUse,
    `inputs[${firstUse}] is impossible: start has no place in the trap phase.`,
  ],
  [
    'something after return',
    inserted(firstUse, using(back, alloc)),
    firstUse,
    `inputs[${firstUse}] is impossible: Nothing can come after return.`,
  ],
  [
    'something after a panic',
    inserted(firstUse, using(s.get(d)), using(alloc)),
    firstUse + 1,
    `inputs[${firstUse + 1}] is impossible: The kernel has panicked: undo, or return to see the verdict.`,
  ],
  [
    'undo with nothing done',
    inserted(firstUse, pressing('undo')),
    firstUse,
    `inputs[${firstUse}] is impossible: there is nothing to undo or redo`,
  ],
  [
    'redo with nothing undone',
    inserted(firstUse, pressing('redo')),
    firstUse,
    `inputs[${firstUse}] is impossible: there is nothing to undo or redo`,
  ],
  [
    'undo of the trap before',
    inserted(secondUse, pressing('undo')),
    secondUse,
    `inputs[${secondUse}] is impossible: there is nothing to undo or redo`,
  ],
  [
    'redo after a new use',
    inserted(firstUse, using(alloc), pressing('undo'), using(s.flush(2)), pressing('redo')),
    firstUse + 3,
    `inputs[${firstUse + 3}] is impossible: there is nothing to undo or redo`,
  ],
  [
    'a move while it is paused',
    inserted(firstUse, pressing('pause'), using(alloc)),
    firstUse + 1,
    `inputs[${firstUse + 1}] is impossible: The game is paused.`,
  ],
  [
    'two hints at once',
    inserted(firstUse, pressing('hint'), pressing('hint')),
    firstUse + 1,
    `inputs[${firstUse + 1}] is impossible: The next hint can be had in 10 s.`,
  ],
  [
    'times that run backwards',
    withInputs(good.inputs.map((input, index) => (index === secondUse ? { ...input, at: 1 } : input))),
    secondUse,
    `inputs[${secondUse}] is impossible: its time, 1 ms, is before that of the input before it`,
  ],
  [
    'no end',
    withInputs(good.inputs.slice(0, -1)),
    null,
    'the inputs end in the verdict phase: the level is not finished',
  ],
  [
    'an end in the middle of a trap',
    withInputs(good.inputs.slice(0, secondUse)),
    null,
    'the inputs end in the trap phase: the level is not finished',
  ],
  [
    'more after the end',
    withInputs([...good.inputs, { do: 'next', at: 99_000 }]),
    good.inputs.length,
    `inputs[${good.inputs.length}] is impossible: next has no place in the result phase.`,
  ],
  [
    'better verdicts than there were',
    claiming({ verdicts: ['clean', 'clean', 'clean'] }),
    null,
    'it claims the verdicts clean, clean, clean; they are clean, clean',
  ],
  ['no verdicts', claiming({ verdicts: [] }), null, 'it claims the verdicts none; they are clean, clean'],
  ['another total', scoring({ total: 300 }), null, 'it claims total 300; it is 288'],
  ['other points', scoring({ traps: 199 }), null, 'it claims traps 199; it is 200'],
  ['another bonus', scoring({ bonus: 100 }), null, 'it claims bonus 100; it is 88'],
  ['fewer stars', scoring({ stars: 2 }), null, 'it claims stars 2; it is 3'],
  ['stars for practice', { ...good, timed: false }, null, 'it claims total 288; it is 200'],
  ['three stars with a hint', inserted(firstUse, pressing('hint')), null, 'it claims stars 3; it is 2'],
  [
    'three stars with an undo',
    inserted(firstUse, using(alloc), pressing('undo')),
    null,
    'it claims stars 3; it is 2',
  ],
]

test.each(misfits)('a run with %s does not fit', (_, replay, input, message) => {
  expect(verifyReplay(replay, game.level)).toEqual({ ok: false, input, message })
})

const text = JSON.stringify(good)
const edited = (edit: (replay: Record<string, unknown>) => void): string => {
  const copy: Record<string, unknown> = JSON.parse(text)
  edit(copy)
  return JSON.stringify(copy)
}
const swapped = (from: string, to: string): string => {
  if (!text.includes(from)) throw new Error(`no ${from}`)
  return text.replace(from, to)
}

const unreadable: readonly [what: string, text: string, message: string][] = [
  ['nothing', '', 'run.json: it is empty'],
  ['only white space', ' \n\t', 'run.json: it is empty'],
  ['half of itself', text.slice(0, text.length / 2), 'cut off?'],
  ['no JSON', 'start; use; next', 'run.json:1:1: '],
  ['two values', `${text} {}`, 'there is more after the end of the value'],
  ['a list instead of an object', '[]', 'run.json: a replay is an object: found a list; '],
  [
    'another format',
    edited(replay => Object.assign(replay, { format: 2 })),
    'run.json: format: found 2; this program reads format 1',
  ],
  [
    'no format',
    edited(replay => void delete replay.format),
    'run.json: format: found nothing; a whole number from 1 to 1000000 would do',
  ],
  [
    'a key that it does not have',
    swapped('{"format"', '{"cheat":1,"format"'),
    'run.json: cheat: there is no such key here: "cheat"',
  ],
  [
    'a key in a primitive that it does not have',
    swapped('{"do":"alloc"}', '{"do":"alloc","frame":3}'),
    'run.json: inputs[2].primitives[0].frame: there is no such key here: "frame"',
  ],
  [
    '__proto__',
    swapped('{"format"', '{"__proto__":{"timed":true},"format"'),
    'run.json: __proto__: there is no such key here: "__proto__"',
  ],
  [
    '__proto__ in a primitive',
    swapped('{"do":"alloc"}', '{"do":"alloc","__proto__":{}}'),
    'there is no such key here: "__proto__"',
  ],
  [
    'the same key twice',
    swapped('{"format":1', '{"format":1,"format":1'),
    'the name "format" stands twice in one object',
  ],
  [
    '100,000 levels',
    swapped('"inputs":[', `"inputs":${'['.repeat(100_000)}`),
    'nested deeper than 64 levels',
  ],
  [
    'control sequences',
    swapped('"first-write"', '"\\u001b[2Jfirst\\u202ewrite"'),
    'run.json: level: found "[2Jfirstwrite"; the id of a level would do',
  ],
  ['raw control sequences', swapped('"first-write"', '"\u001b[2Jfirst"'), 'run.json:1:'],
  [
    'an input that there is not',
    swapped('"do":"start"', '"do":"begin"'),
    'run.json: inputs[0].do: found "begin"; one of start, trap, step, use, race, undo, redo, next, show, late, hint, give-up, pause, resume would do',
  ],
  [
    'a primitive that there is not',
    swapped('"do":"alloc"', '"do":"malloc"'),
    'run.json: inputs[2].primitives[0].do: found "malloc"; one of the primitives would do',
  ],
  [
    'a frame that is no number',
    swapped('"from":0', '"from":"a"'),
    'run.json: inputs[2].primitives[1].from: found "a"; a whole number from -1 to 1048575 would do',
  ],
  ['a fraction of a millisecond', swapped('"at":0}', '"at":0.5}'), 'would do'],
  [
    'a time of more than a week',
    edited(replay => Object.assign(replay, { inputs: [{ do: 'start', at: 604_800_001 }] })),
    'run.json: inputs[0].at: found 604800001; a whole number from 0 to 604800000 would do',
  ],
  [
    'no input',
    edited(replay => Object.assign(replay, { inputs: [] })),
    'run.json: inputs: found a list; at least one input would do',
  ],
  ['four stars', swapped('"stars":3', '"stars":4'), 'run.json: claims.score.stars: found 4; 0 to 3 would do'],
]

test.each(unreadable)('a file with %s is not read', (_, file, message) => {
  const read = readReplay(file, 'run.json')
  if (read.ok) throw new Error('it was read')
  expect(read.message).toContain(message)
  expect(read.message.startsWith('run.json')).toBe(true)
  expect(read.message).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/)
  expect(read.message.length).toBeLessThan(600)
})

test('what was undone need not be possible any more: it is left out, and costs the star', () => {
  const replay = inserted(
    firstUse,
    using(alloc),
    using(s.zero(c)),
    pressing('undo'),
    pressing('undo'),
    pressing('redo'),
    pressing('undo'),
  )
  const { score } = replay.claims
  expect(
    verifyReplay({ ...replay, claims: { ...replay.claims, score: { ...score, stars: 2 } } }, game.level),
  ).toMatchObject({ ok: true })
})

test('a file that was cut or changed anywhere is read or refused, and never more', () => {
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.nat(3), fc.string({ maxLength: 3 }), (place, gone, put) => {
      const read = readReplay(text.slice(0, place) + put + text.slice(place + gone), 'run.json')
      if (!read.ok) {
        expect(read.message.startsWith('run.json')).toBe(true)
        return
      }
      const verified = verifyReplay(read.replay, game.level)
      if (verified.ok) expect(verified.score).toEqual(read.replay.claims.score)
      else expect(verified.message).not.toBe('')
    }),
    { numRuns: 1000 },
  )
})
