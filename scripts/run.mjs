// Runs the program of this checkout, bundled anew if a source file is younger than the bundle.
import { readdirSync, statSync } from 'node:fs'

const root = new URL('..', import.meta.url).pathname
const bundle = `${root}dist/app/cowhand.js`

const modified = path => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
const newest = directory =>
  readdirSync(directory, { recursive: true }).reduce(
    (latest, name) => Math.max(latest, modified(`${directory}/${name}`)),
    0,
  )
const stale = Math.max(newest(`${root}src`), modified(`${root}package.json`)) > modified(bundle)
if (stale) await import('./build.mjs')
await import(bundle)
