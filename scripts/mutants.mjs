// Shows that the tests catch each mistake of tests/mutants/list.ts: puts one at a time into a copy of the source and
// runs the tests there until one fails.
//
//   npm run mutants                all of them; ends with 1 where one is not caught
//   npm run mutants -- vfork       those whose description has the word
//   npm run mutants -- --write     and writes docs/mutants.md
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { MUTANTS } from '../tests/mutants/list.ts'
import { root } from './bundle.mjs'

/** The tests that are asked, the quickest to find a mistake first. */
const SUITES = [
  ['tests/workload/linux-recordings'],
  ['tests/kernel', 'tests/workload', 'tests/machine'],
  ['tests/game', 'tests/level/chapters'],
]
const COPIED = ['src', 'tests', 'levels', 'docs', 'package.json', 'tsconfig.json', 'vitest.config.ts']

const { values, positionals } = parseArgs({ options: { write: { type: 'boolean' } }, allowPositionals: true })
const chosen = MUTANTS.filter(({ what }) => positionals.every(word => what.includes(word)))

function copyOfTheSource() {
  const folder = mkdtempSync(join(tmpdir(), 'cowhand-mutants-'))
  for (const name of COPIED) cpSync(join(root, name), join(folder, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
  return folder
}

/** Runs some tests to their first failure. Returns its name, or null where there is none. */
async function firstFailure(folder, filters) {
  const report = join(folder, 'report.json')
  rmSync(report, { force: true })
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const words = ['run', ...filters, '--bail=1', '--reporter=json', `--outputFile=${report}`, '--maxWorkers=1']
  const child = spawn(process.execPath, [vitest, ...words], { cwd: folder, stdio: 'ignore' })
  const status = await new Promise(resolve => child.on('close', resolve))
  if (status === 0) return null
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'))
  for (const { name, message, assertionResults } of testResults) {
    const failed = assertionResults.find(result => result.status === 'failed')
    const file = name.slice(name.indexOf('tests'))
    if (failed !== undefined) return `${file}: ${failed.fullName}`
    if (message) return `${file}: does not run`
  }
  return 'the tests do not run'
}

async function caughtBy(folder, { file, find, put }) {
  const path = join(folder, 'src', file)
  const source = readFileSync(path, 'utf8')
  if (source.split(find).length !== 2) throw new Error(`not once in src/${file}: ${find}`)
  writeFileSync(
    path,
    source.replace(find, () => put),
  )
  try {
    for (const filters of SUITES) {
      const failure = await firstFailure(folder, filters)
      if (failure !== null) return failure
    }
    return null
  } finally {
    writeFileSync(path, source)
  }
}

async function work(queue, results) {
  const folder = copyOfTheSource()
  try {
    for (let mutant = queue.shift(); mutant !== undefined; mutant = queue.shift()) {
      const by = await caughtBy(folder, mutant)
      results.set(mutant, by)
      console.log(`${by === null ? 'NOT CAUGHT' : 'caught'}  ${mutant.what}  ${by ?? ''}`.trimEnd())
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const sound = copyOfTheSource()
const already = await firstFailure(sound, SUITES.flat())
rmSync(sound, { recursive: true, force: true })
if (already !== null) {
  console.error(`The tests fail as it is: ${already}`)
  process.exit(1)
}

const results = new Map()
const queue = [...chosen]
await Promise.all(Array.from({ length: availableParallelism() }, () => work(queue, results)))
const caught = chosen.filter(mutant => results.get(mutant) !== null).length
console.log(`${caught} of ${chosen.length} caught`)

if (values.write && positionals.length === 0) {
  const rows = chosen.map(mutant => {
    const by = (results.get(mutant) ?? 'nothing').replaceAll('|', '\\|')
    return `| ${mutant.what} | \`src/${mutant.file}\` | ${by} |`
  })
  const text = `# Mistakes that the tests catch

One-line mistakes in the kernels' handlers and in the rules of the game, put in one at a time, and the first test that fails for each. The list is
\`tests/mutants/list.ts\`; \`npm run mutants -- --write\` makes this page.

${caught} of ${chosen.length} are caught.

| the mistake | where | caught by |
| --- | --- | --- |
${rows.join('\n')}
`
  writeFileSync(join(root, 'docs/mutants.md'), text)
}
process.exit(caught === chosen.length ? 0 : 1)
