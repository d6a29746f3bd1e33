// Runs the program in an emulated terminal, types keys, and draws the screen that then shows as an SVG file.
//
//   npm run picture                every picture of the README and of docs/screens.md
//   npm run picture -- OUT.svg [--size 80x24] [--keys 'Down Enter wait:500 a c'] [--title TEXT] [-- COMMAND...]
//
// Keys are names such as Enter and CtrlC, or text; `wait:MS` pauses and `see:TEXT` goes on when the screen shows TEXT
// (with _ for a space).
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { startTerminal } from '../tests/terminal/terminal.ts'
import { buildProgram, root } from './bundle.mjs'
import { drawSvg } from './svg.ts'

const SIZE = '80x24'
const LANG = 'C.UTF-8'
/** Where saves are in a picture: the folder that they are in is another each time. */
const SAVES_SHOWN = '/home/player/.local/share/cowhand'
/** A copy, at a trap in which nothing else is to be done. */
const COPIED = 'a c m d r see:clean Enter'
const SOLO = '4 Enter see:your_handler'

const scene = (out, title, command, keys, size = SIZE, lang = LANG) => ({
  out: join(root, 'docs', out),
  title,
  command,
  keys,
  size,
  lang,
})

/** The README's picture first: a level in play, with a page copied and about to be mapped. */
const SCENES = [
  scene('play.svg', 'A level in play', ['play', 'grandchild-writes'], `${SOLO} a c`),
  scene('screens/title.svg', 'The title', ['play'], 'see:Quit'),
  scene('screens/levels.svg', 'The course', ['play'], 'see:Quit Down Enter see:not_played', '120x40'),
  scene('screens/brief.svg', 'The brief of a level', ['play', 'first-write'], ''),
  scene(
    'screens/watch.svg',
    'The reference at work, each step explained',
    ['play', 'fork-by-hand'],
    'Enter see:next: Enter Enter',
  ),
  scene('screens/cards.svg', 'Steps as cards', ['play', 'fork-again'], '3 Enter see:──_cards'),
  scene(
    'screens/verdict.svg',
    'A verdict, and a question back',
    ['play', 'grandchild-writes'],
    `${SOLO} p r see:question`,
  ),
  scene(
    'screens/solution.svg',
    'The reference shows its way',
    ['play', 'grandchild-writes'],
    `${SOLO} p r see:question s Right Right`,
  ),
  scene(
    'screens/result.svg',
    'What a level came to',
    ['play', 'first-write'],
    `${SOLO} ${COPIED} see:your_handler ${COPIED} see:Next:`,
    '120x40',
  ),
  scene(
    'screens/finder.svg',
    'Any command by its name',
    ['play', 'grandchild-writes'],
    `${SOLO} : see:find m a`,
  ),
  scene(
    'screens/keys.svg',
    'The keys of a screen',
    ['play'],
    'see:Quit Down Enter see:not_played ? see:keys',
  ),
  scene(
    'screens/linux.svg',
    'Linux: regions, TLB and page cache',
    ['play', 'demand-loading'],
    SOLO,
    '120x40',
  ),
  scene('screens/two-cpus.svg', 'Two CPUs, one count', ['play', 'two-cpus'], 'Enter see:CPU_1 0 0 1 1 0 1'),
  scene('screens/drill.svg', 'A drill', ['drill', '--seed', '7'], 'Enter see:your_handler'),
  scene(
    'screens/exam.svg',
    'A question',
    ['exam', '--seed', '3'],
    'see:Enter Enter see:Question Right Right',
    '120x40',
  ),
  scene(
    'screens/report.svg',
    'The report of an exam',
    ['exam', '--seed', '3', '--questions', '10'],
    'see:Enter Enter see:Question 1 Right 2 Right 1 o see:hand_in H see:Hand_in? Down Enter see:right',
    '120x40',
  ),
  scene('screens/progress.svg', 'Progress', ['play'], 'see:Quit Up Up Up Up Enter see:overcome'),
  scene('screens/settings.svg', 'Settings', ['play'], 'see:Quit Up Up Enter see:Saved_in'),
  scene(
    'screens/chinese.svg',
    'In Chinese',
    ['play', 'first-write'],
    '4 Enter see:scause a c',
    SIZE,
    'zh_CN.UTF-8',
  ),
  scene('screens/sandbox.svg', 'The sandbox', ['sandbox'], '1 2 3'),
  scene('screens/large.svg', 'A large terminal', ['play', 'boss-fork'], SOLO, '160x50'),
]

/** The pictures that are wanted. */
function chosen() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { size: { type: 'string' }, keys: { type: 'string' }, title: { type: 'string' } },
  })
  const [out, ...command] = positionals
  if (out === undefined) return SCENES
  const { keys = '', size = SIZE, title = 'cowhand' } = values
  const wanted = command.length === 0 ? ['play', 'grandchild-writes'] : command
  return [{ out, title, command: wanted, keys, size, lang: LANG }]
}

async function follow(terminal, keys) {
  for (const key of keys) {
    if (key.startsWith('wait:')) await pause(Number(key.slice('wait:'.length)))
    else if (key.startsWith('see:')) await terminal.waitFor(key.slice('see:'.length).replaceAll('_', ' '))
    else await terminal.press(key)
  }
  await terminal.quiet(100, { timeout: 2000 }).catch(() => {})
}

async function draw({ out, title, command, keys, size, lang }) {
  const [cols, rows] = size.split('x').map(Number)
  if (!(cols > 0 && rows > 0)) throw new Error(`--size ${size}: want columns x rows, such as 80x24.`)
  const home = await mkdtemp(join(tmpdir(), 'cowhand-picture-'))
  const terminal = startTerminal([process.execPath, join(root, 'bin/cowhand.cjs'), ...command], {
    cols,
    rows,
    // A player who has never played: nobody's saves are read or touched.
    env: { HOME: home, COWHAND_SAVES: join(home, 'saves'), LANG: lang },
  })
  try {
    await terminal.waitFor(screen => screen.some(row => row !== ''), { timeout: 10_000 })
    await terminal.quiet(300, { timeout: 5000 }).catch(() => {})
    await follow(terminal, keys.split(/\s+/).filter(Boolean))
    const lines = terminal.screen().map(row => row.trim())
    await mkdir(dirname(out), { recursive: true })
    const svg = drawSvg(terminal.cells(), { title, description: lines.filter(Boolean).join('\n') })
    await writeFile(out, svg.replaceAll(join(home, 'saves'), SAVES_SHOWN))
  } finally {
    await terminal.dispose()
    await rm(home, { recursive: true, force: true })
  }
}

await buildProgram()
for (const one of chosen()) await draw(one)
