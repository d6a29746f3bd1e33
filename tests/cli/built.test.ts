import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { expectCivil } from '../bad-input/message.ts'
import { ROOT } from './test-world.ts'

// The program as it is built: "npm test" builds it first.
const PROGRAM = join(ROOT, 'bin/cowhand.cjs')
const folder = mkdtempSync(join(tmpdir(), 'cowhand-built-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const cowhand = (words: readonly string[], input = '') => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...words], {
    input,
    encoding: 'utf8',
  })
  return { status, out: stdout, err: stderr }
}

const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))

test('it knows its version, and where its levels are', () => {
  expect(cowhand(['--version'])).toEqual({ status: 0, out: `${version}\n`, err: '' })
  expect(cowhand(['levels']).out).toContain('kernel-copyout')
})

test.each([
  [['chekc'], 2],
  [['check', '/nowhere.yaml'], 1],
  [['check', join(ROOT, 'levels')], 0],
  [['simulate', ROOT], 1],
  [[], 1],
] as const)('it ends with the right status, and no stack: %j', (words, status) => {
  const ended = cowhand(words)
  expect(ended.status).toBe(status)
  expectCivil(ended.err)
})

const GIGABYTE = 1024 ** 3
const giant = join(folder, 'giant.yaml')
writeFileSync(giant, '')
truncateSync(giant, GIGABYTE)

test.each(['check', 'simulate', 'compare'])('%s refuses a gigabyte without reading it all', command => {
  const limited = spawnSync(process.execPath, ['--max-old-space-size=256', PROGRAM, command, giant], {
    encoding: 'utf8',
    timeout: 20_000,
  })
  expect(limited.status).toBe(1)
  expect(limited.stderr).toMatch(/giant\.yaml: this is binary/)
  expectCivil(limited.stderr)
})

const TRACE = JSON.stringify({
  name: 't',
  kernel: 'xv6',
  steps: [
    { by: 'P1', do: 'map', region: 'heap', kind: 'anon', share: 'private', pages: 8 },
    { by: 'P1', do: 'fork', child: 'P2' },
    { by: 'P2', do: 'store', region: 'heap', page: 0, value: 'B' },
  ],
})
const many = join(folder, 'many.jsonl')
writeFileSync(many, `${TRACE}\n`.repeat(4000))

const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise(resolve => child.on('close', status => resolve(status)))

test('thousands of traces in one call come out whole, to a reader who is slow', async () => {
  const child = spawn(process.execPath, [PROGRAM, 'simulate', many], { stdio: ['ignore', 'pipe', 'inherit'] })
  const over = ended(child)
  await new Promise(resolve => setTimeout(resolve, 300))
  let lines = 0
  let last = ''
  for await (const chunk of child.stdout ?? []) {
    const parts = String(chunk).split('\n')
    lines += parts.length - 1
    last = parts.at(-1) ?? ''
  }
  expect({ status: await over, lines, last }).toEqual({ status: 0, lines: 4000, last: '' })
})

test.skipIf(process.platform === 'win32')('a reader who goes away ends it quietly', () => {
  const line = `"${process.execPath}" "${PROGRAM}" simulate "${many}" | head -n 1 > /dev/null; echo \${PIPESTATUS[0]}`
  const { stdout, stderr } = spawnSync('bash', ['-c', line], { encoding: 'utf8' })
  expect({ status: stdout.trim(), stderr }).toEqual({ status: '0', stderr: '' })
})

test.skipIf(!existsSync('/dev/full'))('output that cannot be written is said in one line', () => {
  const line = `"${process.execPath}" "${PROGRAM}" levels > /dev/full`
  const { status, stderr } = spawnSync('bash', ['-c', line], { encoding: 'utf8' })
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: 'the output could not be written: the disk is full\n',
  })
})

const HEAVY = /react\.(?:transitional\.)?element|ZodError|YAMLMap/

test('help loads neither the screen nor the checker, which other commands load when they run', () => {
  const textOf = (name: string): string => readFileSync(join(ROOT, 'dist/app', name), 'utf8')
  const reached = (name: string, links: RegExp, found = new Set<string>()): Set<string> => {
    if (found.has(name)) return found
    found.add(name)
    for (const [, next] of textOf(name).matchAll(links)) if (next !== undefined) reached(next, links, found)
    return found
  }
  const atOnce = reached('cowhand.js', /(?:from|import)\s*"\.\/([^"]+\.js)"/g)
  const ever = reached('cowhand.js', /(?:from|import)\s*\(?\s*"\.\/([^"]+\.js)"/g)
  expect([...atOnce].filter(name => HEAVY.test(textOf(name)))).toEqual([])
  expect([...ever].filter(name => HEAVY.test(textOf(name)))).not.toEqual([])
})
