import type { Contest, Submission } from '../../../src/game/contest/index.ts'
import { beginSubmission, submissionText, withRun } from '../../../src/game/contest/index.ts'
import type { Game, Replay } from '../../../src/game/index.ts'
import { MISCONCEPTION_IDS, type Primitive } from '../../../src/kernel/index.ts'
import {
  type Answer,
  believing,
  contestOf,
  gamesOf,
  handIn,
  paceOf,
  played,
  record,
  runOf,
  sound,
} from './record.ts'

/** A student of the class, and what the gradebook must say of him. */
export interface Pupil {
  readonly name: string
  readonly id: string
  /** Points by level; null where no run of it counts. */
  readonly points: readonly (number | null)[]
  readonly wasted: number
  readonly elapsed: number
  readonly remarks: readonly string[]
}

/** A class of 500: the files that it hands in, who is on the roster, and who gets which marks. */
export interface SchoolClass {
  readonly contest: Contest
  readonly games: readonly Game[]
  readonly files: ReadonlyMap<string, string>
  readonly pupils: readonly Pupil[]
  readonly absent: readonly { readonly name: string; readonly id: string }[]
  /** Files that come to nothing, with words of the reason that must be given. */
  readonly refused: ReadonlyMap<string, RegExp>
}

const CONTEST = ['first-write', 'multiple-forks', 'exit-counts-down', 'kernel-copyout']

const needless =
  (times: number): Answer =>
  ({ trap }, right, _, index) =>
    index > 0
      ? right
      : [
          ...right.slice(0, -1),
          ...Array.from({ length: times }, () => ({ do: 'flush', process: trap.by }) as const),
          { do: 'return' },
        ]

const givingUp: Answer = (_, right, __, index) => (index === 0 ? null : right)

/** The time on the clock of a replay without pauses: from each trap to its end. */
const elapsedIn = ({ inputs }: Replay): number =>
  inputs.reduce((sum, { do: what, at }, index) => {
    const before = inputs[index - 1]
    return (what === 'use' || what === 'give-up') && before?.do === 'trap' ? sum + at - before.at : sum
  }, 0)

const elapsedOf = ({ runs }: Submission): number =>
  runs.reduce((sum, { replay }) => sum + elapsedIn(replay), 0)

const claimed = ({ runs }: Submission): number[] => runs.map(({ replay }) => replay.claims.score.traps)

/** The submission with the replay of one of its runs changed. */
const edited = (submission: Submission, index: number, edit: (replay: Replay) => Replay): Submission => ({
  ...submission,
  runs: submission.runs.map((run, at) => (at === index ? { ...run, replay: edit(run.replay) } : run)),
})

const claiming = (replay: Replay): Replay => ({
  ...replay,
  claims: { ...replay.claims, score: { ...replay.claims.score, total: 9999, traps: 9999 } },
})

const impossible = (replay: Replay): Replay => ({
  ...replay,
  inputs: replay.inputs.map(input =>
    input.do === 'use' ? { ...input, primitives: [{ do: 'put', frame: 25 }, ...input.primitives] } : input,
  ),
})

const withInput = (replay: Replay, what: 'undo' | 'hint'): Replay => {
  const use = replay.inputs.findIndex(input => input.do === 'use')
  const at = replay.inputs[use]?.at ?? 0
  return {
    ...replay,
    inputs: [...replay.inputs.slice(0, use), { do: what, at }, ...replay.inputs.slice(use)],
  }
}

