import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { newProfile } from '../../src/store/profile.ts'
import { wake } from '../../src/ui/plain/answer.ts'
import { isFinished, stoppedLine } from '../../src/ui/plain/farewell.ts'
import { explained } from '../../src/ui/plain/help.ts'
import { commandsOfLine } from '../../src/ui/plain/line.ts'
import { type PlainState, STAGES, stageOf } from '../../src/ui/plain/state.ts'
import { untilReminder } from '../../src/ui/plain/time.ts'
import { WORDS, wordsIn } from '../../src/ui/plain/words.ts'
import { LOST_UPDATE } from '../game/race-stage.ts'
import { atTrap, COURSE, type Heard, hear, MENU, runOf, sessionOf, stepsIn, told } from './plain-stage.ts'

/** From the menu through a level, each step of the reference's by the words that it is told with. */
function played(id: string): Heard {
  const lines: string[] = []
  let heard = hear(MENU, [`play ${id} solo`, 'start'])
  for (let guard = 0; stageOf(heard.state) !== 'result'; guard++) {
    if (guard > 50) throw new Error('this level does not end')
    lines.push(...heard.lines)
    heard = hear(heard.state, stageOf(heard.state) === 'trap' ? told(heard.state) : ['next'])
    if (heard.last?.done !== true) throw new Error(heard.lines.join('\n'))
  }
  return { ...heard, lines: [...lines, ...heard.lines] }
}

const IDS = COURSE.levels.map(({ id }) => id)
const TWO_CPUS = COURSE.levels.filter(({ cpus }) => cpus === 2).map(({ id }) => id)

describe('every level of the course', () => {
  it.each(IDS.filter(id => !TWO_CPUS.includes(id)))('%s gives three stars by words alone', id => {
    const { state, lines, last } = played(id)
    const { score, handled } = sessionOf(state).play
    expect(handled.map(({ verdict }) => verdict.kind)).toEqual(handled.map(() => 'clean'))
    expect(score?.stars).toBe(3)
    expect(state.finished).toEqual([id])
    expect(last?.wish?.do).toBe('record')
    expect(lines.filter(line => !/^[\x20-\x7e]+$/.test(line) || / {2}/.test(line))).toEqual([])
  })

  it.each(TWO_CPUS)('%s gives three stars by words alone', id => {
    const heard = hear(MENU, [`play ${id}`, 'start', LOST_UPDATE, 'lock load store', 'prove', 'next'])
    expect(sessionOf(heard.state).play.score?.stars).toBe(3)
    expect(heard.lines.filter(line => !/^[\x20-\x7e]+$/.test(line))).toEqual([])
  })
})

