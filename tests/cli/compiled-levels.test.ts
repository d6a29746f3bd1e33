import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadLevel } from '../../src/level/index.ts'
import { ROOT } from './test-world.ts'

// A copy of the built program, whose level files are changed.
const folder = mkdtempSync(join(tmpdir(), 'cowhand-compiled-'))
const level = (name: string): string => join(folder, 'levels', `${name}.yaml`)
beforeAll(() => {
  for (const part of ['bin', 'levels', 'package.json'])
    cpSync(join(ROOT, part), join(folder, part), { recursive: true })
  cpSync(join(ROOT, 'dist/app'), join(folder, 'app'), { recursive: true })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const cowhand = (...words: readonly string[]) => {
  const program = join(folder, 'bin/cowhand.cjs')
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], { encoding: 'utf8' })
  return { status, out: stdout, err: stderr }
}

test('a compiled level is the one that its file comes to', async () => {
  const { compiledLevels } = await import(join(ROOT, 'scripts/compiled-levels.mjs'))
  const { settings } = await import(join(ROOT, 'scripts/bundle.mjs'))
  const levels = join(ROOT, 'levels')
  const common = await settings()
  const { outputFiles } = await build({
    ...common,
    entryPoints: ['src/level/compiled.ts'],
    outdir: 'unwritten',
    plugins: [compiledLevels(levels, common)],
  })
  const code = Buffer.from(outputFiles?.[0]?.text ?? '').toString('base64')
  const { COMPILED } = await import(`data:text/javascript;base64,${code}`)
  const names = readdirSync(levels).filter(name => name.endsWith('.yaml'))
  expect(Object.keys(COMPILED)).toEqual(names.sort())
  for (const name of names) {
    const text = readFileSync(join(levels, name), 'utf8')
    const loaded = loadLevel(text, join(levels, name))
    expect(COMPILED[name]).toEqual({ text, level: loaded.ok ? loaded.level : null })
  }
})

test('a level file that was changed, added or taken away since the build is noticed', () => {
  const before = cowhand('levels')
  expect(before).toMatchObject({ status: 0, err: '' })
  const text = readFileSync(level('first-write'), 'utf8')
  // As long as before, and as old, for all that anybody can see from outside.
  writeFileSync(level('first-write'), text.replace(/^title: F/m, 'title: G'))
  writeFileSync(level('another'), text.replace('id: first-write', 'id: another'))
  rmSync(level('multiple-forks'))
  const { status, out, err } = cowhand('levels')
  expect({ status, err }).toEqual({ status: 0, err: '' })
  expect(out).toContain('Girst write')
  expect(out).toMatch(/^another /m)
  expect(out).not.toContain('multiple-forks')
})

test('what is wrong with a changed level is said as without the compiled ones', () => {
  writeFileSync(level('reading-is-free'), 'format: 1\nid: reading-is-free\n')
  const { status, out, err } = cowhand('levels')
  expect(status).toBe(1)
  expect(out).not.toContain('reading-is-free')
  expect(
    err
      .split('\n')
      .filter(line => !line.startsWith(' '))
      .join('\n'),
  ).toBe(
    cowhand('check', level('reading-is-free'))
      .err.split('\n')
      .filter(line => !line.startsWith(' '))
      .join('\n'),
  )
  expect(err).toContain('reading-is-free.yaml')
})
