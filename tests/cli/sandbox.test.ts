import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { Command, type CommanderError } from 'commander'
import { expect, onTestFinished, test } from 'vitest'
import { sandbox } from '../../src/cli/commands/sandbox.ts'
import { Output } from '../../src/cli/output.ts'
import { addSandbox } from '../../src/cli/sandbox-command.ts'
import { sandboxFiles } from '../../src/cli/sandbox-files.ts'
import type { World } from '../../src/cli/world.ts'
import { ROOT } from './test-world.ts'

function worldOf(): { readonly world: World; readonly err: () => string } {
  const parts: string[] = []
  const stream = () =>
    new Writable({
      write(chunk, _, done) {
        parts.push(String(chunk))
        done()
      },
    })
  const world: World = {
    out: new Output(stream()),
    err: new Output(stream()),
    input: () => Readable.from([]),
    inputIsTerminal: false,
    outputIsTerminal: false,
    columns: 100,
    root: ROOT,
    version: '1.2.3',
  }
  return { world, err: () => parts.join('') }
}

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'cowhand-sandbox-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

function file(text: string | Uint8Array, name = 'work.txt'): string {
  const path = join(folder(), name)
  writeFileSync(path, text)
  return path
}

test('without a terminal it says what it needs, and ends with 1', async () => {
  const { world, err } = worldOf()
  expect(await sandbox(undefined, {}, world)).toBe(1)
  expect(err()).toMatch(/^this needs a terminal/)
})

test.each([
  ['P1 map heap anon private 1\nP1 sotre heap[0] A\n', 'work.txt', ':2:4: "sotre" is no verb'],
  ['', 'work.txt', ': it is empty'],
  ['{"name": "x", "steps": 3}', 'work.json', ':1: steps: found 3'],
  ['format: 2\n', 'work.yaml', ':1:1: '],
])('a file that holds no program is told, with the place: %j', async (text, name, problem) => {
  const { world, err } = worldOf()
  const path = file(text, name)
  expect(await sandbox(path, {}, world)).toBe(1)
  expect(err()).toContain(`${path}${problem}`)
  expect(err()).not.toContain('terminal')
})

test('a file that cannot be read is trouble, and no bug', async () => {
  const { world } = worldOf()
  await expect(sandbox('no-such-file.txt', {}, world)).rejects.toThrow(/there is no such file/)
  await expect(sandbox('-', {}, world)).rejects.toThrow(/standard input is your keyboard/)
  await expect(sandbox(file('P1 wait\n'.repeat(200_000)), {}, world)).rejects.toThrow(/at most 1 MiB/)
})

test('the screen reads and makes files, and never writes over one', async () => {
  const { world } = worldOf()
  const files = sandboxFiles(world)
  const here = folder()
  const path = join(here, 'mine.yaml')
  expect(await files.write(path, 'one')).toEqual({ ok: true, path })
  expect(await files.write(path, 'two')).toEqual({
    ok: false,
    why: expect.stringMatching(/is there already/),
  })
  expect(readFileSync(path, 'utf8')).toBe('one')
  expect(await files.read(path)).toEqual({ ok: true, text: 'one' })
  expect(await files.read(here)).toEqual({ ok: false, why: expect.stringMatching(/this is a folder/) })
  expect(await files.read(file(new Uint8Array([0xff, 0xfe])))).toEqual({
    ok: false,
    why: expect.stringMatching(/not UTF-8/),
  })
})

test.each([
  [['sandbox', '--frames', '27'], /A whole number from 1 to 26 would do/],
  [['sandbox', '--kernel', 'minix'], /Allowed choices are naive, xv6, linux, eager/],
  [['sandbox', 'a', 'b'], /too many arguments/],
])('%j is wrong usage', async (words, message) => {
  const said: string[] = []
  const program = new Command('cowhand').exitOverride().configureOutput({ writeErr: text => said.push(text) })
  addSandbox(program, worldOf().world, () => {})
  await expect(program.parseAsync([...words], { from: 'user' })).rejects.toSatisfy(
    (error: CommanderError) => error.exitCode !== 0,
  )
  expect(said.join('')).toMatch(message)
})

test('the command hands file, kernel and frames on, and its status back', async () => {
  const { world, err } = worldOf()
  const ended: number[] = []
  const program = new Command('cowhand').exitOverride()
  addSandbox(program, world, status => ended.push(status))
  const path = file('P1 protect heap r\n')
  await program.parseAsync(['sandbox', '-k', 'linux', '--frames', '9', path], { from: 'user' })
  expect(ended).toEqual([1])
  expect(err()).toMatch(/^this needs a terminal/)
})