describe('help that fades', () => {
  it('watch goes by step, and says why before each', () => {
    const heard = hear(atTrap('first-write', 'watch'), ['step', 'step; step; step; step', 'next'])
    expect(heard.lines[0]).toBe('alloc. Frame c is in your hand: count 1, content unknown, mapped nowhere.')
    expect(heard.lines[1]).toBe(
      "Next, step 2 of 5: copy a to c. Frame c holds junk. It gets what frame a holds, 'A', before any PTE leads to it.",
    )
    expect(heard.lines).toContain('Shown: 0 points. The reference did this one.')
    expect(heard.lines.at(-1)).toBe('Say step for the next step.')
  })

  it.each(['alloc', 'a', 'acmdr', 'copy a', 'copy', 'reparent p1'])(
    'who watches takes no steps: %s',
    line => {
      const state = atTrap('first-write', 'watch')
      const heard = hear(state, [line])
      expect(heard.lines.join()).toMatch(/You are watching: the reference takes the steps\.$/)
      expect(heard.state).toBe(state)
    },
  )

  it('finish leaves the last step', () => {
    const heard = hear(MENU, ['play first-write finish', 'start', 'put a; return'])
    expect(heard.lines).toContain('The reference has begun.')
    expect(heard.lines).toContain('Step 3: map P2 heap[0] to c rw.')
    expect(heard.lines).toContain("Clean: 100 points. The reference's state, and nothing needless.")
  })

  it('order has cards, played by number, by word and in a row', () => {
    const dealt = hear(MENU, ['play first-write order', 'start'])
    const cards = dealt.lines.filter(line => line.startsWith('Card '))
    const at = (text: string): number => cards.findIndex(line => line.endsWith(`: ${text}.`)) + 1
    const [alloc, copy, map, put] = ['alloc', 'copy a to c', 'map P2 heap[0] to c rw', 'put a'].map(at)
    const row = hear(dealt.state, [`${alloc}${copy}${map}${put}r`])
    const words = hear(dealt.state, [`${alloc}; card ${copy}`, `card ${map}`, `${put}`, 'return'])
    expect(sessionOf(row.state).play.handled[0]?.verdict.kind).toBe('clean')
    expect(row.lines).toEqual(words.lines)
    const half = hear(dealt.state, [`${alloc}`, 'cards', `${alloc}`])
    expect(half.lines).toContain(`Card ${alloc}: alloc, played.`)
    expect(half.lines.at(-1)).toBe('This card is played.')
    expect(hear(dealt.state, ['card 9']).lines).toEqual(['There are cards 1 to 4.'])
    for (const line of ['permit p2 heap[0]', 'copy', 'alloc', 'reparent p2'])
      expect(hear(dealt.state, [line]).lines).toEqual([
        'Here the steps are on cards, and each can be played once.',
      ])
  })

  it('is chosen in the brief, by a word or behind start', () => {
    expect(sessionOf(hear(MENU, ['play 1', 'order', 'start']).state).game.help).toBe('order')
    expect(sessionOf(hear(MENU, ['play 1', 'start finish']).state).game.help).toBe('finish')
    expect(hear(MENU, ['play 1', 'solo']).lines.at(-1)).toBe(
      'Help: solo. All by yourself. This level suggests watch.',
    )
    expect(hear(MENU, ['play two-cpus', 'order']).lines.at(-1)).toBe('There is no help to choose here.')
  })
})

describe('time', () => {
  const later = (state: PlainState, now: number): PlainState => ({ ...state, now, counted: false })
  const start = (): PlainState => later(atTrap('first-write'), 10_000)
  const opened = (state: PlainState): PlainState => ({
    ...state,
    run: { ...runOf(state), opened: state.now - sessionOf(state).play.clock.last },
  })

  it('is 800 ms for each command of a script, and for each letter of a row; nothing for what cannot be done', () => {
    const state = atTrap('first-write')
    const used = (line: string): number => hear(state, [line]).state.now - state.now
    expect(['alloc', 'frames', 'acm', 'alloc; frames', 'nothing', '', '# alloc'].map(used)).toEqual([
      800, 800, 2400, 1600, 0, 0, 0,
    ])
  })

  it('is said at half of par, at par and at the limit, once each', () => {
    const state = opened(start())
    const said = (now: number, from: PlainState) => wake(later(from, state.now + now))
    expect(untilReminder(state)).toBe(15_000)
    const half = said(15_000, state)
    expect(half.lines).toEqual(['Half of par is over; par is 30 seconds.'])
    expect(untilReminder(half.state)).toBe(15_001)
    expect(said(30_000, half.state).lines).toEqual([])
    const par = said(30_001, half.state)
    expect(par.lines).toEqual(['Par is over, 30 seconds: two stars are the most now.'])
    const limit = said(90_000, par.state)
    expect(limit.lines).toEqual([
      'The limit is over, 1 minute 30 seconds: there are no more points for time.',
    ])
    expect(untilReminder(limit.state)).toBe(null)
    expect(said(200_000, limit.state).lines).toEqual([])
  })

  it('is said behind the command that it took', () => {
    const heard = hear(atTrap('first-write'), [...Array<string>(19).fill('where; frame a')])
    expect(heard.lines.filter(line => line.includes('par'))).toEqual([
      'Half of par is over; par is 30 seconds.',
    ])
  })

  it('stands at a verdict, in a pause, and while one watches', () => {
    expect(untilReminder(later(hear(atTrap('first-write'), ['acmdr']).state, 0))).toBe(null)
    expect(untilReminder(later(hear(atTrap('first-write'), ['pause']).state, 0))).toBe(null)
    expect(untilReminder(opened(later(atTrap('first-write', 'watch'), 0)))).toBe(null)
  })

  it('is over for a trap of a drill at its time, with five seconds said before', () => {
    const state = opened(later(hear(MENU, ['drill xv6 7', 'start']).state, 0))
    const { due = null } = sessionOf(state).play.trap ?? {}
    if (due === null) throw new Error('this trap has all the time')
    expect(untilReminder(state)).toBe(due - 5000)
    const short = wake(later(state, due - 5000))
    expect(short.lines).toEqual(['Left for this trap: 5 seconds.'])
    expect(untilReminder(short.state)).toBe(5000)
    const late = wake(later(short.state, due))
    expect(late.lines[0]).toBe('Late: 0 points. The time for this trap was over.')
    expect(stageOf(late.state)).toBe('verdict')
  })

  it('is late in a script too, where a trap takes too many commands', () => {
    const heard = hear(MENU, ['drill xv6 7', 'start', ...Array<string>(60).fill('trap')])
    expect(heard.lines).toContain('Late: 0 points. The time for this trap was over.')
  })
})