/** Makes the class: the same one every time. */
export function makeClass(): SchoolClass {
  const contest = contestOf(CONTEST)
  const games = gamesOf(contest)
  const files = new Map<string, string>()
  const pupils: Pupil[] = []
  const refused = new Map<string, RegExp>()
  const absent: { name: string; id: string }[] = []
  const texts: Submission[] = []
  const who = (index: number) => ({ name: `Pupil ${String(index).padStart(3, '0')}`, id: `s${1000 + index}` })
  const fileOf = (index: number): string => `${String(index).padStart(3, '0')}.json`
  const play = (index: number, answer: Answer, slow = 1, finished?: string): Submission => {
    const submission = handIn(
      contest,
      games,
      who(index),
      answer,
      paceOf(index, 700 * slow, 2500 * slow),
      finished,
    )
    texts[index] = submission
    return submission
  }
  const expect = (index: number, submission: Submission, changed: Partial<Pupil> = {}): void => {
    pupils.push({
      ...who(index),
      points: games.map((_, level) => claimed(submission)[level] ?? null),
      wasted: 0,
      elapsed: elapsedOf(submission),
      remarks: [],
      ...changed,
    })
  }
  const hand = (index: number, submission: Submission): void =>
    void files.set(fileOf(index), submissionText(submission))
  const both = (index: number, submission: Submission, changed?: Partial<Pupil>): void => {
    hand(index, submission)
    expect(index, submission, changed)
  }

  for (let index = 0; index < 200; index++)
    both(index, play(index, sound), { remarks: index < 20 ? ['same inputs as another student'] : [] })
  for (let index = 200; index < 250; index++) both(index, play(index, sound, 20))
  for (let index = 250; index < 300; index++) {
    const times = 1 + (index % 3)
    both(index, play(index, needless(times)), { wasted: times * games.length })
  }
  for (let index = 300; index < 330; index++) both(index, play(index, givingUp))
  for (let index = 330; index < 402; index++) {
    const belief = MISCONCEPTION_IDS[index % MISCONCEPTION_IDS.length] ?? 'M1'
    const submission = play(index, believing(belief))
    both(index, submission, { wasted: wastedBy(games, believing(belief)) })
  }
  for (let index = 402; index < 420; index++) {
    const submission = play(index, sound)
    both(index, { ...submission, runs: submission.runs.slice(0, 2) })
  }
  for (let index = 420; index < 440; index++) {
    const submission = play(index, givingUp)
    hand(index, edited(submission, 1, claiming))
    expect(index, submission, { remarks: ['false claim'] })
  }
  for (let index = 440; index < 450; index++) {
    const submission = play(index, sound)
    hand(index, edited(submission, 0, impossible))
    expect(
      index,
      { ...submission, runs: submission.runs.slice(1) },
      { points: [null, ...claimed(submission).slice(1)], remarks: ['impossible inputs'] },
    )
  }
  for (let index = 450; index < 470; index++) {
    const source = texts[index - 450]
    if (source !== undefined)
      both(index, { ...source, student: who(index) }, { remarks: ['same inputs as another student'] })
  }
  for (let index = 470; index < 480; index++) {
    const early = play(index, givingUp, 1, '2026-11-27T08:00:00Z')
    const late = play(index, sound, 1, '2026-11-27T11:00:00Z')
    files.set(`${fileOf(index)}.old.json`, submissionText(early))
    hand(index, late)
    expect(index, late, { remarks: ['several files'] })
  }
  const refuse = (index: number, text: string, reason: RegExp): void => {
    files.set(fileOf(index), text)
    refused.set(fileOf(index), reason)
    absent.push(who(index))
  }
  const good = (index: number): string => submissionText(play(index, sound))
  const without = (index: number): Submission => {
    const begun = beginSubmission(contest, who(index))
    if (begun === null) throw new Error('no name')
    return begun
  }
  refuse(480, good(480).slice(0, 4000), /no submission: .*cut off\?/)
  refuse(481, '', /no submission: it is empty/)
  refuse(482, '[1, 2]', /no submission: a submission is an object/)
  refuse(
    483,
    good(483).replace('{', '{"__proto__": {"admin": true},'),
    /there is no such key here: "__proto__"/,
  )
  refuse(484, `${' '.repeat(3 * 1024 * 1024)}{}`, /too large: 3\.0 MiB/)
  refuse(485, good(485).replace(contest.hash, 'a'.repeat(64)), /belongs to another contest/)
  refuse(486, good(486).replace('"engine": 1', '"engine": 99'), /engine version 99; this is version 1/)
  refuse(487, '['.repeat(100_000), /nested deeper than 64/)
  refuse(488, 'PK\u0003\u0004 this is a zip', /no submission: .*not JSON/)
  refuse(489, good(489).replace('"format": 1', '"format": 7'), /format: found 7/)
  refuse(490, good(490).replace('"format": 1,', '"format": 1, "format": 1,'), /stands twice/)
  refuse(
    491,
    good(491).replace(/"name": "[^"]*"/, '"name": "\\u200f\\u202e"'),
    /nothing in it that can be shown/,
  )
  refuse(
    492,
    good(492).replace(/"name": "[^"]*"/, `"name": "${'x'.repeat(5000)}"`),
    /a shorter text would do/,
  )
  const partly = (index: number, submission: Submission, remark: string): void => {
    hand(index, submission)
    const counted = { ...submission, runs: submission.runs.slice(1) }
    expect(index, counted, { points: [null, ...claimed(submission).slice(1)], remarks: [remark] })
  }
  partly(
    493,
    edited(play(493, sound), 0, replay => ({ ...replay, content: 'f'.repeat(64) })),
    'edited level',
  )
  partly(
    494,
    edited(play(494, sound), 0, replay => withInput(replay, 'undo')),
    'undo or hint',
  )
  partly(
    495,
    edited(play(495, sound), 0, replay => withInput(replay, 'hint')),
    'undo or hint',
  )
  partly(
    496,
    edited(play(496, sound), 0, replay => ({ ...replay, engine: 2 })),
    'another engine version',
  )
  partly(
    497,
    edited(play(497, sound), 0, replay => ({ ...replay, timed: false })),
    'not the mode of the contest',
  )
  partly(
    498,
    edited(play(498, sound), 0, replay => ({ ...replay, seed: 5 })),
    'not the mode of the contest',
  )
  const [first] = games
  if (first !== undefined) both(499, withRun(without(499), runOf(record(first, sound, paceOf(499)))))
  return { contest, games, files, pupils, absent, refused }
}

/** How many steps somebody took that were not needed, counted by primitive (on xv6 every flush before the return is). */
function wastedBy(games: readonly Game[], answer: Answer): number {
  const traps = games.flatMap(game => played(game, answer, paceOf(0)).play.handled)
  const counted = ['clean', 'wasteful', 'different', 'unsafe']
  return traps
    .filter(({ verdict }) => counted.includes(verdict.kind))
    .reduce((sum, { steps, verdict: { reference } }) => {
      const times = (list: readonly Primitive[], name: string): number =>
        list.filter(step => step.do === name).length
      const more = [...new Set(steps.map(step => step.do))].map(name =>
        Math.max(0, times(steps, name) - times(reference, name)),
      )
      const costly = ['alloc', 'copy'].some(name => times(steps, name) > times(reference, name))
      return sum + (steps.length > reference.length || costly ? more.reduce((all, one) => all + one, 0) : 0)
    }, 0)
}
