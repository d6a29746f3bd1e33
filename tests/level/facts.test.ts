import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkLevel, type Level, loadLevel } from '../../src/level/index.ts'

const FILE = 'levels/grandchild-writes.yaml'
const SOURCE = readFileSync(FILE, 'utf8')
const BARE = SOURCE.slice(0, SOURCE.indexOf('\nfacts:') + 1)

/** The level with these facts in place of its own. */
function withFacts(facts: string): Level {
  const loaded = loadLevel(BARE + facts, FILE)
  if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => message).join('\n'))
  return loaded.level
}

const said = (level: Level): readonly { readonly path: readonly PropertyKey[]; readonly message: string }[] =>
  checkLevel(level).unsound

const one = (after: string, ...facts: string[]): Level =>
  withFacts(`facts:\n  - after: ${after}\n    is:\n${facts.map(fact => `      - ${fact}\n`).join('')}`)

const STORE = 'P3 store heap[0] C'

describe('a fact', () => {
  it.each([
    ['start', 'P1.heap[0] reads A'],
    ['start', 'P1.heap[0] counts 3'],
    ['start', 'P2.heap[0] is cow'],
    ['start', 'P1.heap[0] shares P3.heap[0]'],
    ['start', 'P1.heap[0] apart P1.heap[1]'],
    ['start', 'P3 parent P2'],
    ['start', 'P3 is runnable'],
    ['start', 'free 6'],
    [STORE, 'P3.heap[0] reads C'],
    [STORE, 'P3.heap[0] is rw'],
    [STORE, 'P1.heap[0] counts 2'],
    [STORE, 'P3.heap[0] apart P1.heap[0]'],
    [STORE, 'faults 1'],
    [STORE, 'copies 1'],
    [STORE, 'free 5'],
    [STORE, 'result none'],
  ])('holds after %s: %s', (after, fact) => {
    expect(said(one(after, fact))).toEqual([])
  })

  it.each([
    ['P1.heap[0] reads B', 'it is A'],
    ['P1.heap[0] counts 2', 'it is 3'],
    ['P1.heap[0] is rw', 'it is cow'],
    ['P1.heap[0] shares P1.heap[1]', 'they map different frames'],
    ['P1.heap[0] apart P3.heap[0]', 'they do not map two frames'],
    ['P3 parent init', 'it is P2'],
    ['P9 is runnable', 'it is gone'],
    ['P9.heap[0] reads A', 'there is no P9.heap[0] then'],
    ['P1.heap[2] reads A', 'there is no P1.heap[2] then'],
    ['free 5', 'it is 6'],
    ['copies 1', 'it is 0'],
    ['P1.heap[0] equals A', 'this is no fact; P1.heap[0] reads A, '],
    ['there is a copy', 'this is no fact; '],
  ])('that does not hold is told with its place and what holds instead: %s', (fact, why) => {
    const [untrue, ...more] = said(one('start', 'P1.heap[1] reads B', fact))
    expect(more).toEqual([])
    expect(untrue?.path).toEqual(['facts', 0, 'is', 1])
    expect(untrue?.message).toContain(`"${fact}" does not hold: ${why}`)
  })
})

describe('facts', () => {
  it('stand in the order of the program, and one that never comes is told', () => {
    const level = withFacts(
      'facts:\n  - after: P2 store heap[0] D\n    is:\n      - copies 1\n  - after: P3 store heap[0] C\n    is:\n      - copies 1\n',
    )
    expect(said(level)).toEqual([
      {
        path: ['facts', 1, 'after'],
        message: 'no "P3 store heap[0] C" comes here in the program; facts stand in its order',
      },
    ])
  })

  it('about the same instruction mean its first time and then its second', () => {
    const level = withFacts(
      'facts:\n  - after: P1 load heap[0]\n    is:\n      - P2.heap[0] reads A\n  - after: P1 load heap[0]\n    is:\n      - P2.heap[0] reads D\n',
    )
    expect(said(level)).toEqual([])
  })

  it('are texts: a level’s replays go by its content without them', () => {
    const bare = loadLevel(BARE, FILE)
    const full = loadLevel(SOURCE, FILE)
    expect(bare.ok && full.ok && bare.level.content === full.level.content).toBe(true)
  })
})
