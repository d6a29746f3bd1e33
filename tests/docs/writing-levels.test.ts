import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { newGame, type OpenTrap, primitiveText } from '../../src/game/index.ts'
import {
  type Answered,
  bootMachine,
  KERNEL_NAMES,
  KERNELS,
  type KernelName,
  type Primitive,
  runInstruction,
} from '../../src/kernel/index.ts'
import { checkLevel, type Level, levelJsonSchema, loadLevel } from '../../src/level/index.ts'
import { VERBS } from '../../src/machine/index.ts'
import { parseLine } from '../../src/workload/parse-line.ts'
import { cowhand, ROOT } from '../cli/test-world.ts'
import * as s from '../kernel/steps.ts'
import { playThrough, reference, verdictOf } from '../level/played.ts'
import { pageCalled, tableOf } from './tables.ts'

/*
 * docs/writing-levels.md shows a level as it grows, and what the commands say about it. Each step is done here, and its
 * tables are held against the schema, the verbs and the kernels.
 */
const PAGE = pageCalled('writing-levels.md')
const FILE = 'my-level.yaml'
const folder = mkdtempSync(join(tmpdir(), 'cowhand-docs-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A command of the page, what it is shown to say, and the level file as it stands then. */
interface Shown {
  readonly command: string
  readonly output: string
  readonly file: string
}

/** The file after a diff block: each line with - in front is replaced by the one with + below it. */
const patched = (file: string, diff: string): string =>
  [...diff.matchAll(/^-(.*)\n\+(.*)$/gm)].reduce((text, [, old = '', next = '']) => {
    expect(text.split('\n').filter(line => line === old)).toHaveLength(1)
    return text.replace(old, () => next)
  }, file)

/** The page's commands in order, with the file that its yaml and diff blocks have come to; some yaml is its end. */
function shownOn(page: string): Shown[] {
  let file = ''
  const shown: Shown[] = []
  for (const [, kind, block = ''] of page.matchAll(/^```(\w+)\n(.*?)^```$/gms)) {
    if (kind === 'yaml') file = block.startsWith('translations:') ? file + block : block
    else if (kind === 'diff') file = patched(file, block)
    else if (kind === 'console') {
      const [command = '', ...output] = block.split('\n')
      shown.push({ command, output: output.join('\n'), file })
    } else throw new Error(`a block of ${kind}: say here how it is kept true`)
  }
  return shown
}

const STEPS = shownOn(PAGE)
const LAST = STEPS.at(-1)?.file ?? ''

/** Runs a command as a shell in the folder of the file would. @returns what a terminal would show */
async function ran({ command, file }: Shown): Promise<string> {
  const [, lines, words = ''] =
    /^\$ (sed -n 's\/\^ {2}- P\/P\/p' my-level\.yaml \| )?npm run -s cowhand -- (.*)$/.exec(command) ?? []
  const path = join(folder, FILE)
  writeFileSync(path, file)
  const input = file
    .split('\n')
    .filter(line => line.startsWith('  - P'))
    .map(line => `${line.slice(4)}\n`)
    .join('')
  const given = words.split(' ').map(word => (word === FILE ? path : word))
  const { out, err } = await cowhand(given, lines === undefined ? {} : { input })
  return (err + out).replaceAll(`${folder}${sep}`, '')
}

test('the page goes from an empty file over four mistakes to a sound level, looks at its states, and translates it', () => {
  expect(STEPS.map(({ file, command }) => [file === '', / check /.test(command)])).toEqual([
    [true, true],
    [false, true],
    [false, true],
    [false, true],
    [false, true],
    [false, false],
    [false, true],
  ])
  expect(loadLevel(LAST, FILE).ok).toBe(true)
})

test.each(STEPS.map((step, index) => ({ ...step, number: index + 1 })))(
  'command $number of the page says what is shown',
  async step => {
    expect(await ran(step)).toBe(step.output)
  },
)

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly items?: JsonSchema
  readonly required?: readonly string[]
}

/** The keys of an object and of those in it, with whether each is needed. */
function keysOf(schema: JsonSchema, before = ''): string[] {
  const inner = schema.items ?? schema
  return Object.entries(inner.properties ?? {}).flatMap(([key, value]) => [
    `\`${before}${key}\` ${inner.required?.includes(key) === true ? 'yes' : 'no'}`,
    ...keysOf(value, `${before}${key}.`),
  ])
}

test("the table of keys has the schema's keys in its order, and says which are needed", () => {
  const schema: JsonSchema = JSON.parse(levelJsonSchema())
  expect(tableOf(PAGE, 'key', 'needed').map(([key, needed]) => `${key} ${needed}`)).toEqual(keysOf(schema))
})

const LINES = tableOf(PAGE, 'line', 'means').map(([line = '', , plain = '', demand = '']) => ({
  line: line.replaceAll('`', ''),
  plain,
  demand,
}))

const verbIn = (line: string): string => line.split(' ')[1] ?? ''

test('the table of lines has every verb once, in their order, and each line is one', () => {
  expect(LINES.map(({ line }) => verbIn(line))).toEqual(VERBS)
  expect(LINES.filter(({ line }) => parseLine(line).kind !== 'instruction')).toEqual([])
})

/** What has been before the line: fresh memory, memory that a child shares, memory that may not be written. */
const SCENES: readonly (readonly string[])[] = [
  ['P1 map heap anon private 2'],
  ['P1 map heap anon private 2', 'P1 store heap[0] a', 'P1 fork P3'],
  ['P1 map heap anon private 2 r'],
]

/** What P1 traps with in the line on that kernel, in whatever scene; as the table has it. */
function trapsOf(line: string, name: KernelName): string {
  const kernel = KERNELS[name]
  const verb = VERBS.find(one => one === verbIn(line))
  if (verb === undefined || !kernel.verbs.has(verb)) return 'not there'
  const kinds = new Set<string>()
  for (const scene of verb === 'map' ? [[]] : SCENES) {
    const machine = bootMachine(kernel, 16)
    const run = (text: string, answered?: Answered): void => {
      const parsed = parseLine(text)
      if (parsed.kind !== 'instruction') throw new Error(`no line: ${text}`)
      runInstruction(machine, kernel, parsed.instruction, answered)
    }
    for (const text of scene) run(text)
    run(line, ({ by, kind }) => {
      if (by === 1) kinds.add(`\`${kind}\``)
    })
  }
  return [...kinds].join(' ') || 'never traps'
}

test.each(LINES)('$line traps on each kernel as the table says', ({ line, plain, demand }) => {
  const said = KERNEL_NAMES.map(name => (KERNELS[name].demand ? demand : plain))
  expect(said).toEqual(KERNEL_NAMES.map(name => trapsOf(line, name)))
})

function levelFrom(text: string, file = FILE): Level {
  const loaded = loadLevel(text, file)
  if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => message).join('\n'))
  return loaded.level
}

