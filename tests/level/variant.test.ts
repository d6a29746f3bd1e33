import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  checkLevel,
  HIGHEST_SEED,
  type Level,
  levelIn,
  levelTraps,
  loadLevel,
  variantOf,
} from '../../src/level/index.ts'
import type { Instruction } from '../../src/machine/index.ts'
import { levelCalled } from './played.ts'
import { SAMPLE, sampleWith } from './sample.ts'

const LEVELS = readdirSync('levels')
  .filter(name => name.endsWith('.yaml'))
  .map(name => levelCalled(name.replace('.yaml', '')))
const IN_CHINESE = LEVELS.filter(({ translations }) => translations?.zh !== undefined)

const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1)
const withVariants = (id: string, level: Level) => ({
  id,
  level,
  variants: SEEDS.map(seed => variantOf(level, seed)),
})
const VARIANTS = [
  ...LEVELS.map(level => withVariants(level.id, level)),
  ...IN_CHINESE.map(level => withVariants(`${level.id} in Chinese`, levelIn(level, 'zh'))),
]

const instructionsOf = ({ setup, program }: Level): readonly Instruction[] => [...setup, ...program]

/** What a level tells its player, but for its title: texts that name processes and quote values. */
const textsOf = ({ brief, hints, debrief }: Level): string =>
  [brief, ...hints.map(({ say }) => say), debrief].join('\n')

const processesIn = (level: Level): Set<string> =>
  new Set(
    ['P1', ...instructionsOf(level).flatMap(one => ('child' in one ? [`P${one.child}`] : []))].concat(
      instructionsOf(level).map(({ by }) => `P${by}`),
    ),
  )

const valuesIn = (level: Level): Set<string> =>
  new Set(instructionsOf(level).flatMap(one => ('value' in one ? [...one.value] : [])))

const named = (text: string): string[] => text.match(/\bP\d+\b/g) ?? []
const quoted = (text: string): string[] =>
  [...text.matchAll(/(?<!\w)'(.)'(?!\w)/g)].map(([, value = '']) => value)

/** All that is the same in a variant: a text or a program with its names taken out, in order of first appearance. */
function withoutNames(text: string): string {
  const seen = new Map<string, string>()
  const mark = (name: string, kind: string): string => {
    const known = seen.get(name)
    if (known !== undefined) return known
    const fresh = `${kind}${seen.size}`
    seen.set(name, fresh)
    return fresh
  }
  return text
    .replace(/\bP\d+\b/g, name => mark(name, 'process '))
    .replace(/(?<!\w)'([A-Z])'(?!\w)/g, name => mark(name, 'value '))
}

