// Runs the program in an emulated terminal, types keys, and draws the screen that then shows as an SVG file.
//
//   npm run picture -- [OUT.svg] [--size 80x24] [--keys 'Down Enter wait:500 a c'] [--title TEXT] [-- COMMAND...]
//
// Without arguments: the picture in the README. Keys are names such as Enter and CtrlC, or text; `wait:MS`
// pauses and `see:TEXT` goes on when the screen shows TEXT (with _ for a space).
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { startTerminal } from '../tests/terminal/terminal.ts'
import { buildProgram, root } from './bundle.mjs'
import { drawSvg } from './svg.ts'

/** The README's picture: a level in play, with a page copied and about to be mapped. */
const README = {
  out: join(root, 'docs/play.svg'),
  size: '80x24',
  command: ['play', 'grandchild-writes'],
  keys: 'Enter see:trap_1/3 a c',
  title: 'cowhand in play, at the level grandchild-writes',
}

function chosen() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { size: { type: 'string' }, keys: { type: 'string' }, title: { type: 'string' } },
  })
  const [out = README.out, ...command] = positionals
  const keys = values.keys ?? (out === README.out ? README.keys : '')
  const [cols, rows] = (values.size ?? README.size).split('x').map(Number)
  if (!(cols > 0 && rows > 0)) throw new Error(`--size ${values.size}: want columns x rows, such as 80x24.`)
  return { out, command, cols, rows, keys: keys.split(/\s+/).filter(Boolean), title: values.title }
}

async function follow(terminal, keys) {
  for (const key of keys) {
    if (key.startsWith('wait:')) await pause(Number(key.slice('wait:'.length)))
    else if (key.startsWith('see:')) await terminal.waitFor(key.slice('see:'.length).replaceAll('_', ' '))
    else await terminal.press(key)
  }
  await terminal.quiet(100, { timeout: 2000 }).catch(() => {})
}

const { out, command, cols, rows, keys, title } = chosen()
const home = await mkdtemp(join(tmpdir(), 'cowhand-picture-'))
const program = [process.execPath, join(root, 'bin/cowhand.cjs'), ...README.command]
if (command.length === 0) await buildProgram()
const terminal = startTerminal(command.length > 0 ? command : program, {
  cols,
  rows,
  // A player who has never played: nobody's saves are read or touched.
  env: { HOME: home, COWHAND_SAVES: join(home, 'saves') },
})
try {
  await terminal.waitFor(screen => screen.some(row => row !== ''), { timeout: 10_000 })
  await terminal.quiet(100, { timeout: 2000 }).catch(() => {})
  await follow(terminal, keys)
  const lines = terminal.screen().map(row => row.trim())
  const caption = { title: title ?? README.title, description: lines.filter(Boolean).join('\n') }
  await mkdir(dirname(out), { recursive: true })
  await writeFile(out, drawSvg(terminal.cells(), caption))
} finally {
  await terminal.dispose()
  await rm(home, { recursive: true, force: true })
}