test('every fact that the page gives as an example is one that check understands', () => {
  const paragraph = PAGE.split('\n\n').find(text => text.startsWith('**Facts:**')) ?? ''
  const facts = [...paragraph.matchAll(/`([^`]+)`/g)].flatMap(([, fact = '']) => fact.match(/.* .*/) ?? [])
  expect(facts.length).toBeGreaterThan(9)
  const bare = LAST.slice(0, LAST.indexOf('\nfacts:') + 1)
  const list = facts.map(fact => `      - ${fact}\n`).join('')
  const level = levelFrom(`${bare}facts:\n  - after: start\n    is:\n${list}`)
  const messages = checkLevel(level).unsound.map(({ message }) => message)
  expect(messages.filter(message => /this is no fact|there is no/.test(message))).toEqual([])
})

describe('the finished level', () => {
  const level = levelFrom(LAST)
  const game = newGame(level)
  const { a, alloc, b, back, c } = s

  const BELIEFS: readonly (readonly [belief: string, store: string, steps: readonly Primitive[]])[] = [
    ['M1', 'P1 store', [alloc, s.copy(a, b), s.map(2, 0, b, 'rw'), s.put(a), s.permit(1, 0), back]],
    ['M5', 'P2 store', [alloc, s.copy(a, c), s.map(2, 0, c, 'rw'), s.put(a), back]],
  ]

  test('gives three stars to one who does as the reference does', () => {
    const { play } = playThrough(game, open => reference(game, open))
    expect(play.score?.stars).toBe(3)
  })

  test('has a row for each belief that it lists', () => {
    const rows = tableOf(PAGE, 'belief', 'at')
    expect(rows.map(([belief]) => belief)).toEqual(level.misconceptions)
    expect(BELIEFS.map(([belief]) => belief)).toEqual(level.misconceptions)
  })

  test.each(BELIEFS)('tells one who believes %s so, as its row says', (belief, store, steps) => {
    const row = tableOf(PAGE, 'belief', 'at').find(([id]) => id === belief) ?? []
    let machine: OpenTrap['before'] | null = null
    const { play } = playThrough(game, (open, text) => {
      if (text !== `${store} heap[0]`) return reference(game, open)
      machine = open.before
      return steps
    })
    if (machine === null) throw new Error('this trap does not come')
    const at = machine
    const told = play.handled.find(handled => handled.text.startsWith(store))
    expect([
      belief,
      `\`${told?.text}\``,
      steps.map(step => primitiveText(step, at)).join(', '),
      told && verdictOf(told),
    ]).toEqual(row)
  })
})

test('par in the course is within a quarter of what the page says', () => {
  const files = readdirSync(join(ROOT, 'levels')).filter(name => name.endsWith('.yaml'))
  const far = files.flatMap(name => {
    const level = levelFrom(readFileSync(join(ROOT, 'levels', name), 'utf8'), name)
    const { traps, primitives } = checkLevel(level)
    const each = KERNELS[level.kernel].demand ? 2.5 : 1.5
    const said = level.cpus === 2 ? 120 : 5 * traps.length + each * primitives
    const par = level.par / 1000
    return par < 0.75 * said || par > 1.25 * said ? [`${name}: par ${par} s, by the page ${said} s`] : []
  })
  expect(far).toEqual([])
})