describe('a pause', () => {
  it('stops the clock and hides the machine until it is over', () => {
    const paused = hear(atTrap('first-write'), ['pause'])
    expect(paused.lines).toEqual(['The clock stands. Say go on.'])
    for (const line of ['frames', 'where', 'alloc', 'a', 'p2', 'undo'])
      expect(hear(paused.state, [line]).last?.done).toBe(false)
    const on = hear(paused.state, ['help', 'help', 'resume', 'time'])
    expect(on.lines.slice(-2)).toEqual([
      'The clock runs.',
      'On the clock: 1 second. Par is 30 seconds, the limit 1 minute 30 seconds.',
    ])
  })
})

describe('two CPUs', () => {
  const begun = hear(MENU, ['play two-cpus', 'start']).state
  const raceOf = (state: PlainState) => {
    const { race } = sessionOf(state).play
    if (race === null) throw new Error('there is one CPU')
    return race
  }

  it.each<readonly [string, string, string]>([
    ['cpu 0; cpu 1; cpu 0', '', '010'],
    ['0; 1', '', '01'],
    ['0110', '', '0110'],
    ['0110; back', '', '011'],
    ['0110; back; back; forward', '', '011'],
    ['0110; again', '', ''],
    ['00; undo; redo', '', '00'],
    [
      '0000000000',
      'Nothing of 0000000000 is done, because of letter 10, 0: CPU 0 is back in user space: its handler has ended.',
      '',
    ],
    ['cpu 2', 'There are CPU 0 and CPU 1.', ''],
    ['back', 'Nothing has run yet.', ''],
    ['next', 'The race is not closed yet.', ''],
    ['prove', 'First find an order after which a rule is broken.', ''],
    ['lock load store', 'First find an order after which a rule is broken.', ''],
  ])('%s', (line, why, schedule) => {
    const heard = hear(begun, [line])
    expect([heard.last?.done, raceOf(heard.state).run.schedule.join('')]).toEqual([why === '', schedule])
    if (why !== '') expect(heard.lines).toEqual([why])
  })

  it.each<readonly [string, string, unknown]>([
    [
      'lock load store',
      'A lock over load to store. Prove tries every order; 0 and 1 try one by hand.',
      { from: 5, to: 7 },
    ],
    [
      'lock 6 8',
      'A lock over load to store. Prove tries every order; 0 and 1 try one by hand.',
      { from: 5, to: 7 },
    ],
    [
      'lock copy',
      'A lock over copy alone. Prove tries every order; 0 and 1 try one by hand.',
      { from: 3, to: 3 },
    ],
    ['lock store load', 'The lock is let go after it was taken.', null],
    [
      'lock nowhere',
      '"nowhere" is no step; the steps are look, decide, alloc, copy, map, load, subtract, store and free, or 1 to 9.',
      null,
    ],
    [
      'lock 10',
      '"10" is no step; the steps are look, decide, alloc, copy, map, load, subtract, store and free, or 1 to 9.',
      null,
    ],
    ['lock', 'The lock is put by its first and its last step, such as lock copy map.', null],
  ])('%s', (line, said, lock) => {
    const heard = hear(begun, [LOST_UPDATE, line])
    expect([heard.lines.at(-1), raceOf(heard.state).lock]).toEqual([said, lock])
  })

  it('says by words what the keys of the screen would do', () => {
    const lines = hear(begun, [
      '00000000011',
      'again',
      LOST_UPDATE,
      'lock copy map; prove',
      'forward; where',
      'steps; log',
      'give up',
    ]).lines
    expect(lines).toContain(
      'This time nothing went wrong. Say again to start anew, back to take the last step back.',
    )
    expect(lines.join(' ')).toContain('Refuted: with this lock')
    expect(lines.join(' ')).toContain('Say forward to go through one of them, back to go back.')
    expect(lines).toContain('Step 6, load: r gets the count of a.')
    expect(lines).toContain('The lock is over copy to map, and free.')
    expect(lines.at(-1)).toMatch(/^The lock was shown: load to store\. .* Say next to go on\.$/)
    expect(lines.join(' ')).not.toMatch(/Enter|press|arrow|↑/)
  })
})

