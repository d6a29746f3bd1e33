import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { MISCONCEPTION_IDS, misconceptionText } from '../../src/kernel/index.ts'
import { inCourseOrder, type Level, loadLevel } from '../../src/level/index.ts'
import { ROOT } from '../cli/test-world.ts'
import { pageCalled, tableOf } from './tables.ts'

const FOLDER = join(ROOT, 'levels')
const HEAD = ['', 'belief', 'what is so', 'the sign', 'levels'] as const

function levelIn(name: string): Level {
  const loaded = loadLevel(readFileSync(join(FOLDER, name), 'utf8'), name)
  if (!loaded.ok) throw new Error(`${name}: ${loaded.problems.map(({ message }) => message).join('; ')}`)
  return loaded.level
}

const levels = inCourseOrder(
  readdirSync(FOLDER)
    .filter(name => name.endsWith('.yaml'))
    .map(levelIn),
)
const rows = tableOf(pageCalled('misconceptions.md'), ...HEAD)
const signs = new Map(rows.map(([id, , , sign]) => [id, sign]))

/** The rows as they would be right; the sign is the page's own. */
const right = MISCONCEPTION_IDS.map(id => {
  const meeting = levels.filter(({ misconceptions }) => misconceptions.includes(id))
  const { belief, truth } = misconceptionText(id)
  return [id, belief, truth, signs.get(id) ?? '', meeting.map(level => level.id).join(', ') || 'none']
})

const text = (table: readonly (readonly string[])[]): string =>
  table.map(cells => `| ${cells.join(' | ')} |`).join('\n')

test('every misconception stands on the page, with the levels that meet it', () => {
  expect(text(rows), `docs/misconceptions.md: these rows would be right:\n${text(right)}\n`).toBe(text(right))
})

test('every misconception has a sign that is one sentence of its own', () => {
  expect([...signs.keys()]).toEqual([...MISCONCEPTION_IDS])
  for (const sign of signs.values()) expect(sign).toMatch(/^[A-Z].*[^.]\.$/)
  expect(new Set(signs.values()).size).toBe(MISCONCEPTION_IDS.length)
})
