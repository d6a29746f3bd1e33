import { expect, test } from 'vitest'
import { questionFor } from '../../src/game/question.ts'
import { VERDICT_KINDS, type VerdictKind } from '../../src/game/verdict.ts'
import {
  MISCONCEPTION_IDS,
  type MisconceptionId,
  misconceptionText,
  RULE_IDS,
  type RuleId,
  ruleText,
} from '../../src/kernel/index.ts'
import * as s from '../kernel/steps.ts'
import { SCENES } from './scenes.ts'
import { atFirstTrap, gameOfLines, handle } from './stage.ts'

type Asked = Parameters<typeof questionFor>[0]

const verdict = (
  kind: VerdictKind,
  misconceptions: readonly MisconceptionId[],
  ...rules: readonly (RuleId | null)[]
): Asked => ({
  kind,
  remarks: rules.map(rule => ({ rule, step: null, text: 'Something was said.' })),
  misconceptions,
})

const asks = (kind: VerdictKind): string | null => questionFor(verdict(kind, [], null))

const KINDS = VERDICT_KINDS.filter(kind => asks(kind) !== null)

const ALL: readonly (readonly [string, string])[] = [
  ...MISCONCEPTION_IDS.map(id => [id, misconceptionText(id).question] as const),
  ...RULE_IDS.map(id => [id, ruleText(id).question] as const),
  ...KINDS.map(kind => [kind, asks(kind) ?? ''] as const),
]

/** Steps by the names that the player has for them; others, such as map, exec and zombie, are words for other things too. */
const COMMANDS = [
  ...['alloc', 'zero', 'copy', 'fill', 'unmap', 'protect', 'permit', 'get', 'put', 'flush', 'poke', 'cache'],
  ...['spawn', 'reparent', 'wake', 'sleep', 'suspend', 'reap', 'kill', 'shrink', 'signal'],
]

test.each(ALL)('the question of %s is one short question', (_of, question) => {
  expect(question).toMatch(/^[A-Z][^?]*\?$|^[A-Z][^?.]*\. [A-Z][^?]*\?$/)
  expect(question.length).toBeLessThanOrEqual(120)
  expect(question).not.toMatch(/[!—;]/)
})

test.each(ALL)('the question of %s names no step that would answer it', (_of, question) => {
  const words: readonly string[] = question.toLowerCase().match(/[a-z]+/g) ?? []
  expect(COMMANDS.filter(command => words.includes(command))).toEqual([])
})

test('no two questions are the same', () => {
  expect(new Set(ALL.map(([, question]) => question)).size).toBe(ALL.length)
})

test('a verdict with nothing left to find has no question, whatever was said', () => {
  expect(VERDICT_KINDS.filter(kind => !KINDS.includes(kind))).toEqual(['clean', 'shown', 'late'])
  for (const kind of ['clean', 'shown', 'late'] as const)
    expect(questionFor(verdict(kind, ['M1'], 'B1'))).toBeNull()
})

test.each([
  ['the first belief named', verdict('wrong', ['M5', 'M1'], 'B1'), misconceptionText('M5').question],
  ['a belief behind a wasteful handler', verdict('wasteful', ['M5'], null), misconceptionText('M5').question],
  ['else the rule of the first remark', verdict('wrong', [], 'B4', 'B1'), ruleText('B4').question],
  ['a rule broken on the way', verdict('unsafe', [], 'A5'), ruleText('A5').question],
  ['a refault, whatever else is broken', verdict('refault', [], null, 'B1'), asks('refault')],
  ['a panic, whatever else is broken', verdict('wrong', [], null, 'A5'), asks('wrong')],
  ['a verdict without a remark', verdict('different', []), asks('different')],
])('the question is about %s', (_what, given, question) => {
  expect(questionFor(given)).toBe(question)
})

test.each([
  ['shared', [s.permit(2, 0), s.back], ruleText('B6').question],
  ['shared', [s.back], asks('refault')],
  [
    'last',
    [s.alloc, s.copy(s.a, s.c), s.map(1, 0, s.c, 'rw'), s.put(s.a), s.back],
    misconceptionText('M5').question,
  ],
  ['exit', [s.reparent(3, 1), s.zombie(2, 7), s.back], misconceptionText('M15').question],
  ['shared', [s.alloc, s.copy(s.a, s.b), s.map(2, 0, s.b, 'rw'), s.put(s.a), s.back], null],
] as const)('who plays %s so is asked about it', (scene, steps, question) => {
  const game = gameOfLines(SCENES[scene].lines)
  expect(questionFor(handle(atFirstTrap(game), game, steps))).toBe(question)
})