describe('the menu', () => {
  it('lists the levels by chapter with their numbers, or one chapter', () => {
    const all = hear(MENU, ['levels']).lines
    const numbered = all.filter(line => /^\d+: /.test(line))
    expect(numbered.map(line => /: (.*?)\./.exec(line)?.[1])).toEqual(IDS)
    expect(all.filter(line => line.startsWith('Chapter '))).toHaveLength(6)
    expect(hear(MENU, ['levels 2']).lines.slice(0, 2)).toEqual([
      'Chapter 2 You are fork.',
      '7: fork-by-hand. Fork by hand, 0 stars, not played.',
    ])
  })

  it.each<readonly [string, string]>([
    ['play 1', 'first-write'],
    ['play first-write', 'first-write'],
    ['play First Write', 'first-write'],
    ['play zero-page solo', 'zero-page'],
    ['next', 'first-write'],
    ['play two-cpus', 'two-cpus'],
  ])('%s opens %s at its brief', (line, id) => {
    const { state } = hear(MENU, [line])
    expect([stageOf(state), sessionOf(state).game.level.id]).toEqual(['brief', id])
  })

  it('goes on with the first level that has no stars, and after a level with the one behind it', () => {
    const record = { stars: 3, bestScore: 1, bestReplay: null, plays: 1, asksAgain: false, seeds: 0 } as const
    const course = { ...COURSE, profile: { ...newProfile, levels: { 'first-write': record } } }
    expect(sessionOf(hear(MENU, ['next'], course).state).game.level.id).toBe(IDS[1])
    expect(sessionOf(hear(played('first-write').state, ['next']).state).game.level.id).toBe(IDS[1])
    expect(hear(played('first-write').state, ['result'], course).lines[0]).toMatch(
      /^The end of First write: 3 stars/,
    )
  })

  it('says at the end what the best before was', () => {
    const record = {
      stars: 3,
      bestScore: 999,
      bestReplay: null,
      plays: 1,
      asksAgain: false,
      seeds: 0,
    } as const
    const course = { ...COURSE, profile: { ...newProfile, levels: { 'first-write': record } } }
    const { lines } = hear(MENU, ['play 1 solo', 'start', 'acmdr', 'next', 'acmdr', 'next'], course)
    expect(lines.join('\n')).toMatch(/^The end of First write: 3 stars, \d+ points\. Best 999\.$/m)
  })

  it('plays a level again, with less help, or with other names', () => {
    const end = played('first-write').state
    expect(sessionOf(hear(end, ['again']).state).game).toMatchObject({ seed: 0, help: 'solo' })
    expect(sessionOf(hear(end, ['again order']).state).game).toMatchObject({ seed: 0, help: 'order' })
    expect(sessionOf(hear(end, ['other names']).state).game).toMatchObject({ seed: 4711, help: 'solo' })
    expect(sessionOf(hear(end, ['other names 7']).state).game).toMatchObject({ seed: 7, help: 'solo' })
    expect(hear(end, ['again harder']).lines).toEqual([
      '"harder" is no help; watch, finish, order or solo would do.',
    ])
  })

  it('says what is lost where a level is left half-way', () => {
    const left = 'First write is left; this run is not saved.'
    for (const line of ['play 2', 'menu', 'again', 'drill xv6 7'])
      expect(hear(atTrap('first-write'), [line]).lines[0]).toBe(left)
    expect(hear(hear(MENU, ['play 1']).state, ['play 2']).lines[0]).not.toBe(left)
  })

  it('offers to settle a save that cannot be read, and only then', () => {
    const course = { ...COURSE, damaged: true, notice: 'not saving: the save is damaged.' }
    expect(hear(MENU, ['restore'], course).last?.wish).toEqual({ do: 'restore' })
    expect(hear(MENU, ['begin anew'], course).last?.wish).toEqual({ do: 'start-new' })
    expect(hear(MENU, ['menu'], course).lines).toContain('Say restore to take the backup, or begin anew.')
    expect(hear(MENU, ['help'], course).lines[0]).toMatch(/restore, begin anew/)
    expect(hear(MENU, ['help']).lines[0]).not.toMatch(/restore/)
  })
})

