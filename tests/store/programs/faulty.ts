// Opens the saves folder given first and records one run, with a fault at one step of the file system.
// The fault: `kill` ends the program before that step, `cut` in the middle of a write; `short` writes half and says nothing;
// an error's code fails the step.
// Prints the steps there were and what came out.
import { writeSync } from 'node:fs'
import promises, { type FileHandle } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { openStore } from '../../../src/store/open.ts'
import { finished } from '../run.ts'

const [folder = '', step = '', fault = ''] = process.argv.slice(2)
const steps: string[] = []

function die(): never {
  process.kill(process.pid, 'SIGKILL')
  throw new Error('unreachable: SIGKILL cannot be caught')
}

function reach(name: string): boolean {
  steps.push(name)
  if (steps.length !== Number(step)) return false
  if (fault === 'kill') die()
  if (fault === 'cut' || fault === 'short') return true
  throw Object.assign(new Error(`${fault}: injected`), { code: fault })
}

const { link, mkdir, open, readdir, readFile, rename, rm, stat } = promises

function faultyHandle(file: FileHandle): FileHandle {
  const { sync, writeFile } = file
  return Object.assign(file, {
    sync: async (): Promise<void> => {
      reach('fsync')
      await sync.call(file)
    },
    writeFile: async (bytes: Buffer): Promise<void> => {
      if (!reach('write')) return writeFile.call(file, bytes)
      await writeFile.call(file, bytes.subarray(0, bytes.length / 2))
      if (fault === 'cut') die()
    },
  })
}

const before =
  <Arguments extends readonly unknown[], Result>(name: string, call: (...args: Arguments) => Result) =>
  async (...args: Arguments): Promise<Awaited<Result>> => {
    reach(name)
    return await call(...args)
  }

Object.assign(promises, {
  link: before('link', link),
  mkdir: before('mkdir', mkdir),
  open: before('open', async (path: string, flags: string) => faultyHandle(await open(path, flags))),
  readdir: before('readdir', (path: string) => readdir(path)),
  readFile: before('read', (path: string) => readFile(path)),
  rename: before('rename', rename),
  rm: before('rm', rm),
  stat: before('stat', (path: string) => stat(path)),
})
syncBuiltinESMExports()

const { store } = await openStore(folder)
const outcome = await store.recordRun('after', finished({ stars: 3, score: 7, replay: 'jjkl' }))
writeSync(1, JSON.stringify({ steps, outcome }))
