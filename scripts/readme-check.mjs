// Does what the README says to do, in a fresh clone of what is committed, in a folder with a blank in its name.
//
//   node scripts/readme-check.mjs [--done 'npm test']...     --done: has been run already, not again
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { startTerminal } from '../tests/terminal/terminal.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Run whether or not the README names them. */
const ALSO = [
  'npm start',
  'npm run -s cowhand -- --version',
  'npm run -s cowhand -- levels',
  'npm run -s cowhand -- check levels/*.yaml',
  "printf 'P1 map heap anon private 1\\nP1 store heap[0] A\\nP1 fork P2\\nP2 store heap[0] B\\n' | npm run -s cowhand -- simulate -",
]
// Done by this script itself, or to the machine rather than in the clone.
const NOT_HERE = /^(git clone|cd|npm ci$|npm (install|i) )/
const ON_A_SCREEN = /^npm start|^npm run (-s )?cowhand -- (play|drill|sandbox|exam|contest)\b/
const TITLE = /c ?o ?w ?h ?a ?n ?d/i

/** The commands in the README's `sh` blocks, without prompts and comments. */
function commands(readme) {
  const blocks = [...readme.matchAll(/^```sh\n(.*?)^```/gms)].map(([, block]) => block)
  const lines = blocks.flatMap(block => block.split('\n'))
  return lines
    .map(line =>
      line
        .replace(/^\$ /, '')
        .replace(/(^|\s)#.*/, '')
        .trim(),
    )
    .filter(Boolean)
}

function shell(command, cwd) {
  const { status } = spawnSync(command, { cwd, shell: true, stdio: ['ignore', 'inherit', 'inherit'] })
  return status === 0 ? undefined : `ended with ${status}`
}

/** Starts the game, looks for its title, leaves it, and looks at what is left of the terminal. */
async function onAScreen(command, cwd) {
  const terminal = startTerminal(['sh', '-c', command], { cwd })
  try {
    // npm names the program on the ordinary screen before it starts.
    const shown = rows => terminal.modes.alternateScreen && TITLE.test(rows.join('\n'))
    await terminal.waitFor(shown, { timeout: 60_000 })
    await terminal.press('q')
    const patience = setTimeout(() => terminal.press('CtrlC'), 3000)
    const stuck = setTimeout(() => terminal.kill('SIGKILL'), 15_000)
    const { code, signal } = await terminal.exit
    clearTimeout(patience)
    clearTimeout(stuck)
    if (signal || code !== 0) return `ended with ${signal ?? code}\n${terminal.text()}`
    const left = Object.entries(terminal.modes).filter(([, on]) => on)
    return left.length > 0 ? `left the terminal with ${left.map(([mode]) => mode).join(', ')}` : undefined
  } catch (error) {
    return error.message
  } finally {
    await terminal.dispose()
  }
}

const { values } = parseArgs({ options: { done: { type: 'string', multiple: true, default: [] } } })
const scratch = mkdtempSync(join(tmpdir(), 'cowhand readme '))
const clone = join(scratch, 'cowhand')
// A build machine's checkout may belong to another user than the one who builds.
process.env.GIT_CONFIG_COUNT = '1'
process.env.GIT_CONFIG_KEY_0 = 'safe.directory'
process.env.GIT_CONFIG_VALUE_0 = '*'

let failures = 0
async function check(command, run) {
  console.log(`$ ${command}`)
  const trouble = await run(command, clone)
  if (!trouble) return
  failures += 1
  console.error(`FAILED: ${command}: ${trouble}`)
}

try {
  await check(`git clone -q "${root}" "${clone}"`, command => shell(command, scratch))
  await check('npm ci', shell)
  const said = commands(readFileSync(join(root, 'README.md'), 'utf8'))
  if (said.length === 0) throw new Error('README.md has no block of sh with commands.')
  for (const command of new Set([...said, ...ALSO])) {
    if (NOT_HERE.test(command) || values.done.includes(command)) console.log(`(not again: ${command})`)
    else await check(command, ON_A_SCREEN.test(command) ? onAScreen : shell)
  }
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
if (failures > 0) process.exitCode = 1