describe('a drill', () => {
  it('is the same storm by words, up to its end', () => {
    let heard = hear(MENU, ['drill xv6 7', 'start'])
    for (let guard = 0; guard < 4; guard++) heard = hear(heard.state, [...told(heard.state), 'next'])
    expect(sessionOf(heard.state).play.handled.map(({ verdict }) => verdict.kind)).toEqual(
      Array(4).fill('clean'),
    )
    expect(heard.lines.at(-3)).toMatch(/^Trap 5, tier 2, 3 lives, 400 points\. \d+ seconds for it\.$/)
    const over = hear(heard.state, ['give up; next', 'give up; next', 'give up; next'])
    expect(over.lines).toContain('The same storm, for a friend')
    expect(over.last?.wish?.do).toBe('record')
    expect(over.lines.at(-1)).toBe('Say again, drill or levels.')
    expect(sessionOf(hear(over.state, ['again']).state).game.seed).toBe(7)
    expect(hear(over.state, ['next']).last?.done).toBe(false)
  })
})

describe('help', () => {
  it.each(STAGES)('names every word that has a meaning at stage %s', stage => {
    const states: Readonly<Record<(typeof STAGES)[number], () => PlainState>> = {
      menu: () => MENU,
      brief: () => hear(MENU, ['play 1']).state,
      trap: () => atTrap('first-write'),
      race: () => hear(MENU, ['play two-cpus', 'start']).state,
      verdict: () => hear(atTrap('first-write'), ['acmdr']).state,
      paused: () => hear(atTrap('first-write'), ['pause']).state,
      result: () => played('first-write').state,
    }
    const state = states[stage]()
    expect(stageOf(state)).toBe(stage)
    const [first = ''] = hear(state, ['help'], { ...COURSE, damaged: true }).lines
    const named = first.replace(/^Here: |\.$/g, '').split(/, | and /)
    expect(named).toEqual([...new Set(wordsIn(stage).map(({ name }) => name)), 'help'])
  })

  it('explains every word, every primitive and every letter', () => {
    for (const { name, form, what } of WORDS) expect(explained(name)).toContain(`${form}. ${what()}`)
    expect(explained('copy')).toEqual(explained('c'))
    expect(explained('map')?.[0]).toMatch(/^map PROCESS PAGES FRAME \[BITS\]\. Letter m\. /)
    for (const topic of ['verdicts', 'stars', 'kernels', 'fades']) expect(explained(topic)?.[0]).toMatch(/\w/)
  })

  it('has no word twice in one stage', () => {
    for (const stage of STAGES) {
      const names = wordsIn(stage).flatMap(({ name, also }) => [name, ...also])
      expect(new Set(names).size).toBe(names.length)
    }
  })
})

