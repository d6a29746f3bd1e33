// Measures what the game promises: npm run bench, or npm run bench -- screen start for some of it.
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildProgram, root } from './bundle.mjs'

const ALL = ['faults', 'replays', 'screen', 'start']

const asked = process.argv.slice(2)
const unknown = asked.filter(name => !ALL.includes(name))
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')} to measure; there are ${ALL.join(', ')}.`)
  process.exit(2)
}

process.chdir(root)
await buildProgram()

const rows = [['what', 'value', 'aim', '']]
for (const name of asked.length === 0 ? ALL : asked) {
  const file = join(root, 'bench', `${name}.ts`)
  if (!existsSync(file)) continue
  const { measure } = await import(pathToFileURL(file).href)
  for (const { name: what, value, unit, aim, met } of await measure())
    rows.push([what, `${rounded(value)} ${unit}`, aim, aim === '' ? '' : met ? 'met' : 'MISSED'])
}

function rounded(value) {
  return value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)))
}

console.log(`Node ${process.version}, ${availableParallelism()} CPUs, ${process.platform} ${process.arch}`)
const widths = rows[0].map((_, column) => Math.max(...rows.map(row => row[column].length)))
for (const [what, value, aim, met] of rows)
  console.log(
    `${what.padEnd(widths[0])}  ${value.padStart(widths[1])}  ${aim.padEnd(widths[2])}  ${met}`.trimEnd(),
  )