describe.each(VARIANTS)('$id', ({ level, variants }) => {
  test('seed 0 is the level itself', () => {
    expect(variantOf(level, 0)).toBe(level)
  })

  test('is sound under each seed, with every fact, and traps in the same way, step for step', () => {
    const steps = (one: Level): string[] =>
      levelTraps(one).map(({ trap, primitives }) => [trap.kind, ...primitives.map(step => step.do)].join(' '))
    for (const variant of variants) {
      expect(checkLevel(variant).unsound).toEqual([])
      expect(checkLevel(variant).primitives).toBe(checkLevel(level).primitives)
      expect(steps(variant)).toEqual(steps(level))
    }
  })

  test('keeps all but names: id, clock, hints, and what its texts say', () => {
    for (const variant of variants) {
      const { brief, debrief, hints, facts, setup, program, content, translations, ...rest } = variant
      expect(level).toMatchObject(rest)
      expect(Object.keys(translations ?? {})).toEqual(Object.keys(level.translations ?? {}))
      expect(content).toMatch(/^[0-9a-f]{64}$/)
      expect(withoutNames(brief)).toBe(withoutNames(level.brief))
      expect(withoutNames(debrief)).toBe(withoutNames(level.debrief))
      expect(hints.map(({ say }) => withoutNames(say))).toEqual(
        level.hints.map(({ say }) => withoutNames(say)),
      )
      expect(hints.map(({ when }) => when)).toEqual(level.hints.map(({ when }) => when))
      expect(facts.map(({ is }) => is.length)).toEqual(level.facts.map(({ is }) => is.length))
      expect([setup.length, program.length]).toEqual([level.setup.length, level.program.length])
    }
  })

  test('names no process and quotes no value in its texts that its program does not have, but for those that stay', () => {
    const unknown = (one: Level): string[] => [
      ...named(textsOf(one)).filter(process => !processesIn(one).has(process)),
      ...quoted(textsOf(one)).filter(value => !valuesIn(one).has(value)),
    ]
    for (const variant of variants) expect(unknown(variant)).toEqual(unknown(level))
  })

  test('tells in its texts of the same values and processes as before, under their new names', () => {
    const first = (one: Level): string[] => [...processesIn(one)]
    for (const variant of variants) {
      const processes = new Map(first(level).map((name, index) => [name, first(variant)[index]]))
      const values = new Map([...valuesIn(level)].map((name, index) => [name, [...valuesIn(variant)][index]]))
      expect(named(textsOf(variant))).toEqual(named(textsOf(level)).map(name => processes.get(name)))
      expect(quoted(textsOf(variant))).toEqual(
        quoted(textsOf(level)).map(value => values.get(value) ?? value),
      )
    }
  })

  test('has other content than the level under most seeds, and the same bytes under the same', () => {
    const others = variants.filter(({ content }) => content !== level.content)
    expect(others.length).toBeGreaterThanOrEqual(18)
    expect(new Set(variants.map(({ content }) => content)).size).toBeGreaterThanOrEqual(15)
    expect(JSON.stringify(SEEDS.map(seed => variantOf(level, seed)))).toBe(JSON.stringify(variants))
  })

  test('tells what a recording shows without names that a variant would change', () => {
    const told = level.debrief
      .split('\n\n')
      .flatMap(paragraph => /[^.]*\b(?:recordings?|recorded|6\.18)\b.*/s.exec(paragraph)?.[0] ?? [])
    for (const text of told) {
      expect(named(text).filter(name => name !== 'P1')).toEqual([])
      expect(quoted(text).filter(value => /[A-Z]/.test(value))).toEqual([])
    }
    expect(level.evidence === null || told.length > 0).toBe(true)
  })
})

const sample = (text: string): Level => {
  const loaded = loadLevel(text, 'sample.yaml')
  if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => message).join('\n'))
  return loaded.level
}

test('children keep their order, and P1 its number', () => {
  for (const { level, variants } of VARIANTS)
    for (const variant of variants) {
      const numbers = (one: Level): number[] => [...processesIn(one)].map(name => Number(name.slice(1)))
      const order = (of: readonly number[]): number[] => of.map(id => of.filter(other => other < id).length)
      expect(order(numbers(variant))).toEqual(order(numbers(level)))
      expect(Math.max(...numbers(variant))).toBeLessThanOrEqual(9)
      expect(numbers(variant)).toContain(1)
    }
})

test('what is no capital stays: digits, marks, and what a file holds', () => {
  const level = sample(
    sampleWith('P2 store heap[0] B', 'P2 read heap[0..1] 0b').replace('[store-page-fault]', '[read]'),
  )
  const values = SEEDS.map(seed => instructionsOf(variantOf(level, seed)).filter(one => one.do === 'read'))
  expect(new Set(values.flat().map(one => one.value))).toEqual(new Set(['0b']))
})

test('where the numbers up to P9 do not do, children go up to the highest that is in use', () => {
  const level = sample(sampleWith('P1 fork P2', 'P1 fork P40').replaceAll('P2', 'P40'))
  const children = SEEDS.flatMap(seed =>
    variantOf(level, seed).setup.flatMap(one => ('child' in one ? [one.child] : [])),
  )
  expect(Math.max(...children)).toBeGreaterThan(9)
  expect(Math.max(...children)).toBeLessThanOrEqual(40)
  expect(Math.min(...children)).toBeGreaterThanOrEqual(2)
})

test('a seed is a whole number up to HIGHEST_SEED', () => {
  const level = sample(SAMPLE)
  expect(variantOf(level, HIGHEST_SEED).id).toBe('sample')
  for (const seed of [-1, 0.5, HIGHEST_SEED + 1, Number.NaN])
    expect(() => variantOf(level, seed)).toThrow(RangeError)
})
