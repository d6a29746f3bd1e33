import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { cleanText, LONGEST_PIECE } from '../workload/index.ts'
import { fileTrouble, Trouble } from './trouble.ts'
import type { World } from './world.ts'

/** What the command line calls standard input, and what messages do. */
const STANDARD_INPUT = '-'

const shownName = (file: string): string => (file === STANDARD_INPUT ? 'standard input' : cleanText(file))

/** The name of a trace that is made from this file. */
export const traceName = (file: string): string =>
  file === STANDARD_INPUT ? 'standard-input' : cleanText(basename(file, extname(file)))

async function* chunksOf(file: string, world: World): AsyncGenerator<Uint8Array> {
  try {
    if (file !== STANDARD_INPUT && (await stat(file)).isDirectory()) throw new Trouble(folderMessage(file))
    const stream = file === STANDARD_INPUT ? world.input() : createReadStream(file)
    for await (const chunk of stream) yield Buffer.from(chunk)
  } catch (error) {
    throw fileTrouble(shownName(file), error)
  }
}

const folderMessage = (file: string): string =>
  `${shownName(file)}: this is a folder; the name of a file would do`

/** Decodes UTF-8, and says so where a file is not. */
async function* textOf(file: string, world: World): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let line = 1
  const decode = (chunk?: Uint8Array): string => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true })
    } catch {
      throw new Trouble(
        `${shownName(file)}: this is not UTF-8 text, at or behind line ${line}; save it as UTF-8, or name another file`,
      )
    }
  }
  for await (const chunk of chunksOf(file, world)) {
    const text = decode(chunk)
    if (text.includes('\0'))
      throw new Trouble(`${shownName(file)}: this is binary: it holds a NUL; text would do`)
    yield text
    line += text.split('\n').length - 1
  }
  yield decode()
}

/**
 * The lines of a file or of standard input (-), without their ends, holding one at a time.
 * @throws Trouble where it cannot be read, is not UTF-8, is binary, or has a line above LONGEST_PIECE characters
 */
export async function* linesOf(file: string, world: World): AsyncGenerator<string> {
  let held: string[] = []
  let size = 0
  let number = 1
  for await (const text of textOf(file, world)) {
    const [first = '', ...rest] = text.split('\n')
    held.push(first)
    size += first.length
    for (const next of rest) {
      yield held.join('').replace(/\r$/, '')
      number += 1
      held = [next]
      size = next.length
    }
    if (size > LONGEST_PIECE)
      throw new Trouble(
        `${shownName(file)}:${number}: too large: a line has at most ${LONGEST_PIECE / 1024 / 1024} MiB`,
      )
  }
  if (size > 0) yield held.join('').replace(/\r$/, '')
}

/**
 * A whole file of text.
 * @param most the most characters; of a longer file only a little more than that is read
 * @throws Trouble as `linesOf`
 */
export async function readText(file: string, most: number, world: World): Promise<string> {
  const parts: string[] = []
  let size = 0
  for await (const text of textOf(file, world)) {
    parts.push(text)
    size += text.length
    if (size > most) break
  }
  return parts.join('')
}

/**
 * The level files that a path names: itself, or all .yaml files of a folder, by name.
 * @throws Trouble where there is none
 */
export async function levelFiles(path: string): Promise<string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path]
    const found = (await readdir(path)).filter(name => /\.ya?ml$/i.test(name)).sort()
    if (found.length === 0) throw new Trouble(`${cleanText(path)}: no .yaml file in this folder`)
    return found.map(name => join(path, name))
  } catch (error) {
    throw fileTrouble(path, error)
  }
}
