// Measures what the game promises: npm run bench, or npm run bench -- screen start for some of it.
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildProgram, root } from './bundle.mjs'

const ALL = ['faults', 'fork', 'traces', 'replays', 'screen', 'start', 'idle', 'hour', 'grade']

const asked = process.argv.slice(2)
const unknown = asked.filter(name => !ALL.includes(name))
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')} to measure; there are ${ALL.join(', ')}.`)
  process.exit(2)
}

process.chdir(root)
await buildProgram()

const rows = [['what', 'value', 'aim', '', '']]
for (const name of asked.length === 0 ? ALL : asked) {
  const file = join(root, 'bench', `${name}.ts`)
  if (!existsSync(file)) continue
  const { measure } = await import(pathToFileURL(file).href)
  for (const { name: what, value, unit, aim, met, beside = '' } of await measure())
    rows.push([what, `${rounded(value)} ${unit}`, aim, aim === '' ? '' : met ? 'met' : 'MISSED', beside])
}

function rounded(value) {
  return value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)))
}

console.log(`Node ${process.version}, ${availableParallelism()} CPUs, ${process.platform} ${process.arch}`)
const widths = rows[0].map((_, column) => Math.max(...rows.map(row => row[column].length)))
for (const row of rows) {
  const cells = row.map((cell, column) =>
    column === 1 ? cell.padStart(widths[column]) : cell.padEnd(widths[column]),
  )
  console.log(cells.join('  ').trimEnd())
}