describe('the end', () => {
  it.each<readonly [string, readonly string[], string, boolean]>([
    ['nothing', [], 'No level is open.', false],
    ['a brief', ['play 1'], 'Stopped before First write began.', false],
    ['a trap', ['play 1', 'start solo', 'a'], 'Stopped in First write at trap 1 of 2, 1 step done.', false],
    ['a verdict', ['play 1', 'start solo', 'acmdr'], 'Stopped in First write after trap 1 of 2.', false],
    [
      'a result',
      ['play 1', 'start solo', 'acmdr', 'next', 'acmdr', 'next'],
      'First write is finished.',
      true,
    ],
    [
      'the next brief',
      ['play 1', 'start solo', 'acmdr', 'next', 'acmdr', 'next', 'next'],
      'Stopped before Reading is free began.',
      true,
    ],
    [
      'a race',
      ['play two-cpus', 'start'],
      'Stopped in Two CPUs, one count, with the race still open.',
      false,
    ],
  ])('after %s says where that was', (_, lines, where, finished) => {
    const { state } = hear(MENU, lines)
    expect([stoppedLine(state), isFinished(state, 'first-write')]).toEqual([where, finished])
  })

  it('is a good one where nothing was named and nothing begun is left', () => {
    expect(isFinished(MENU, null)).toBe(true)
    expect(isFinished(hear(MENU, ['play 1']).state, null)).toBe(true)
    expect(isFinished(atTrap('first-write'), null)).toBe(false)
  })
})

describe('a line', () => {
  it.each<readonly [string, readonly string[] | null]>([
    ['a; b ;; c', ['a', 'b', 'c']],
    ['alloc # take one', ['alloc']],
    ['# nothing', []],
    ["poke ';' into a; r", ["poke ';' into a", 'r']],
    ['x'.repeat(501), null],
  ])('%s', (line, commands) => {
    expect(commandsOfLine(line)).toEqual(commands)
  })
})

test('a step is what it is whether by its letter or by its word', () => {
  const byLetters = hear(atTrap('first-write'), ['acmdr'])
  const byWords = hear(atTrap('first-write'), ['alloc', 'copy a c', 'map p2 heap[0] c rw', 'put a', 'return'])
  expect(stepsIn(byLetters.state)).toEqual(stepsIn(byWords.state))
  expect(byLetters.lines).toEqual(byWords.lines)
  expect(byLetters.state.now).toBe(byWords.state.now)
})

test('a transcript loads neither Ink nor React', () => {
  const seen = new Set<string>()
  const foreign = new Set<string>()
  const visit = (file: string): void => {
    if (seen.has(file)) return
    seen.add(file)
    for (const [statement, from = ''] of readFileSync(file, 'utf8').matchAll(
      /^(?:import|export)\s[^;]*?from '([^']+)'/gms,
    ))
      if (/^(?:import|export) type /.test(statement)) continue
      else if (from.startsWith('.')) visit(join(dirname(file), from))
      else foreign.add(from)
  }
  visit('src/ui/plain/loop.ts')
  expect(seen.size).toBeGreaterThan(100)
  expect([...foreign].filter(name => /^(ink|react)/.test(name))).toEqual([])
})
